"""So that a test says in one line which script Node runs, on which cases and on which engine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from generator.evaluation.node import node

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
QUIET = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"
ENGINE, CASES = "VADEMECUM_ENGINE", "VADEMECUM_CASES"
LONGEST = 1200
"""After so many seconds a script counts as one that does not end."""


def done(
    script: str, cases: Path, *, engine: Path | None = None, settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a script of this folder; without `engine`, on the one that the environment names, else on the shipped one."""
    environment = {**os.environ, CASES: str(cases), **(settings or {}), **({ENGINE: str(engine)} if engine else {})}
    command = [str(node()), QUIET, str(HERE / script)]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=LONGEST)


def run(script: str, cases: Path) -> str:
    """Run a script that must succeed, and return what it says."""
    found = done(script, cases)
    assert found.returncode == 0, f"{script} failed:\n{found.stdout[-8000:]}\n{found.stderr[-4000:]}"
    return found.stdout
