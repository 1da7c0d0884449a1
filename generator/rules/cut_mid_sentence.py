"""So that no text stops where its last words were lost.

Wrong
    # causes/aging.yml
    name: Aging
    summary: You lose a little muscle each year, and

Right
    # causes/aging.yml
    name: Aging
    summary: You lose a little muscle each year, and it is slow.

Why
    A text without an end is mostly one that was cut in copying, and what is missing may be the warning. A text ends
    with a full stop, a question mark or an exclamation mark, and its citations; an item of a list needs none, but does
    not end in a comma, a dash or a word that wants another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import text
from generator.errors import Level, Problem
from generator.rules.passages import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "cut-mid-sentence"
LEVEL = Level.ERROR
EACH = True

_ITEM = re.compile(r"[ ]*(?:[-*+]|\d+\.)[ ]+\S")
_ENDS = tuple(".!?…:")
_CLOSES = "\"'”’)]*_"
_WANTS_MORE = re.compile(
    r"(?:[,;(–—-]|(?<![\w-])(?:a|an|and|are|as|at|because|but|by|for|from|if|in|into|is|of|on|or|such as|than|that|the|"
    r"to|was|were|when|which|who|with|your))\Z",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"(\n[ ]*\n)")


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each paragraph of a text that does not end as a sentence does."""
    del context
    for passage in texts(library):
        if text.check(passage.value):
            continue  # what it will be is not known before its markup is put right
        start = 0
        for block in _BLOCK.split(passage.value) if "\n" in passage.value else (passage.value,):
            if block.strip() and _is_cut(block):
                lines = block.split("\n")
                last = max(number for number, line in enumerate(lines) if line.strip())
                place = start + sum(len(line) + 1 for line in lines[:last])
                piece = lines[last].rstrip()
                tail = place + max(piece.rfind(" ", 0, max(len(piece) - 12, 0)) + 1, 0)
                message = "this text stops in the middle of a sentence"
                hint = "write the rest, or end it with a full stop"
                yield Problem(passage.at(tail, place + len(piece)), CODE, message, hint=hint)
            start += len(block)


def _is_cut(block: str) -> bool:
    words = text.plain(block).rstrip()
    if not words or words.endswith(_ENDS):
        return False
    words = " ".join(words.split())
    if _WANTS_MORE.search(words):
        return True
    return not words.rstrip(_CLOSES).endswith(_ENDS) and not any(_ITEM.match(line) for line in block.split("\n"))
