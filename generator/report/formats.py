"""So that the same problems can be told in several ways, and none of them leaves one out."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from generator.errors import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from generator.errors import Problem

EXCERPT_WIDTH = 100
"""The most characters of a line that are shown around a place."""

_MORE = "`vademecum explain CODE` says more about a CODE in brackets"

TAB_WIDTH = 4
"""How wide a tab is shown in an excerpt."""


def report(problems: Sequence[Problem], project: Path, form: str = "terminal") -> str:
    """Return all problems in one of `FORMATS`, sorted by place; `project` is where their paths begin."""
    return FORMATS[form](sorted(problems), project)


def _terminal(problems: Sequence[Problem], project: Path) -> str:
    sources = {path: _lines(project / path) for path in {problem.mark.path for problem in problems}}
    parts = [_one(problem, sources[problem.mark.path]) for problem in problems]
    more = [_MORE] if problems else []
    return "\n\n".join([*parts, "\n".join([_count(problems), *more])]) + "\n"


def _one(problem: Problem, source: tuple[str, ...]) -> str:
    lines = [f"{problem.mark}: {problem.level}[{problem.code}] {problem.message}"]
    lines += _excerpt(problem, source)
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    return "\n".join(lines)


def _excerpt(problem: Problem, source: tuple[str, ...]) -> list[str]:
    """Show the line with a caret below the place; a long line is cut around it."""
    mark = problem.mark
    if not 1 <= mark.line <= len(source) or not source[mark.line - 1].strip():
        return []
    line, column = source[mark.line - 1], mark.column - 1
    start = max(0, column - EXCERPT_WIDTH // 2) if len(line) > EXCERPT_WIDTH else 0
    shown = line[start : start + EXCERPT_WIDTH]
    before = shown[: column - start]
    dots = "…" if start else ""
    number = str(mark.line)
    shown_after = shown.replace("\t", " " * TAB_WIDTH)
    caret = " " * (len(dots) + len(before.replace("\t", " " * TAB_WIDTH))) + "^"
    more = "…" if start + EXCERPT_WIDTH < len(line) else ""
    return [f"  {number} | {dots}{shown_after}{more}", f"  {' ' * len(number)} | {caret}"]


def _count(problems: Sequence[Problem]) -> str:
    if not problems:
        return "no problems"
    count = Counter(problem.level for problem in problems)
    words = [f"{count[level]} {level}{'' if count[level] == 1 else 's'}" for level in Level if count[level]]
    return " and ".join(words)


def _github(problems: Sequence[Problem], project: Path) -> str:
    """Write workflow commands: each becomes an annotation at its line; the plain text stays in the log."""
    commands = []
    for problem in problems:
        place = f"file={_property(problem.mark.path)},line={problem.mark.line},col={problem.mark.column}"
        message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
        commands.append(f"::{problem.level} {place},title={_property(problem.code)}::{_data(message)}")
    told = _terminal(problems, project)
    if not problems:
        return told
    # What follows quotes the content: until this word, which the text cannot hold, nothing in it is a command.
    word = sha256(told.encode("utf-8", "replace")).hexdigest()
    return "\n".join([*commands, f"::stop-commands::{word}", told + f"::{word}::", ""])


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _json(problems: Sequence[Problem], project: Path) -> str:
    del project  # the places are enough for a program
    count = Counter(problem.level for problem in problems)
    found = [
        {
            "path": problem.mark.path,
            "line": problem.mark.line,
            "column": problem.mark.column,
            "level": problem.level.value,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    summary = {"errors": count[Level.ERROR], "warnings": count[Level.WARNING], "problems": found}
    return json.dumps(summary, indent=2, ensure_ascii=False) + "\n"


def _lines(path: Path) -> tuple[str, ...]:
    """Return the lines of a file as the reader of content counts them, or none if it cannot be shown."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"))


FORMATS: Mapping[str, Callable[[Sequence[Problem], Path], str]] = {
    "terminal": _terminal,
    "github": _github,
    "json": _json,
}
"""The ways to tell problems, by the name that `vademecum check --format` takes."""
