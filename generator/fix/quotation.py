"""So that a text with a sign that means something in YAML stands in quotation marks, and is read as it was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.errors import Problem
    from generator.fix.draft import Draft

_NAME = r"[\w-]+: +|(?=\S)[^\s\"'\[\]{}#&*!|>%@`-][^:#\n]*: +"
"""The name of a field or an id, or a word of the glossary."""
_FIELD = re.compile(rf"(?P<head> *(?:- +)+[a-z_]+: +| *(?:{_NAME}))(?P<value>\S.*)")
_ITEM = re.compile(r"(?P<head> *(?:- +)+)(?P<value>[^\W\d_]+ .*)")
_COMMENT = re.compile(r"[ \t]+#.*$")
_PLAIN_FIELD = re.compile(r" *(?:- |[\w-]+:(?: |$))")
_CURLY = re.compile(r"[“„‟«]([^“”„‟«»\"\\]*)[”“»«]")
_NUMBER = re.compile(r" *(?P<key>[^\s\"':]+):(?= |$)")
_OWN_MEANING = frozenset("\"'[{|>“„«")
"""Signs at the beginning of a value by which something else than a text may have been meant."""


def quoted_text(draft: Draft, problem: Problem) -> Draft | None:
    """Put quotation marks around the text of the line that a problem is in, and of the lines that go on with it."""
    lines = draft.text.split("\n")
    first = problem.mark.line - 1
    found = _FIELD.fullmatch(lines[first]) or _ITEM.fullmatch(lines[first])
    if not found or found["value"][0] in _OWN_MEANING:
        return None
    last = _last_line(lines, first)
    if last is None:
        return None
    ends = [_COMMENT.sub("", line).rstrip() for line in lines[first : last + 1]]
    if ends[:-1] != [line.rstrip() for line in lines[first:last]]:
        return None  # a comment stands in the middle of the text
    start = draft.offset(problem.mark) - (problem.mark.column - 1) + len(found["head"])
    value = "\n".join([ends[0][len(found["head"]) :], *ends[1:]])
    end = start + sum(len(line) + 1 for line in lines[first:last]) + (len(ends[-1]) if last > first else len(value))
    if last > first:
        end -= len(found["head"])
    return draft.with_piece(start, end, in_quotation_marks(value), "the text stands in quotation marks")


def straight_marks(draft: Draft, problem: Problem) -> Draft | None:
    """Put straight quotation marks for curly ones around the text of the line that a problem is in."""
    line = draft.text.split("\n")[problem.mark.line - 1]
    found = _FIELD.fullmatch(line)
    curly = _CURLY.fullmatch(_COMMENT.sub("", found["value"]).rstrip()) if found else None
    if not found or not curly:
        return None
    start = draft.offset(problem.mark) - (problem.mark.column - 1) + len(found["head"])
    return draft.with_piece(
        start, start + curly.end(), f'"{curly[1]}"', "straight quotation marks stand for curly ones"
    )


def quoted_name(draft: Draft, problem: Problem) -> Draft | None:
    """Put quotation marks around a number or `true` that is the name of a field or record at the start of a line."""
    line = draft.text.split("\n")[problem.mark.line - 1]
    found = _NUMBER.match(line)
    if not found or found.start("key") != problem.mark.column - 1:
        return None
    start = draft.offset(problem.mark)
    end = start + len(found["key"])
    return draft.with_piece(start, end, f'"{found["key"]}"', "the name before the colon stands in quotation marks")


def in_quotation_marks(value: str) -> str:
    """Return a text in the marks that need the fewest signs inside."""
    if '"' in value and "'" not in value:
        return f"'{value}'"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _last_line(lines: list[str], first: int) -> int | None:
    """Return the last line of the text that begins in a line, or None where that cannot be told."""
    indent = len(lines[first]) - len(lines[first].lstrip(" "))
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if not line.strip() or len(line) - len(line.lstrip(" ")) <= indent:
            break
        if _PLAIN_FIELD.match(line) or line.lstrip().startswith("#"):
            return None
        last = number
    return last
