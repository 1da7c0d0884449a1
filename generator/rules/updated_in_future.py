"""So that the day of the last change is one that has been.

Wrong
    # causes/aging.yml
    name: Aging
    updated: 2062-11-22

Right
    # causes/aging.yml
    name: Aging
    updated: 2026-11-22

Why
    Readers, search engines and the feed of changes go by this day. One in the future is a typing mistake, and it
    keeps the page on top of every list until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "updated-in-future"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each record that was last changed after the day it is judged on."""
    for entry in library.entries():
        updated = entry.record.updated if isinstance(entry.record, Article) else None
        if updated and updated > context.day:
            message = f"`updated` is {updated}, and that day has not come yet"
            hint = f"write the day of the change; today is {context.day}"
            yield Problem(entry.at("updated"), CODE, message, hint=hint)
