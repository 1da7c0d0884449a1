from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.errors import Level
from generator.rules import run
from generator.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.errors import Problem
    from generator.model import Loaded
    from generator.settings import Settings

TODAY = date(2026, 11, 22)

OVERDUE = """\
    name: Jane Doe
    role: Writes these pages
    credentials: MD
    review: {by: example-writers, on: 2024-05-01, due: 2026-05-01}
    """


@pytest.fixture
def with_rules(site_config: Callable[..., Path], project: Path) -> Callable[[str], Settings]:
    def load_with(rules_file: str) -> Settings:
        loaded = load_settings(site_config({"rules.yml": rules_file}), project)
        assert loaded.settings, loaded.problems
        return loaded.settings

    return load_with


@pytest.fixture
def judged(
    load: Callable[..., Loaded], valid_content: dict[str, str], with_rules: Callable[[str], Settings]
) -> Callable[..., list[Problem]]:
    def judge(rules_file: str, files: dict[str, str], *, complete: bool = True) -> list[Problem]:
        library = load(valid_content | files).library
        return list(run(library, with_rules(rules_file), TODAY, complete=complete))

    return judge


def test_nothing_is_found_in_a_content_without_mistakes(judged: Callable[..., list[Problem]]) -> None:
    assert judged("{}", {}) == []


def test_a_rule_has_its_own_level_where_the_publisher_says_nothing(judged: Callable[..., list[Problem]]) -> None:
    (problem,) = judged("{}", {"people/example-writers.yml": OVERDUE})

    assert (problem.code, problem.level) == ("review-overdue", Level.WARNING)


def test_a_publisher_makes_a_warning_an_error(judged: Callable[..., list[Problem]]) -> None:
    (problem,) = judged("levels: {review-overdue: error}", {"people/example-writers.yml": OVERDUE})

    assert problem.level is Level.ERROR


def test_a_publisher_turns_a_rule_off(judged: Callable[..., list[Problem]]) -> None:
    # `off` is text in our dialect, not false.
    assert judged("levels: {review-overdue: off}", {"people/example-writers.yml": OVERDUE}) == []


def test_a_level_for_a_rule_that_does_not_exist_is_told_at_its_key(
    judged: Callable[..., list[Problem]], shown: Callable[..., list[str]]
) -> None:
    problems = judged("levels:\n  review-overdeu: error\n", {})

    assert shown(problems) == ["site_config/rules.yml:2:3 unknown-rule"]
    assert "`review-overdue`" in problems[0].hint


@pytest.mark.parametrize("level", ["off", "warning"])
def test_a_rule_that_protects_readers_cannot_be_weakened(
    level: str, judged: Callable[..., list[Problem]], shown: Callable[..., list[str]], valid_content: dict[str, str]
) -> None:
    uncited = valid_content["red-flags.yml"].replace("  cite: tremor-guide\n", "")
    problems = judged(f"levels:\n  uncited-red-flag: {level}\n", {"red-flags.yml": uncited})

    assert shown(problems) == ["content/red-flags.yml:1:1 uncited-red-flag", "site_config/rules.yml:2:21 locked-rule"]
    assert {problem.level for problem in problems} == {Level.ERROR}


def test_a_locked_rule_may_be_named_at_its_own_level(judged: Callable[..., list[Problem]]) -> None:
    assert judged("levels: {uncited-red-flag: error}", {}) == []


def test_what_argues_from_absence_is_silent_while_a_file_is_broken(judged: Callable[..., list[Problem]]) -> None:
    files = {"treatments/rest.yml": "name: Rest\nkind: at-home\nsummary: Rest.\n"}

    assert {problem.code for problem in judged("{}", files)} == {"missing-authorship", "orphan-record"}
    assert {problem.code for problem in judged("{}", files, complete=False)} == {"missing-authorship"}
