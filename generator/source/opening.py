"""So that a file that cannot be read is a problem like any other, and never an exception."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from generator.errors import Mark, Problem
from generator.source.file import place_of
from generator.source.unfit import half_saved, unified

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1024 * 1024
"""The largest file that is read, in bytes."""


def read_text(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of an ordinary file that is not too large, or None and why there is none."""

    def refuse(code: str, message: str, hint: str) -> tuple[None, tuple[Problem, ...]]:
        return None, (Problem(Mark(name), code, message, hint=hint),)

    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return refuse("symlink", "this is a link to another file", "put the file itself here")
        if not stat.S_ISREG(status.st_mode):
            return refuse("unreadable", "this is not an ordinary file", "delete it")
        if status.st_size > MAX_BYTES:
            message = f"this file has {status.st_size:,} bytes; at most {MAX_BYTES:,} are read"
            return refuse("file-too-large", message, "split it into smaller files")
        raw = path.read_bytes()
    except OSError as error:
        return refuse("unreadable", f"this file cannot be read: {error.strerror}", "check its permissions")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return None, (_no_letter(error, raw, name),)


def _no_letter(error: UnicodeDecodeError, raw: bytes, name: str) -> Problem:
    before = unified(raw[: error.start].decode("utf-8"))
    mark = Mark(name, *place_of(before, len(before)))
    if error.end == len(raw) and error.reason == "unexpected end of data":
        return half_saved(mark, "the file ends in the middle of a letter")
    message = f"the letter here is not saved as UTF-8 (byte 0x{raw[error.start]:02X})"
    return Problem(mark, "bad-utf-8", message, hint="save the file again, and choose the encoding UTF-8")
