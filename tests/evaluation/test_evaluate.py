"""The command `vademecum evaluate`: what it prints, what it keeps, and that it is the same every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli import main
from generator.errors import VademecumError
from generator.evaluation import Plan, content_version, save_exhaustive
from generator.evaluation.evaluate import evaluation
from generator.evaluation.project import read
from generator.measured import Answers, Population, load_measured

if TYPE_CHECKING:
    from generator.evaluation.evaluate import Evaluation

ROOT = Path(__file__).parents[2]


def measured_here(here: Path, readers: int = 60, seed: int = 1) -> Evaluation:
    subject = read(here).subject
    assert subject
    return evaluation(here, subject, None, Plan(readers, seed))


def test_the_same_seed_gives_the_same_figures_and_another_one_others(here: Path) -> None:
    once = measured_here(here)

    assert measured_here(here).measured == once.measured
    assert measured_here(here, seed=2).measured != once.measured


def test_the_figures_are_the_same_in_another_process(here: Path) -> None:
    command = (
        "import sys; from generator.cli import main; sys.exit(main(['evaluate','--readers','30','--format','json']))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", command],
            cwd=here,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert told[0] == told[1]


def test_every_questionnaire_is_measured_in_every_way(here: Path) -> None:
    found = measured_here(here).measured

    assert [one.symptom for one in found.questionnaires] == [None, "tremor"]
    for one in found.questionnaires:
        assert one.conditions == 4
        for population in Population:
            for answers in Answers:
                table = one.table(population, answers)
                assert table
                assert (table.top_1.of, table.under.of) == (60, 60)
                assert table.top_1.yes <= table.top_3.yes <= table.top_5.yes
        assert [left.wrong_likely.of for left in one.left_out] == [80, 80]
        assert one.nobody
        assert one.nobody.likely.of == 60


def test_what_the_content_describes_is_found(here: Path) -> None:
    table = measured_here(here, readers=200).measured.questionnaires[1].table(Population.EACH_EQUALLY, Answers.TRUE)

    assert table
    assert table.top_3.share > 0.95
    assert table.emergency.share == 1


def test_a_condition_alone_can_be_left_out(here: Path) -> None:
    for path in (here / "content/conditions").iterdir():
        if path.stem != "essential-tremor":
            path.unlink()
    path = here / "content/symptoms/tremor.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            "[essential-tremor, overactive-thyroid, parkinson-disease, medicine-tremor]", "[essential-tremor]"
        ),
        encoding="utf-8",
    )
    found = measured_here(here).measured.questionnaires[1]

    assert [left.wrong_likely.share for left in found.left_out] == [0, 0]


def test_content_without_conditions_is_measured_as_such(here: Path) -> None:
    for path in (here / "content/conditions").iterdir():
        path.unlink()
    path = here / "content/symptoms/tremor.yml"
    text = path.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith("conditions:")]
    path.write_text("".join(kept), encoding="utf-8")
    found = measured_here(here).measured.questionnaires[1]

    assert found.conditions == 0
    assert found.tables == ()
    assert found.nobody


@pytest.mark.usefixtures("here")
def test_the_terminal_shows_a_table_for_each_questionnaire(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--readers", "20"]) == 0
    told = capsys.readouterr().out

    assert told.index("journeys: 0 of 0 as expected") < told.index("general questionnaire (4 conditions)")
    assert told.index("general questionnaire (4 conditions)") < told.index("tremor (4 conditions)")
    assert "emergencies recognized" in told


@pytest.mark.usefixtures("here")
def test_one_questionnaire_alone_may_be_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--readers", "20", "--symptom", "tremor", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)

    assert [one["symptom"] for one in told["measured"]["questionnaires"]] == ["tremor"]


def test_nothing_is_kept_unless_it_is_asked_for(here: Path) -> None:
    assert main(["evaluate", "--readers", "10"]) == 0
    assert not (here / "site_config/evaluation.json").exists()


def test_what_is_kept_can_be_read_again(here: Path) -> None:
    assert main(["evaluate", "--readers", "10", "--write"]) == 0
    loaded = load_measured(here / "site_config", here)

    assert loaded.problems == ()
    assert loaded.measured
    subject = read(here).subject
    assert subject
    assert loaded.measured.content == content_version(subject)


def test_the_number_of_exhaustive_cases_is_kept_too(here: Path) -> None:
    assert main(["evaluate", "--readers", "10", "--write"]) == 0
    save_exhaustive(here, 4321)
    assert main(["evaluate", "--readers", "10", "--seed", "2", "--write"]) == 0
    measured = load_measured(here / "site_config", here).measured

    assert measured
    assert measured.exhaustive
    assert (measured.exhaustive.cases, measured.exhaustive.content) == (4321, measured.content)


def test_exhaustive_cases_need_figures_to_stand_beside(here: Path) -> None:
    with pytest.raises(VademecumError, match="evaluate --write"):
        save_exhaustive(here, 1)


def test_a_change_of_the_content_is_a_change_of_its_version(here: Path) -> None:
    subject = read(here).subject
    assert subject
    before = content_version(subject)
    path = here / "content/conditions/parkinson-disease.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("percent: 70", "percent: 71"), encoding="utf-8")
    changed = read(here).subject
    assert changed

    assert content_version(changed) != before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--write", "--symptom", "tremor"], "leave out --symptom"),
        (["--symptom", "tremmor"], "did you mean `tremor`?"),
        (["--readers", "0"], "1 or more"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_cannot_be_done_is_said(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_broken_content_is_said_at_its_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = here / "content/conditions/parkinson-disease.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("urgency: soon", "urgency: sooner"), encoding="utf-8")

    assert main(["evaluate"]) == 1
    assert "content/conditions/parkinson-disease.yml:3:10: error[unknown-word]" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["{", "[]", '{"form": 2}', '{"form": 1, "seed": "x"}'])
def test_a_broken_file_of_figures_is_a_problem_at_its_line(here: Path, text: str) -> None:
    (here / "site_config/evaluation.json").write_text(text, encoding="utf-8")
    loaded = load_measured(here / "site_config", here)

    assert loaded.measured is None
    assert {problem.mark.path for problem in loaded.problems} == {"site_config/evaluation.json"}
