"""So that a template cannot show a word as markup, and asks each word only once whether it is one.

Every expression of a template goes through `literal`. As that leaves nothing to be escaped, the code that Jinja makes
of a template escapes nothing a second time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context
from markupsafe import Markup

from generator import text
from generator.pages.markdown import Prose

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.compiler import Frame

    from generator.pages.contexts import Link

WORDS = 32_768
"""How many escaped words are kept: names, headings and notes stand on many pages."""


class _Code(CodeGenerator):
    """Writes an expression as `finalize(...)` alone; Jinja itself would write `escape(finalize(...))`.

    What our own filters return needs neither.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's own
        """Write `a.b` for `a.b`: contexts are objects with fixed fields, and nothing else needs to be tried."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        del frame
        self.write("(" if isinstance(node, nodes.Filter) and node.name in FILTERS else finalize.src)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 - Jinja's own
        del node, frame, finalize
        self.write(")")


class _Context(Context):
    """Calls what a template calls without asking whether it wants to know where: macros and loops do not."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - any macro
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class Environment(jinja2.Environment):
    """The templates of one folder. What has no such field as a template asks for is an error, and no empty word."""

    code_generator_class = _Code
    context_class = _Context

    def __init__(self, templates: Path) -> None:
        super().__init__(
            loader=jinja2.FileSystemLoader(templates),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=literal,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters |= FILTERS


@lru_cache(maxsize=1)  # a preview renders again and again; a template that was edited is read again all the same
def environment(templates: Path) -> Environment:
    """Return the templates of a folder, ready to be used."""
    return Environment(templates)


def literal(value: Any) -> str:  # noqa: ANN401 - whatever a template prints
    """Return what a template prints as Markdown: plain words made literal, and what is marked as safe as it is."""
    return value if isinstance(value, Markup) else _literal(str(value))


_literal = lru_cache(maxsize=WORDS)(text.escape)


@lru_cache(maxsize=WORDS)
def _attribute(value: str) -> Prose:
    """Escape words for an attribute of an HTML tag."""
    return Prose(text.attribute(str(value)))


def _indent(value: str, width: int = 4) -> Prose:
    """Indent every line but the first, so that several paragraphs stay inside a list item."""
    safe = literal(value)
    return Prose(text.indent(str(safe), width) if "\n" in safe else safe)


def _inline(value: str) -> Prose:
    """Fold prose of one paragraph into one line, for a heading or a line of a list."""
    return Prose(" ".join(str(literal(value)).split()))


def _link(to: Link) -> Prose:
    """Write a link, or only its words where there is no page."""
    label = literal(to.label)
    return Prose(f"[{label}]({to.href})" if to.href else label)


FILTERS = {"attr": _attribute, "indent": _indent, "inline": _inline, "link": _link}
"""What templates can do with a value, beside what Jinja knows; what comes out is safe as it stands."""
