"""What an article promises its reader, beyond its wording."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from generator.pages.contexts import ConditionPage, QuestionnairePage, SymptomPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pages import Page

ARTICLE = "symptoms/itchy-elbow.md"


def article(pages: dict[str, Page]) -> SymptomPage:
    context = pages[ARTICLE].context
    assert isinstance(context, SymptomPage)
    return context


def test_references_are_numbered_in_the_order_in_which_the_page_cites_them(rendered: dict[str, str]) -> None:
    body = rendered[ARTICLE].split("## References")[0]
    met = [int(number) for number in re.findall(r">\[(\d+)\]</a></sup>", body)]
    first = list(dict.fromkeys(met))
    assert first == list(range(1, len(first) + 1))
    assert len(first) == 2


def test_every_citation_leads_to_its_reference_and_back(rendered: dict[str, str]) -> None:
    page = rendered[ARTICLE]
    marks = set(re.findall(r'id="(cite-[^"]+)"', page))
    assert marks == set(re.findall(r'class="vm-back" href="#([^"]+)"', page))
    listed = set(re.findall(r'<li id="(ref-[^"]+)"', page))
    assert set(re.findall(r'<sup class="vm-cite"><a href="#([^"]+)"', page)) == listed
    assert listed


def test_the_emergency_card_comes_before_the_overview_and_the_most_urgent_one_first(
    pages_on: Callable[[date], dict[str, Page]], rendered: dict[str, str]
) -> None:
    cards = article(pages_on(date(2026, 3, 15))).red_flags
    assert [card.urgency for card in cards] == ["ambulance", "same-day"]
    assert rendered[ARTICLE].index("vm-care--emergency") < rendered[ARTICLE].index("Itching makes you want")


def test_the_number_of_conditions_in_the_heading_is_counted(pages_on: Callable[[date], dict[str, Page]]) -> None:
    context = article(pages_on(date(2026, 3, 15)))
    assert context.condition_count == len(context.cards) == 2


def test_a_reviewed_page_names_its_reviewer_and_the_next_review(pages_on: Callable[[date], dict[str, Page]]) -> None:
    review = article(pages_on(date(2026, 3, 15))).review
    assert review.status == "Reviewed by Ada Example"
    assert (review.reviewed_on, review.due) == ("2 March 2026", "1 October 2026")
    assert not review.overdue


def test_a_page_without_a_review_says_so(pages_on: Callable[[date], dict[str, Page]]) -> None:
    context = pages_on(date(2026, 3, 15))["conditions/dry-skin.md"].context
    assert isinstance(context, ConditionPage)
    assert context.review.status == "Not yet reviewed by a clinician"
    assert context.review.reviewer is None


def test_an_overdue_review_shows_on_the_first_day_after_it_was_due(
    pages_on: Callable[[date], dict[str, Page]],
) -> None:
    assert not article(pages_on(date(2026, 10, 1))).review.overdue
    assert article(pages_on(date(2026, 10, 2))).review.overdue


def test_a_review_overdue_past_the_limit_takes_the_questionnaire_away(
    pages_on: Callable[[date], dict[str, Page]],
) -> None:
    last, gone = date(2027, 10, 1), date(2027, 10, 2)
    assert article(pages_on(last)).callout
    assert article(pages_on(gone)).callout is None
    questions = pages_on(gone)["questionnaire/itchy-elbow.md"].context
    assert isinstance(questions, QuestionnairePage)
    assert questions.withdrawn
    assert questions.steps == ()
    assert questions.red_flags, "the red flags stay"


def test_rarity_is_computed_from_the_cited_number(pages_on: Callable[[date], dict[str, Page]]) -> None:
    context = pages_on(date(2026, 3, 15))["conditions/dry-skin.md"].context
    assert isinstance(context, ConditionPage)
    assert context.badges.rarity == "common"
    assert "12 in 100" in context.facts[0].value


def test_an_estimated_rarity_says_that_it_is_one(pages_on: Callable[[date], dict[str, Page]]) -> None:
    context = pages_on(date(2026, 3, 15))["conditions/elbow-fever.md"].context
    assert isinstance(context, ConditionPage)
    assert context.badges.rarity_label == "Rare (our estimate)"


def test_words_of_a_record_cannot_become_markup(rendered: dict[str, str]) -> None:
    page = rendered["conditions/elbow-fever.md"]
    title = next(line for line in page.splitlines() if line.startswith("# "))
    assert title != "# Elbow fever_[1]"
    assert "https://example.org/creams_%28plain%29" in page


def test_the_checklist_asks_a_listed_finding_once_and_never_the_complaint(
    pages_on: Callable[[date], dict[str, Page]],
) -> None:
    context = pages_on(date(2026, 3, 15))["questionnaire/itchy-elbow.md"].context
    assert isinstance(context, QuestionnairePage)
    asked = [item.question for step in context.steps for item in step.items]
    assert len(asked) == len(set(asked))
    assert "Does your elbow itch?" not in asked
    assert asked[0] == "How long has it itched?"


def test_a_former_id_leads_to_the_present_page(rendered: dict[str, str]) -> None:
    assert 'redirect: "../itchy-elbow/"' in rendered["symptoms/elbow-itch.md"]
