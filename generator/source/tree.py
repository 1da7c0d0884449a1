"""So that a folder of content is read whole, and one bad file never hides the problems of the others.

Who reads it again and again, as a preview does after every edit, keeps a `Reader`: what did not change is the very same
object again.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import Mark, Problem
from generator.source.dialect import Parsed, parse
from generator.source.kept_data import parse_kept
from generator.source.listing import PROSE, Listed, display_path, listed
from generator.source.opening import MAX_BYTES, read_text
from generator.source.unfit import unfit, unified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from generator.source.file import SourceFile
    from generator.source.kept_data import Kept

SETTLED = 2_000_000_000
"""Nanoseconds after which a file's status can be trusted: no clock of a disk is coarser than two seconds."""


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


class _Stamp(NamedTuple):
    """What differs between two states of a file: the times of its content and of its entry, its size, its number."""

    modified: int
    changed: int
    size: int
    number: int


class _Text(NamedTuple):
    """What one file held when it was last opened: `stamp` is None where it may have changed since, unseen."""

    stamp: _Stamp | None
    text: str | None
    problems: tuple[Problem, ...]


class _Made(NamedTuple):
    """What became of one text."""

    text: str
    made: SourceFile | ProseFile | None
    problems: tuple[Problem, ...]


class _Looked(NamedTuple):
    """Everything that a content folder holds, by its place, and what is wrong with its files as such."""

    texts: dict[str, tuple[Listed, _Text]]
    problems: list[Problem]


class _Known(NamedTuple):
    """What was read the last time: every file by its place; where each stands in the tree, by its path.

    `unseen` are the places of those that may have changed since without a sign of it.
    """

    tree: SourceTree
    files: dict[str, Listed]
    order: dict[str, int]
    unseen: frozenset[str]

    def with_files(self, made: dict[str, SourceFile | ProseFile | None], unseen: AbstractSet[str]) -> _Known | None:
        """Return what is known after files were read again, by their places; None where one became something else."""
        files, prose = list(self.tree.files), list(self.tree.prose)
        for one in made.values():
            if one is None:
                return None
            if not isinstance(one, ProseFile):
                files[self.order[one.path]] = one
            elif any(page.path == one.path for page in prose):
                prose = [one if page.path == one.path else page for page in prose]
        tree = replace(self.tree, files=tuple(files), prose=tuple(prose))
        return self._replace(tree=tree, unseen=frozenset(self.unseen - made.keys() | unseen))


class Reader:
    """Reads one content folder as often as it is asked to; paths are reported relative to `project`.

    A file whose status and text are what they were gives the same object as before. With `kept`, the data of files
    outlives the process.
    """

    def __init__(self, content: Path, project: Path, kept: Kept | None = None) -> None:
        self._content, self._project, self._kept = content, project, kept
        self._root = display_path(content, project)
        self._texts: dict[str, _Text] = {}
        self._made: dict[str, _Made] = {}
        self._known: _Known | None = None

    def read(self, told: Iterable[str] | None = None) -> SourceTree:
        """Read every file below the content folder.

        With `told`, the paths of all that was written, came or went since the last time, no other file is looked at,
        unless it may have changed unseen, or more than the texts of these may have changed.
        """
        known, self._known = self._known, None  # not known, should reading fail
        found = None if told is None or known is None else self._glance(known, told)
        self._known = found or self._read_all()
        return self._known.tree

    def _glance(self, known: _Known, told: Iterable[str]) -> _Known | None:
        """Open the files that were told of, and those that may have changed unseen; None where that is not enough."""
        places = self._places(known, told)
        if places is None or known.tree.problems:
            return None
        texts: dict[str, _Text] = {}
        made: dict[str, _Made] = {}
        for place in places:
            try:
                file = known.files[place]._replace(status=os.lstat(known.files[place].path))
            except OSError:
                return None
            if _refused(file):
                return None
            texts[place] = self._opened(file)
            if texts[place].text is None:
                return None
            made[place] = self._make(file, texts[place])
            if made[place].problems:
                return None
        self._texts.update(texts)
        self._made.update(made)
        unseen = {place for place, text in texts.items() if text.stamp is None}
        return known.with_files({place: one.made for place, one in made.items()}, unseen)

    def _places(self, known: _Known, told: Iterable[str]) -> set[str] | None:
        """Return which files to open; None where something came or went, or is no file."""
        below, found = f"{os.fspath(self._content)}{os.sep}", set(known.unseen)
        for path in told:
            if path.startswith(below):
                found.add(path.removeprefix(below).replace(os.sep, "/"))
            elif below.startswith(f"{path}{os.sep}"):
                return None  # it is the folder itself, or one around it
        return found if found <= known.files.keys() else None

    def _read_all(self) -> _Known:
        texts, problems = self._look()
        self._made = {place: self._make(*found) for place, found in texts.items() if found[1].text is not None}
        for made in self._made.values():
            problems.extend(made.problems)
        all_made = [made.made for made in self._made.values()]
        tree = SourceTree(
            self._root,
            tuple(one for one in all_made if one is not None and not isinstance(one, ProseFile)),
            tuple(one for one in all_made if isinstance(one, ProseFile)),
            tuple(sorted(problems)),
        )
        files = {place: file for place, (file, _) in texts.items()}
        unseen = frozenset(place for place, (_, text) in texts.items() if text.stamp is None)
        return _Known(tree, files, {one.path: place for place, one in enumerate(tree.files)}, unseen)

    def digest(self) -> str:
        """Return what stands for everything that `read` would look at now; two that are equal give equal trees."""
        texts, problems = self._look()
        found = hashlib.sha256(repr((self._root, problems)).encode())
        for place, (_, read) in texts.items():
            text = hashlib.sha256((read.text or "").encode()).hexdigest()
            found.update(repr((place, text, read.problems)).encode())
        return found.hexdigest()

    def _look(self) -> _Looked:
        """Open every file that may have changed since the last look."""
        if not self._content.is_dir():
            message, hint = "there is no content folder here", "give one with --content"
            return _Looked({}, [Problem(Mark(self._root), "no-content", message, hint=hint)])
        files, problems = listed(self._content, self._project)
        plainest = _plainest(files)
        found: dict[str, tuple[Listed, _Text]] = {}
        for file in files:
            if file is not plainest.get(file.place.casefold(), file):
                problems.append(_twin(file, plainest[file.place.casefold()]))
                continue
            refused = _refused(file)
            text = _Text(None, None, refused) if refused else self._opened(file)
            found[file.place] = file, text
            problems.extend(text.problems)
        self._texts = {place: text for place, (_, text) in found.items()}
        return _Looked(found, problems)

    def _opened(self, file: Listed) -> _Text:
        before, stamp = self._texts.get(file.place), _stamp(file.status)
        if before and stamp and before.stamp == stamp:
            return before
        text, problems = read_text(Path(file.path), file.name)
        return _Text(stamp if text is not None else None, None if text is None else unified(text), problems)

    def _make(self, file: Listed, read: _Text) -> _Made:
        text, before = read.text or "", self._made.get(file.place)
        if before and before.text == text:
            return before
        if file.wanted == ".md":
            problems = tuple(sorted(unfit(text, file.name)))
            page = ProseFile(file.name, PurePath(file.place).stem, text)
            return _Made(text, None if problems else page, problems)
        parsed = parse(text, file.name) if self._kept is None else parse_kept(text, file.name, self._kept)
        return _Made(text, *parsed)


