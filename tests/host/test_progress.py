from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING

import pytest

from generator.host.progress import CLEAR, NEWS, PATIENCE, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

TERMINAL = {"TERM": "xterm"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_build_that_takes_long_shows_how_far_it_is() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock=clock, environ=TERMINAL)

    with progress.stage("Building", "Built") as reached:
        clock.now = PATIENCE + 3
        progress.draw()
        reached(250, 1000)
        progress.draw()
        reached(1000, 1000)
        progress.draw()

    assert terminal.getvalue().split(CLEAR) == [
        "",
        "Building ... 5 s",
        "Building [######..................] 250 of 1,000 pages, 5 s",
        "Building ... 5 s",
        "Built: 1,000 pages (5.0 s)\n",
    ]


def test_a_short_build_shows_no_moving_line() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock=clock, environ=TERMINAL)

    with progress.stage("Building", "Built"):
        clock.now = PATIENCE - 0.1
        progress.draw()

    assert terminal.getvalue() == "Built (1.9 s)\n"


def test_the_moving_line_fits_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock=clock, environ=TERMINAL)

    with progress.stage("Building all", "Built") as reached:
        clock.now = 10
        reached(1, 2)
        for columns in ("45", "35", "20"):
            monkeypatch.setenv("COLUMNS", columns)
            progress.draw()

    assert terminal.getvalue().split(CLEAR)[1:-1] == [
        "Building all [#####.....] 1 of 2 pages, 10 s",
        "Building all: 1 of 2 pages, 10 s",
        "Building all: 1 of ",
    ]


def test_what_is_said_in_between_stays_and_is_not_mixed_with_the_moving_line() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock=clock, environ=TERMINAL)

    with progress.stage("Building", "Built"):
        clock.now = 10
        progress.draw()
        progress.say("2 warnings")
        progress.draw()

    assert (
        terminal.getvalue()
        == f"{CLEAR}Building ... 10 s{CLEAR}2 warnings\n{CLEAR}Building ... 10 s{CLEAR}Built (10.0 s)\n"
    )


def test_a_stage_that_fails_is_not_done_and_leaves_no_line() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock=clock, environ=TERMINAL)

    def interrupted() -> None:
        with progress, progress.stage("Building", "Built"):
            clock.now = 10
            progress.draw()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert progress.stages == []
    assert terminal.getvalue().endswith(CLEAR)
    assert "Built" not in terminal.getvalue()


def test_a_log_is_told_how_far_a_very_long_stage_is() -> None:
    log, clock = io.StringIO(), Clock()
    progress = Progress(log, clock=clock, environ=TERMINAL)

    with progress.stage("Building", "Built") as reached:
        for page in range(1, 5):
            clock.now += NEWS * 0.6
            reached(page, 4)

    assert log.getvalue().splitlines() == [
        "Building: 2 of 4 pages (36 s)", "Building: 4 of 4 pages (72 s)", "Built: 4 pages (72.0 s)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stream", "environ"),
    [
        (io.StringIO, {"TERM": "xterm"}),
        (Terminal, {"TERM": "dumb"}),
        (Terminal, {}),
        (Terminal, {"TERM": "xterm", "CI": "true"}),
    ],
)
def test_nothing_moves_where_nobody_sees_it(stream: Callable[[], io.StringIO], environ: dict[str, str]) -> None:
    told, clock = stream(), Clock()
    with Progress(told, clock=clock, environ=environ) as progress, progress.stage("Building", "Built") as reached:
        clock.now = 10
        reached(1, 2)
        progress.draw()

    assert told.getvalue() == "Built: 2 pages (10.0 s)\n"


def test_the_line_moves_while_the_work_tells_nothing() -> None:
    class Watched(Terminal):
        seen = threading.Event()

        def write(self, text: str) -> int:
            if "Building ... 10 s" in text:
                self.seen.set()
            return super().write(text)

    terminal, clock = Watched(), Clock()
    with Progress(terminal, clock=clock, environ=TERMINAL) as progress, progress.stage("Building", "Built"):
        clock.now = 10
        assert terminal.seen.wait(60)

    assert terminal.getvalue().endswith(f"{CLEAR}Built (10.0 s)\n")
