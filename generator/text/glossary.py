"""So that a word of the glossary is found where a reader sees it as a word, however long the glossary is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A hyphen joins: "non-atrophy" is another word than "atrophy".
_WORD = re.compile(r"(?<![\w-])\w+(?:-\w+)*(?![\w-])")


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
        self._by_first_word: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for term in sorted(terms, key=lambda term: (-len(term), term)):
            first = _WORD.search(term)
            if first:
                pattern = r"\s+".join(re.escape(word) for word in term.split()) + r"(?![\w-])"
                flags = re.IGNORECASE if term == term.lower() else re.NOFLAG
                entry = (term, re.compile(pattern, flags))
                self._by_first_word.setdefault(first.group().lower(), []).append(entry)

    def find(self, value: str) -> Iterator[TermUse]:
        """Yield the terms in `value`, from left to right, none overlapping another."""
        end = 0
        for word in _WORD.finditer(value):
            if word.start() < end:
                continue
            for term, pattern in self._by_first_word.get(word.group().lower(), ()):
                match = pattern.match(value, word.start())
                if match:
                    end = match.end()
                    yield TermUse(match.start(), end, term)
                    break