def read_tree(content: Path, project: Path, kept: Kept | None = None) -> SourceTree:
    """Read every file below `content` once; see `Reader`."""
    return Reader(content, project, kept).read()


def text_files(content: Path, project: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file below `content` that could be a record or a page, with the name that problems give it."""
    for file in listed(content, project)[0]:
        status = file.status
        if file.has_ending and status and stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES:
            yield Path(file.path), file.name


def read_file(path: Path, project: Path) -> Parsed:
    """Read one YAML file; what cannot be read is a problem, never an exception."""
    name = display_path(path, project)
    text, problems = read_text(path, name)
    return Parsed(None, problems) if text is None else _parsed(text, name)


@lru_cache(maxsize=64)  # a preview reads the settings again after every edit
def _parsed(text: str, name: str) -> Parsed:
    return parse(text, name)


def _plainest(files: list[Listed]) -> dict[str, Listed]:
    """Return, for each name that several files have in other letters, the file with the fewest capital ones."""
    folded = Counter(file.place.casefold() for file in files)
    several = [file for file in files if folded[file.place.casefold()] > 1]
    return {file.place.casefold(): file for file in sorted(several, key=_capitals, reverse=True)}


def _capitals(file: Listed) -> int:
    return sum(char.isupper() for char in file.place)


def _twin(file: Listed, plainest: Listed) -> Problem:
    first = plainest.name
    message = f"this name differs from {first} in capital letters only, and many computers keep just one"
    hint = f"put the best of both into {first}, and delete this one"
    return Problem(Mark(file.name), "name-in-capitals", message, hint=hint)


def _refused(file: Listed) -> tuple[Problem, ...]:
    """Find what is wrong with the name and the place of a file; a link or a folder is left to who opens it."""
    mode = file.status.st_mode if file.status else 0
    if stat.S_ISLNK(mode) or stat.S_ISDIR(mode):
        return ()
    if not file.has_ending:
        message = f"a file of this folder must end in {file.wanted}"
        hint = f"rename it to {PurePath(file.place).stem}{file.wanted}, or delete it"
        return (Problem(Mark(file.name), "wrong-extension", message, hint=hint),)
    if file.wanted == ".md" and file.place.count("/") > 1:  # its place would be lost: all pages lie side by side
        message = f"{PROSE}/ has no folders inside"
        return (Problem(Mark(file.name), "misplaced-file", message, hint=f"move the file to {PROSE}/"),)
    return ()


def _stamp(status: os.stat_result | None) -> _Stamp | None:
    """Return what tells this state of a file from others; None where the next change could look just the same."""
    if status is None or abs(time.time_ns() - status.st_ctime_ns) < SETTLED:
        return None
    return _Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
