"""So that a folder of content is read whole, and one bad file never hides the problems of the others."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Mark, Problem
from generator.source.dialect import MAX_BYTES, Parsed, half_saved, parse, unfit, unified
from generator.source.file import place_of
from generator.source.scratch import is_scratch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.source.file import SourceFile

PROSE = "prose"
"""The one folder of content that holds Markdown instead of YAML."""


@dataclass(frozen=True, slots=True)
class ProseFile:
    """One hand-written Markdown page: `path` is relative to the project."""

    path: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceTree:
    """Everything read from one content folder, sorted by path, and everything wrong with it.

    `root` is the content folder as problems name it.
    """

    root: str
    files: tuple[SourceFile, ...]
    prose: tuple[ProseFile, ...]
    problems: tuple[Problem, ...]


def read_tree(content: Path, project: Path) -> SourceTree:
    """Read every file below `content`; paths are reported relative to `project`."""
    files: list[SourceFile] = []
    prose: list[ProseFile] = []
    problems: list[Problem] = []
    root = display_path(content, project)
    if not content.is_dir():
        problem = Problem(Mark(root), "no-content", "there is no content folder here", hint="give one with --content")
        return SourceTree(root, (), (), (problem,))
    paths = list(_paths(content, project, problems))
    plainest = {str(path).casefold(): path for path in sorted(paths, key=_capitals, reverse=True)}
    for path in paths:
        name = display_path(path, project)
        twin = plainest[str(path).casefold()]
        if twin != path:
            first = display_path(twin, project)
            message = f"this name differs from {first} in capital letters only, and many computers keep just one"
            hint = f"put the best of both into {first}, and delete this one"
            problems.append(Problem(Mark(name), "name-in-capitals", message, hint=hint))
            continue
        folders = path.relative_to(content).parts[:-1]
        wanted = ".md" if folders[:1] == (PROSE,) else ".yml"
        if path.is_symlink() or path.is_dir():
            problems.extend(_read_text(path, name)[1])
        elif path.suffix != wanted:
            message = f"a file of this folder must end in {wanted}"
            hint = f"rename it to {path.stem}{wanted}, or delete it"
            problems.append(Problem(Mark(name), "wrong-extension", message, hint=hint))
        elif wanted == ".md":
            page, found = _read_prose(path, name, folders)
            problems.extend(found)
            prose.extend(page)
        else:
            parsed = read_file(path, project)
            problems.extend(parsed.problems)
            files.extend([parsed.file] if parsed.file else [])
    return SourceTree(root, tuple(files), tuple(prose), tuple(sorted(problems)))


def text_files(content: Path, project: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file below `content` that could be a record or a page, with the name that problems give it."""
    for path in _paths(content, project, []):
        wanted = ".md" if path.relative_to(content).parts[:1] == (PROSE,) else ".yml"
        if path.suffix == wanted and path.is_file() and not path.is_symlink() and path.stat().st_size <= MAX_BYTES:
            yield path, display_path(path, project)


def read_file(path: Path, project: Path) -> Parsed:
    """Read one YAML file; what cannot be read is a problem, never an exception."""
    name = display_path(path, project)
    text, problems = _read_text(path, name)
    return Parsed(None, problems) if text is None else _parsed(text, name)


@lru_cache(maxsize=2048)  # a preview reads all of it again after every edit, and all but one file is as it was
def _parsed(text: str, name: str) -> Parsed:
    return parse(text, name)


def display_path(path: Path, project: Path) -> str:
    """Name a file as problems and pages do: relative to the project where it lies inside, else as given.

    What cannot be printed in a file's name is written as an escape.
    """
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the symlinks that we refuse
    root = Path(os.path.abspath(project))  # noqa: PTH100 - see above
    name = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix()
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in name)


def _paths(folder: Path, project: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield every file below `folder`, sorted, and every link and folder that poses as one; no scratch files."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        mark, message = Mark(display_path(folder, project)), f"this folder cannot be read: {error.strerror}"
        problems.append(Problem(mark, "unreadable", message, hint="check its permissions"))
        return
    for path in paths:
        if is_scratch(path.name):
            continue
        if path.is_dir() and not path.is_symlink() and path.suffix != ".yml":
            yield from _paths(path, project, problems)
        else:
            yield path


def _capitals(path: Path) -> int:
    return sum(char.isupper() for char in str(path))


def _read_prose(path: Path, name: str, folders: tuple[str, ...]) -> tuple[tuple[ProseFile, ...], tuple[Problem, ...]]:
    """Read one hand-written page; its place below `prose/` would be lost, since all of them lie side by side."""
    if folders != (PROSE,):
        message = f"{PROSE}/ has no folders inside"
        return (), (Problem(Mark(name), "misplaced-file", message, hint=f"move the file to {PROSE}/"),)
    text, problems = _read_text(path, name)
    if text is None:
        return (), problems
    text = unified(text)
    problems = tuple(sorted(unfit(text, name)))
    return ((), problems) if problems else ((ProseFile(name, path.stem, text),), ())


def _read_text(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
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
