"""So that nobody is charged with what the bench itself deletes.

A file system that has just lost thousands of files looks for room among their remains: on ext4, making a file then
costs up to ten times as much, for minutes. Whoever makes most files would pay most of it, and nobody's first build
begins so. What must be out of the way is therefore moved, and deleted when all is measured. At the largest size it is
deleted before each build of plain MkDocs, which takes half an hour, of which that is some seconds.
"""

from __future__ import annotations

import shutil
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "aside"


def put_aside(scratch: Path, *paths: Path) -> None:
    """Move what is there at these paths, on the same disk, out of the way, into a folder of `scratch`."""
    folder = scratch / NAME
    folder.mkdir(parents=True, exist_ok=True)
    free = (folder / str(number) for number in count(sum(1 for _ in folder.iterdir())))
    for path in paths:
        if path.exists():
            path.rename(next(place for place in free if not place.exists()))


def clear(scratch: Path) -> None:
    """Delete all that was put aside."""
    shutil.rmtree(scratch / NAME, ignore_errors=True)
