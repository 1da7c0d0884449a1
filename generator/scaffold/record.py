"""So that an editor begins a new record with every field explained, and never with an empty file."""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from generator import addresses, site
from generator.editor_schemas import modeline
from generator.errors import VademecumError
from generator.model import Article, Layout, load
from generator.output import write_atomically, write_new
from generator.scaffold.place import file_of, finding_for, fit_id, kind_named, refuse_taken
from generator.scaffold.skeleton import Known, heading, skeleton
from generator.scaffold.terminal import asked, at_terminal
from generator.source import read_tree
from generator.source.dialect import parse
from generator.source.listing import display_path
from generator.text import MARKER, check_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from generator.errors import Problem
    from generator.model import Kind, Library

UNFINISHED = "unfinished-text"
"""The code of the problem that the first step is about."""

NAMED = frozenset({"name", "title"})
"""The fields that hold what a record is called."""


class Wanted(NamedTuple):
    """What is to be written: `name`, `into` and `finding` are None where nobody said."""

    kind: str
    identity: str
    name: str | None = None
    into: str | None = None
    finding: str | None = None


class Written(NamedTuple):
    """What was written, and where; `line` is where the record begins in its file, from 1."""

    kind: Kind
    identity: str
    path: Path
    line: int


def new(project: Path, wanted: Wanted, day: date) -> int:
    """Write one new record and say what to do next; raise `VademecumError` where it cannot be written."""
    written = write_record(project, wanted, day)
    sys.stdout.write("\n".join(_next_steps(project, written, day)) + "\n")
    return 0


def write_record(project: Path, wanted: Wanted, day: date) -> Written:
    """Write one new record; raise `VademecumError`, and change no file, where its kind, id or file is not right."""
    kind = kind_named(wanted.kind)
    identity = fit_id(kind, wanted.identity)
    content = project / site.CONTENT
    tree = read_tree(content, project)
    library = load(tree, drafts=True).library
    refuse_taken(kind, identity, library, tree)
    finding = finding_for(kind, identity, wanted.finding, library)
    path = file_of(kind, identity, content, wanted.into)
    known = Known(identity, _name(kind, identity, wanted.name), day, _usual_author(library), finding)
    record = skeleton(kind, known)
    whole = f"{modeline(kind)}\n{heading(kind)}{record}"
    if path.exists() and kind.layout is not Layout.ONE_A_FILE:
        return Written(kind, identity, path, _append(path, record, project))
    if not write_new(path, whole.encode()):
        raise VademecumError(f"{display_path(path, project)} is there already; nothing was written")
    return Written(kind, identity, path, whole.removesuffix(record).count("\n") + 1)


def _name(kind: Kind, identity: str, name: str | None) -> str | None:
    """Return what the record is called: what was said, what is answered, or what its id says."""
    if not NAMED & set(kind.record.model_fields):
        if name:
            raise VademecumError(f"--name has no use here: a {kind.name.replace('-', ' ')} has no name of its own")
        return None
    words = identity.replace("-", " ")
    default = {"finding": words, "person": words.title()}.get(kind.name, words.capitalize())
    if name is None:
        return asked("Name", default, _fit_name) if at_terminal() else default
    return _fit_name(name)


def _fit_name(name: str) -> str:
    fault = next(iter(check_words(name)), None)
    if not name.strip() or "\n" in name:
        raise VademecumError("the name must be one line of words")
    if fault:
        raise VademecumError(f"the name {name!r} cannot stand on a page: {fault.message}; {fault.hint}")
    return name.strip()


def _usual_author(library: Library) -> str | None:
    """Return who wrote most of the articles, if anybody did."""
    authors = Counter(author for entry in library.articles for author in entry.record.authors)
    there = [author for author, _ in authors.most_common() if author in library.people]
    return there[0] if there else next(iter(library.people), None)


def _append(path: Path, record: str, project: Path) -> int:
    """Write a record behind all others of a file, whose bytes stay as they are; return the line it begins at.

    Raises `VademecumError` where the file is not as it should be, or where the record would not be one more in it.
    """
    name, before = display_path(path, project), path.read_bytes()
    text = before.decode("utf-8", errors="replace")
    read = parse(text, name)
    if read.file is None and [problem.code for problem in read.problems] != ["empty-file"]:
        first = read.problems[0]
        raise VademecumError(f"{name} cannot be read, so nothing was written: {first.mark}: {first.message}")
    data = read.file.data if read.file else None
    if not data:  # a list or a mapping without anything, written as brackets, has no place for one more line
        before = re.sub(rb"(?m)^(\[ *\]|\{ *\})[ ]*$\r?\n?", b"", before)
        text, data = before.decode("utf-8", errors="replace"), None
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else end
    added = gap + record.replace("\n", end)
    if not _is_one_more(data, text + added, name):
        raise VademecumError(
            f"{name} does not list one record below the other, so nothing was written; add this by hand:\n\n{record}"
        )
    write_atomically(path, before + added.encode())
    return (text + gap).count("\n") + 1


def _is_one_more(before: object, text: str, name: str) -> bool:
    """Whether a file holds all that it held before, and one record behind that."""
    after = parse(text, name).file
    if after is None:
        return False
    if isinstance(before, dict) and isinstance(after.data, dict):
        return list(after.data.items())[:-1] == list(before.items()) and len(after.data) == len(before) + 1
    if isinstance(before, list) and isinstance(after.data, list):
        return after.data[:-1] == before
    return before is None and bool(after.data) and len(after.data) == 1


def _next_steps(project: Path, written: Written, day: date) -> Iterator[str]:
    kind, path = written.kind, display_path(written.path, project)
    yield f"{path}:{written.line} holds a new {kind.name.replace('-', ' ')}: {written.identity}"
    yield ""
    yield f"1. Write your own words in place of each {MARKER} there. Every field is explained. To use one that stands"
    yield "   in a comment, take its # away, there and on the lines that belong to it."
    if issubclass(kind.record, Article):
        address = addresses.page(kind.name, written.identity).url
        yield f"2. Look at it: vademecum serve, then open http://127.0.0.1:8000/{address}"
        yield "3. Publish it: delete the line `draft: true`, and run vademecum check until it finds nothing."
        return
    yield "2. Run vademecum check until it finds nothing, then look at it: vademecum serve"
    left = list(_problems(project, written, day))
    if left:
        yield ""
        yield "It is no draft, and counts from now on. What vademecum check asks for here:"
        yield from (f"- {problem.message}: {problem.hint}" for problem in left)


def _problems(project: Path, written: Written, day: date) -> Iterator[Problem]:
    """Yield what is wrong with the new record alone, each sentence once."""
    path, last = display_path(written.path, project), written.path.read_text(encoding="utf-8").count("\n")
    told: set[str] = set()
    for problem in site.check(project, day=day).problems:
        here = problem.mark.path == path and written.line <= problem.mark.line <= last
        if here and problem.code != UNFINISHED and problem.message not in told:
            told.add(problem.message)
            yield problem
