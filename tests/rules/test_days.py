"""Days: the rules review-overdue, review-days, updated-in-future and accessed-in-future."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import Problem


@pytest.fixture
def found(judge: Callable[..., list[Problem]]) -> Callable[..., list[int]]:
    """Judge one treatment with these fields and return the lines of the problems."""

    def run(code: str, fields: str, day: date) -> list[int]:
        files = {"treatments/rest.yml": "name: Rest\nkind: at-home\n" + fields}
        return [problem.mark.line for problem in judge(code, files, day)]

    return run


REVIEW = "review:\n  by: jane-doe\n  on: 2025-06-01\n  due: 2026-06-01\n"


@pytest.mark.parametrize(
    ("day", "lines"),
    [(date(2026, 5, 31), []), (date(2026, 6, 1), []), (date(2026, 6, 2), [6]), (date(2031, 1, 1), [6])],
)
def test_a_review_is_overdue_from_the_day_after_it_was_due(
    day: date, lines: list[int], found: Callable[..., list[int]]
) -> None:
    assert found("review-overdue", REVIEW, day) == lines


@pytest.mark.parametrize(("day", "lines"), [(date(2025, 5, 31), [5]), (date(2025, 6, 1), [])])
def test_a_review_cannot_have_been_in_the_future(day: date, lines: list[int], found: Callable[..., list[int]]) -> None:
    assert found("review-days", REVIEW, day) == lines


@pytest.mark.parametrize(("due", "lines"), [("2025-05-31", [6]), ("2025-06-01", [6]), ("2025-06-02", [])])
def test_the_next_review_comes_after_this_one(due: str, lines: list[int], found: Callable[..., list[int]]) -> None:
    assert found("review-days", REVIEW.replace("2026-06-01", due), date(2026, 11, 22)) == lines


@pytest.mark.parametrize(
    ("day", "lines"), [(date(2026, 11, 21), [3]), (date(2026, 11, 22), []), (date(2027, 1, 1), [])]
)
def test_a_change_cannot_have_been_in_the_future(day: date, lines: list[int], found: Callable[..., list[int]]) -> None:
    assert found("updated-in-future", "updated: 2026-11-22\n", day) == lines


@pytest.mark.parametrize(("day", "lines"), [(date(2026, 11, 21), [3]), (date(2026, 11, 22), [])])
def test_a_source_cannot_have_been_read_in_the_future(
    day: date, lines: list[int], judge: Callable[..., list[Problem]]
) -> None:
    reference = "guide:\n  title: A guide\n  accessed: 2026-11-22\n"
    problems = judge("accessed-in-future", {"references/a.yml": reference}, day)

    assert [problem.mark.line for problem in problems] == lines


@pytest.mark.parametrize("code", ["review-overdue", "review-days", "updated-in-future"])
def test_a_page_without_days_is_left_alone(code: str, found: Callable[..., list[int]]) -> None:
    assert found(code, "", date(2026, 11, 22)) == []


@pytest.mark.parametrize(
    ("person", "lines"),
    [
        ("kind: organisation\ncredentials: MD\n", [4]),
        ("", [4]),
        ("credentials: MD\n", []),
    ],
)
def test_only_a_person_whose_training_is_named_can_review(
    person: str, lines: list[int], judge: Callable[..., list[Problem]]
) -> None:
    files = {
        "treatments/rest.yml": "name: Rest\nkind: at-home\n" + REVIEW,
        "people/jane-doe.yml": "name: Jane Doe\nrole: Reviewer\n" + person,
    }

    assert [problem.mark.line for problem in judge("unnamed-reviewer", files)] == lines
