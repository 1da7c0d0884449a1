"""So that rules about words read every text of a site in one way, each with its place in a file."""

from __future__ import annotations

import re
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from generator.errors import Mark
from generator.model import MarkdownRole, PlainRole, Record, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Entry, Library
    from generator.source import Trail

SPOKEN_FIELDS = frozenset({"label", "meaning", "none", "question", "questions_to_ask", "text"})
"""Fields of plain words that hold sentences said to the reader; the others hold names, titles and numbers."""

UNREAD_KINDS = frozenset({"journey", "reference", "safety-note"})
"""Kinds of records whose words are an example's, a source's, or meant for editors."""


_IN_WORDS = ascii_letters + digits + "-_"


class Passage(NamedTuple):
    """One text: the field at `trail` of the record `entry`, or a whole hand-written page (then `entry` is None).

    `field` is the name of the field, or of the list, that the text stands in; empty for a page.
    """

    value: str
    path: str
    markdown: bool
    entry: Entry[Record] | None = None
    trail: Trail = ()
    field: str = ""

    def at(self, start: int, end: int) -> Mark:
        """Return the place of the characters `start` to `end` (exclusive) of the text."""
        if self.entry is not None:
            piece, nth = _occurrence(self.value, start, end)
            return self.entry.at(*self.trail, near=piece, nth=nth)
        line = self.value.count("\n", 0, start) + 1
        return Mark(self.path, line, start - self.value.rfind("\n", 0, start))

    @property
    def owner(self) -> Record | None:
        """The record, or the item inside one, that the text is a field of; None for a page."""
        if self.entry is None:
            return None
        owner: Record = self.entry.record
        value: Any = owner
        for part in self.trail:
            value = value[part] if isinstance(part, int) else getattr(value, part)
            owner = value if isinstance(value, Record) else owner
        return owner


def _occurrence(value: str, start: int, end: int) -> tuple[str, int]:
    """Return a piece of a text that begins at `start`, and how often it stands before that, as `Entry.at` counts."""
    piece = value[start : max(end, start + 1)]
    words = r"\s+".join(re.escape(word) for word in piece.split())
    whole = [match.start() for match in re.finditer(rf"(?<![\w-]){words}(?![\w-])", value)]
    if whole and not any(start <= place < end for place in whole):
        # Whole words go before parts of words, so the words around a part are taken with it.
        start -= len(value[:start]) - len(value[:start].rstrip(_IN_WORDS))
        end += len(value[end:]) - len(value[end:].lstrip(_IN_WORDS))
        piece = value[start:end]
        whole = [match.start() for match in re.finditer(re.escape(piece), value)]
    places = whole or [match.start() for match in re.finditer(words, value)]
    return piece, sum(place < start for place in places)


def texts(library: Library) -> tuple[Passage, ...]:
    """Return every Markdown text of every record."""
    return _fields(library).texts


def plain_fields(library: Library) -> tuple[Passage, ...]:
    """Return every field of plain words of every record."""
    return _fields(library).plain


def pages(library: Library) -> tuple[Passage, ...]:
    """Return every hand-written page."""
    return tuple(Passage(page.text, page.path, markdown=True) for page in library.prose)


def said_to_readers(library: Library) -> tuple[Passage, ...]:
    """Return what readers read as sentences: the texts, questions, labels and meanings of records."""
    return _fields(library).said


class _Fields(NamedTuple):
    """The fields of records, by what rules ask for, in the order of the library and of the fields of its records."""

    texts: tuple[Passage, ...]
    plain: tuple[Passage, ...]
    said: tuple[Passage, ...]


_last: WeakKeyDictionary[Library, _Fields] = WeakKeyDictionary()
"""What was found in one library: a dozen rules read the same records, one after the other. It goes when they do."""


def _fields(library: Library) -> _Fields:
    found = _last.get(library)
    if found is None:
        found = _sorted(library)
        _last.clear()
        _last[library] = found
    return found


def _sorted(library: Library) -> _Fields:
    texts: list[Passage] = []
    plain: list[Passage] = []
    said: list[Passage] = []
    for passage in _walked(library):
        (texts if passage.markdown else plain).append(passage)
        is_read = passage.entry is not None and passage.entry.kind not in UNREAD_KINDS
        if is_read and (passage.markdown or passage.field in SPOKEN_FIELDS):
            said.append(passage)
    return _Fields(tuple(texts), tuple(plain), tuple(said))


def _walked(library: Library) -> Iterator[Passage]:
    for entry in library.entries():
        if "options" in entry.trail[1:]:
            continue  # a finding that an option of a question made: the question's own fields say the same
        path = entry.source.path
        for leaf in leaves(entry.record):
            markdown = isinstance(leaf.role, MarkdownRole)
            if markdown or isinstance(leaf.role, PlainRole):
                field = next(part for part in reversed(leaf.trail) if isinstance(part, str))
                yield Passage(leaf.value, path, markdown, entry, leaf.trail, field)
