"""So that a test of the engine meets what readers meet, and strange contents beside it: bundles by their name.

A line of a file of cases is `{name, bundle}`: every questionnaire of the published content, then those of random ones.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.addresses import GENERAL
from generator.evaluation.project import read
from generator.questionnaire import compile_bundle
from tests.engine.cases import bundle_of, questionnaires
from tests.engine.knowledge_bases import library_of, random_content, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROJECT = Path(__file__).parents[2]


def real() -> Iterator[dict[str, Any]]:
    """Yield the bundle of every questionnaire of the published content, with its settings."""
    found = read(PROJECT)
    assert found.subject is not None, found.problems
    library, settings = found.subject
    for symptom in questionnaires(library):
        compiled = compile_bundle(library, symptom, settings)
        assert compiled.problems == ()
        yield {"name": symptom or GENERAL, "bundle": compiled.bundle}


def strange(seeds: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Yield a bundle of each of these random contents: by turns the general one and that of an article."""
    for seed in seeds:
        library = library_of(texts(random_content(seed)))
        about = questionnaires(library)
        symptom = about[seed % len(about)]
        yield {"name": f"{seed} {symptom or GENERAL}", "bundle": bundle_of(library, symptom)}
