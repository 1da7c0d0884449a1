"""What an editor, a reviewer on a pull request, and another program read of a change; each form to the letter."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.change_report import formats as forms
from generator.change_report import formatted
from generator.cli import main
from generator.errors import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from generator.change_report import Difference

LOWERED = (
    ("conditions/parkinson-disease.yml", "urgency: soon", "urgency: routine"),
    ("findings/nerves.yml", "Do you move more slowly than before?", "Have you become slower?"),
    ("glossary.yml", None, "tremor: shaking that you cannot stop\nslowness: taking longer\n"),
)


@pytest.fixture
def lowered(changed: Callable[..., Difference]) -> Difference:
    return replace(changed(*LOWERED), commit="0123456789" * 4)


@pytest.mark.parametrize("form", ["markdown", "terminal"])
def test_a_change_in_each_form(lowered: Difference, form: str, snapshot: SnapshotAssertion) -> None:
    assert formatted(lowered, form) == snapshot


def test_what_a_message_quotes_is_no_markup_on_a_pull_request(lowered: Difference) -> None:
    quoted = Problem(Mark("content/x.yml", 1, 1), "x", "there is <img src=x> | [a](b) @all in `<code>`\n# Big")
    told = formatted(replace(lowered, problems=(quoted,)), "markdown")

    assert "there is \\<img src=x\\> \\| \\[a\\](b) \\@all in `<code>` \\# Big\n" in told


def test_a_report_that_is_too_long_for_github_is_cut_and_says_so(
    lowered: Difference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST_MARKDOWN", 900)
    told = formatted(lowered, "markdown")

    assert len(told.encode()) < 1200
    assert told.endswith("The report is cut here: `vademecum diff` shows the rest.\n")


def test_lines_that_hold_a_fence_do_not_end_it(changed: Callable[..., Difference]) -> None:
    found = changed(("prose/about.md", "These pages", "```\nThese ````pages"))

    assert "`````diff" in formatted(found, "markdown")


@pytest.mark.parametrize(
    ("edits", "status"),
    [
        ((), 0),
        (LOWERED, 1),
        ((("causes/coffee.yml", "kind: habit", "sort: habit"),), 1),
    ],
)
def test_the_command_answers_with_its_status(
    repository: Path,
    edit: Callable[..., None],
    edits: tuple[tuple[str, str | None, str | None], ...],
    status: int,
) -> None:
    edit(*edits)

    assert main(["--project", str(repository), "diff", "--interviews", "200", "--day", "2026-11-26"]) == status


def test_the_command_writes_the_report_and_notes_for_a_pull_request(
    repository: Path, edit: Callable[..., None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(*LOWERED)
    report = tmp_path / "new/report.md"
    command = ["diff", "HEAD", "--format", "markdown", "--output", str(report), "--annotate", "--interviews", "200"]
    main(["--project", str(repository), *command, "--day", "2026-11-26"])

    assert report.read_text("utf-8").startswith("## What this change does\n")
    notes = capsys.readouterr().out
    assert "::error file=content/conditions/parkinson-disease.yml,line=4,col=10,title=lowered-urgency::" in notes


def test_an_unknown_effect_is_said_with_a_status_of_its_own(
    repository: Path, edit: Callable[..., None], commit: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit(("causes/coffee.yml", "kind: habit", "sort: habit"))
    commit()
    edit(("causes/coffee.yml", "sort: habit", "kind: habit"))

    assert main(["--project", str(repository), "diff"]) == 2
    told = capsys.readouterr().out
    assert "The effect is unknown" in told
    assert "content/causes/coffee.yml:2:1" in told


@pytest.mark.parametrize("value", ["0", "-1", "many", "1000001"])
def test_a_number_of_interviews_that_is_none_is_refused(
    repository: Path, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--project", str(repository), "diff", "--interviews", value])

    assert "is no number from 1 to 1,000,000" in capsys.readouterr().err


def test_the_json_form_says_what_other_programs_need(lowered: Difference) -> None:
    told = json.loads(formatted(lowered, "json"))

    assert told["lowered"]["condition:parkinson-disease"]["explained_by"] is None
    assert {record["kind"] for record in told["records"]} == {"condition", "finding", "term"}
    assert {one["questionnaire"] for one in told["questionnaires"]} == {"general", "tremor"}
