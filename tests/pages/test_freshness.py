"""What a late review takes away, on the days around its two limits, and what it never takes away."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import site
from generator.model import Article, Library
from generator.model.record import Review
from generator.pages import Renderer, SiteFacts, all_pages
from generator.pages.contexts import ConditionPage, QuestionnaireIndexPage, QuestionnairePage, SymptomPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pages import Page
    from generator.settings import Settings

    Pages = Callable[[date], dict[str, Page]]

ROOT = Path(__file__).parents[2]
COMPLETE = ROOT / "tests/sites/complete"
DUE = date(2026, 10, 1)  # of the article, as its file says; its questionnaire is withdrawn 365 days later
FRESH, OVERDUE, WITHDRAWN = "fresh", "overdue", "withdrawn"
DAYS = {
    date(2026, 9, 30): FRESH,
    DUE: FRESH,
    date(2026, 10, 2): OVERDUE,
    date(2027, 10, 1): OVERDUE,
    date(2027, 10, 2): WITHDRAWN,
    date(2037, 10, 2): WITHDRAWN,
}
SYMPTOM, QUESTIONS, GENERAL = "symptoms/itchy-elbow.md", "questionnaire/itchy-elbow.md", "questionnaire/index.md"
CONDITIONS = ("conditions/dry-skin.md", "conditions/elbow-fever.md")


@pytest.fixture(params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> date:
    assert isinstance(request.param, date)
    return request.param


def test_the_article_says_so_on_each_day(day: date, pages_on: Pages) -> None:
    page = pages_on(day)[SYMPTOM].context
    assert isinstance(page, SymptomPage)

    assert bool(page.review.overdue) == (DAYS[day] != FRESH)
    assert (page.callout is None, bool(page.withdrawn)) == (DAYS[day] == WITHDRAWN,) * 2


def test_its_questionnaire_goes_on_the_day_after_the_limit_and_says_why(day: date, pages_on: Pages) -> None:
    page = pages_on(day)[QUESTIONS].context
    assert isinstance(page, QuestionnairePage)
    gone = DAYS[day] == WITHDRAWN

    assert bool(page.overdue) == (DAYS[day] != FRESH)
    assert (page.mount is None, page.steps == (), page.conditions == (), bool(page.withdrawn)) == (gone,) * 4


@pytest.mark.parametrize("path", CONDITIONS)
def test_no_other_page_leads_to_it_any_more(path: str, day: date, pages_on: Pages) -> None:
    page = pages_on(day)[path].context
    assert isinstance(page, ConditionPage)
    gone = DAYS[day] == WITHDRAWN

    assert (page.callouts == (), page.withdrawn != ()) == (gone, gone)
    assert not page.review.overdue, "the condition has no review that could be late"


def test_the_list_of_questionnaires_says_which_has_only_warning_signs(day: date, pages_on: Pages) -> None:
    page = pages_on(day)[GENERAL].context
    assert isinstance(page, QuestionnaireIndexPage)

    assert ["Only the warning signs" in link.note for link in page.links] == [DAYS[day] == WITHDRAWN]
    assert page.mount is not None


def test_a_late_review_takes_no_warning_sign_and_no_reason_to_see_a_doctor_away(day: date, pages_on: Pages) -> None:
    now, before = pages_on(day), pages_on(DUE)
    for path in (SYMPTOM, QUESTIONS):
        page, whole = now[path].context, before[path].context
        assert isinstance(page, SymptomPage | QuestionnairePage)
        assert isinstance(whole, SymptomPage | QuestionnairePage)
        assert page.red_flags == whole.red_flags != ()
        assert page.see_doctor == whole.see_doctor != ()


@pytest.mark.parametrize("kind", ["symptom", "condition", "cause", "treatment", "person"])
def test_every_kind_of_article_shows_its_review_its_due_day_and_that_it_is_late(
    kind: str, complete_library: Library, own_settings: Settings
) -> None:
    review = Review(by="ada-example", on=date(2025, 10, 1), due=DUE)
    entries = [
        replace(entry, record=entry.record.model_copy(update={"review": review}))
        if isinstance(entry.record, Article)
        else entry
        for entry in complete_library.entries()
    ]
    library = Library(entries, complete_library.prose)
    [identity, *_] = library.of(kind)

    def page(day: date) -> str:
        made = all_pages(SiteFacts(library, own_settings, day), "1-abcdef", (), ())
        found = next(page for page in made if (page.kind, page.id, page.template) == (kind, identity, kind))
        return Renderer(ROOT / "theme/pages").render(found).content

    in_time, late = page(DUE), page(date(2026, 10, 2))
    assert "Reviewed by [Ada Example]" in in_time
    assert "on 1 October 2025" in in_time
    assert "Next review due 1 October 2026" in in_time
    assert own_settings.wording.overdue not in in_time
    assert "Review was due 1 October 2026" in late
    assert late.index(own_settings.wording.overdue) < late.index("Reviewed by [Ada Example]")


def built(day: date) -> dict[str, str]:
    build = site.generate(ROOT, COMPLETE, day)
    assert not build.failed
    return {output.path: output.content for output in build.outputs}


def data(outputs: dict[str, str], name: str) -> str | None:
    found = [text for path, text in outputs.items() if path.startswith(f"questionnaire/data/{name}.")]
    return found[0] if found else None


def test_the_data_of_a_withdrawn_questionnaire_is_not_shipped_and_nothing_points_to_it() -> None:
    last, gone = built(date(2027, 10, 1)), built(date(2027, 10, 2))

    assert data(last, "itchy-elbow") is not None
    assert data(gone, "itchy-elbow") is None
    assert [path for path, text in gone.items() if "questionnaire/data/itchy-elbow" in text] == []
    assert [path for path, text in gone.items() if "](../questionnaire/itchy-elbow.md)" in text] == []


def test_the_general_questionnaire_weighs_everything_as_before_and_names_no_condition_of_the_article() -> None:
    last, gone = built(date(2027, 10, 1)), built(date(2027, 10, 2))

    assert data(gone, "general") == data(last, "general")
    assert json.loads(data(last, "words") or "")["withheld"] == []
    assert json.loads(data(gone, "words") or "")["withheld"] == ["dry-skin", "elbow-fever"]


def test_no_search_finds_a_questionnaire(pages_on: Pages) -> None:
    found = {page.meta["search"] for page in pages_on(date(2027, 10, 2)).values() if page.kind == "questionnaire"}
    assert found == {"exclude"}
