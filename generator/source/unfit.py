"""So that what no text file may hold is found before anybody reads it, be it YAML or Markdown."""

from __future__ import annotations

import re
from itertools import islice

from generator.errors import Mark, Problem
from generator.source.file import place_of
from generator.source.scalar import CONTROL

_CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>) ", re.MULTILINE)
_TAB = re.compile(r"^ *\t", re.MULTILINE)
_MOST = 50
"""The most mistakes of one kind that are reported where the whole file is of the wrong kind."""


def unified(text: str) -> str:
    """Return the text with one kind of line end, and without the mark that some editors put at the beginning."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def is_plain(text: str) -> bool:
    """Tell whether a unified text is surely free of what `unfit` and `tabs` find; most are, and this is quick."""
    return text.replace("\n", "").isprintable() and "<<<<<<< " not in text and ">>>>>>> " not in text


def unfit(text: str, path: str) -> list[Problem]:
    """Find what no text file may hold: invisible control characters and merge markers."""
    if is_plain(text):
        return []
    if "\0" in text:
        return [half_saved(mark_of(text, path, text.index("\0")), "from here on, this file holds no letters but zeros")]
    problems = []
    for control in islice(CONTROL.finditer(text), _MOST):
        mark = mark_of(text, path, control.start())
        message = f"an invisible character (U+{ord(control.group()):04X}) stands here"
        problems.append(Problem(mark, "control-character", message, hint="delete it; most editors do not show it"))
    conflict = _CONFLICT.search(text)
    if conflict:
        problems.append(conflict_problem(mark_of(text, path, conflict.start())))
    return problems


def tabs(text: str, path: str) -> list[Problem]:
    """Find tabs before the first word of a line: YAML allows some, but nobody can see which."""
    return [tab_problem(mark_of(text, path, tab.end() - 1)) for tab in islice(_TAB.finditer(text), _MOST)]


def half_saved(mark: Mark, message: str) -> Problem:
    """Say that a file ends before its end, as it does where a disk was full or a computer went out."""
    hint = "it was not saved whole: take the last version from its history, then make the change again"
    return Problem(mark, "half-saved", message, hint=hint)


def conflict_problem(mark: Mark) -> Problem:
    """Say that two versions of a text stand side by side."""
    hint = "keep one of the two versions, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
    return Problem(mark, "merge-conflict", "an unfinished merge left its markers in this file", hint=hint)


def tab_problem(mark: Mark) -> Problem:
    """Say that a line begins with a tab."""
    return Problem(mark, "tab-indentation", "a tab indents this line", hint="replace it by spaces, two for each level")


def mark_of(text: str, path: str, offset: int) -> Mark:
    """Turn a character offset into a place."""
    return Mark(path, *place_of(text, offset))
