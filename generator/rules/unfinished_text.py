"""So that no reader meets a text that nobody has written yet.

Wrong
    # causes/coffee.yml
    name: Coffee
    summary: TODO write this.

Right
    # causes/coffee.yml
    name: Coffee
    summary: A lot of coffee makes hands shake.

Why
    `vademecum new` puts the word TODO where words are still to be written, and so do people. A record that is published
    has none left. While you write, keep `draft: true` in the record: a draft is on no page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.passages import plain_fields, texts
from generator.text import MARKER, unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "unfinished-text"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each place of a record where words are still to be written."""
    del context
    for passage in (*texts(library), *plain_fields(library)):
        for start, end in unfinished(passage.value):
            message = f"{MARKER} stands here, and the words are still to be written"
            yield Problem(passage.at(start, end), CODE, message, hint=f"write your own words in place of {MARKER}")
