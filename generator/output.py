"""So that generated files appear whole or not at all.

Every output is a value until the very end; only this module writes, and it writes a file under another name first
and moves it into place, leaves identical files alone, then deletes what is no longer made.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.errors import VademecumError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEPT = frozenset({".gitignore"})
"""Files of the output folder that are ours to keep although nothing generates them."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One generated file: `path` is relative to the output folder, with forward slashes; `content` is its text."""

    path: str
    content: str

    def __post_init__(self) -> None:
        """Refuse a path that would leave the output folder: that is our mistake, never the content's."""
        path = PurePosixPath(self.path)
        if path.is_absolute() or ".." in path.parts or str(path) != self.path or not path.parts or "\0" in self.path:
            message = f"an output path must stay inside its folder and be written in one way: {self.path!r}"
            raise VademecumError(message)


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file of a folder that is made as a whole: its bytes, and whether it is a program.

    A link holds the path that it leads to, from where it stands.
    """

    content: bytes
    executable: bool = False
    link: bool = False


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What writing did, as counts of files."""

    written: int
    unchanged: int
    removed: int


def write_outputs(root: Path, outputs: Iterable[OutputFile]) -> WriteReport:
    """Make `root` hold exactly `outputs` (and the kept files); raise `VademecumError` if two claim one path."""
    wanted: dict[str, bytes] = {}
    for output in outputs:
        if output.path in wanted:
            message = f"two outputs claim the path {output.path!r}"
            raise VademecumError(message)
        wanted[output.path] = output.content.encode("utf-8")
    written = unchanged = 0
    for path in sorted(wanted):
        _make_way(root, PurePosixPath(path))
        if write_atomically(root / path, wanted[path]):
            written += 1
        else:
            unchanged += 1
    return WriteReport(written, unchanged, _remove_others(root, set(wanted)))


def write_atomically(target: Path, content: bytes) -> bool:
    """Write `content` to `target` in one step; return False if it already holds just that."""
    if target.is_file() and not target.is_symlink() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".writing-")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        part.chmod(0o644)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return True


def write_new(target: Path, content: bytes) -> bool:
    """Write `content` to a file that is not there yet; return False, and change nothing, if it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        stream = target.open("xb")
    except FileExistsError:
        return False
    with stream:
        try:
            stream.write(content)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    return True


def write_folder(target: Path, files: Mapping[str, NewFile]) -> bool:
    """Make a folder that holds these files, by their paths below it, in one step; return False if it is in use.

    It may be there already if it is empty. Whatever happens, the folder is whole afterwards or as it was.
    """
    if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
    try:
        for path, file in files.items():
            if file.link:
                (staging / path).parent.mkdir(parents=True, exist_ok=True)
                (staging / path).symlink_to(os.fsdecode(file.content))
                continue
            write_atomically(staging / path, file.content)
            if file.executable:
                (staging / path).chmod(0o755)
        staging.chmod(0o755)
        if target.exists():
            target.rmdir()  # not every system renames a folder onto an empty one
        staging.rename(target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return True


def _make_way(root: Path, path: PurePosixPath) -> None:
    """Delete what bars the way to `path`: a file or a link where a folder must be, a folder where the file must be."""
    for parent in reversed(path.parents[:-1]):
        folder = root / parent
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            folder.unlink()
    target = root / path
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)


def _remove_others(root: Path, wanted: set[str]) -> int:
    removed = 0
    for path in sorted(root.rglob("*"), reverse=True):
        relative = path.relative_to(root).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif relative not in wanted and relative not in KEPT:
            path.unlink()
            removed += 1
    return removed
