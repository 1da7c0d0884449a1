"""So that a property can be judged in Node without the engine's own reading: what the library says, spelled out in ids.

One line of JSON for each questionnaire: `{seed, symptom, bundle, facts}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.questionnaire import compile_bundle
from tests.engine.cases import questionnaires
from tests.engine.knowledge_bases import library_of, random_content, seeded, texts
from tests.engine.oracle import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Library
    from generator.settings import Settings
    from tests.engine.knowledge_bases import Size


def facts(scope: Scope) -> dict[str, Any]:
    """Return what the properties need to know; every list of findings holds only those of the questionnaire."""
    return {
        "above": {finding: sorted(scope.above(finding) - {finding}) for finding in sorted(scope.findings)},
        "askedOf": {
            finding: {"sex": who.sex, "age": who.age}
            for finding in sorted(scope.findings)
            if (who := scope.all[finding].asked_of)
        },
        "flagged": sorted(scope.flagged),
        "complaints": {identity: article.finding for identity, article in scope.articles.items()},
        "oneOf": [
            [option.finding_id for option in question.options]
            for question in scope.questions.values()
            if question.kind == "one-of"
        ],
        "never": {
            condition: [finding for finding, entry in sorted(scope.entries(condition).items()) if entry.never]
            for condition in scope.scored
        },
        "scored": scope.scored,
    }


def questionnaire_of(seed: int, size: Size) -> tuple[Library, str | None]:
    """Return a random content, and one of its questionnaires."""
    library = library_of(texts(random_content(seed, size)))
    return library, seeded(seed).choice(questionnaires(library))


def line(seed: int, library: Library, symptom: str | None, settings: Settings | None = None) -> dict[str, Any]:
    """Return one questionnaire with its facts."""
    compiled = compile_bundle(library, symptom, settings)
    assert compiled.problems == (), [f"{problem.mark} {problem.message}" for problem in compiled.problems]
    return {"seed": seed, "symptom": symptom, "bundle": compiled.bundle, "facts": facts(Scope(library, symptom))}


def lines(seeds: Iterable[int], size: Size, settings: Settings | None) -> Iterator[dict[str, Any]]:
    """Yield the questionnaires of these seeds; every third has the limit of age that `settings` hold."""
    for seed in seeds:
        library, symptom = questionnaire_of(seed, size)
        yield line(seed, library, symptom, settings if seed % 3 == 0 else None)
