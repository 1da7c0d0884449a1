"""So that a file is mended by small steps of which each says what it did, and none is written before all are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.errors import Mark
from generator.source.file import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.source import Trail


@dataclass(frozen=True, order=True, slots=True)
class Fixed:
    """One thing that was mended: its place in the mended file, and what was done, in a few words."""

    mark: Mark
    what: str

    def __str__(self) -> str:
        """Write it as `path:line:column: fixed: what`."""
        return f"{self.mark}: fixed: {self.what}"


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a file on its way to be mended, what was done so far, and the values that this was meant to change.

    `trails` lead to those values; every other value must stay what it was.
    """

    path: str
    text: str
    done: tuple[Fixed, ...] = ()
    trails: frozenset[Trail] = frozenset()

    def offset(self, mark: Mark) -> int:
        """Return the character offset of a place in this text."""
        lines = self.text.split("\n")
        return sum(len(line) + 1 for line in lines[: mark.line - 1]) + mark.column - 1

    def with_piece(self, start: int, end: int, piece: str, what: str, trail: Trail | None = None) -> Draft:
        """Return this with the characters `start` to `end` (exclusive) replaced, and a note on it at their place."""
        return replace(
            self,
            text=self.text[:start] + piece + self.text[end:],
            done=(*self.done, Fixed(Mark(self.path, *place_of(self.text, start)), what)),
            trails=self.trails if trail is None else self.trails | {trail},
        )

    def with_text(self, text: str, notes: Iterable[tuple[int, str]]) -> Draft:
        """Return this with another text, and notes on what was done in which line."""
        found = tuple(Fixed(Mark(self.path, line), what) for line, what in notes)
        return replace(self, text=text, done=self.done + found)

    def with_lines_moved(self, text: str, moved: Callable[[int], int], note: str) -> Draft:
        """Return this with lines in other places; `moved` gives the new number of a line, so that notes go with it."""
        done = tuple(Fixed(replace(fixed.mark, line=moved(fixed.mark.line)), fixed.what) for fixed in self.done)
        return replace(self, text=text, done=(*done, Fixed(Mark(self.path), note)))
