"""The interview at the terminal: through a pipe, through a terminal, and with content that cannot be asked."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.evaluation.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.evaluation.engine import Questionnaire
    from generator.model import Library
    from generator.settings import Settings

COMMAND = [sys.executable, "-m", "generator.cli"]
ROOT = Path(__file__).parents[2]

NOTHING = "n\n" * 40
"""No to everything: more answers than there are questions."""


@pytest.fixture
def ask(here: Path) -> Callable[..., str]:
    """Run `vademecum ask` with these lines as its input, and return what it said."""

    def run(*arguments: str, typed: str, status: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-c", "import sys; from generator.cli import main; sys.exit(main())", "ask", *arguments],
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            cwd=here,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


def test_the_result_begins_with_the_urgency(ask: Callable[..., str]) -> None:
    told = ask("tremor", typed="70\nm\nn\n2\ny\ny\n" + NOTHING)

    result = told[told.index("SEE A DOCTOR SOON") :]
    assert result.index("Within 2 days.") < result.index("Parkinson disease (shaking palsy)")
    assert result.index("fits: ") < result.index("What would change this advice:")
    assert result.index("[1]") < result.index("Sources:\n")
    assert "Example Institute, 2024" in result


def test_a_red_flag_ends_the_interview_with_its_advice(ask: Callable[..., str]) -> None:
    told = ask("tremor", typed="70\nm\n1\n\n")

    assert "*** Call: Call 911. ***\nOne side of the face droops." in told
    assert told.index("*** Call") < told.index("\nCALL\n")
    assert "When do your hands shake?" not in told


def test_whoever_goes_on_after_a_red_flag_keeps_its_advice(ask: Callable[..., str]) -> None:
    told = ask("tremor", typed="70\nm\n1\nc\n1\n" + NOTHING)

    assert told.index("*** Call") < told.index("When do your hands shake?") < told.index("\nCALL\n")


def test_the_last_answer_can_be_taken_back(ask: Callable[..., str]) -> None:
    told = ask("tremor", typed="70\nm\n1\nb\nn\n1\n" + NOTHING)

    assert told.count("Is one of these true?") == 2
    assert "\nCALL\n" not in told


def test_nobody_can_go_back_before_the_first_question(ask: Callable[..., str]) -> None:
    assert "This is the first question." in ask("tremor", typed="b\nq\n")


def test_a_question_says_why_it_is_asked(ask: Callable[..., str]) -> None:
    told = ask("tremor", typed="w\n70\nw\nm\nw\nn\nw\n1\nw\nq\n")

    assert "Some causes and some dangers depend on age." in told
    assert "A yes may need help at once:\n- One side of the face droops." in told
    assert "asked of everybody" in told
    assert "The answer tells apart what it may be: " in told


def test_a_question_that_could_make_the_advice_more_urgent_says_so(
    asked: Callable[..., Questionnaire], shaking_library: Library, settings: Settings
) -> None:
    told = Told(asked(shaking_library), settings)
    assert "sooner" in told.why({"why": {"reason": "floor", "level": "soon"}})


def test_what_cannot_be_an_answer_is_asked_again(ask: Callable[..., str]) -> None:
    told = ask("tremor", typed="old\n200\n70\nx\nm\n7\nn\n1 2\nmaybe\nq\n")

    assert told.count("Please type whole years") == 2
    assert told.count("Please type f or m.") == 1
    assert told.count("Please type the number") == 3


def test_several_answers_can_be_given_at_once_and_some_not_known(ask: Callable[..., str]) -> None:
    told = ask("tremor", typed="70\nm\n1 ?2\nc\n" + NOTHING)

    assert "One side of the face droops." in told
    assert "The shaking began all at once." not in told.split("What would change")[0]


@pytest.mark.parametrize("typed", ["", "70\nm\n", "70\nm\nq\n"])
def test_an_interview_that_ends_early_says_that_nothing_was_stored(ask: Callable[..., str], typed: str) -> None:
    assert ask("tremor", typed=typed).endswith("Ended. Nothing was stored.\n")


def test_nothing_is_stored(ask: Callable[..., str], here: Path) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in here.rglob("*"))
    ask("tremor", typed="70\nm\n" + NOTHING)

    assert sorted((path, path.stat().st_mtime_ns) for path in here.rglob("*")) == before


def test_without_an_article_people_say_what_is_wrong(ask: Callable[..., str]) -> None:
    told = ask(typed="gibberish\nbeing slo\n1\n70\nm\n" + NOTHING)

    assert "Nothing like that is known here." in told
    assert "1. slow movement" in told
    assert "Do you move more slowly?" not in told


def test_an_age_that_the_questions_are_not_made_for_is_told_so(ask: Callable[..., str]) -> None:
    told = ask("tremor", typed="7\nf\n")

    assert "not made for this age" in told
    assert "What it may be" not in told


def test_an_article_that_is_not_there_gets_the_nearest_one(ask: Callable[..., str]) -> None:
    assert "there is no symptom `tremmor`; did you mean `tremor`?" in ask("tremmor", typed="", status=2)


def test_content_that_cannot_be_asked_is_said_at_its_line(ask: Callable[..., str], here: Path) -> None:
    path = here / "content/findings/shaking.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(", question: Does your face droop?", ""), encoding="utf-8")

    assert "content/red-flags.yml:2:16: error[red-flag-not-asked]" in ask("tremor", typed="", status=1)


def test_it_works_at_a_terminal(here: Path) -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", "from generator.cli import main; main()", "ask", "tremor"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.close(slave)
    seen = ""

    def until(words: str) -> None:
        nonlocal seen
        start, end = len(seen), time.monotonic() + 20
        while words not in seen[start:]:
            assert time.monotonic() < end, seen
            if select.select([master], [], [], 0.2)[0]:
                seen += os.read(master, 65536).decode()

    try:
        for waited, typed in (
            ("How old", "70"),
            ("Which sex", "m"),
            ("Is one of these true?", "1"),
            ("Enter to end", ""),
        ):
            until(waited)
            os.write(master, f"{typed}\n".encode())
        until("CALL")
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(master)
