"""A second check says what the first one said, at once; and looks again when anything that it rests on is other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import site
from generator.cli import main
from generator.kept import PLACE, Store
from generator.settings import URL_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.errors import Problem

DAY = date(2026, 11, 22)


@pytest.fixture
def here(
    project: Path, content: Callable[..., Path], site_config: Callable[..., Path], valid_content: dict[str, str]
) -> Path:
    """A small project of which one record has a warning."""
    content(valid_content)
    site_config({"rules.yml": "levels: {missing-summary: warning}\n"})
    replace(project / "content/causes/coffee.yml", "summary:", "# summary:")
    (project / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
    return project


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days for which the content was really looked at."""
    days: list[date] = []
    check = site.Workshop.check

    def note(workshop: site.Workshop, day: date) -> site.Checked:
        days.append(day)
        return check(workshop, day)

    monkeypatch.setattr(site.Workshop, "check", note)
    return days


def problems(here: Path, content: Path | None = None, day: date = DAY, program: str = "p") -> tuple[Problem, ...]:
    told: list[str] = []
    with Store(here / PLACE, program, told.append) as kept:
        return site.problems_of(here, content, day, kept)


def test_what_was_found_is_said_again_without_looking(here: Path, looked: list[date]) -> None:
    first = problems(here)
    assert [problem.code for problem in first] == ["missing-summary"]

    assert problems(here) == first == site.check(here, day=DAY).problems
    assert len(looked) == 2


EDITS: dict[str, Callable[[Path], object]] = {
    "a record": lambda here: replace(here / "content/symptoms/tremor.yml", "name: Tremor", "nme: Tremor"),
    "a record more": lambda here: (here / "content/causes/tea.yml").write_text("name: Tea\n"),
    "a record less": lambda here: (here / "content/causes/coffee.yml").unlink(),
    "a record's name": lambda here: (here / "content/causes/coffee.yml").rename(here / "content/causes/tea.yml"),
    "a page": lambda here: (here / "content/prose/about.md").write_text("# About\n\n[x](nowhere.md)\n"),
    "a file of another kind": lambda here: (here / "content/causes/tea.txt").write_text("Tea"),
    "a link": lambda here: (here / "content/causes/tea.yml").symlink_to(here / "content/causes/coffee.yml"),
    "a level": lambda here: replace(here / "site_config/rules.yml", "warning", "error"),
    "the home page": lambda here: (here / "site_config/navigation.yml").write_text("home_symptoms: [tremr]\n"),
    "what was measured": lambda here: (here / "site_config/evaluation.json").write_text("{}\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_it_is_looked_again(here: Path, looked: list[date], edit: str) -> None:
    (here / "content/prose").mkdir(exist_ok=True)
    first = problems(here)
    EDITS[edit](here)
    again = problems(here)

    assert len(looked) == 2
    assert again == site.check(here, day=DAY).problems
    assert again != first


def test_another_day_another_program_and_another_address_are_looked_at_again(
    here: Path, looked: list[date], monkeypatch: pytest.MonkeyPatch
) -> None:
    problems(here)
    problems(here, day=date(2031, 1, 1))
    problems(here, program="q")
    monkeypatch.setenv(URL_VARIABLE, "https://example.org/")
    problems(here, program="q")

    assert len(looked) == 4


def test_the_same_content_in_another_folder_is_another(here: Path, looked: list[date], tmp_path: Path) -> None:
    problems(here)
    (here / "content").rename(tmp_path / "elsewhere")
    (warning,) = problems(here, tmp_path / "elsewhere")

    assert warning.mark.path.startswith(str(tmp_path))
    assert len(looked) == 2


def test_what_changes_during_a_check_is_not_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check = site.Workshop.check

    def saved_meanwhile(workshop: site.Workshop, day: date) -> site.Checked:
        replace(here / "content/causes/coffee.yml", "name: Coffee", "nme: Coffee")
        return check(workshop, day)

    with monkeypatch.context() as patch:
        patch.setattr(site.Workshop, "check", saved_meanwhile)
        assert "unknown-field" in {problem.code for problem in problems(here)}
    replace(here / "content/causes/coffee.yml", "nme: Coffee", "name: Coffee")

    assert [problem.code for problem in problems(here)] == ["missing-summary"]


def test_damage_is_told_of_and_never_believed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--project", str(here), "check", "--day", DAY.isoformat()]
    assert main(arguments) == 0
    said = capsys.readouterr().out
    for path in (here / PLACE).iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"x")

    assert main(arguments) == 0
    again = capsys.readouterr()
    assert again.out == said
    assert again.err.count("is damaged; what it held is made again") == 2
    assert main(arguments) == 0
    assert capsys.readouterr() == (said, "")


def test_a_check_works_where_nothing_can_be_kept(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / PLACE).write_text("no folder")

    assert main(["--project", str(here), "check", "--day", DAY.isoformat()]) == 0
    assert capsys.readouterr().err.count("\n") == 1
