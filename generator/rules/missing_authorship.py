"""So that readers know who stands behind a page.

Wrong
    # causes/aging.yml
    name: Aging
    summary: Muscle gets smaller with age.

Right
    # causes/aging.yml
    name: Aging
    summary: Muscle gets smaller with age.
    authors: [example-writers]
    updated: 2026-11-22

Why
    A text on health is worth what its writers are worth, and it ages. Name only people and organisations that exist
    and agreed, by the id of their file in content/people. `updated` is the day of the last change of substance: put a
    new day there when you change what the page says, not when you correct a typing mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.articles import articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "missing-authorship"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each article without authors, and one for each without the day of its last change."""
    del context
    for entry in articles(library):
        if not entry.record.authors:
            hint = "add `authors:` with the id of a person or organisation in content/people"
            yield Problem(entry.key(), CODE, "this page does not say who wrote it", hint=hint)
        if entry.record.updated is None:
            hint = "add `updated:` with the day of the last change of substance, as YYYY-MM-DD"
            yield Problem(entry.key(), CODE, "this page does not say when it last changed", hint=hint)
