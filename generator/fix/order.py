"""So that the glossary stands in the order of the alphabet, each word with the comments above it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from generator.rules.unsorted import place_in_order
from generator.source.file import place_of

if TYPE_CHECKING:
    from generator.fix.draft import Draft
    from generator.source import SourceFile

MODELINE = re.compile(r"# *yaml-language-server: *\$schema=")
"""The comment that tells editors' programs which schema a file follows; it belongs to no record."""


def in_order(draft: Draft, source: SourceFile) -> Draft:
    """Return the draft with its records in order, or as it is where a comment belongs to no record."""
    starts = {
        str(trail[0]): place_of(source.text, span.start)[0] for trail, span in source.keys.items() if len(trail) == 1
    }
    wanted = sorted(starts, key=place_in_order)
    if list(starts) == wanted:
        return draft
    lines = source.text.rstrip("\n").split("\n")
    first = {key: _first_line(lines, line) for key, line in starts.items()}
    ends = [*list(first.values())[1:], len(lines) + 1]
    blocks = {key: range(start, end) for (key, start), end in zip(first.items(), ends, strict=True)}
    if any(
        lines[number - 1].startswith("#") for key, block in blocks.items() for number in block if number > starts[key]
    ):
        return draft
    order = [*range(1, min(first.values())), *chain.from_iterable(blocks[key] for key in wanted)]
    moved = {number: place for place, number in enumerate(order, 1)}
    text = "\n".join(lines[number - 1] for number in order) + "\n"
    if text == source.text:
        return draft  # words in braces, on one line
    return draft.with_lines_moved(
        text, lambda line: moved.get(line, line), "the words stand in the order of the alphabet"
    )


def _first_line(lines: list[str], line: int) -> int:
    """Return the line in which the comments directly above a record begin, or its own line."""
    while line > 1 and lines[line - 2].startswith("#") and not MODELINE.match(lines[line - 2]):
        line -= 1
    return line
