"""What the browser is told beside the bundles: every word in both forms, and where everything is."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.model.vocabulary import Urgency
from generator.pages import SiteFacts, all_pages, questionnaire_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Library
    from generator.pages import Page
    from generator.settings import Settings

DAY = date(2026, 3, 15)


def words_with(library: Library, settings: Settings, **locale: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of it
    changed = settings._replace(locale=settings.locale.model_copy(update=locale))
    return questionnaire_words(SiteFacts(library, changed, DAY))


def test_numbers_and_names_are_those_of_the_locale(complete_library: Library, own_settings: Settings) -> None:
    words = words_with(complete_library, own_settings, emergency_number="112", family_doctor="GP", crisis_line=None)

    assert words["emergency"]["line"] == {"number": "112", "url": "tel:112"}
    assert words["emergency"]["crisis"] is None
    assert words["levels"]["ambulance"]["advice"] == {"you": "Call 112 now.", "person": "Call 112 for the person now."}
    assert "GP" in words["levels"]["routine"]["advice"]["you"]
    assert not re.search(r"\{[a-z]+-[a-z-]+\}", json.dumps(words))


def test_levels_are_all_there_in_order(complete_library: Library, own_settings: Settings) -> None:
    words = questionnaire_words(SiteFacts(complete_library, own_settings, DAY))

    assert list(words["levels"]) == [level.value for level in Urgency]
    assert all(set(level) == {"badge", "advice", "how", "card", "says"} for level in words["levels"].values())
    assert set(words["rarity"]) == {"common", "uncommon", "rare", "ultra-rare", "unknown"}


def test_addresses_are_below_the_root_of_the_site(complete_library: Library, own_settings: Settings) -> None:
    assert questionnaire_words(SiteFacts(complete_library, own_settings, DAY))["pages"] == {
        "condition": "conditions/{id}/",
        "reference": "references/#reference-{id}",
        "a_to_z": "a-z/",
    }


def test_words_are_plain(complete_library: Library, own_settings: Settings) -> None:
    words = json.dumps(questionnaire_words(SiteFacts(complete_library, own_settings, DAY)), ensure_ascii=False)
    assert not re.search(r"\*\*|\]\(|&[a-z]+;|<[a-z]", words)


def test_a_site_without_such_files_has_the_plain_form_alone(complete_library: Library, own_settings: Settings) -> None:
    pages = all_pages(SiteFacts(complete_library, own_settings, DAY), "1-abcdef", (), ())
    mounts = [getattr(page.context, "mount", None) for page in pages if page.kind == "questionnaire"]
    assert mounts == [None, None]


def test_a_withdrawn_questionnaire_has_the_plain_form_alone(pages_on: Callable[[date], dict[str, Page]]) -> None:
    late = pages_on(date(2029, 1, 1))
    assert getattr(late["questionnaire/itchy-elbow.md"].context, "mount", "") is None
    assert getattr(late["questionnaire/index.md"].context, "mount", None)
