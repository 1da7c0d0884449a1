"""So that whoever waits for a build sees how far it is: in one moving line at a terminal, in plain lines anywhere else.

These are a few lines of our own because what comes with the engines does not fit: click's bar knows no stage without a
count, and rich would be a further dependency that takes longer to load than a small site to check.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType

PATIENCE = 2.0
"""Seconds that a build may take without anybody wondering; a shorter one shows no moving line."""

FRAME = 0.1
"""Seconds between two pictures of the moving line."""

NEWS = 30.0
"""Seconds after which a log is told how far a long stage is."""

BAR = 24
"""Length of the bar in characters, where there is room for it."""

CLEAR = "\r\x1b[K"
"""What a terminal takes for: back to the begin of the line, and delete it."""

_drawing = threading.Lock()
# Whoever forks waits until nothing is being written, so that no child inherits a stream that is locked for ever.
os.register_at_fork(before=_drawing.acquire, after_in_parent=_drawing.release, after_in_child=_drawing.release)


class Reached(Protocol):
    """What a long piece of work calls now and then: so many pages of so many are done."""

    def __call__(self, done: int, of: int) -> None:
        """Take note of it; cheap enough for every page."""


def nobody(done: int, of: int) -> None:
    """Take no note: for work that nobody waits for."""


class Took(NamedTuple):
    """A stage that is over: what was done, and how many seconds it took."""

    done: str
    seconds: float


class _Stage:
    """The stage that is going on; `reached` is for those who do the work."""

    def __init__(self, doing: str, begun: float, news: Callable[[], None]) -> None:
        self.doing, self.begun, self.told = doing, begun, begun
        self.done = self.of = 0
        self._news = news

    def reached(self, done: int, of: int) -> None:
        self.done, self.of = done, of
        self._news()


class Progress:
    """The stages of one build, told on a stream while they last: `with Progress(sys.stderr) as progress: ...`.

    A moving line is for people at a terminal; with `CI` in the environment, a dumb terminal, or a stream that goes into
    a file, there are plain lines only. There is no color, so that NO_COLOR asks for nothing.
    """

    def __init__(
        self,
        stream: TextIO | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._moves = _moves(self._stream, os.environ if environ is None else environ)
        self._begun = clock()
        self._stage: _Stage | None = None
        self._over = threading.Event()
        self._painter = threading.Thread(target=self._paint, daemon=True)
        self._shown = False
        self.stages: list[Took] = []

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return self._clock() - self._begun

    def __enter__(self) -> Self:
        """Begin to show a moving line, where there is one."""
        if self._moves:
            self._painter.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the moving line away."""
        self._over.set()
        if self._moves:
            self._painter.join()
        with _drawing:
            self._clear()

    def say(self, line: str) -> None:
        """Write a line that stays."""
        with _drawing:
            self._clear()
            print(line, file=self._stream, flush=True)

    @contextmanager
    def stage(self, doing: str, done: str) -> Iterator[Reached]:
        """Show what is `doing` while the block runs, and then that it is `done`; give what the work may report to."""
        stage = self._stage = _Stage(doing, self._clock(), self._tell_log)
        try:
            yield stage.reached
        finally:
            self._stage = None
        took = Took(done, self._clock() - stage.begun)
        self.stages.append(took)
        self.say(f"{done}{f': {stage.of:,} pages' if stage.of else ''} ({took.seconds:.1f} s)")

    def _tell_log(self) -> None:
        stage, now = self._stage, self._clock()
        if stage and not self._moves and now - stage.told >= NEWS:
            stage.told = now
            self.say(f"{stage.doing}: {stage.done:,} of {stage.of:,} pages ({now - stage.begun:.0f} s)")

    def _paint(self) -> None:
        while not self._over.wait(FRAME):
            self.draw()

    def draw(self) -> None:
        """Show the moving line as it is now, where there is one and the build is no longer short."""
        with _drawing:
            stage = self._stage
            if not self._moves or stage is None or self.seconds < PATIENCE:
                return
            width = shutil.get_terminal_size().columns - 1  # in the last column some terminals begin a new line
            self._stream.write(CLEAR + self._line(stage, width)[:width])
            self._stream.flush()
            self._shown = True

    def _line(self, stage: _Stage, width: int) -> str:
        lasts = f"{self._clock() - stage.begun:.0f} s"
        if stage.done == stage.of:  # not known, or what follows has no pages to count
            return f"{stage.doing} ... {lasts}"
        count = f"{stage.done:,} of {stage.of:,} pages, {lasts}"
        bar = min(BAR, width - len(f"{stage.doing} [] {count}"))
        full = bar * stage.done // stage.of
        return f"{stage.doing} [{'#' * full}{'.' * (bar - full)}] {count}" if bar > 0 else f"{stage.doing}: {count}"

    def _clear(self) -> None:
        if self._shown:
            self._stream.write(CLEAR)
            self._stream.flush()
            self._shown = False


def _moves(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Tell whether a line on this stream can be written again and again, and somebody is there to see it."""
    return stream.isatty() and environ.get("TERM", "dumb") != "dumb" and not environ.get("CI")
