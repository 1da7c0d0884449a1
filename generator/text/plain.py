"""So that a text can be read aloud, counted, or put where no markup is understood."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

from generator.text.dialect import BARE_EXTENSIONS, CITATION, PLACEHOLDER, RECORD_LINK, converter, render

_MARKUP = re.compile(r"[^\w\s.,;:!?()'\"’‘“”%/–—-]|^\s*[-\d]|[_]|\s\s", re.MULTILINE)
_SPACES = re.compile(r"[^\S\n]+")
_CITATION = re.compile(rf"[ ]*{CITATION.pattern}")
_BLOCKS = frozenset({"p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "br"})


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
    words = _CITATION.sub("", value)
    words = PLACEHOLDER.sub(lambda match: match[1].replace("-", " "), words)
    words = RECORD_LINK.sub(r"\1", words)
    if not _MARKUP.search(words) and "\n" not in words:
        return words
    try:
        parser = _Words()
        parser.feed(render(words, BARE_EXTENSIONS))
        parser.close()
    except Exception:  # noqa: BLE001  whatever a parser stumbles over; `check` reports it, counting words goes on
        converter.cache_clear()
        return " ".join(words.split())
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\v"))
    return "\n".join(line for line in lines if line)
