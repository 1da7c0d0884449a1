"""So that what was measured about the questionnaires is shown, and never said by hand: `site_config/evaluation.json`.

`vademecum evaluate --write` writes the file, the page "How often is this right?" shows it, and nobody edits it.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from math import sqrt
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import Field

from generator.model.fields import Id, Number, Plain, Whole
from generator.model.record import Record
from generator.model.validate import validate
from generator.source import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.errors import Problem

FILE = "evaluation.json"
"""The name of the file, below `site_config`."""

FORM: Literal[1] = 1
"""The number of the file's form."""

Z_95 = 1.959964
"""How many standard deviations around the middle hold 95 % of a normal distribution."""

Count = Annotated[Whole, Field(ge=0)]


class Share(Record):
    """How often something was so: `yes` of `of` cases."""

    yes: Count = Field(description="In how many cases it was so.")
    of: Count = Field(description="How many cases there were.")

    @property
    def share(self) -> float:
        """The share, from 0 to 1; 0 where there were no cases."""
        return self.yes / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval for the share, after Wilson (1927), which holds near 0 and 1 too; all where no cases."""
        if not self.of:
            return 0.0, 1.0
        z2, n, p = Z_95**2, self.of, self.share
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = Z_95 / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        return max(0.0, min(p, middle - half)), min(1.0, max(p, middle + half))


class Population(StrEnum):
    """How the conditions of simulated readers were drawn."""

    BY_RARITY = "by-rarity"
    EACH_EQUALLY = "each-equally"


class Answers(StrEnum):
    """How simulated readers answered."""

    TRUE = "true"
    NOISY = "noisy"


class Noise(Record):
    """How much was made wrong on purpose in the noisy tables, each as a share from 0 to 1."""

    wrong: Number = Field(description="Answers that were wrong.")
    unknown: Number = Field(description="Answers that were not known.")
    off_by_one: Number = Field(description="Words of frequency that were off by one step.")
    missing: Number = Field(description="Findings that the content did not know of.")


class Table(Record):
    """What came of readers who each had one of the conditions."""

    population: Population = Field(description="How their conditions were drawn.")
    answers: Answers = Field(description="How they answered.")
    top_1: Share = Field(description="Their condition came first.")
    top_3: Share = Field(description="Their condition was among the first three.")
    top_5: Share = Field(description="Their condition was among the first five.")
    shown: Share = Field(description="Their condition was shown.")
    covered: Share = Field(description="The questionnaire said that it knows their problem.")
    missed: Share = Field(description="The advice was less urgent than their condition or a danger sign calls for.")
    under: Share = Field(description="The advice was less urgent than right.")
    over: Share = Field(description="The advice was more urgent than right.")
    emergency: Share = Field(description="Of those who needed emergency help, those who were told so.")
    asked_median: Count = Field(description="The number of questions that half of them were asked at most.")
    asked_p90: Count = Field(description="The number of questions that nine in ten of them were asked at most.")
    calibration_error: Number = Field(description="How far the leader's weight was from how often it was right.")


class LeftOut(Record):
    """What came of readers whose condition had been taken out of the content."""

    population: Population = Field(description="How their conditions were drawn.")
    wrong_likely: Share = Field(description="Something that they did not have was called likely.")


class CurvePoint(Record):
    """What it would cost to be wrong so seldom: the best that any limits of fit could do."""

    at_most: Number = Field(description="The largest share of wrong suggestions called likely, from 0 to 1.")
    limits: dict[Plain, Number] = Field(description="The limits, by the engine's measure of fit.")
    wrong_likely: Share = Field(description="With the condition left out: a wrong suggestion was called likely.")
    right_likely: Share = Field(description="With the condition in the content: it led and was called likely.")


class Nobody(Record):
    """What came of readers who had none of the conditions."""

    likely: Share = Field(description="A condition was called likely all the same.")
    over: Share = Field(description="The advice was more urgent than what they had calls for.")
    emergency: Share = Field(description="They were sent to emergency care though nothing called for it.")
    asked_median: Count = Field(description="The number of questions that half of them were asked at most.")


class QuestionnaireFigures(Record):
    """The figures of one questionnaire."""

    symptom: Id | None = Field(None, description="Its article; none for the general questionnaire.")
    content: Plain = Field(description="The version of its content that was measured.")
    conditions: Count = Field(description="How many conditions it can find.")
    tables: tuple[Table, ...] = Field(description="Readers who each had one of the conditions.")
    left_out: tuple[LeftOut, ...] = Field((), description="Readers whose condition had been taken out.")
    curve: tuple[CurvePoint, ...] = Field((), description="What it would cost to be wrong more seldom.")
    nobody: Nobody | None = Field(None, description="Readers who had none of the conditions.")

    def table(self, population: Population, answers: Answers) -> Table | None:
        """Return one of the tables, if it was made."""
        return next((one for one in self.tables if one.population is population and one.answers is answers), None)


class Exhaustive(Record):
    """The cases in which every state of the red flags was tried."""

    cases: Count = Field(description="How many cases were tried; in each, the advice was urgent enough.")
    content: Plain = Field(description="The version of the content that was tried.")


class Measured(Record):
    """`evaluation.json`: everything that was measured, on which content, and how to measure it again."""

    form: Literal[1] = Field(FORM, description="The number of this form.")
    content: Plain = Field(description="The version of all questionnaires together.")
    seed: Whole = Field(description="The seed: the same one gives the same readers.")
    readers: Annotated[Whole, Field(gt=0)] = Field(description="Simulated readers in each table.")
    noise: Noise = Field(description="What was made wrong on purpose in the noisy tables.")
    journeys: Share = Field(description="The acceptance examples that came out as expected.")
    exhaustive: Exhaustive | None = Field(
        None, description="The cases in which every state of the red flags was tried."
    )
    questionnaires: tuple[QuestionnaireFigures, ...] = Field(description="The figures of each questionnaire.")


class LoadedMeasured(NamedTuple):
    """What was measured, or None where nothing was or the file is broken; and everything wrong with the file."""

    measured: Measured | None
    problems: tuple[Problem, ...]


def load_measured(site_config: Path, project: Path) -> LoadedMeasured:
    """Read what was measured; no file is no problem: then nothing was measured yet."""
    path = site_config / FILE
    if not path.exists():
        return LoadedMeasured(None, ())
    source, problems = read_file(path, project)
    if source is None:
        return LoadedMeasured(None, problems)
    measured, found = validate(Measured, source.data, source, ())
    return LoadedMeasured(measured, found)


def version_of(contents: Mapping[str, str]) -> str:
    """Return one version for the versions of all questionnaires, by name."""
    canonical = json.dumps(contents, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def version_in(path: str) -> str:
    """Return the version of a questionnaire by the name of its file, as in `questionnaire/data/tremor.0f3a9c.json`."""
    return path.rsplit(".", 2)[-2]


def serialized(measured: Measured) -> str:
    """Write what was measured as the file holds it."""
    return json.dumps(measured.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n"
