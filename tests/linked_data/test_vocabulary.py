"""Every type and property that linked data uses is one that schema.org knows, with a value that it expects there."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.linked_data import linked_data
from generator.linked_data.of_page import SECTIONS
from generator.model import load as load_tree
from generator.pages.frame import SECTION_TITLES
from generator.settings import load_settings
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Library
    from generator.settings import Settings

    Faults = Callable[[dict[str, Any]], list[str]]

OURS = Path(__file__).parents[2]


def every_page(library: Library) -> Iterator[tuple[str, str]]:
    yield "home", ""
    for kind in SECTIONS:
        for identity in library.of(kind):
            yield kind, identity


def all_faults(library: Library, settings: Settings, faults: Faults) -> list[str]:
    found = []
    for kind, identity in every_page(library):
        page = linked_data(library, settings, kind, identity)
        assert page is not None
        found += [f"{kind} {identity}: {fault}" for fault in faults(page)]
    return found


def test_every_page_of_a_small_site_keeps_to_the_vocabulary(
    library: Library, settings: Settings, faults: Faults
) -> None:
    assert {kind for kind, _ in every_page(library)} == {"home", *SECTIONS}
    assert all_faults(library, settings, faults) == []


@pytest.mark.smoke
def test_every_page_of_our_own_content_keeps_to_the_vocabulary(faults: Faults) -> None:
    library, problems = load_tree(read_tree(OURS / "content", OURS))
    assert problems == ()
    settings = load_settings(OURS / "site_config", OURS).settings
    assert settings is not None
    assert all_faults(library, settings, faults) == []


def test_linked_data_is_plain_json(library: Library, settings: Settings) -> None:
    for kind, identity in every_page(library):
        page = linked_data(library, settings, kind, identity)
        assert json.loads(json.dumps(page)) == page


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"@type": "MedicalPage"}, "the page is of type MedicalPage, which is not in the vocabulary"),
        ({"advice": "Call."}, "MedicalWebPage.advice is not in the vocabulary"),
        ({"url": "/a/"}, "MedicalWebPage.url expects URL, not '/a/'"),
        ({"lastReviewed": "1 May 2026"}, "MedicalWebPage.lastReviewed expects Date, not '1 May 2026'"),
        ({"reviewedBy": "Ada"}, "MedicalWebPage.reviewedBy expects Organization or Person, not 'Ada'"),
        ({"author": []}, "MedicalWebPage.author is empty"),
        (
            {"about": {"@type": "MedicalSign", "possibleTreatment": {"@type": "MedicalTest"}}},
            (
                "MedicalWebPage.about > MedicalSign.possibleTreatment expects"
                " Drug or DrugClass or LifestyleModification or MedicalTherapy, not MedicalTest"
            ),
        ),
    ],
)
def test_the_check_itself_sees_what_schema_org_does_not_know(
    library: Library, settings: Settings, faults: Faults, change: dict[str, Any], fault: str
) -> None:
    page = copy.deepcopy(linked_data(library, settings, "symptom", "tremor"))
    assert page is not None
    assert faults({**page, **change}) == [fault]


def test_the_way_to_a_page_is_named_as_on_the_page() -> None:
    assert {kind: SECTION_TITLES[kind] for kind in SECTIONS} == SECTIONS


@pytest.mark.parametrize(
    ("kind", "identity"),
    [("symptom", "no-such-symptom"), ("questionnaire", "tremor"), ("a-z", ""), ("redirect", ""), ("prose", "about")],
)
def test_a_page_without_a_record_of_its_own_has_no_linked_data(
    library: Library, settings: Settings, kind: str, identity: str
) -> None:
    assert linked_data(library, settings, kind, identity) is None
