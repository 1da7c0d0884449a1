"""So that rules about words read every text of a site in one way, each with its place in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import Mark
from generator.model import MarkdownRole, PlainRole, Record, leaves
from generator.rules.option_findings import only_an_option
from generator.text import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Entry, Library
    from generator.source import Trail
    from generator.source.tree import ProseFile

SPOKEN_FIELDS = frozenset({"label", "meaning", "none", "question", "questions_to_ask", "text"})
"""Fields of plain words that hold sentences said to the reader; the others hold names, titles and numbers."""

UNREAD_KINDS = frozenset({"journey", "reference", "safety-note"})
"""Kinds of records whose words are an example's, a source's or the editors' own."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text: of the record `entry` at `trail`, or a whole hand-written page."""

    value: str
    source: Entry[Any] | ProseFile
    trail: Trail = ()

    def at(self, start: int, end: int) -> Mark:
        """Return the place of the characters `start` to `end` (exclusive) of the text."""
        return self.near(snippet(self.value, start, end), start)

    def near(self, piece: str, start: int | None = None) -> Mark:
        """Return the place of a piece of the text; `start` is where it begins, if that is known."""
        if hasattr(self.source, "at"):
            return self.source.at(*self.trail, near=piece)
        place = self.value.find(piece) if start is None else start
        line = self.value.count("\n", 0, place) + 1
        return Mark(self.source.path, line, place - self.value.rfind("\n", 0, place))

    @property
    def owner(self) -> Record | None:
        """The record, or the item inside it, that the text is a field of; None for a page."""
        if not hasattr(self.source, "record"):
            return None
        owner: Any = self.source.record
        for part in self.trail[:-1]:
            value = owner[part] if isinstance(part, int) else getattr(owner, part)
            owner = value if isinstance(value, Record | tuple) else owner
        return owner if isinstance(owner, Record) else None


def texts(library: Library) -> Iterator[Passage]:
    """Yield every Markdown text of every record."""
    return _of_role(library, MarkdownRole)


def plain_fields(library: Library) -> Iterator[Passage]:
    """Yield every field of plain words of every record."""
    return _of_role(library, PlainRole)


def pages(library: Library) -> Iterator[Passage]:
    """Yield every hand-written page."""
    return (Passage(page.text, page) for page in library.prose)


def said_to_readers(library: Library) -> Iterator[Passage]:
    """Yield what readers read as sentences: the texts, questions, labels and meanings of records."""
    for passage in (*texts(library), *plain_fields(library)):
        if passage.source.kind not in UNREAD_KINDS and (_is_markdown(passage) or _is_spoken(passage)):
            yield passage
