"""So that a page is its context through one template, with plain words made literal unless they are marked as safe."""

from __future__ import annotations

import dataclasses
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from generator import text
from generator.output import OutputFile

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pages.page import Page


class Renderer:
    """Turns pages into Markdown files with the templates of one folder."""

    def __init__(self, templates: Path) -> None:
        self._environment = _environment(templates)

    def render(self, page: Page, extra: dict[str, Any] | None = None) -> OutputFile:
        """Return the page's Markdown file; `extra` is added to its front matter."""
        template = self._environment.get_template(f"{page.template}.md.jinja")
        fields = {field.name: getattr(page.context, field.name) for field in dataclasses.fields(page.context)}
        body = re.sub(r"\n{3,}", "\n\n", template.render(fields)).strip("\n")
        return OutputFile(page.address.path, f"{front_matter({**page.meta, **(extra or {})})}\n{body}\n")


@lru_cache(maxsize=1)  # a preview renders again and again; a template that was edited is read again all the same
def _environment(templates: Path) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_literal,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["attr"] = lambda value: Markup(text.attribute(str(value)))  # noqa: S704 - it is escaped
    environment.filters["indent"] = _indent
    environment.filters["inline"] = _inline
    return environment


def front_matter(meta: dict[str, Any]) -> str:
    """Write front matter as YAML of which every value is JSON, so that nothing in it can be misread."""
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items() if value not in (None, "")
    ]
    return "\n".join(["---", *lines, "---", ""])


def _literal(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    if isinstance(value, Markup):
        return value
    return Markup(text.escape(str(value)))  # noqa: S704 - it is escaped


def _indent(value: str, width: int = 4) -> Markup:
    """Indent every line but the first, so that several paragraphs stay inside a list item."""
    safe = value if isinstance(value, Markup) else Markup(text.escape(value))  # noqa: S704 - it is escaped
    return Markup(text.indent(str(safe), width))  # noqa: S704 - it was safe before


def _inline(value: str) -> Markup:
    """Fold prose of one paragraph into one line, for a heading or a line of a list."""
    safe = value if isinstance(value, Markup) else Markup(text.escape(value))  # noqa: S704 - it is escaped
    return Markup(" ".join(str(safe).split()))  # noqa: S704 - it was safe before
