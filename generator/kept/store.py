"""So that a run begins where the last one ended, and a folder that is lost, damaged or full only costs time.

All that is kept lies in one folder, in a few large files for each stage of a build. Runs that work at the same time
share it without waiting: a file is written under a name of its own, and then never changed. What a key must say, who is
trusted and why no value is ever run: `generator/decisions/0013-what-is-kept-between-runs.md`.
"""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from generator.kept.pack import seal
from generator.kept.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

PLACE = ".cache"
"""The folder of everything that is kept, below the project's; it can be deleted at any time."""

_LEFT_BEHIND = 86_400
"""Seconds after which a file that was never finished belongs to a run that was killed."""


def key_of(*parts: str | bytes) -> str:
    """Return one key of several parts; other parts, or the same in another order, give another key."""
    found = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(raw).to_bytes(8, "big") + raw)
    return found.hexdigest()


class Store:
    """Values of earlier runs of the same program, by stage and key; leaving it as a context manager saves.

    `program` is what `generator.kept.program` says. `tell` gets a line where something is damaged or cannot be kept:
    no method raises for what a disk does. A stage is a short word; a key says everything that its value was made of.
    """

    def __init__(self, folder: Path, program: str, tell: Callable[[str], None]) -> None:
        self._folder, self._program, self._tell = folder, program, tell
        self._stages: dict[str, Stage] = {}
        self._writable = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.save()
        self.close()

    def get(self, stage: str, key: str) -> bytes | None:
        """Return what this run or an earlier one put under a key; None if there is nothing, or it is damaged."""
        return self._stage(stage).get(seal(key.encode()))

    def put(self, stage: str, key: str, value: bytes) -> None:
        """Keep a value for this run, and for the next ones once it is saved."""
        if self._writable:
            try:
                self._stage(stage).put(seal(key.encode()), value)
            except OSError as error:
                self._give_up(error)

    def save(self, *, whole: bool = False) -> None:
        """Make what was put last.

        With `whole`, everything that still holds was asked for since the store was opened, so the rest may go.
        """
        if self._writable:
            try:
                for stage in self._stages.values():
                    stage.save(whole=whole)
            except OSError as error:
                self._give_up(error)
            self._sweep()

    def close(self) -> None:
        """Let go of all files, and of what was put and not saved."""
        for stage in self._stages.values():
            stage.close()
        self._stages.clear()

    def _stage(self, name: str) -> Stage:
        if name not in self._stages:
            if self._writable and self._folder.is_symlink():
                self._give_up(OSError(0, "it is a link to another folder"))
            self._stages[name] = Stage(self._folder, name, self._program, self._tell_damaged)
        return self._stages[name]

    def _tell_damaged(self, path: Path) -> None:
        self._tell(f"{self._folder.name}/{path.name} is damaged; what it held is made again")

    def _give_up(self, error: OSError) -> None:
        """Go on without keeping anything."""
        self._writable = False
        for stage in self._stages.values():
            stage.give_up()
        self._tell(f"nothing is kept in {self._folder.name} for the next time: {error.strerror or error}")

    def _sweep(self) -> None:
        """Delete what runs that were killed have left behind."""
        with suppress(OSError):
            for path in self._folder.glob(".writing-*"):
                if abs(time.time() - path.stat().st_mtime) > _LEFT_BEHIND:
                    path.unlink()
