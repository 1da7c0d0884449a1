"""So that a page becomes HTML in one go, and an engine learns of its headings, ids and links what it would ask for."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown.extensions.toc import escape_cdata, nest_toc_tokens, slugify, strip_tags, unique

from generator.quick_markdown import html_tree, tags
from generator.quick_markdown.unknown import UnknownError

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.quick_markdown.blocks import Node
    from generator.quick_markdown.inline import Inline

# Marks of Python-Markdown's own, and signs that it does away with: first those of ASCII.
_UNKNOWN_BYTES = bytes([*range(0x0A), *range(0x0B, 0x20), 0x7F])
_CONTROL_SIGN = re.compile(rb"\xc2[\x80-\x9f]")  # U+0080 to U+009F
_LINE_SIGN = re.compile(rb"\xe2\x80[\xa8\xa9]")  # U+2028 and U+2029
# Blank lines that it makes fewer of, and code between fences.
_MARK = re.compile(r"\n(?:\n\n|```|~~~)")
# An entity that it mends.
_MENDED_ENTITY = re.compile(r"&#(?!\d+;|[xX][0-9a-fA-F]+;)")
# A blank line that is not empty.
_BLANK_LINE = re.compile(r"\n +(?:\n|$)")
_TAG = re.compile(r"<[^>]*>")
# Stands for the address of a link, until it is known: a sign that no source has which is rendered here.
_LINK = "\x02"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as HTML, with what an engine wants to know of it."""

    html: str
    toc: list[dict[str, Any]]
    """Its headings as Python-Markdown's `toc_tokens`, of which it has `level`, `id`, `name` and `children`."""
    title: str | None
    """The words of the main heading, as HTML without tags, if the page begins with one."""
    ids: frozenset[str]
    """Where a link may lead to."""


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A page that is rendered but for where its links lead: it depends on nothing but its source.

    `parts` is its HTML, between which the links stand that are written as `links`.
    """

    parts: tuple[str, ...]
    links: tuple[str, ...]
    toc: list[dict[str, Any]]
    title: str | None
    ids: frozenset[str]

    def linked(self, address: Callable[[str], str]) -> Rendered:
        """Return the page with its links; see `render`. No name of a heading and no id depends on them."""
        written = [self.parts[0]]
        for link, part in zip(self.links, self.parts[1:], strict=True):
            written += (tags.escape_value(address(link)), part)
        return Rendered("".join(written), self.toc, self.title, self.ids)


def render(source: str, address: Callable[[str], str] = str) -> Rendered | None:
    """Return what Python-Markdown makes of `source` with the extensions of mkdocs.yml, or None.

    None says that this page is not known for certain, and must be given to Python-Markdown itself. `address` turns what
    is written as the target of a Markdown link into its `href`; it is called in the order of the links, and not before
    the page is known.
    """
    found = unlinked(source)
    return found.linked(address) if found else None


def unlinked(source: str) -> Unlinked | None:
    """Return what `render` returns, without the addresses of links."""
    source = source.strip("\n")
    try:
        _refuse(source)
        tree = html_tree.read(source)
    except UnknownError:
        return None
    writer = _Writer()
    for child in tree.root.children:
        writer.write(child)
    return writer.finish(tree)


def _refuse(source: str) -> None:
    """Raise UnknownError where the page as a whole has something that no part of it could answer for."""
    encoded = source.encode("utf-8", "surrogatepass")
    if len(encoded.translate(None, _UNKNOWN_BYTES)) != len(encoded):
        raise UnknownError
    if len(encoded) != len(source) and (_CONTROL_SIGN.search(encoded) or _LINE_SIGN.search(encoded)):
        raise UnknownError
    if source.startswith(("```", "~~~")) or "[TOC]" in source:
        raise UnknownError
    if _MARK.search(source) or _MENDED_ENTITY.search(source) or _BLANK_LINE.search(source):
        raise UnknownError


@lru_cache(maxsize=4096)
def _name(words: str) -> tuple[str, str]:
    """Return the name of a heading, given as HTML, for lists of contents, and for addresses."""
    name = strip_tags(words)
    return name, slugify(html.unescape(name), "-")


@dataclass(slots=True)
class _Heading:
    place: int
    """Where its start tag is to stand in what was written."""
    level: int
    words: str
    attributes: dict[str, str]


class _Writer:
    """Collects the HTML of a page, with gaps for what is known only at its end."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._headings: list[_Heading] = []
        self._links: list[str] = []

    def write(self, node: Node) -> None:
        """Write one block element, and the line end after it."""
        write = self._written.append
        if node.html is not None:
            write(f"<pre><code>{node.html}\n</code></pre>\n" if node.tag == "pre" else f"{node.html}\n")
            return
        words = self._linked(node.words) if node.words else "\n" if node.children else ""
        if node.attributes is not None:
            self._headings.append(_Heading(len(self._written), int(node.tag[1]), words, dict(node.attributes)))
            write("")
            write(f"{words}</{node.tag}>\n")
            return
        start = node.start or f"<{node.tag}>"
        if not node.children:
            write(f"{start}{words}</{node.tag}>\n")
            return
        write(start)
        write(words)
        for child in node.children:
            self.write(child)
        write(f"</{node.tag}>\n")

    def _linked(self, words: Inline) -> str:
        self._links += words.links
        return _LINK.join(words.pieces)

    def finish(self, tree: html_tree.Tree) -> Unlinked:
        """Give each heading its id."""
        used = tree.ids.union(heading.attributes["id"] for heading in self._headings if "id" in heading.attributes)
        tokens: list[Any] = []
        for heading in self._headings:
            attributes = heading.attributes
            name, slug = _name(heading.words)
            if "id" not in attributes:
                attributes["id"] = unique(slug, used)
            if "data-toc-label" in attributes:
                name = escape_cdata(strip_tags(attributes.pop("data-toc-label").strip()))
            tokens.append({"level": heading.level, "id": attributes["id"], "name": name})
            written = "".join(f' {key}="{tags.escape_value(attributes[key])}"' for key in sorted(attributes))
            self._written[heading.place] = f"<h{heading.level}{written}>"
        title = None
        if self._headings and self._headings[0].place == 0 and self._headings[0].level == 1:
            title = " ".join(_TAG.sub("", self._headings[0].words).split())
        ids = tree.written_ids.union(token["id"] for token in tokens)
        toc: list[Any] = nest_toc_tokens(tokens)
        parts = "".join(self._written).strip().split(_LINK)
        return Unlinked(tuple(parts), tuple(self._links), toc, title, frozenset(ids))
