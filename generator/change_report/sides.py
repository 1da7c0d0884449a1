"""So that both sides of a change are read by the same code: that of today, on the same day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import site
from generator.errors import Level
from generator.evaluation.project import read
from generator.measured import load_measured
from generator.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from generator.errors import Problem
    from generator.model import Library
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class Side:
    """The content and the settings before or after a change, and every file that they become, by path."""

    library: Library
    settings: Settings
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """One side, or None and why it cannot be read; `settings_of_today` where only its settings could not."""

    side: Side | None
    problems: tuple[Problem, ...]
    settings_of_today: bool = False


def read_present(project: Path, day: date) -> Loaded:
    """Read the project as it lies on the disk; any error keeps it from being compared."""
    checked = site.check(project, day=day)
    errors = tuple(problem for problem in checked.problems if problem.level is Level.ERROR)
    if checked.settings is None or errors:
        return Loaded(None, errors)
    return Loaded(_made(project, project, checked.library, checked.settings, day), ())


def read_base(folder: Path, project: Path, day: date) -> Loaded:
    """Read what was committed before; rules of style are not asked, since what was merged is not to be judged again.

    Settings that today's code cannot read are replaced by those of today.
    """
    settings, found = load_settings(folder / site.SITE_CONFIG, folder)
    of_today = settings is None
    subject, problems = read(folder, load_settings(project / site.SITE_CONFIG, project) if of_today else None)
    if subject is None:
        return Loaded(None, tuple(sorted({*problems, *found})))
    return Loaded(_made(folder, project, subject.library, subject.settings, day), (), of_today)


def _made(folder: Path, project: Path, library: Library, settings: Settings, day: date) -> Side:
    measured = load_measured(folder / site.SITE_CONFIG, folder).measured
    outputs = site.files_of(project, library, settings, day, measured)
    return Side(library, settings, {output.path: output.content for output in outputs})


def with_library(side: Side, library: Library) -> Side:
    """Return a side with other content and without files, for a closer look at one change."""
    return replace(side, library=library, files={})
