from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from generator.host.turn import turn

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

HOLDER = """
import sys, time
from pathlib import Path
from generator.host.turn import turn

with turn(Path(sys.argv[1])):
    print("holding", flush=True)
    sys.stdin.readline()
"""


def hold(project: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(project)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "holding\n"
    return holder


def test_a_second_build_says_whom_it_waits_for_and_then_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    holder = hold(tmp_path)
    threading.Timer(0.3, lambda: holder.communicate("done\n")).start()

    with turn(tmp_path):
        assert holder.wait(timeout=5) == 0

    assert f"process {holder.pid}" in capsys.readouterr().err


def test_a_killed_build_blocks_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    holder = hold(tmp_path)
    os.kill(holder.pid, signal.SIGKILL)
    holder.communicate()

    with turn(tmp_path):
        pass

    assert capsys.readouterr().err == ""
