"""Each way of telling problems: complete, exact, and safe inside the log of a workflow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.errors import Level, Mark, Problem
from generator.report import report

if TYPE_CHECKING:
    from pathlib import Path

LATE = Problem(Mark("content/b.yml", 2, 4), "some-code", "the second", Level.WARNING)
EARLY = Problem(Mark("content/a.yml", 1, 7), "other-code", "the first: 100%, a\nb", hint="write something else")


def write(project: Path, text: str = "name: Flu\n") -> Path:
    (project / "content").mkdir(exist_ok=True)
    (project / "content/a.yml").write_text(text, encoding="utf-8")
    return project


def test_the_terminal_shows_the_line_with_a_caret_and_the_hint(project: Path) -> None:
    assert report([EARLY], write(project)) == (
        "content/a.yml:1:7: error[other-code] the first: 100%, a\nb\n"
        "  1 | name: Flu\n"
        "    |       ^\n"
        "  hint: write something else\n"
        "\n"
        "1 error\n"
        "`vademecum explain CODE` says more about a CODE in brackets\n"
    )


def test_problems_are_told_in_the_order_of_their_places_and_counted(project: Path) -> None:
    told = report([LATE, EARLY, EARLY], project)
    assert told.index("a.yml") < told.index("b.yml")
    assert told.splitlines()[-2:] == [
        "2 errors and 1 warning",
        "`vademecum explain CODE` says more about a CODE in brackets",
    ]


def test_no_problems_are_told_as_such(project: Path) -> None:
    assert report([], project) == "no problems\n"


def test_a_long_line_is_cut_around_the_place_and_the_caret_still_points_at_it(project: Path) -> None:
    write(project, "name: " + "x" * 300 + "HERE" + "y" * 300 + "\n")
    told = report([Problem(Mark("content/a.yml", 1, 307), "c", "m")], project).splitlines()
    assert len(told[1]) < 130
    assert told[1][told[2].index("^") :].startswith("HERE")


def test_a_tab_and_letters_with_accents_do_not_move_the_caret(project: Path) -> None:
    write(project, "é\tname: Flu\n")
    told = report([Problem(Mark("content/a.yml", 1, 3), "c", "m")], project).splitlines()
    assert told[1][told[2].index("^") :].startswith("name")


def test_a_place_that_cannot_be_shown_is_told_without_an_excerpt(project: Path) -> None:
    told = report([Problem(Mark("content/none.yml", 9, 1), "c", "m")], project)
    assert told.startswith("content/none.yml:9:1: error[c] m\n\n1 error\n")


def test_annotations_escape_what_a_workflow_would_read_as_its_own(project: Path) -> None:
    first = report([EARLY], project, "github").splitlines()[0]
    assert first == (
        "::error file=content/a.yml,line=1,col=7,title=other-code::the first: 100%25, a%0Ab; write something else"
    )


def test_annotations_are_followed_by_the_whole_report(project: Path) -> None:
    assert report([EARLY], project) in report([EARLY], project, "github")
    assert report([], project, "github") == report([], project)


def test_what_the_report_quotes_gives_no_commands_to_a_workflow(project: Path) -> None:
    write(project, "name: ##[add-mask]e\n")  # the old form of a command, which counts anywhere in a line
    problem = Problem(Mark("content/a.yml", 1, 7), "some-code", "no name: \n::error::forged")

    annotation, stop, *quoted, go_on = report([problem], project, "github").splitlines()

    assert annotation.startswith("::error file=content/a.yml,")
    assert "##[" not in annotation
    assert stop == f"::stop-commands::{go_on.strip(':')}"
    assert [line for line in quoted if line.startswith("::") or "##[" in line] != []
    assert go_on.strip(":") not in "\n".join(quoted)


def test_json_holds_every_part_of_every_problem(project: Path) -> None:
    assert json.loads(report([LATE, EARLY], project, "json")) == {
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "path": "content/a.yml",
                "line": 1,
                "column": 7,
                "level": "error",
                "code": "other-code",
                "message": "the first: 100%, a\nb",
                "hint": "write something else",
            },
            {
                "path": "content/b.yml",
                "line": 2,
                "column": 4,
                "level": "warning",
                "code": "some-code",
                "message": "the second",
                "hint": "",
            },
        ],
    }
