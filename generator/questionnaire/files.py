"""So that every questionnaire page finds its data under a name that changes with its content, and only then."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator import addresses
from generator.model.memory import Memory
from generator.output import OutputFile
from generator.questionnaire.bundle import written_bundle
from generator.questionnaire.written import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Library
    from generator.questionnaire.written import Written
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class QuestionnaireFiles:
    """The files of all questionnaires, and for each name (an article's id, or `general`) its path."""

    outputs: tuple[OutputFile, ...]
    paths: Mapping[str, str]


def questionnaire_files(
    library: Library,
    settings: Settings,
    symptoms: Iterable[str],
    reference_pages: Mapping[str, str] | None = None,
    memory: Memory | None = None,
) -> QuestionnaireFiles:
    """Return the bundles of these articles and the general one; the library must hold nothing that cannot be asked.

    `reference_pages` names the page that lists each reference, where there are several.
    """
    memory = memory or Memory()
    outputs: list[OutputFile] = []
    paths: dict[str, str] = {}
    for symptom in (None, *symptoms):
        file = questionnaire_file(written_bundle(library, symptom, settings, memory), symptom, reference_pages)
        outputs.append(file)
        paths[symptom or addresses.GENERAL] = file.path
    return QuestionnaireFiles(tuple(outputs), paths)


def questionnaire_file(
    bundle: Written, symptom: str | None, reference_pages: Mapping[str, str] | None = None
) -> OutputFile:
    """Return the file of the bundle of an article, or with None of the general one."""
    name = symptom or addresses.GENERAL
    file = hashed(name, bundle.file())
    return _leading(name, file, bundle.with_reference_pages(reference_pages).file()) if reference_pages else file


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
