from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.rules import run
from generator.settings import load_settings
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.errors import Problem
    from generator.model import Loaded

SEPSIS = """\
    name: Sepsis
    summary: Sepsis is the body's extreme answer to an infection.
    urgency: ambulance
    parent: essential-tremor
    findings: [shaking-hands]
    points_away:
      - face-drooping
      - slow-movement
    authors: [example-writers]
    updated: 2026-11-01
    """
UNCITED = ["content/conditions/sepsis.yml:7:5 uncited-percent", "content/conditions/sepsis.yml:8:5 uncited-percent"]


@pytest.fixture
def judged(
    load: Callable[..., Loaded],
    valid_content: dict[str, str],
    site_config: Callable[..., Path],
    project: Path,
    shown: Callable[..., list[str]],
) -> Callable[..., list[str]]:
    def judge(exceptions: str, content: dict[str, str] | None = None, *, complete: bool = True) -> list[str]:
        rules_file = "exceptions:\n" + exceptions if exceptions else "{}"
        settings = load_settings(site_config({"rules.yml": rules_file}), project).settings
        assert settings
        library = load(valid_content | (content or {"conditions/sepsis.yml": SEPSIS})).library
        found: tuple[Problem, ...] = run(library, settings, date(2026, 11, 22), complete=complete)
        return [line for line in shown(found) if not line.endswith("emergency-without-advice")]

    return judge


def exception(rule: str, path: str = "content/conditions/sepsis.yml", at: str = "", until: str = "2027-01-01") -> str:
    where = f", at: {at}" if at else ""
    return f"- {{rule: {rule}, path: {path}{where}, until: {until}, reason: It is being looked at.}}\n"


def test_without_an_exception_both_are_found(judged: Callable[..., list[str]]) -> None:
    assert judged("") == UNCITED


def test_an_exception_for_a_file_covers_all_of_it(judged: Callable[..., list[str]]) -> None:
    assert judged(exception("uncited-percent")) == []


def test_an_exception_with_a_piece_of_text_covers_only_its_line(judged: Callable[..., list[str]]) -> None:
    assert judged(exception("uncited-percent", at="slow-movement")) == UNCITED[:1]


def test_an_exception_may_name_what_the_message_names(judged: Callable[..., list[str]]) -> None:
    coffee = "name: Coffee\nauthors: [example-writers]\nupdated: 2026-11-01\n"
    content = {"causes/coffee.yml": coffee}

    at = exception("missing-summary", path="content/causes/coffee.yml", at="summary")

    assert judged("", content) == ["content/causes/coffee.yml:1:1 missing-summary"]
    assert judged(at, content) == []


def test_a_piece_of_text_may_run_over_folded_lines(judged: Callable[..., list[str]]) -> None:
    rest = """\
        name: Rest
        kind: at-home
        summary: Rest, and read [the
          page on coffee](cause:coffee).
        review: {by: jane-doe,
          on: 2024-05-01, due: 2026-05-01}
        authors: [example-writers]
        updated: 2026-11-01
        """
    coffee = "name: Coffee\nsummary: See [rest](treatment:rest).\nauthors: [example-writers]\nupdated: 2026-11-01\n"
    person = "name: Jane Doe\nrole: Reviewer\ncredentials: MD\n"
    content = {"treatments/rest.yml": rest, "causes/coffee.yml": coffee, "people/jane-doe.yml": person}
    at = exception("review-overdue", path="content/treatments/rest.yml", at='"jane-doe, on: 2024-05-01"')

    assert judged("", content) == ["content/treatments/rest.yml:6:24 review-overdue"]
    assert judged(at, content) == []


def test_a_piece_of_a_word_is_no_piece_of_text(judged: Callable[..., list[str]]) -> None:
    at = exception("uncited-percent", at="ace")

    assert judged(at) == [*UNCITED, "site_config/rules.yml:2:3 unneeded-exception"]


def test_an_exception_for_one_rule_leaves_the_others_alone(judged: Callable[..., list[str]]) -> None:
    assert judged(exception("missing-summary")) == [*UNCITED, "site_config/rules.yml:2:3 unneeded-exception"]


def test_an_exception_that_matches_nothing_is_told_at_its_place(judged: Callable[..., list[str]]) -> None:
    both = exception("uncited-percent") + exception("uncited-percent", path="content/conditions/gone.yml")

    assert judged(both) == ["site_config/rules.yml:3:3 unneeded-exception"]


def test_an_exception_for_a_folder_that_is_not_there_is_told_too(judged: Callable[..., list[str]]) -> None:
    misspelled = exception("uncited-percent", path="conten/conditions/sepsis.yml")

    assert judged(misspelled) == [*UNCITED, "site_config/rules.yml:2:3 unneeded-exception"]


def test_two_exceptions_may_cover_the_same_problem(judged: Callable[..., list[str]]) -> None:
    both = exception("uncited-percent") + exception("uncited-percent", at="slow-movement")

    assert judged(both) == []


def test_an_exception_holds_on_its_last_day(judged: Callable[..., list[str]]) -> None:
    assert judged(exception("uncited-percent", until="2026-11-22")) == []


def test_an_exception_no_longer_holds_after_its_last_day(judged: Callable[..., list[str]]) -> None:
    assert judged(exception("uncited-percent", until="2026-11-21")) == [
        *UNCITED,
        "site_config/rules.yml:2:71 expired-exception",
    ]


def test_an_exception_for_a_rule_that_does_not_exist_is_told_at_the_rule(judged: Callable[..., list[str]]) -> None:
    assert judged(exception("uncited-percents")) == [*UNCITED, "site_config/rules.yml:2:10 unknown-rule"]


def test_a_rule_that_protects_readers_has_no_exceptions(
    judged: Callable[..., list[str]], valid_content: dict[str, str]
) -> None:
    uncited = {"red-flags.yml": valid_content["red-flags.yml"].replace("  cite: tremor-guide\n", "")}

    assert judged(exception("uncited-red-flag", path="content/red-flags.yml"), uncited) == [
        "content/red-flags.yml:1:1 uncited-red-flag",
        "site_config/rules.yml:2:10 locked-rule",
    ]


def test_nothing_is_said_of_exceptions_while_a_file_is_broken(judged: Callable[..., list[str]]) -> None:
    assert judged(exception("uncited-percent", path="content/conditions/gone.yml"), complete=False) == UNCITED


def test_exceptions_speak_of_the_projects_own_content(
    project: Path, content: Callable[..., Path], site_config: Callable[..., Path], valid_content: dict[str, str]
) -> None:
    from generator.model import load  # noqa: PLC0415 - the fixture of that name reads the usual folder

    content(valid_content).rename(project / "other")
    rules_file = "exceptions:\n" + exception("uncited-percent") + exception("no-background", path="other/x.yml")
    settings = load_settings(site_config({"rules.yml": rules_file}), project).settings
    library = load(read_tree(project / "other", project)).library
    assert settings

    (problem,) = run(library, settings, date(2026, 11, 22))
    assert (problem.code, problem.mark.line) == ("unneeded-exception", 3)
