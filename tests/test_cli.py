"""The command: what it prints, what it answers, and that a mistake in the content writes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import site
from generator.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]


@pytest.fixture
def here(
    project: Path,
    content: Callable[..., Path],
    site_config: Callable[..., Path],
    valid_content: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A whole small project, which is the current folder."""
    content(valid_content)
    site_config()
    (project / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
    shutil.copytree(ROOT / "theme/pages", project / "theme/pages")
    monkeypatch.chdir(project)
    return project


@pytest.mark.smoke
@pytest.mark.usefixtures("here")
def test_clean_content_answers_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--day", "2026-11-22"]) == 0, capsys.readouterr().out
    assert "error" not in capsys.readouterr().out


@pytest.mark.smoke
def test_errors_answer_one_and_stand_at_their_lines(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "content/conditions/essential-tremor.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("urgency: routine", "urgency: rutine"), encoding="utf-8")
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "content/conditions/essential-tremor.yml:4:10: error[unknown-word]" in told
    assert "did you mean `routine`?" in told


@pytest.mark.usefixtures("here")
def test_another_folder_of_content_is_checked_with_the_settings_of_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "conditions").mkdir()
    (other / "conditions/x.yml").write_text("name: X\n", encoding="utf-8")
    assert main(["check", "--content", str(other), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in told["problems"]] == ["missing-field"]
    assert told["problems"][0]["path"] == (other / "conditions/x.yml").as_posix()


@pytest.mark.usefixtures("here")
def test_a_folder_that_is_not_there_is_a_matter_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", "nowhere"]) == 2
    assert "there is no folder nowhere" in capsys.readouterr().err


def test_a_command_outside_a_project_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "mkdocs.yml" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["check", "--format", "xml"], ["check", "--day", "soon"]])
def test_a_wrong_call_is_a_matter_of_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: vademecum" in capsys.readouterr().err


def test_nothing_is_made_when_anything_is_wrong(here: Path) -> None:
    (here / "content/conditions/broken.yml").write_text("name: [\n", encoding="utf-8")
    made = site.generate(here)
    assert made.failed
    assert made.outputs == ()


def test_everything_is_made_when_nothing_is_wrong_and_the_same_every_time(here: Path) -> None:
    first, second = site.generate(here), site.generate(here)
    assert not first.failed
    assert first.outputs == second.outputs
    assert {"index.md", "symptoms/tremor.md", "data/content.json"} <= {output.path for output in first.outputs}


def test_warnings_alone_let_the_site_be_made(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "site_config/rules.yml").write_text("levels: {missing-summary: warning}\n", encoding="utf-8")
    path = here / "content/causes/coffee.yml"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("summary")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert main(["check"]) == 0
    assert "warning[missing-summary]" in capsys.readouterr().out
    assert site.generate(here).outputs


def test_an_article_on_the_home_page_that_does_not_exist_is_an_error(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "site_config/navigation.yml").write_text("home_symptoms: [tremr]\n", encoding="utf-8")
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "site_config/navigation.yml:1:17: error[unknown-id] there is no symptom `tremr`" in told
    assert "did you mean `tremor`?" in told


@pytest.mark.smoke
@pytest.mark.usefixtures("here")
def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unknown-id"]) == 0
    assert capsys.readouterr().out.startswith("unknown-id (error")
    assert main(["explain"]) == 0
    assert "\n  unknown-id\n" in capsys.readouterr().out


def test_a_code_is_explained_outside_a_project_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "missing-sumary"]) == 2
    assert "did you mean `missing-summary`?" in capsys.readouterr().err


def test_what_needs_no_judgment_is_mended_and_the_rest_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "content/causes/coffee.yml"
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace("kind: habit", "kind: habits")
        .replace("summary: Too", "summary: Behaviour: too"),
        encoding="utf-8",
    )
    assert main(["check"]) == 1
    capsys.readouterr()
    assert main(["check", "--fix", "--day", "2026-11-22"]) == 1
    told = capsys.readouterr().out
    assert "content/causes/coffee.yml:4:10: fixed: the text stands in quotation marks\n" in told
    assert "content/causes/coffee.yml:3:7: error[unknown-word]" in told
    assert 'summary: "Behaviour: too much' in path.read_text(encoding="utf-8")

    path.write_text(path.read_text(encoding="utf-8").replace("kind: habits", "kind: habit"), encoding="utf-8")
    assert main(["check", "--fix", "--day", "2026-11-22"]) == 0
    told = capsys.readouterr().out
    assert "“Behavior” stands for “Behaviour”" in told
    assert told.endswith("\n\nno problems\n")
    assert main(["check", "--fix", "--day", "2026-11-22"]) == 0
    assert capsys.readouterr().out == "nothing to mend without judgment\n\nno problems\n"


@pytest.mark.usefixtures("here")
def test_a_report_for_another_program_is_not_mixed_with_what_was_mended(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--fix", "--format", "json", "--day", "2026-11-22"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["problems"] == []
    assert "fixed: the first line leads to" in told.err
