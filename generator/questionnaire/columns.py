"""So that a bundle stays small: what each condition says about each finding, as one letter in the finding's column.

| letter | what it stands for |
| --- | --- |
| `a` `v` `c` `o` `r` | always, very-common, common, occasional, rare: a frequency that is stated |
| `p` | a percentage that is stated; the numbers follow in order |
| `0` to `7` | the place of a bare finding in its condition's list; `7` for every later one |
| `N` `R` `O` | it points away: never, rare, occasional |
| `S` `M` `W` | a risk factor with a strong, moderate or weak effect |
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator.model.condition import PLACE_SHARES
from generator.model.vocabulary import AwayFrequency, Effect, Frequency
from generator.questionnaire.scope import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Condition, Library
    from generator.model.condition import ConditionFinding, RiskFactor
    from generator.model.memory import Memory
    from generator.model.record import Citation

FREQUENCY = {
    Frequency.ALWAYS: "a",
    Frequency.VERY_COMMON: "v",
    Frequency.COMMON: "c",
    Frequency.OCCASIONAL: "o",
    Frequency.RARE: "r",
}
AWAY = {AwayFrequency.NEVER: "N", AwayFrequency.RARE: "R", AwayFrequency.OCCASIONAL: "O"}
EFFECT = {Effect.STRONG: "S", Effect.MODERATE: "M", Effect.WEAK: "W"}
PERCENT = "p"
LAST_PLACE = len(PLACE_SHARES) - 1


class Cell(NamedTuple):
    """What one condition says about one finding: its letter, the percentage if that is `p`, and its citations."""

    finding: str
    letter: str
    percent: float | None = None
    cites: tuple[str, ...] = ()


@dataclass(slots=True)
class Column:
    """One finding's column while it is filled, in the order of the conditions."""

    at: list[int] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    percents: list[float] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)


def cells(library: Library, condition: str, memory: Memory) -> tuple[Cell, ...]:
    """Return what a condition says, with what it inherits: each finding once, the condition's own word first."""
    own = memory.of(_own_cells, library.conditions[condition].record)
    inherited = [memory.of(_own_cells, entry.record) for entry in ancestors(library, condition)]
    if not inherited:
        return own
    found: dict[str, Cell] = {}
    for cell in chain(own, *inherited):
        found.setdefault(cell.finding, cell)
    return tuple(found.values())


def has_findings(library: Library, condition: str, askable: frozenset[str]) -> bool:
    """Tell whether a condition, with what it inherits, names a finding that a person can be asked about."""
    records = (library.conditions[condition], *ancestors(library, condition))
    return any(item.id in askable for entry in records for item in entry.record.findings)


def _own_cells(record: Condition) -> tuple[Cell, ...]:
    found: dict[str, Cell] = {}
    for place, item in enumerate(record.findings):
        letter, percent = _frequency(item)
        found.setdefault(item.id, Cell(item.id, letter or str(min(place, LAST_PLACE)), percent, _ids(item.cite)))
    for away in record.points_away:
        found.setdefault(away.id, Cell(away.id, AWAY[away.frequency], None, _ids(away.cite)))
    for risk in record.risk_factors:
        letter, percent = _frequency(risk)
        word = letter or EFFECT[risk.effect or Effect.MODERATE]
        found.setdefault(risk.id, Cell(risk.id, word, percent, _ids(risk.cite)))
    return tuple(found.values())


def _frequency(item: ConditionFinding | RiskFactor) -> tuple[str, float | None]:
    if item.percent is not None:
        return PERCENT, item.percent
    return (FREQUENCY[item.frequency], None) if item.frequency else ("", None)


def _ids(cites: Iterable[Citation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite.ref for cite in cites))
