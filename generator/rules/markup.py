"""So that the two rules about markup look at the same texts, each text once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import text
from generator.errors import Problem
from generator.rules.passages import pages, plain_fields, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.passages import Passage
    from generator.text import Fault


def markup_problems(library: Library, code: str) -> Iterator[Problem]:
    """Yield the faults of one code in all texts, fields of plain words and hand-written pages."""
    for passage in texts(library):
        yield from _problems(passage, text.check(passage.value), code)
    for passage in plain_fields(library):
        yield from _problems(passage, text.check_words(passage.value), code)
    for passage in pages(library):
        yield from _problems(passage, text.check(passage.value, headings=True), code)


def _problems(passage: Passage, faults: tuple[Fault, ...], code: str) -> Iterator[Problem]:
    for fault in faults:
        if fault.code == code:
            mark = passage.at(fault.start, fault.start + len(fault.snippet))
            yield Problem(mark, code, fault.message, hint=fault.hint)
