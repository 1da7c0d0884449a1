"""So that signs that nobody sees, or that only a computer stumbles over, are written as everybody expects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.fix.draft import Draft
from generator.source.dialect import parse
from generator.source.file import place_of
from generator.source.invisible import HIDDEN, WIDE, named
from generator.source.unfit import unified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Problem
    from generator.source import SourceFile

BOM = "\ufeff"
TAB_WIDTHS = (2, 4, 8)
"""How wide a tab may have been meant to be, in spaces."""

_INDENTED_BY_TAB = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)


def unified_ends(path: str, raw: str) -> Draft:
    """Return the draft of a file with one kind of line end, and without the mark that some editors put first."""
    notes = []
    if raw.startswith(BOM):
        notes.append((1, "the invisible mark at the beginning of the file is gone"))
    if "\r" in raw:
        notes.append((1, "the lines end as in every other file"))
    return Draft(path, raw).with_text(unified(raw.lstrip(BOM)), notes)


def without_sign(draft: Draft, problem: Problem) -> Draft | None:
    """Take out an invisible sign that stands at the place of a problem; inside a word, a wide one becomes a space."""
    place = draft.offset(problem.mark)
    sign = draft.text[place : place + 1]
    if not HIDDEN.fullmatch(sign):
        return None
    around = draft.text[place - 1 : place], draft.text[place + 1 : place + 2]
    inside = WIDE.fullmatch(sign) and all(part.isalnum() for part in around)
    return draft.with_piece(place, place + 1, " " if inside else "", f"an invisible character is gone ({named(sign)})")


def ordinary_indentation(draft: Draft, problem: Problem) -> Draft | None:
    """Put ordinary spaces for others at the beginning of a line, where they say what belongs to what."""
    line = draft.text.split("\n")[problem.mark.line - 1]
    return None if line[: problem.mark.column - 1].strip(" ") else ordinary_space(draft, problem)


def ordinary_space(draft: Draft, problem: Problem) -> Draft | None:
    """Put ordinary spaces for others where the parser stumbles over them."""
    start = end = draft.offset(problem.mark)
    while WIDE.fullmatch(draft.text[end : end + 1]):
        end += 1
    if start == end:
        return None
    return draft.with_piece(
        start, end, " " * (end - start), f"an ordinary space stands for a {named(draft.text[start])}"
    )


def spaces_for_tabs(draft: Draft) -> Iterator[Draft]:
    """Yield the draft indented by spaces in place of tabs, once for each width that a tab may be meant to have."""
    lines = {place_of(draft.text, found.start())[0] for found in _INDENTED_BY_TAB.finditer(draft.text)}
    for width in TAB_WIDTHS if lines else ():
        text = "\n".join(
            line.replace("\t", " " * width, line[: len(line) - len(line.lstrip())].count("\t"))
            for line in draft.text.split("\n")
        )
        yield draft.with_text(text, [(line, "spaces indent this line in place of tabs") for line in sorted(lines)])


def without_trailing_spaces(draft: Draft, source: SourceFile) -> Draft:
    """Take spaces away at the ends of lines, but not inside a text that is written line by line, where they count."""
    kept = {line for span in source.values.values() for line in _lines_of_block(source.text, span.start, span.end)}
    lines = draft.text.split("\n")
    bare = [line if number in kept else line.rstrip(" \t") for number, line in enumerate(lines, 1)]
    changed = [number for number, (old, new) in enumerate(zip(lines, bare, strict=True), 1) if old != new]
    text = "\n".join(bare)
    read = parse(text, draft.path).file if changed else None
    if read is None or read.data != source.data:
        return draft
    many = f"the ends of {len(changed)} lines" if len(changed) > 1 else "the end of this line"
    return draft.with_text(text, [(changed[0], f"spaces at {many} are gone")])


def _lines_of_block(text: str, start: int, end: int) -> range:
    """Return the lines of a value that begins with `|` or `>`, without that first one."""
    if text[start : start + 1] not in {"|", ">"}:
        return range(0)
    return range(place_of(text, start)[0] + 1, place_of(text, max(start, end - 1))[0] + 1)
