"""So that readers get the old site or the new one, never a mixture."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AT_FDCWD = -100  # Linux: a path is relative to the working directory
RENAME_EXCHANGE = 2  # Linux: both names exist at every moment


@contextmanager
def staged(target: Path, staging: Path) -> Iterator[Path]:
    """Give an empty folder to build in, and swap it into `target` when the block ends without an exception.

    `staging` lies on the disk of `target` and belongs to this function alone: whatever a killed run left there is
    put right first. After an exception, an interruption or a full disk `target` is what it was.
    """
    new, old = staging / "new", staging / "old"
    if old.exists() and not target.exists():  # killed between two plain renames
        old.rename(target)
    shutil.rmtree(staging, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        yield new
        _replace(target, new, old)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _replace(target: Path, new: Path, old: Path) -> None:
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        new.rename(target)
    elif not _exchange(target, new):
        target.rename(old)
        try:
            new.rename(target)
        except BaseException:
            old.rename(target)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system or the disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in {errno.EINVAL, errno.ENOSYS, errno.EXDEV}:
        return False
    raise OSError(code, os.strerror(code), str(one))
