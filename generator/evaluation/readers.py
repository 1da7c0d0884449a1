"""So that what came of many simulated readers is one value, from which every figure can be counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.evaluation.engine import Questionnaire
    from generator.evaluation.world import World
    from generator.measured import Noise

NO_CONDITION = "none"
"""The population of readers who have none of the conditions."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What came of one reader; `advice` and `need` are ranks of urgency.

    `rank` counts from 1, and is 0 where the reader's condition is not in the ranking; `weight` is that of the leading
    condition; `because` says what makes the need: condition, red-flag, see-doctor or minimum; `fit` are the engine's
    measures of how well the leader explains the answers, where it gives any. `danger` is the need by the condition and
    by red flags alone.
    """

    condition: str | None
    rank: int
    leader: str | None
    weight: float
    fit: Mapping[str, float] | None
    covered: bool
    likely: tuple[str, ...]
    shown: bool
    asked: int
    advice: int
    need: int
    danger: int
    because: str

    @property
    def right(self) -> bool:
        """Whether the reader's condition leads."""
        return self.condition is not None and self.condition == self.leader


@dataclass(frozen=True, slots=True)
class Draw:
    """How readers are drawn: how many, from which population (see `readers.mjs`), by which seed, with which noise."""

    readers: int
    seed: int
    population: str
    noise: Noise
    only: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An opened questionnaire, and the world that its readers come from."""

    questionnaire: Questionnaire
    world: World


def simulate(places: Sequence[Place], draw: Draw) -> tuple[Reader, ...]:
    """Simulate readers, taking the places in turn."""
    columns: dict[str, list[Any]] = places[0].questionnaire.engine.ask(
        "simulate",
        worlds=[{"kb": place.questionnaire.kb, "world": place.world.data()} for place in places],
        symptom=places[0].world.scope.symptom,
        readers=draw.readers,
        seed=draw.seed,
        population=draw.population,
        only=draw.only,
        noise={"wrong": draw.noise.wrong, "unknown": draw.noise.unknown},
    )
    return tuple(_readers(columns))


def _readers(columns: Mapping[str, Sequence[Any]]) -> Iterator[Reader]:
    for row in zip(*columns.values(), strict=True):
        values = dict(zip(columns, row, strict=True))
        yield Reader(**{**values, "likely": tuple(values["likely"])})
