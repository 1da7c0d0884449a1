"""So that all that was measured is in one place, apart from how it was measured and from what it is worth."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.bench.cost import Cost
    from tests.bench.edits import Edit
    from tests.bench.visits import Visit

OURS, OURS_WITH_SEARCH = "vademecum build without search", "vademecum build"
AGAIN_WITH_SEARCH = "vademecum build again, after an edit"
CHECK, CHECK_AGAIN = "vademecum check", "vademecum check again"
BODY, TITLE = "edit of a text in serve", "edit of a title in serve"
"""What is measured of ours; the names of the others are those of `peers`."""


FEW = 3
"""The fewest times that something is measured by which a goal is judged."""


class Value(NamedTuple):
    """What was measured, once in each turn of a run, and the numbers of articles."""

    each: tuple[float, ...]
    at: tuple[int, ...]

    def times(self, factor: float) -> Value:
        """Return the same, each number so many times as large."""
        return Value(tuple(number * factor for number in self.each), self.at)


def value(numbers: Iterable[float], *at: int) -> Value | None:
    """Put some measurements together; None where there are none."""
    found = tuple(numbers)
    return Value(found, at) if found else None


@dataclass(frozen=True)
class Sizes:
    """The numbers of articles that are measured; the short form has no `large`."""

    small: int
    middle: int
    large: int | None = None

    @property
    def all(self) -> tuple[int, ...]:
        """Return them, the smallest first."""
        return (self.small, self.middle, self.large) if self.large else (self.small, self.middle)

    @property
    def last_two(self) -> tuple[int, int]:
        """Return the largest and the one before it."""
        return self.all[-1], self.all[-2]

    def down_from(self, size: str) -> tuple[int, ...]:
        """Return the size of that name and all smaller ones, the largest first."""
        most = getattr(self, size) or self.all[-1]
        return tuple(at for at in reversed(self.all) if at <= most)


@dataclass
class Figures:
    """What was measured, by what it was measured of and the number of articles; several times, in order."""

    sizes: Sizes
    builds: dict[tuple[str, int], list[Cost]] = field(default_factory=dict)
    edits: dict[tuple[str, int], list[Edit]] = field(default_factory=dict)
    visits: dict[tuple[str, int], Visit] = field(default_factory=dict)
    waits: dict[tuple[str, int], list[float]] = field(default_factory=dict)
    """Seconds on a slow line from opening a page to the first result."""
    pages: dict[tuple[str, int], float] = field(default_factory=dict)
    """Bytes of an article's page with gzip: the median of all articles."""
    differing: dict[int, int] = field(default_factory=dict)
    """Bytes of all files that differ between two builds."""
    next_question: list[float] = field(default_factory=list)
    """Milliseconds within which 95 of 100 questions are found."""
    bundle: list[int] = field(default_factory=list)
    """Bytes of a questionnaire with gzip."""
    programs: list[int] = field(default_factory=list)
    """Bytes of the programs that a questionnaire runs with, with gzip."""
    notes: list[str] = field(default_factory=list)
    """What could not be measured, and why."""

    def ratio(self, one: tuple[str, int], other: tuple[str, int], what: str = "cpu", beside: str = "") -> Value | None:
        """Compare `what` one build takes with what another takes, or with `beside` of it, pair by pair.

        None where either was not measured.
        """
        pairs = zip(self.builds.get(one, ()), self.builds.get(other, ()), strict=False)
        sizes = dict.fromkeys((one[1], other[1]))
        return value((getattr(mine, what) / getattr(theirs, beside or what) for mine, theirs in pairs), *sizes)

    def cpu(self, name: str, at: int) -> float | None:
        """Return the median of what a build takes, in seconds of processors."""
        found = [cost.cpu for cost in self.builds.get((name, at), ())]
        return statistics.median(found) if found else None
