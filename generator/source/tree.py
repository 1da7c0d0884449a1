"""So that a folder of content is read whole, and one bad file never hides the problems of the others."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Mark, Problem
from generator.source.dialect import MAX_BYTES, Parsed, parse

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
    for path in _paths(content):
        name = display_path(path, project)
        relative = path.relative_to(content)
        if relative.parts[0] == PROSE and path.suffix == ".md" and not path.is_symlink():
            text, problem_found = _read_text(path, name)
            if text is not None:
                prose.append(ProseFile(name, path.stem, text))
            problems.extend(problem_found)
            continue
        if path.suffix != ".yml" or relative.parts[0] == PROSE:
            wanted = ".md" if relative.parts[0] == PROSE else ".yml"
            message = f"a file of this folder must end in {wanted}"
            hint = f"rename it to {path.stem}{wanted}, or delete it"
            problems.append(Problem(Mark(name), "wrong-extension", message, hint=hint))
            continue
        parsed = read_file(path, project)
        problems.extend(parsed.problems)
        if parsed.file:
            files.append(parsed.file)
    return SourceTree(root, tuple(files), tuple(prose), tuple(problems))


def read_file(path: Path, project: Path) -> Parsed:
    """Read one YAML file; what cannot be read is a problem, never an exception."""
    name = display_path(path, project)
    text, problems = _read_text(path, name)
    return Parsed(None, problems) if text is None else parse(text, name)


def display_path(path: Path, project: Path) -> str:
    """Name a file as problems and pages do: relative to the project where it lies inside, else as given."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow the symlinks that we refuse
    root = Path(os.path.abspath(project))  # noqa: PTH100 - see above
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix()


def _paths(folder: Path) -> Iterator[Path]:
    """Yield every file and every symlink below `folder`, sorted, without following links or hidden names."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _paths(path)
        else:
            yield path


def _read_text(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    def refuse(code: str, message: str, hint: str, line: int = 1, column: int = 1) -> tuple[None, tuple[Problem, ...]]:
        return None, (Problem(Mark(name, line, column), code, message, hint=hint),)

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
        before = raw[: error.start].decode("utf-8")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        message = f"the byte 0x{raw[error.start]:02X} is not UTF-8"
        return refuse("bad-utf-8", message, "save the file with the encoding UTF-8", line, column)
