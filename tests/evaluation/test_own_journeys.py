"""The journeys of the project's own content: what the questionnaires must do for people of flesh and blood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.evaluation import lead_journeys
from generator.evaluation.project import read
from generator.report import report

if TYPE_CHECKING:
    from generator.evaluation import Engine

ROOT = Path(__file__).parents[2]


def test_every_journey_of_our_own_content_comes_out_as_expected(engine: Engine) -> None:
    subject, problems = read(ROOT)
    assert subject, report(problems, ROOT)

    found = lead_journeys(engine, subject.library, subject.settings)

    assert found.problems == (), report(found.problems, ROOT)
    assert found.led == len(subject.library.journeys)
