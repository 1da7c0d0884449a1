"""Journeys: each disagreement is said at the line of its expectation."""

from __future__ import annotations

import json
from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest

from generator.cli import main
from generator.evaluation import lead_journeys
from generator.explain import chapters
from generator.manual import example_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generator.errors import Problem
    from generator.evaluation import Engine
    from generator.model import Loaded

OLD_AND_SLOW = """\
slow-walker:
  story: A man of 70 has become slow, and his hands shake when they rest.
  symptom: tremor
  age: 70
  sex: male
  yes: [slow-movement, shaking-at-rest, lost-smell]
  expect:
"""


@pytest.fixture
def led(
    engine: Engine,
    load: Callable[..., Loaded],
    shaking: dict[str, str],
    shown: Callable[[Iterable[Problem]], list[str]],
) -> Callable[..., list[str]]:
    """Lead journeys written as YAML, and return their problems as `place: message`."""

    def run(journeys: str) -> list[str]:
        loaded = load({**shaking, "journeys/shaking.yml": journeys})
        assert shown(loaded.problems) == []
        found = lead_journeys(engine, loaded.library, None)
        assert found.agreed == found.led - len({problem.message.split(":")[0] for problem in found.problems})
        assert {problem.code for problem in found.problems} <= {"journey"}
        return [f"{problem.mark}: {problem.message}" for problem in found.problems]

    return run


def expecting(expectations: str) -> str:
    return OLD_AND_SLOW + indent(dedent(expectations), "    ")


def test_a_journey_that_comes_out_as_expected_is_no_problem(led: Callable[..., list[str]]) -> None:
    assert (
        led(
            expecting("""\
                urgency: soon
                at_least: routine
                at_most: same-day
                first: parkinson-disease
                among_shown: [parkinson-disease]
                covered: true
                asks: [tremor-when, slow-movement, shaking-at-rest]
                never_asks: [shaking-hands]
                questions_at_most: 30
                """)
        )
        == []
    )


@pytest.mark.parametrize(
    ("expectation", "place", "message"),
    [
        ("urgency: routine", "8:14", "the advice is `soon`, not `routine`"),
        ("at_least: emergency", "8:15", "the advice is only `soon`, not at least `emergency`"),
        ("at_most: routine", "8:14", "the advice is `soon`, not at most `routine`"),
        ("first: essential-tremor", "8:12", "`parkinson-disease` leads, not `essential-tremor`"),
        (
            "among_shown: [parkinson-disease, medicine-tremor]",
            "8:38",
            "`medicine-tremor` is not shown",
        ),
        ("red_flag: sudden-tremor", "8:15", "the red flag `sudden-tremor` did not fire"),
        ("covered: false", "8:14", "the tool says that it knows the problem"),
        ("asks: [tremor-when, shaking-hands]", "8:25", "`shaking-hands` is not asked"),
        ("never_asks: [shaking-hands, tremor-when]", "8:33", "`tremor-when` is asked"),
        ("questions_at_most: 1", "8:24", "questions are asked, not at most 1"),
    ],
)
def test_a_disagreement_is_said_at_its_line(
    led: Callable[..., list[str]], expectation: str, place: str, message: str
) -> None:
    [problem] = led(expecting(expectation))

    assert problem.startswith(f"content/journeys/shaking.yml:{place}: `slow-walker`: ")
    assert message in problem


def test_several_disagreements_are_all_said(led: Callable[..., list[str]]) -> None:
    assert len(led(expecting("urgency: routine\ncovered: false\nasks: [shaking-hands]\n"))) == 3


def test_what_is_not_listed_is_answered_with_otherwise(led: Callable[..., list[str]]) -> None:
    unknown = """\
        dont-know:
          story: Somebody does not know.
          symptom: tremor
          otherwise: unknown
          expect: {at_most: soon, asks: [face-drooping]}
        """
    assert led(dedent(unknown)) == []


def test_a_listed_yes_fires_its_red_flag_and_the_questions_go_on(led: Callable[..., list[str]]) -> None:
    flagged = """\
        flagged:
          story: The face droops.
          symptom: tremor
          yes: [face-drooping]
          expect: {urgency: ambulance, red_flag: stroke-signs, asks: [tremor-when]}
        """
    assert led(dedent(flagged)) == []


def test_whoever_has_the_narrower_thing_has_the_wider_one(led: Callable[..., list[str]]) -> None:
    """Without an article, the person is asked about shaking hands only after the narrower thing, or not at all."""
    sudden = """\
        sudden:
          story: The shaking began all at once.
          yes: [sudden-shaking]
          expect: {urgency: emergency, red_flag: sudden-tremor}
        """
    assert led(dedent(sudden)) == []


def test_an_age_that_the_questions_are_not_made_for_shows_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child = (
        "child:\n  story: A child.\n  symptom: tremor\n  age: 7\n  expect: {first: essential-tremor, covered: false}\n"
    )
    (here / "content/journeys").mkdir()
    (here / "content/journeys/child.yml").write_text(child, encoding="utf-8")

    assert main(["evaluate", "--readers", "5"]) == 1
    assert "content/journeys/child.yml:5:19: error[journey] `child`: nothing is shown" in capsys.readouterr().out


def test_the_command_answers_one_and_tells_the_disagreement_as_data(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "content/journeys").mkdir()
    (here / "content/journeys/slow.yml").write_text(expecting("urgency: routine\n"), encoding="utf-8")

    assert main(["evaluate", "--readers", "5", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(problem["path"], problem["line"]) for problem in told["problems"]] == [("content/journeys/slow.yml", 8)]
    assert told["measured"]["journeys"] == {"yes": 0, "of": 1}


def test_only_the_journeys_of_one_article_are_led_if_one_is_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    general = "general:\n  story: Anything.\n  expect: {urgency: ambulance}\n"
    (here / "content/journeys").mkdir()
    (here / "content/journeys/general.yml").write_text(general, encoding="utf-8")

    assert main(["evaluate", "--readers", "5", "--symptom", "tremor"]) == 0
    assert "journeys: 0 of 0 as expected" in capsys.readouterr().out
    assert main(["evaluate", "--readers", "5"]) == 1


@pytest.mark.parametrize(("example", "expected"), [("wrong", {"journey"}), ("right", set())])
def test_what_is_taught_about_journeys_is_true(
    engine: Engine, load: Callable[..., Loaded], example: str, expected: set[str]
) -> None:
    taught = next(t for chapter in chapters() for t in chapter.codes if t.code == "journey")
    loaded = load(example_files(getattr(taught.manual, example)))
    assert loaded.problems == ()

    assert {problem.code for problem in lead_journeys(engine, loaded.library, None).problems} == expected
