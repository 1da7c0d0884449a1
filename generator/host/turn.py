"""So that two builds of one project take turns instead of writing into each other's pages."""

from __future__ import annotations

import fcntl
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def turn(project: Path) -> Iterator[bool]:
    """Hold the project's build folder; wait, with a word to the terminal, while another process holds it.

    Gives whether this process was the last to hold it as well, so that what it left there is still as it was.

    The system gives the lock back when its holder ends, however it ends, so that a killed build blocks nobody.
    """
    folder = project / "build"
    folder.mkdir(exist_ok=True)
    handle = os.open(folder / ".turn", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
            print(f"Waiting for another build of this project to finish (process {holder}) …", file=sys.stderr)  # noqa: T201 - said while it happens
            fcntl.flock(handle, fcntl.LOCK_EX)
        alone = os.pread(handle, 20, 0) == _name()
        os.ftruncate(handle, 0)
        os.pwrite(handle, _name(), 0)
        yield alone
    finally:
        os.close(handle)


def _name() -> bytes:
    return f"{os.getpid()}\n".encode("ascii")
