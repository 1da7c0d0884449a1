"""So that nothing outlives the program that made it: one word for the program, its Python and its libraries."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

NO_PART = frozenset({"__pycache__", "decisions"})
"""Folders of the program that do not change what it makes."""


@cache
def program() -> str:
    """Return the hash of every byte of this program, of Python's version and of those of all that is installed."""
    own = folder_key(Path(__file__).parent.parent, NO_PART)
    return hashlib.sha256(repr((sys.version, sys.platform, own, sorted(_installed()))).encode()).hexdigest()


def folder_key(folder: Path, without: AbstractSet[str] = frozenset()) -> str:
    """Return what stands for every file below a folder, its name and its bytes; not for folders named in `without`."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if without.isdisjoint(parts) and not path.is_dir():
            found.update(repr((parts, _content(path))).encode())
    return found.hexdigest()


def _content(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"


def _installed() -> set[str]:
    """Return the names, with their versions, of everything that is installed where Python looks for modules."""
    folders = (Path(place) for place in sys.path if place)
    return {path.name for folder in folders if folder.is_dir() for path in folder.glob("*.dist-info")}
