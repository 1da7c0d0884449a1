"""So that every command of the questionnaire begins with the same content, or with everything wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.errors import Problem, VademecumError
from generator.model import load
from generator.model.validate import suggest
from generator.questionnaire import unaskable
from generator.settings import load_settings
from generator.site import CONTENT, SITE_CONFIG, has_errors
from generator.source import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Library
    from generator.settings import LoadedSettings, Settings


class Subject(NamedTuple):
    """What is asked about: the content and the settings of a project."""

    library: Library
    settings: Settings


class Read(NamedTuple):
    """The subject, or None where it is broken; and everything wrong with it."""

    subject: Subject | None
    problems: tuple[Problem, ...]


def read(project: Path, configured: LoadedSettings | None = None) -> Read:
    """Read a project's content and settings; the rules of style are not asked. `configured` stands in for its own."""
    settings, problems = configured or load_settings(project / SITE_CONFIG, project)
    library, found = load(read_tree(project / CONTENT, project))
    problems += found
    if not has_errors(found):
        problems += unaskable(library)
    problems = tuple(sorted(set(problems)))
    if settings is None or has_errors(problems):
        return Read(None, problems)
    return Read(Subject(library, settings), problems)


def known_symptom(library: Library, symptom: str) -> str:
    """Return the id of an article; raise `VademecumError`, with the nearest id, if there is none."""
    if symptom not in library.symptoms:
        hint = suggest(symptom, list(library.symptoms), "symptom")
        raise VademecumError(f"there is no symptom `{symptom}`; {hint}")
    return symptom
