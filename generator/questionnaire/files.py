"""So that every questionnaire page finds its data under a name that changes with its content, and only then."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator import addresses
from generator.output import OutputFile
from generator.questionnaire.bundle import bundle_of, canonical, with_reference_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Library
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class QuestionnaireFiles:
    """The files of all questionnaires, and for each name (an article's id, or `general`) its path."""

    outputs: tuple[OutputFile, ...]
    paths: Mapping[str, str]


def questionnaire_files(
    library: Library, settings: Settings, symptoms: Iterable[str], reference_pages: Mapping[str, str] | None = None
) -> QuestionnaireFiles:
    """Return the bundles of these articles and the general one; the library must hold nothing that cannot be asked.

    `reference_pages` names the page that lists each reference, where there are several.
    """
    outputs: list[OutputFile] = []
    paths: dict[str, str] = {}
    for name, symptom in ((addresses.GENERAL, None), *((symptom, symptom) for symptom in symptoms)):
        bundle = bundle_of(library, symptom, settings)
        file = hashed(name, serialized(bundle))
        if reference_pages:
            file = _leading(name, file, serialized(with_reference_pages(bundle, reference_pages)))
        outputs.append(file)
        paths[name] = file.path
    return QuestionnaireFiles(tuple(outputs), paths)


def serialized(bundle: Mapping[str, Any]) -> str:
    """Write a bundle, or the words, as the file that the browser reads."""
    return f"{canonical(bundle)}\n"


def hashed(name: str, content: str) -> OutputFile:
    """Return a file whose name tells its content: one that was loaded before never stands in for another."""
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    return OutputFile(addresses.questionnaire_data(f"{name}.{digest}.json").path, content)


def _leading(name: str, bare: OutputFile, content: str) -> OutputFile:
    """Return a bundle that knows where its references are listed.

    Its name ends as it would without: what was measured about a questionnaire holds wherever its references stand.
    """
    links = hashlib.sha256(content.encode()).hexdigest()[:6]
    last = bare.path.removeprefix(addresses.questionnaire_data(name).path)
    return OutputFile(addresses.questionnaire_data(f"{name}.{links}{last}").path, content)


def words_file(words: Mapping[str, Any]) -> OutputFile:
    """Return the file of the words that all questionnaires show."""
    return hashed(addresses.WORDS, serialized(words))
