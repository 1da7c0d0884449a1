"""So that a page is its context through one template, with plain words made literal unless they are marked as safe."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.output import OutputFile
from generator.pages.templates import environment

if TYPE_CHECKING:
    from pathlib import Path

    from generator.pages.page import Page


_JSON = json.JSONEncoder(ensure_ascii=False)


class Renderer:
    """Turns pages into Markdown files with the templates of one folder."""

    def __init__(self, templates: Path) -> None:
        self._environment = environment(templates)

    def render(self, page: Page, extra: dict[str, Any] | None = None) -> OutputFile:
        """Return the page's Markdown file; `extra` is added to its front matter."""
        template = self._environment.get_template(f"{page.template}.md.jinja")
        context = page.context
        fields = {name: getattr(context, name) for name in _fields(type(context))}  # type: ignore[arg-type]
        body = without_spare_lines(template.render(fields))
        return OutputFile(page.address.path, f"{front_matter({**page.meta, **(extra or {})})}\n{body}\n")


@cache
def _fields(context: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(context))


def without_spare_lines(body: str) -> str:
    """Return Markdown without two blank lines, or more, in a row, and without any at its ends."""
    blocks = (block.lstrip("\n") for block in body.strip("\n").split("\n\n"))
    return "\n\n".join([block for block in blocks if block])


def front_matter(meta: dict[str, Any]) -> str:
    """Write front matter as YAML of which every value is JSON, so that nothing in it can be misread."""
    lines = [f"{key}: {_JSON.encode(value)}" for key, value in meta.items() if value not in (None, "")]
    return "\n".join(["---", *lines, "---", ""])
