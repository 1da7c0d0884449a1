"""So that one module knows how Pagefind is run; it comes inside a Python package and needs no network."""

from __future__ import annotations

import errno
import gzip
import json
import subprocess
import zlib
from typing import TYPE_CHECKING

from pagefind.service import get_executable

from generator.errors import ToolMissingError, VademecumError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OF_USE = frozenset({"pagefind-entry.json", "pagefind-worker.js"})
"""What our dialog asks for by its name; Pagefind also writes ready-made interfaces, which nobody loads."""

_OF_USE_BY_KIND = frozenset({".pf_meta", ".pf_index", ".pf_fragment"})
_PACKED = _OF_USE_BY_KIND | {".pagefind"}


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
    if not _is_whole(output):
        raise OSError(errno.ENOSPC, "Pagefind could not write all of the search index", str(output))


def _is_whole(output: Path) -> bool:
    """Tell whether all was written: on a full disk, Pagefind leaves files empty or cut and calls it a success."""
    try:
        languages = json.loads((output / "pagefind-entry.json").read_text("utf-8"))["languages"].values()
        pages = sum(language["page_count"] for language in languages)
        packed = [path for path in output.rglob("*") if path.suffix in _PACKED]
        unpacked = all(gzip.decompress(path.read_bytes()) for path in packed)
        worker = (output / "pagefind-worker.js").read_bytes().rstrip()
    except (EOFError, FileNotFoundError, ValueError, gzip.BadGzipFile, zlib.error):
        return False
    return unpacked and worker.endswith(b";") and sum(path.suffix == ".pf_fragment" for path in packed) == pages


def files_of_use(output: Path) -> Iterator[Path]:
    """The files that our dialog asks for."""
    languages = json.loads((output / "pagefind-entry.json").read_text("utf-8"))["languages"]
    engines = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages.values()}
    for path in sorted(output.rglob("*")):
        if path.suffix in _OF_USE_BY_KIND or path.name in _OF_USE | engines:
            yield path


def _program() -> Path:
    program = get_executable()
    if program is None:
        raise ToolMissingError('the package "pagefind[bin]", which makes the search index, is not installed')
    return program
