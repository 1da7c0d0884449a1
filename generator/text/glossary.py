"""So that a word of the glossary is found where a reader sees it as a word, however long the glossary is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.text.glance import LIKE_ASCII

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A hyphen joins: "non-atrophy" is another word than "atrophy".
_WORD = re.compile(r"(?<![\w-])\w+(?:-\w+)*(?![\w-])")
_RUN = re.compile(r"[\w-]+")  # each word is one, and found faster
_JOINING = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")
"""The signs of a run in a text of ASCII in lower case."""
_PIECE = re.compile(r"(\S+)\s*")
_END = re.compile(r"(?![\w-])")


class TermUse(NamedTuple):
    """A term at characters `start` to `end` (exclusive) of a text; `term` is the glossary's own form of it."""

    start: int
    end: int
    term: str


class GlossaryTerms:
    """The terms of a glossary, ready to be looked for; made from the terms themselves.

    A term in lower case is found in any case, one with capitals only as it is written. Terms are whole words, and the
    longest that fits wins.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_first_word: dict[str, _Family] = {}
        for term in sorted(terms, key=lambda term: (-len(term), term)):
            first = _WORD.search(term)
            if first:
                self._by_first_word.setdefault(first.group().lower(), _Family()).add(term)

    def find(self, value: str) -> Iterator[TermUse]:
        """Yield the terms in `value`, from left to right, none overlapping another."""
        look, end = _look(value), 0
        for start, family in self._plainly(look) if value.isascii() else self._anyhow(value):
            if start >= end and (use := family.at(value, look, start)):
                end = use.end
                yield use

    def _anyhow(self, value: str) -> Iterator[tuple[int, _Family]]:
        """Yield where the first word of terms stands, with those terms."""
        for run in _RUN.finditer(value):
            if family := self._by_first_word.get(run.group().lower()):
                yield run.start(), family

    def _plainly(self, look: str) -> Iterator[tuple[int, _Family]]:
        """Do the same for a text of ASCII in lower case: the place is looked for where there is something to find."""
        at = 0
        for word in filter(self._by_first_word.__contains__, _RUN.findall(look)):
            at = look.find(word, at)
            while (at and look[at - 1] in _JOINING) or look[at + len(word) : at + len(word) + 1] in _JOINING:
                at = look.find(word, at + 1)
            yield at, self._by_first_word[word]
            at += len(word)


class _Family:
    """The terms with one first word, kept by what they look like: a thousand are looked for as fast as one."""

    def __init__(self) -> None:
        self._by_look: dict[str, list[tuple[int, str]]] = {}
        self._beginnings: set[str] = set()
        self._count = 0

    def add(self, term: str) -> None:
        """Take in a term; those that are wanted rather come first."""
        looks = [_look(piece) for piece in term.split()]
        self._by_look.setdefault(" ".join(looks), []).append((self._count, term))
        self._beginnings.update(" ".join(looks[:pieces]) for pieces in range(1, len(looks)))
        self._count += 1

    def at(self, value: str, look: str, start: int) -> TermUse | None:
        """Return the first of the terms that stands at `start` of a text; `look` is what the text looks like."""
        found: list[tuple[int, int, str]] = []
        before = ""
        place = start
        while piece := _PIECE.match(value, place):
            for match in _END.finditer(value, place + 1, piece.end(1)):
                for rank, term in self._by_look.get(before + look[place : match.start()], ()):
                    if _is(term, value[start : match.start()]):
                        found.append((rank, match.start(), term))
            before += look[place : piece.end(1)]
            if before not in self._beginnings:
                break
            before += " "
            place = piece.end()
        return TermUse(start, *min(found)[1:]) if found else None


def _look(words: str) -> str:
    """Return what is the same, and of the same length, for all that words may look like in any case."""
    if not words.isascii():
        words = words.translate(LIKE_ASCII).encode("ascii", "replace").decode("ascii")
    return words.lower()


def _is(term: str, written: str) -> bool:
    """Whether words that look like a term are that term."""
    if term == written:
        return True
    term, written = " ".join(term.split()), " ".join(written.split())
    if term != term.lower():
        return term == written
    return (term + written).isascii() or re.fullmatch(re.escape(term), written, re.IGNORECASE) is not None
