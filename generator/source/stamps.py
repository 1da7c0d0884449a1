"""So that whoever wants to know whether files were written asks in one way, and opens none of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.source.scratch import is_scratch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Stamp = tuple[int, int, int]
"""When a file was last written, in nanoseconds, its size in bytes, and its number on the disk."""


def stamps(path: Path) -> Iterator[tuple[str, Stamp]]:
    """Yield a file, or every file below a folder, with what tells that it was written."""
    if not path.is_dir():
        try:
            status = path.stat()
        except OSError:
            return
        yield str(path), (status.st_mtime_ns, status.st_size, status.st_ino)
        return
    folders = [str(path)]
    while folders:
        try:
            entries = os.scandir(folders.pop())
        except OSError:
            continue  # it is gone since it was listed
        with entries:
            for entry in entries:
                if is_scratch(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                    continue
                try:
                    status = entry.stat()
                except OSError:
                    continue
                yield entry.path, (status.st_mtime_ns, status.st_size, status.st_ino)
