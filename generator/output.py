"""So that generated files appear whole or not at all.

Only this module writes, and it writes a file under another name first and moves it into place, leaves identical files
alone, then deletes what is no longer made. Of a whole folder, nothing is moved before the last file is there: a large
site does not fit into memory, and what cannot be made leaves the old one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

from generator.errors import VademecumError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

KEPT = frozenset({".gitignore"})
"""Files of the output folder that are ours to keep although nothing generates them."""

READABLE = 0o644
"""Who may do what with a file that is written: everybody may read it."""

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

_OUTSIDE = frozenset({"", ".", ".."})
"""Parts that a path inside its folder, written in the one way, does not have."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One generated file: `path` is relative to the output folder, with forward slashes; `content` is its text."""

    path: str
    content: str

    def __post_init__(self) -> None:
        """Refuse a path that would leave the output folder: that is our mistake, never the content's."""
        if not _OUTSIDE.isdisjoint(self.path.split("/")) or "\0" in self.path:
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
    """Make `root` hold exactly `outputs` (and the kept files); raise `VademecumError` if two claim one path.

    An output is asked for when the one before it is on the disk. Until all are, `root` holds what it did before.
    """
    there = _Present.below(root)
    root.mkdir(parents=True, exist_ok=True)
    staging = tempfile.mkdtemp(dir=root, prefix=".writing-")
    parts: dict[str, str | None] = {}
    try:
        for output in outputs:
            if output.path in parts:
                message = f"two outputs claim the path {output.path!r}"
                raise VademecumError(message)
            parts[output.path] = _staged(f"{staging}/{len(parts)}", output, there)
        folders = _folders_of(parts)
        there.make_way(parts.keys(), folders)
        for folder in sorted(folders - there.folders):
            (root / folder).mkdir(parents=True, exist_ok=True)
        moved = {path: part for path, part in sorted(parts.items()) if part is not None}
        for path, part in moved.items():
            os.replace(part, f"{root}/{path}")  # noqa: PTH105 - a `Path` for each of thousands of files takes long
    finally:
        _remove_staging(staging, parts.values())
    return WriteReport(len(moved), len(parts) - len(moved), there.remove_others(parts.keys(), folders))


def _staged(part: str, output: OutputFile, there: _Present) -> str | None:
    """Write an output to the file `part` and return that; return None if it stands in its place already."""
    content = output.content.encode("utf-8")
    if output.path in there.files and _holds(there.place(output.path), content):
        return None
    _write(part, content)
    return part


def _remove_staging(staging: str, parts: Iterable[str | None]) -> None:
    """Delete what was not moved into its place; raises nothing of a disk."""
    for part in parts:
        if part is not None:
            with suppress(OSError):
                os.unlink(part)  # noqa: PTH108 - as above
    with suppress(OSError):
        os.rmdir(staging)  # noqa: PTH106 - as above


def update_outputs(root: Path, changed: Iterable[OutputFile], removed: Iterable[str] = ()) -> None:
    """Bring `root` from one set of outputs to the next by what differs: files of these paths go, these are written.

    A folder that is left empty goes as well. What else is there is not looked at.
    """
    for path in removed:
        (root / path).unlink(missing_ok=True)
        with suppress(OSError):  # it is not empty
            for folder in list((root / path).parents)[: path.count("/")]:
                folder.rmdir()
    for output in changed:
        write_atomically(root / output.path, output.content.encode("utf-8"))


def write_atomically(target: Path, content: bytes) -> bool:
    """Write `content` to `target` in one step; return False if it already holds just that."""
    if target.is_file() and not target.is_symlink() and _holds(str(target), content):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(str(target), content)
    return True


def _holds(target: str, content: bytes) -> bool:
    with open(target, "rb", buffering=0) as stream:  # noqa: PTH123 - a `Path` for each of thousands of files takes long
        return stream.read() == content


def _replace(target: str, content: bytes) -> None:
    """Write a file of this name in one step, in a folder that is there."""
    part = os.path.join(os.path.dirname(target), f".writing-{os.getpid()}-{get_ident()}")  # noqa: PTH118, PTH120 - as above
    try:
        _write(part, content)
        os.replace(part, target)  # noqa: PTH105 - as above
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(part)  # noqa: PTH108 - as above
        raise


def _write(part: str, content: bytes) -> None:
    """Write a file that everybody may read; leave nothing of it if that fails."""
    try:
        handle = os.open(part, NEW, READABLE)
    except FileExistsError:  # a killed process of the same number left it
        os.unlink(part)  # noqa: PTH108 - as above
        handle = os.open(part, NEW, READABLE)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            narrowed = os.fstat(handle).st_mode & 0o777 != READABLE
        if narrowed:  # by the umask; to ask is cheaper than to tell
            os.chmod(part, READABLE)  # noqa: PTH101 - as above
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(part)  # noqa: PTH108 - as above
        raise


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


def _folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder that files of these paths stand in, however deep; the empty one is the folder of all."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


@dataclass(frozen=True, slots=True)
class _Present:
    """What is below the folder `root`: regular files, folders, and whatever else, by their paths."""

    root: str
    files: set[str]
    folders: set[str]
    others: set[str]

    @classmethod
    def below(cls, root: Path) -> _Present:
        found = cls(str(root), set(), set(), set())
        waiting = [""] if root.is_dir() else []
        while waiting:
            folder = waiting.pop()
            found.folders.add(folder)
            with os.scandir(found.place(folder)) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    else:
                        (found.files if entry.is_file(follow_symlinks=False) else found.others).add(path)
        return found

    def place(self, path: str) -> str:
        return f"{self.root}/{path}" if path else self.root

    def make_way(self, wanted: AbstractSet[str], folders: set[str]) -> None:
        """Delete what bars the way: a file or a link where a folder must be, a folder or a link where a file must."""
        for path in (self.files | self.others) & folders | self.others & wanted:
            os.unlink(self.place(path))  # noqa: PTH108 - a `Path` for each of thousands of files takes long
        self.files.difference_update(folders)
        self.others.difference_update(folders, wanted)
        for path in sorted(self.folders & wanted):
            shutil.rmtree(self.place(path))
            for known in (self.files, self.folders, self.others):
                known.difference_update([below for below in known if f"{below}/".startswith(f"{path}/")])

    def remove_others(self, wanted: AbstractSet[str], folders: set[str]) -> int:
        """Delete what is neither wanted nor kept, and return how many files that were."""
        spare = sorted((self.files | self.others) - wanted - KEPT)
        for path in spare:
            os.unlink(self.place(path))  # noqa: PTH108 - as above
        for folder in sorted(self.folders - folders, reverse=True):
            os.rmdir(self.place(folder))  # noqa: PTH106 - as above
        return len(spare)
