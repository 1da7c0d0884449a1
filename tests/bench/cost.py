"""So that a build is charged with all that it starts, and not with what else the machine does meanwhile.

What counts is the time that processors spend, user and system, on a program and on everything that it starts and waits
for. The clock is only told beside it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, NamedTuple

ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
TICKS = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """What a program took: seconds of processors, bytes of its largest process, seconds on the clock.

    `search` is how many of the seconds of processors went into the search, where that is known.
    """

    cpu: float
    memory: float
    clock: float
    search: float = 0.0


class FailedError(Exception):
    """A program that is measured did not do its work; the message is its last words."""


# A program begins as large as the one that starts it, and may count as such: this one is small.
_STARTER = """
import os, sys
program = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(program, 0)
with open(sys.argv[1], "w") as told:
    print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, file=told)
"""


def cost(folder: Path, *command: str | Path, limit: float | None = None) -> Cost:
    """Run a program in a folder to its end and return what it took.

    Raise FailedError where it fails, or has not ended after `limit` seconds on the clock: then it is stopped, with all
    that it started.
    """
    with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryFile() as said:
        told = Path(scratch) / "told"
        starter = [sys.executable, "-I", "-S", "-c", _STARTER, str(told), *map(str, command)]
        begun = time.monotonic()
        _run(starter, folder, said, limit)
        clock = time.monotonic() - begun
        status, cpu, memory = told.read_text(encoding="utf-8").split()
        if status != "0":
            said.seek(0)
            last = said.read().decode(errors="replace").strip().splitlines()[-8:]
            raise FailedError("\n".join(last) or f"it ended with {status}")
    return Cost(float(cpu), float(memory), clock)


def _run(starter: list[str], folder: Path, said: IO[bytes], limit: float | None) -> None:
    with subprocess.Popen(
        starter,
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=said,
        start_new_session=True,  # a group of its own, that can be stopped as one
    ) as started:
        try:
            started.wait(limit)
        except BaseException as error:
            os.killpg(started.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                message = f"it did not end within {error.timeout:,.0f} seconds"
                raise FailedError(message) from error
            raise
    if started.returncode:
        raise subprocess.CalledProcessError(started.returncode, starter)


def cpu_so_far(process: int) -> float:
    """Return the seconds of processors that a running program and all that it started took so far; Linux only."""
    ticks = 0
    for identity in (process, *_below(process)):
        try:
            fields = Path(f"/proc/{identity}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended, and its parent has its ticks
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / TICKS


def _below(process: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, path.read_text(encoding="utf-8").split()):
            found += [child, *_below(child)]
    return found
