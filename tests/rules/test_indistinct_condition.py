from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import Problem

CODE = "indistinct-condition"


@pytest.fixture
def pair(judge: Callable[..., list[Problem]], places: Callable[..., list[str]]) -> Callable[[str, str], list[str]]:
    """Judge two conditions, given by their fields besides name and urgency."""

    def run(one: str, other: str) -> list[str]:
        head = "name: Some condition\nurgency: routine\n"
        return places(judge(CODE, {"conditions/one.yml": head + one, "conditions/other.yml": head + other}))

    return run


def test_two_conditions_with_the_same_findings_are_both_told(pair: Callable[..., list[str]]) -> None:
    assert pair("findings: [a, b, c]\n", "findings: [c, b, a]\n") == [
        "conditions/one.yml:3:1",
        "conditions/other.yml:3:1",
    ]


def test_a_finding_of_its_own_tells_a_condition_apart(pair: Callable[..., list[str]]) -> None:
    # The other one is still swallowed by the first: nothing raises it above its neighbor.
    assert pair("findings: [a, b, c, d]\n", "findings: [a, b, c]\n") == ["conditions/other.yml:3:1"]
    assert pair("findings: [a, b, c, d]\n", "findings: [a, b, c, e]\n") == []


def test_a_finding_that_few_have_tells_nothing_apart(pair: Callable[..., list[str]]) -> None:
    assert pair("findings: [a, b, c, {id: d, frequency: occasional}]\n", "findings: [a, b, c, e]\n") == [
        "conditions/one.yml:3:1"
    ]
    assert pair("findings: [a, b, c, {id: d, percent: 20}]\n", "findings: [a, b, c, e]\n") == ["conditions/one.yml:3:1"]
    assert pair("findings: [a, b, c, {id: d, percent: 40}]\n", "findings: [a, b, c, e]\n") == []


def test_a_finding_common_here_and_rare_there_tells_them_apart(pair: Callable[..., list[str]]) -> None:
    rare = "findings: [a, b, {id: c, frequency: rare}, d]\n"

    assert pair("findings: [a, b, c]\n", rare) == []


def test_what_points_away_tells_a_condition_apart(pair: Callable[..., list[str]]) -> None:
    away = "findings: [a, b, c]\npoints_away: [{id: d, frequency: rare}]\n"

    assert pair(away, "findings: [a, b, c, d]\n") == []


def test_a_risk_factor_tells_a_condition_apart(pair: Callable[..., list[str]]) -> None:
    assert pair("findings: [a, b, c]\nrisk_factors: [smoking]\n", "findings: [a, b, c]\nrisk_factors: [age]\n") == []


def test_conditions_that_share_half_or_less_are_no_neighbors(pair: Callable[..., list[str]]) -> None:
    few = "findings: [{id: a, frequency: rare}, {id: b, frequency: rare}, {id: c, frequency: rare}, d]\n"

    assert pair(few, "findings: [c, d, e, f]\n") == []
    assert pair(few, "findings: [b, c, d, e]\n") == ["conditions/one.yml:3:1"]


def test_a_condition_without_findings_is_not_judged(pair: Callable[..., list[str]]) -> None:
    assert pair("rarity: rare\n", "rarity: rare\n") == []


def test_a_form_is_not_compared_with_its_wider_condition(pair: Callable[..., list[str]]) -> None:
    assert pair("findings: [a, b]\nparent: other\n", "findings: [a, b]\n") == []


def test_two_forms_of_the_same_condition_are_compared(
    judge: Callable[..., list[Problem]], places: Callable[..., list[str]]
) -> None:
    form = "name: A form\nurgency: routine\nparent: wider\nfindings: [a, b]\n"
    files = {
        "conditions/first.yml": form,
        "conditions/second.yml": form,
        "conditions/wider.yml": "name: Wider\nurgency: routine\n",
    }

    assert places(judge(CODE, files)) == ["conditions/first.yml:4:1", "conditions/second.yml:4:1"]


def test_a_circle_of_wider_conditions_ends(pair: Callable[..., list[str]]) -> None:
    assert pair("findings: [a, b]\nparent: other\n", "findings: [a, b]\nparent: one\n") == []


def test_every_neighbor_is_named_in_one_problem(judge: Callable[..., list[Problem]]) -> None:
    same = "name: The same\nurgency: routine\nfindings: [a, b]\n"
    problems = judge(CODE, {f"conditions/{name}.yml": same for name in ("one", "three", "two")})

    assert len(problems) == 3
    assert "`three`" in problems[0].message
    assert "`two`" in problems[0].message
