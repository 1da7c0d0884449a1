"""The page "How often is this right?": what it shows of the figures, and what it says without any."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from generator.measured import Measured
from generator.pages import Renderer, SiteFacts
from generator.pages.accuracy import accuracy_makings
from generator.pages.letters import Limit

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

    from generator.model import Library
    from generator.settings import Settings

ROOT = Path(__file__).parents[2]


class MarkdownFile(SingleFileSnapshotExtension):
    """One snapshot, one Markdown file, which a person can read."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


def share(yes: int, of: int = 200) -> dict[str, int]:
    return {"yes": yes, "of": of}


def table(population: str, answers: str, top_1: int) -> dict[str, Any]:
    return {
        "population": population, "answers": answers, "top_1": share(top_1), "top_3": share(197), "top_5": share(199),
        "shown": share(196), "covered": share(180), "missed": share(1), "under": share(2),
        "over": share(30), "emergency": share(40, 40),
        "asked_median": 9, "asked_p90": 18, "calibration_error": 0.0214,
    }  # fmt: skip


TABLES = [
    table(population, answers, top_1)
    for top_1, answers in ((190, "true"), (160, "noisy"))
    for population in ("by-rarity", "each-equally")
]

MEASURED: dict[str, Any] = {
    "form": 1,
    "content": "0a1b2c3d4e5f",
    "seed": 1,
    "readers": 200,
    "noise": {"wrong": 0.05, "unknown": 0.1, "off_by_one": 0.3, "missing": 0.1},
    "journeys": {"yes": 12, "of": 12},
    "exhaustive": {"cases": 123456, "content": "0a1b2c3d4e5f"},
    "questionnaires": [
        {"symptom": None, "content": "aaaaaaaaaaaa", "conditions": 2, "tables": TABLES[:1]},
        {
            "symptom": "itchy-elbow",
            "content": "bbbbbbbbbbbb",
            "conditions": 2,
            "tables": TABLES,
            "left_out": [
                {"population": "by-rarity", "wrong_likely": share(20)},
                {"population": "each-equally", "wrong_likely": share(30)},
            ],
            "curve": [
                {
                    "at_most": 0.15,
                    "limits": {"unexplained": 0.5},
                    "wrong_likely": share(29),
                    "right_likely": share(180),
                }
            ],
            "nobody": {"likely": share(22), "over": share(10), "emergency": share(2), "asked_median": 12},
        },
    ],
}

SAME = {
    "general": "questionnaire/data/general.aaaaaaaaaaaa.json",
    "itchy-elbow": "questionnaire/data/itchy-elbow.bbbbbbbbbbbb.json",
    "words": "questionnaire/data/words.dddddddddddd.json",
}


@pytest.fixture
def page(complete_library: Library, own_settings: Settings) -> Callable[..., str]:
    """Render the page for these figures (None: nothing was measured) and these present questionnaires."""

    def run(
        measured: dict[str, Any] | None, questionnaires: dict[str, str] | None = None, day: date = date(2026, 3, 15)
    ) -> str:
        found = Measured.model_validate(measured) if measured else None
        facts = SiteFacts(complete_library, own_settings, day, questionnaires or SAME, found)
        return Renderer(ROOT / "theme/pages").render(next(accuracy_makings(facts)).page(facts)).content

    return run


def test_the_figures_are_shown_as_they_were(page: Callable[..., str], snapshot: SnapshotAssertion) -> None:
    assert page(MEASURED) == snapshot(extension_class=MarkdownFile)


def test_the_figures_of_many_questionnaires_are_on_a_page_for_each_letter(
    complete_library: Library, own_settings: Settings
) -> None:
    measured = Measured.model_validate(MEASURED)
    facts = SiteFacts(complete_library, own_settings, date(2026, 3, 15), SAME, measured, Limit(characters=1))
    renderer = Renderer(ROOT / "theme/pages")

    first, of_letter = (renderer.render(making.page(facts)) for making in accuracy_makings(facts))

    assert of_letter.path == "how-often-is-this-right/letters/i.md"
    assert "<summary>Questions about anything</summary>" in first.content
    assert "[I](how-often-is-this-right/letters/i.md)" in first.content
    assert "<summary>Itchy elbow</summary>" in of_letter.content
    assert ("Itchy elbow</summary>" in first.content, "anything</summary>" in of_letter.content) == (False, False)
    assert "No real patients have tested these questions yet." in of_letter.content


def test_without_figures_the_page_says_so_and_shows_none(page: Callable[..., str]) -> None:
    told = page(None)

    assert "Nothing has been measured yet" in told
    assert "| --- |" not in told
    assert "{" not in told.split("---\n", 2)[2].split("<footer")[0].replace("{ .", "")


def test_figures_of_the_present_content_stand_without_a_warning(page: Callable[..., str]) -> None:
    assert "The content has changed" not in page(MEASURED)


@pytest.mark.parametrize(
    "present",
    [
        {**SAME, "itchy-elbow": "questionnaire/data/itchy-elbow.ffffffffffff.json"},
        {**SAME, "general": "questionnaire/data/general.ffffffffffff.json"},
    ],
)
def test_figures_of_other_content_are_said_to_be_so(page: Callable[..., str], present: dict[str, str]) -> None:
    assert "The content has changed since these figures were measured." in page(MEASURED, present)


def test_exhaustive_cases_of_other_content_are_said_to_be_so(page: Callable[..., str]) -> None:
    older = {**MEASURED, "exhaustive": {"cases": 99, "content": "111111111111"}}

    assert "That was with an earlier version of the content." in page(older)
    assert "danger signs" not in page({**MEASURED, "exhaustive": None}).split("## What the words mean")[0]


def test_examples_that_came_out_wrong_are_counted(page: Callable[..., str]) -> None:
    assert "10 of them came out right" in page({**MEASURED, "journeys": {"yes": 10, "of": 12}})


def test_an_article_that_is_gone_is_left_out(page: Callable[..., str]) -> None:
    gone = {"symptom": "gone", "content": "cccccccccccc", "conditions": 7, "tables": []}

    assert "7 conditions" not in page({**MEASURED, "questionnaires": [*MEASURED["questionnaires"], gone]})


def test_figures_of_a_questionnaire_that_is_withdrawn_are_left_out(page: Callable[..., str]) -> None:
    assert "](questionnaire/itchy-elbow.md)" in page(MEASURED, day=date(2027, 10, 1))
    assert "](questionnaire/itchy-elbow.md)" not in page(MEASURED, day=date(2027, 10, 2))
