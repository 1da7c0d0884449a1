"""So that a mistake inside a text can be told without knowing in which file the text stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

UNSAFE = "unsafe-markdown"
"""The code of what could harm a reader: markup of the page itself, addresses that run or track, hidden characters."""

DISALLOWED = "disallowed-markdown"
"""The code of what is harmless but has no place in a text field: headings, images, tables, code, typing mistakes."""


LONGEST_SNIPPET = 120


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a text.

    `code` is `UNSAFE` or `DISALLOWED`; `snippet` is the piece of the text that is wrong, as written (at most 120
    characters of it), and `start` is where it begins in the text.
    """

    code: str
    message: str
    hint: str
    snippet: str
    start: int = 0


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

    def as_fault(self, value: str) -> Fault:
        """Return the fault that this is of `value`."""
        end = min(self.end, self.start + LONGEST_SNIPPET)
        return Fault(self.code, self.message, self.hint, value[self.start : end], self.start)
