"""So that the figures of every questionnaire come from the same readers, whoever measures and whenever."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING
from zlib import crc32

from generator.evaluation import figures
from generator.evaluation.noise import CLEAN, NOISE, shifted, with_gaps, without
from generator.evaluation.readers import NO_CONDITION, Draw, Place, Reader, simulate
from generator.evaluation.world import PRIOR, World, world_of
from generator.measured import Answers, Population, QuestionnaireFigures
from generator.questionnaire import compile_bundle
from generator.questionnaire.scope import ancestors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.evaluation.engine import Engine
    from generator.evaluation.project import Subject
    from generator.measured import Noise
    from generator.model import Library

WORLDS = 20
"""How many different worlds the noisy readers come from: one alone could be a lucky one."""

FEWEST = 20
"""The fewest readers for each condition that is left out."""

POPULATIONS = {Population.BY_RARITY: "prior", Population.EACH_EQUALLY: "uniform"}
"""What `readers.mjs` calls the populations."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to simulate: readers in each table, and the seed."""

    readers: int
    seed: int


@dataclass(frozen=True, slots=True)
class Measurement:
    """The figures of one questionnaire, and the readers of some tables for a closer look."""

    figures: QuestionnaireFigures
    known: tuple[Reader, ...]
    unknown: tuple[Reader, ...]


def measure(engine: Engine, subject: Subject, symptom: str | None, content: str, plan: Plan) -> Measurement:
    """Simulate the readers of one questionnaire; `content` is the version of its content."""
    return _Trial(engine, subject, symptom, plan).measurement(content)


class _Trial:
    """One questionnaire while it is tried."""

    def __init__(self, engine: Engine, subject: Subject, symptom: str | None, plan: Plan) -> None:
        self.engine, self.subject, self.symptom, self.plan = engine, subject, symptom, plan
        self.world = world_of(subject.library, symptom, subject.settings.site.questionnaire.ages)
        self.seed = crc32(f"{plan.seed} {symptom or ''}".encode())  # the same number on every machine

    def measurement(self, content: str) -> Measurement:
        names = [sick.id for sick in self.world.conditions]
        clean = [self._place(self.subject.library, self.world)]
        nobody = figures.nobody(simulate(clean, Draw(self.plan.readers, self.seed, NO_CONDITION, CLEAN)))
        found = QuestionnaireFigures(
            symptom=self.symptom, content=content, conditions=len(names), tables=(), nobody=nobody
        )
        if not names:
            return Measurement(found, (), ())
        noisy = self._noisy_places(names)
        true = {population: self._draw(clean, population, CLEAN) for population in Population}
        tables = {Answers.TRUE: true, Answers.NOISY: {one: self._draw(noisy, one, NOISE) for one in Population}}
        for place in (*clean, *noisy):
            place.questionnaire.close()
        unknown = self._left_out()
        known, left = true[Population.EACH_EQUALLY], unknown[Population.EACH_EQUALLY]
        wider = {name: frozenset(entry.id for entry in ancestors(self.subject.library, name)) for name in names}
        more = {
            "tables": tuple(
                figures.table(readers, population, answers)
                for answers, drawn in tables.items()
                for population, readers in drawn.items()
            ),
            "left_out": tuple(figures.left_out(readers, one, wider) for one, readers in unknown.items()),
            "curve": figures.curve(known, left, wider),
        }
        return Measurement(found.model_copy(update=more), known, left)

    def _draw(self, places: Sequence[Place], population: Population, noise: Noise) -> tuple[Reader, ...]:
        return simulate(places, Draw(self.plan.readers, self.seed, POPULATIONS[population], noise))

    def _place(self, library: Library, world: World) -> Place:
        compiled = compile_bundle(library, self.symptom, self.subject.settings)
        return Place(self.engine.open(compiled.bundle), world)

    def _noisy_places(self, names: Sequence[str]) -> list[Place]:
        """Return worlds whose words are off, each with a questionnaire that lacks some of the findings."""
        return [
            self._place(
                with_gaps(self.subject.library, names, NOISE, f"{self.seed} {number}"),
                shifted(self.world, NOISE, f"{self.seed} {number}"),
            )
            for number in range(min(WORLDS, self.plan.readers))
        ]

    def _left_out(self) -> Mapping[Population, tuple[Reader, ...]]:
        """Take each condition out in turn, and simulate readers who have it."""
        found: dict[Population, list[Reader]] = {population: [] for population in Population}
        for name, counts in self._counts().items():
            place = self._place(without(self.subject.library, name), self.world)
            most = max(counts.values())
            readers = simulate([place], Draw(most, self.seed, POPULATIONS[Population.EACH_EQUALLY], CLEAN, name))
            place.questionnaire.close()
            for population, count in counts.items():
                found[population] += readers[:count]
        return {population: tuple(readers) for population, readers in found.items()}

    def _counts(self) -> dict[str, dict[Population, int]]:
        """Return how many readers have each condition when it is left out."""
        sick = self.world.conditions
        priors = {one.id: PRIOR[one.record.rarity_word] for one in sick}
        total = sum(priors.values())
        equal = max(FEWEST, ceil(self.plan.readers / max(1, len(sick))))
        return {
            name: {
                Population.BY_RARITY: round(len(sick) * equal * prior / total),
                Population.EACH_EQUALLY: equal,
            }
            for name, prior in priors.items()
        }
