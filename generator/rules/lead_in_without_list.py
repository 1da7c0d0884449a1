"""So that a reader who is promised a list gets one.

Wrong
    # causes/inactivity.yml
    name: Inactivity
    summary: "Your muscles shrink when you:"

Right
    # causes/inactivity.yml
    name: Inactivity
    summary: |
      Your muscles shrink when you:

      - stay in bed
      - wear a cast

Why
    A text that ends in a colon is one whose list was forgotten or lost; the page this project began with had lost the
    list of accompanying symptoms in that way. A list needs an empty line before it, and a text that YAML does not fold:
    begin it with `|`, not with `>`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.passages import pages, texts
from generator.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext
    from generator.rules.passages import Passage

CODE = "lead-in-without-list"
LEVEL = Level.ERROR
EACH = True

_ITEM = re.compile(r"[ ]*(?:[-*+]|\d+\.)[ ]+\S|\|")  # or a row of a table, as hand-written pages have
_FOLDED = re.compile(r":[ ]+(?:[-*+]|1\.)[ ]+\S")
_LISTS = ("items", "at_home", "doctor_may_do")


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each colon at the end of a paragraph that no list follows, and for each list run together."""
    del context
    for passage in (*texts(library), *pages(library)):
        if ":" in passage.value or "\n" in passage.value:
            yield from _problems(passage)


def _problems(passage: Passage) -> Iterator[Problem]:
    lines = passage.value.split("\n")
    start = 0
    for number, line in enumerate(lines):
        end = start + len(line)
        following = next((other for other in lines[number + 1 :] if other.strip()), "")
        is_text = bool(line.strip()) and not _ITEM.match(line) and not line.startswith((" ", "#", "`"))
        directly = lines[number + 1] if number + 1 < len(lines) else ""
        folded = _FOLDED.search(line)
        if folded:
            mark = passage.at(start + folded.start(), start + folded.end())
            hint = "begin the text with `|` in place of `>`, and write each item on a line of its own"
            yield Problem(mark, CODE, "this list has run together into one line", hint=hint)
        elif is_text and _ITEM.match(directly) and directly.strip():
            place = end + 1
            hint = "leave an empty line before the first item"
            message = "this list begins without an empty line and would run together with the words before it"
            yield Problem(passage.at(place, place + len(directly)), CODE, message, hint=hint)
        elif _leads(line) and not _ITEM.match(following) and (following or not _record_goes_on(passage)):
            message = "this ends in a colon, and no list follows"
            hint = "write the list after an empty line, or end the sentence with a full stop"
            yield Problem(passage.at(start, end), CODE, message, hint=hint)
        start = end + 1


def _leads(line: str) -> bool:
    return ":" in line and not line.startswith("    ") and plain(line).rstrip(" \"'”’)").endswith(":")


def _record_goes_on(passage: Passage) -> bool:
    """Whether the text is the `lead` of a list that the record itself holds."""
    return passage.field == "lead" and any(getattr(passage.owner, name, ()) for name in _LISTS)
