"""So that one module knows how Pagefind is run; it comes inside a Python package and needs no network."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from pagefind.service import get_executable

from generator.errors import ToolMissingError, VademecumError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_INTERFACES = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")


def run_pagefind(pages: Path, output: Path) -> None:
    """Index the HTML files below `pages` into `output`; raise `ToolMissingError` where the program does not run."""
    try:
        command = [str(_program()), "--site", str(pages), "--output-path", str(output), "--silent"]
        # Pagefind reads a configuration from the folder it runs in: not from the project's.
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=pages)  # noqa: S603 our own program and folders
    except OSError as error:
        raise ToolMissingError(f"Pagefind, which makes the search index, does not run: {error}") from error
    if done.returncode != 0:
        raise VademecumError(f"Pagefind could not make the search index: {(done.stderr or done.stdout).strip()}")


def files_of_use(output: Path) -> Iterator[Path]:
    """The files that our dialog asks for; Pagefind also writes three ready-made interfaces, which nobody loads."""
    for path in sorted(output.rglob("*")):
        if path.is_file() and not path.name.startswith(_INTERFACES):
            yield path


def _program() -> Path:
    program = get_executable()
    if program is None:
        raise ToolMissingError('the package "pagefind[bin]", which makes the search index, is not installed')
    return program
