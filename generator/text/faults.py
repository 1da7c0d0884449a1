"""So that a mistake inside a text can be told without knowing in which file the text stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

UNSAFE = "unsafe-markdown"
"""The code of what could harm a reader: markup of the page itself, addresses that run or track, hidden characters."""

DISALLOWED = "disallowed-markdown"
"""The code of what is harmless but has no place in a text field: headings, images, tables, code, typing mistakes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a text.

    `code` is `UNSAFE` or `DISALLOWED`; `snippet` is a piece of the text, as written, whose first occurrence is the
    place of the mistake (white space aside), so that the line can be found by it.
    """

    code: str
    message: str
    hint: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault that still knows where it stands: characters `start` to `end` (exclusive) of the text."""

    start: int
    end: int
    code: str
    message: str
    hint: str

    def is_told_by(self, others: Iterable[Finding]) -> bool:
        """Whether another one speaks of the same characters already, and is not the milder one."""
        return any(
            self.start < other.end and other.start < self.end and (self.code == DISALLOWED or other.code == UNSAFE)
            for other in others
        )


_LONGEST = 120
_WORD = re.compile(r"\s*\S+")


def snippet(value: str, start: int, end: int) -> str:
    """Cut a piece out of `value` that begins at `start` and occurs nowhere earlier.

    The piece is lengthened, first to the right and then to the left, until looking for it from the top of the text
    finds this very place; at most about 120 characters are taken.
    """
    end = min(max(end, start + 1), start + _LONGEST, len(value))
    while not _is_first(value, start, end) and end < len(value) and end - start < _LONGEST:
        word = _WORD.match(value, end)
        end = min(word.end() if word else len(value), start + _LONGEST)
    while not _is_first(value, start, end) and start > 0 and end - start < 2 * _LONGEST:
        blank = max(value.rfind(" ", 0, start - 1), value.rfind("\n", 0, start - 1))
        start = max(blank + 1, end - 2 * _LONGEST)
    return value[start:end]


def _is_first(value: str, start: int, end: int) -> bool:
    piece = value[start:end]
    if not piece.strip():
        return False
    found = re.search(r"\s+".join(re.escape(word) for word in piece.split()), value)
    return found is not None and found.start() == start + len(piece) - len(piece.lstrip())
