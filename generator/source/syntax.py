"""So that a line that is not valid YAML is explained in an editor's words, at the place where it can be mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import Mark, Problem
from generator.source.file import place_of

if TYPE_CHECKING:
    import yaml

    from generator.source.file import Span

CODE = "yaml-syntax"

_OTHER_SPACE = re.compile(r"^ *(?:-? *[\w-]+:|-)? *([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
"""A space that YAML takes for a letter, where it indents a line or follows a colon or a hyphen."""
_FIRST = re.compile(r"(?:[ ]*(?:#.*)?\n)*([^\s#\[{'\"-].*)")
"""The first line that says anything, where it could be a field."""
_CURLY = re.compile(r"(?:: +|- +)[“”„‟‘’«]")
_NO_SPACE = re.compile(r"^ *(?:- +)?([\w-]+):([^\s:/].*)$")
_ENDED = re.compile(r""".*(?::|-|^) +(["']).*\1 *""")
"""What stands before a place where a text in quotation marks has just ended."""


class Broken(NamedTuple):
    """Where the parser gave up, and in which words: `line` is the whole line, `before` its part before the place."""

    words: str
    line: str
    before: str
    sign: str

    @property
    def rest(self) -> str:
        """The line without its indentation."""
        return self.line.strip()


def explain(error: yaml.MarkedYAMLError, text: str, path: str, open_flows: list[int], quoted: Span | None) -> Problem:
    """Return the problem with a text that the parser could not read.

    `open_flows` are the offsets of the brackets and braces that were not closed yet; `quoted` is the text in quotation
    marks that was read last.
    """
    what, context = _one_line(error.problem or ""), _one_line(error.context or "")
    mark, start = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return Problem(
            Mark(path), CODE, f"this is not valid YAML: {what or context}", hint="compare it with a valid file"
        )
    swallowed = _swallowed(text, path, quoted, mark.index) if "expected key" in what else None
    if swallowed:
        return swallowed
    stop = min(mark.index, len(text))
    offset = stop
    ends = stop >= len(text.rstrip())
    if start and (start.line != mark.line or ends) and re.search("simple key|quoted", context):
        offset = start.index  # where the quotation mark or the line without a colon begins
    elif "mapping values" in what and (first := _FIRST.match(text)) and ":" not in first[1]:
        what, offset = "could not find expected ':'", first.start(1)  # the whole file is read as one text
    elif open_flows and (ends or "flow" in context):
        opened = open_flows[-1]
        offset = opened if ends or place_of(text, opened)[0] != place_of(text, stop)[0] else stop
    other = _other_space(text, path, place_of(text, offset)[0])
    if other:
        return other
    place = _at(text, path, offset)
    line = text.split("\n")[place.line - 1]
    message, hint = _said(Broken(f"{context} {what}", line, line[: place.column - 1], text[stop : stop + 1]))
    if _CURLY.search(line):
        hint = f"use straight quotation marks, \" or ': curly ones are letters to YAML; {hint}"
    if place.line == text.count("\n") + 1 and not text.endswith("\n"):
        hint = f"{hint}; if more stood here, the file was not saved whole: take the last version from its history"
    return Problem(place, CODE, message, hint=hint)


def _said(broken: Broken) -> tuple[str, str]:
    """Return what is wrong with a line, and what to do about it."""
    for words, say in _SAYINGS:
        if words in broken.words:
            return say(broken)
    return f"this is not valid YAML: {broken.words.strip()}", _ALIGN


_BLOCK = "write it in block style: one `field: value` or one `- item` on each line"
_ALIGN = "check the indentation: what belongs together begins in the same column, two spaces further in for each level"


def _flow(broken: Broken) -> tuple[str, str]:
    if sum(map(broken.line.count, "[{")) > sum(map(broken.line.count, "]}")):
        return "a bracket or a brace opens in this line, and none closes it", f"close it in its line, or {_BLOCK}"
    if re.search(r"(^|[:-] )\s*[\[{]", broken.line):
        hint = f"a text that begins with a bracket or a brace must stand in quotation marks; else {_BLOCK}"
        return "what begins with a bracket or a brace is broken here", hint
    return "a bracket or a brace is broken here", _BLOCK


def _second_colon(broken: Broken) -> tuple[str, str]:
    if ": " in broken.before:
        hint = "put the text in quotation marks, or write `>-` after the first colon and the text on the next line"
        return "there is a second colon in this line", hint
    message = "this line has a colon, but its indentation makes it a part of the text above it"
    return message, f'a text that contains ": " must stand in quotation marks; if it is a field, {_ALIGN}'


def _no_colon(broken: Broken) -> tuple[str, str]:
    together = _NO_SPACE.match(broken.line)
    if together:
        return "there is no space after the colon", f"write `{together[1]}: {together[2].strip()}`"
    return "this line has no colon", "write `field: value`, or indent the line if it goes on with the text above it"


def _no_item(broken: Broken) -> tuple[str, str]:
    if _ENDED.fullmatch(broken.before):
        return _no_field(broken)
    if re.match(r"-[^\s-]", broken.rest):
        return "there is no space after the hyphen", f"write `- {broken.rest[1:]}`"
    hint = "begin each item with `- `; its other lines begin two spaces further in than its hyphen"
    return "this line stands in a list, but it neither begins an item nor lines up with the item above it", hint


def _no_field(broken: Broken) -> tuple[str, str]:
    if _ENDED.fullmatch(broken.before):
        hint = 'delete these quotation marks, or put " before and after the whole text'
        return "the text goes on after its closing quotation mark", hint
    if re.search(r"(^|[:-] )\s*[\[{]", broken.line):
        return _flow(broken)
    if broken.rest.startswith("-"):
        hint = (
            "check its indentation: all items of a list begin in the same column, below the field that they belong to"
        )
        return "a list item stands where a field must stand", hint
    return "this line does not line up with those above it", _ALIGN


_SAYINGS = (
    ("flow ", _flow),
    ("mapping values are not allowed", _second_colon),
    (
        "entries are not allowed",
        lambda _: (
            "a list item cannot stand here",
            "put the text in quotation marks, or write each `- item` on a line of its own",
        ),
    ),
    (
        "cannot start any token",
        lambda broken: (f"a text cannot begin with `{broken.sign}`", "put the text in quotation marks"),
    ),
    (
        "unexpected end of stream",
        lambda _: (
            "a quotation mark opens here, and none closes it",
            "close the quotation mark at the end of its text",
        ),
    ),
    (
        " escape ",
        lambda _: (
            "a backslash in double quotation marks begins a code, and this is none",
            "write two backslashes for one, or put the text in single quotation marks",
        ),
    ),
    (
        " tag",
        lambda _: (
            "a word that begins with an exclamation mark is not allowed",
            "delete it, or put the text in quotation marks",
        ),
    ),
    ("could not find expected ':'", _no_colon),
    ("expected '-' indicator", _no_item),
    ("expected key", _no_field),
)
"""For a piece of libyaml's words on a mistake: what we say about it. The first that fits is taken."""


def _swallowed(text: str, path: str, quoted: Span | None, stop: int) -> Problem | None:
    """Find a text in quotation marks that ended lines later than it was meant to, just before the place `stop`."""
    if not quoted or "\n" not in text[quoted.start : quoted.end] or text[quoted.end : stop].strip():
        return None
    line, _ = place_of(text, quoted.end)
    message = f"the quotation mark that opens here is closed by the next one, in line {line}"
    return Problem(_at(text, path, quoted.start), CODE, message, hint="close it at the end of its text")


def _other_space(text: str, path: str, line: int) -> Problem | None:
    """Find a space that looks like one and is none, in a line or the one above it, where the parser often stops."""
    lines = text.split("\n")
    for number in (line - 1, line):
        found = _OTHER_SPACE.match(lines[number - 1]) if number else None
        if found:
            message = f"this space is a special one (U+{ord(found[1]):04X}), which YAML takes for a letter"
            hint = "delete it and press the space bar; such spaces come with text copied from elsewhere"
            return Problem(Mark(path, number, found.start(1) + 1), CODE, message, hint=hint)
    return None


def _at(text: str, path: str, offset: int) -> Mark:
    return Mark(path, *place_of(text, offset))


def _one_line(message: str) -> str:
    return " ".join(message.split())
