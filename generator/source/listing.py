"""So that a folder of content is gone through in one order, with one name for each file, and asked once about each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import Mark, Problem
from generator.source.scratch import is_scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

PROSE = "prose"
"""The one folder of content that holds Markdown instead of YAML."""


class Listed(NamedTuple):
    """One file of a content folder, or a link or folder that poses as one.

    `path` leads to it, `place` is its path below the content folder, and `name` that by which problems name it; both
    with forward slashes. `status` is that of the link itself, and None where it is gone.
    """

    path: str
    place: str
    name: str
    status: os.stat_result | None

    @property
    def has_ending(self) -> bool:
        """Whether the name ends as it must."""
        return self.place.endswith(self.wanted)

    @property
    def wanted(self) -> str:
        """How the name of a file in this folder must end."""
        return ".md" if self.place.startswith(f"{PROSE}/") else ".yml"


def listed(content: Path, project: Path) -> tuple[list[Listed], list[Problem]]:
    """Return every file below `content`, folder by folder and sorted, no scratch files; and what could not be read."""
    problems: list[Problem] = []
    root = display_path(content, project)
    prefix = "" if root == "." else f"{root.removesuffix('/')}/"
    return list(_below(os.fspath(content), "", prefix, problems)), problems


def _below(folder: str, place: str, prefix: str, problems: list[Problem]) -> Iterator[Listed]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        mark, message = (
            Mark(_printable(f"{prefix}{place}").rstrip("/") or "."),
            f"this folder cannot be read: {error.strerror}",
        )
        problems.append(Problem(mark, "unreadable", message, hint="check its permissions"))
        return
    for entry in entries:
        if is_scratch(entry.name):
            continue
        below = f"{place}{entry.name}"
        if entry.is_dir(follow_symlinks=False) and not entry.name.endswith(".yml"):
            yield from _below(entry.path, f"{below}/", prefix, problems)
        else:
            yield Listed(entry.path, below, _printable(f"{prefix}{below}"), _status(entry))


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:
        return None


def display_path(path: Path, project: Path) -> str:
    """Name a file as problems and pages do: relative to the project where it lies inside, else as given.

    What cannot be printed in a file's name is written as an escape.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the symlinks that we refuse
    root = Path(os.path.abspath(project))  # noqa: PTH100 - see above
    return _printable(absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix())


def _printable(name: str) -> str:
    return name if name.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)
