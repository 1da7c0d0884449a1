"""So that a text can be read aloud, counted, or put where no markup is understood."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from generator.text.dialect import BARE_EXTENSIONS, CITATION, PLACEHOLDER, RECORD_LINK, converter, render

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_LINE = re.compile(r"(?!\s*[-\d])(?:[\w.,;:!?()'\"’‘“”%/–—-]+|[^\S\n](?!\s))*+")
_BLOCKS = frozenset({"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "br"})

# Paragraphs, lists of one level, emphasis and links of the usual form need no parser of Markdown.
_LETTERS = (
    r"A-Za-z0-9\u00a1-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdff"
)
_START = rf"(?!\d+\.)[{_LETTERS}.,;!?('\"%$@]"
_ITEM = re.compile(r"^(?:[-*+]|\d+\.)[ ]", re.MULTILINE)
_LINE = rf"(?:{_ITEM.pattern})?{_START}(?:[{_LETTERS}.,;:!?()'\"%$@/=+|^~#-]+|[ ](?![ ]))*+"
_SIMPLE = re.compile(rf"{_LINE}(?:\n+{_LINE})*+\n*", re.MULTILINE)
_EMPHASIS = re.compile(rf"(?<![\\*])(\*{{1,2}})({_START}(?:[^*\\\n]*[^*\\\s])?)\1(?!\*)")
_LINK = re.compile(rf"(?<![\\!])\[({_START}[^\[\]\\\n]*)\]\((?:https://|mailto:)[\w.,:/?=#%+~@-]*\)")


class _Words(HTMLParser):
    """Collects the words of rendered HTML, each block on a line of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _BLOCKS:
            self.pieces.append("\v")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\v")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data.replace("\v", " "))


@lru_cache(maxsize=8192)
def plain(value: str) -> str:
    """Return the words of a Markdown text: no markup, no citations, placeholders as words ("emergency number").

    Each paragraph and each item of a list is one line.
    """
    words = _without_citations(value) if "[@" in value else value
    if "{" in words:
        words = PLACEHOLDER.sub(lambda match: match[1].replace("-", " "), words)
    if "](" in words:
        words = RECORD_LINK.sub(r"\1", words)
    if _ONE_LINE.fullmatch(words) and "_" not in words:
        return words
    unmarked = _LINK.sub(r"\1", words) if "](" in words else words
    unmarked = _EMPHASIS.sub(r"\2", unmarked) if "*" in words else unmarked
    return "\n".join(_simple_lines(unmarked) if _SIMPLE.fullmatch(unmarked) else rendered_lines(words))


def _without_citations(value: str) -> str:
    *before, last = CITATION.split(value)[::2]  # the others are their ids
    return "".join((*(piece.rstrip(" ") for piece in before), last))


def _simple_lines(words: str) -> Iterator[str]:
    for block in words.split("\n\n"):
        lines = block.strip("\n")
        for piece in _ITEM.split(lines) if _ITEM.match(lines) else (lines,):
            if piece:
                yield " ".join(piece.split())


def rendered_lines(words: str) -> Iterator[str]:
    """Yield the lines that Markdown without citations, placeholders and links to records becomes."""
    try:
        parser = _Words()
        parser.feed(render(words, BARE_EXTENSIONS))
        parser.close()
    except Exception:  # noqa: BLE001  whatever a parser stumbles over; `check` reports it, counting words goes on
        converter.cache_clear()
        yield " ".join(words.split())
        return
    for line in "".join(parser.pieces).split("\v"):
        if line.split():
            yield " ".join(line.split())
