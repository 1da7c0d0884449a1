"""So that the same pages are tried with the successor that Material's authors write, before it is needed."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from generator.errors import ToolMissingError
from generator.host.engines import NO_AIDS, Aids, EngineError
from generator.host.publisher import VARIABLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def render(project: Path, into: Path, publisher: Mapping[str, str], aids: Aids = NO_AIDS) -> None:  # noqa: ARG001 - it takes none
    """See `Engine.render`. Zensical has no interface but its command, and takes its settings from mkdocs.yml."""
    own = project / "build" / "zensical" / "bin" / "zensical"
    program = str(own) if own.exists() else shutil.which("zensical")
    if program is None:
        raise ToolMissingError("Zensical is not installed. `make zensical` installs it into build/zensical.")
    settings = {VARIABLES[name]: value for name, value in publisher.items()}
    settings["VADEMECUM_SITE_DIR"] = os.path.relpath(into, project)
    run = subprocess.run(  # noqa: S603 - the program is one of the two above
        [program, "build", "--clean", "--strict", "--config-file", "mkdocs.yml"],
        cwd=project,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise EngineError(f"{run.stdout}{run.stderr}".strip())
