"""So that one command says how often the questionnaires are right: journeys first, then simulated readers."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.errors import VademecumError
from generator.evaluation.engine import Engine
from generator.evaluation.journeys import lead_journeys
from generator.evaluation.noise import NOISE
from generator.evaluation.project import known_symptom, read
from generator.evaluation.simulation import Plan, measure
from generator.evaluation.summary import summary
from generator.measured import (
    FILE,
    Exhaustive,
    Measured,
    Share,
    load_measured,
    serialized,
    version_in,
    version_of,
)
from generator.output import write_atomically
from generator.questionnaire import questionnaire_files
from generator.report import report
from generator.site import SITE_CONFIG

if TYPE_CHECKING:
    from pathlib import Path

    from generator.evaluation.journeys import Journeys
    from generator.evaluation.project import Subject
    from generator.evaluation.simulation import Measurement

READERS, SEED = 2000, 1
"""How many readers each table has, and the seed, unless the command says otherwise."""

FORMATS = ("terminal", "json")
"""The ways to tell the result."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that was found: how the journeys went, and what was measured of each questionnaire."""

    journeys: Journeys
    measured: Measured
    measurements: tuple[Measurement, ...]


def evaluate(project: Path, symptom: str | None, plan: Plan, form: str = "terminal", *, write: bool = False) -> int:
    """Evaluate all questionnaires, or that of one article, and tell the result; return 1 where anything disagrees.

    With `write`, the result becomes `site_config/evaluation.json`.
    """
    if write and symptom is not None:
        raise VademecumError("--write needs the figures of every questionnaire: leave out --symptom")
    if plan.readers < 1:
        raise VademecumError("--readers must be 1 or more")
    subject, problems = read(project)
    if subject is None:
        sys.stdout.write(report(problems, project, form))
        return 1
    found = evaluation(project, subject, symptom, plan)
    if form == "json":
        told = json.loads(report(found.journeys.problems, project, "json"))
        sys.stdout.write(json.dumps({**told, "measured": found.measured.model_dump(mode="json")}, indent=2) + "\n")
    else:
        sys.stdout.write(summary(found.journeys, found.measured, found.measurements, project))
    if write:
        save(project, found.measured)
    return 1 if found.journeys.problems else 0


def evaluation(project: Path, subject: Subject, symptom: str | None, plan: Plan) -> Evaluation:
    """Lead the journeys and simulate the readers of all questionnaires, or of one article's."""
    library, settings = subject
    about = (None, *library.symptoms) if symptom is None else (known_symptom(library, symptom),)
    versions = _versions(subject)

    def measured_alone(name: str | None) -> Measurement:
        with Engine(project) as engine:
            return measure(engine, subject, name, versions[name or addresses.GENERAL], plan)

    with Engine(project) as engine:
        journeys = lead_journeys(engine, library, settings, symptom)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        measurements = tuple(pool.map(measured_alone, about))  # the engines do the work, each in a process of its own
    found = tuple(one.figures for one in measurements)
    measured = Measured(
        content=version_of({one.symptom or addresses.GENERAL: one.content for one in found}),
        seed=plan.seed,
        readers=plan.readers,
        noise=NOISE,
        journeys=Share(yes=journeys.agreed, of=journeys.led),
        questionnaires=found,
    )
    return Evaluation(journeys, measured, measurements)


def save(project: Path, measured: Measured) -> None:
    """Write what was measured; the number of exhaustive cases stays what it was, unless it is given."""
    before = load_measured(project / SITE_CONFIG, project).measured
    if measured.exhaustive is None and before is not None:
        measured = measured.model_copy(update={"exhaustive": before.exhaustive})
    write_atomically(project / SITE_CONFIG / FILE, serialized(measured).encode())


def save_exhaustive(project: Path, cases: int) -> None:
    """Note in how many cases every state of the red flags of the present content was tried without a failure.

    Raises `VademecumError` where nothing else was measured yet, or the content is broken.
    """
    measured, problems = load_measured(project / SITE_CONFIG, project)
    subject, found = read(project)
    if measured is None or subject is None:
        listed = report((*problems, *found), project).strip()
        raise VademecumError(f"run `vademecum evaluate --write` first\n{listed}")
    exhaustive = Exhaustive(cases=cases, content=content_version(subject))
    save(project, measured.model_copy(update={"exhaustive": exhaustive}))


def content_version(subject: Subject) -> str:
    """Return the version of all questionnaires of the present content together."""
    return version_of(_versions(subject))


def _versions(subject: Subject) -> dict[str, str]:
    """Return the version of each questionnaire, by the article's id or `general`."""
    files = questionnaire_files(subject.library, subject.settings, subject.library.symptoms)
    return {name: version_in(path) for name, path in files.paths.items()}
