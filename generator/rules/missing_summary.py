"""So that every page begins with its answer.

Wrong
    # conditions/gout.yml
    name: Gout
    urgency: soon

Right
    # conditions/gout.yml
    name: Gout
    summary: Gout is a sudden attack of pain in a joint, most often in the big toe.
    urgency: soon

Why
    A worried reader reads the first lines, often on a phone, and may read no further. The summary also stands on the
    condition's card, in search results and in lists. Write one to three sentences: what it is, and what matters most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.articles import articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "missing-summary"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each article without a summary."""
    del context
    for entry in articles(library):
        if entry.record.summary is None:
            hint = "add `summary:` with one to three sentences that say what it is"
            yield Problem(entry.key(), CODE, f"the {entry.kind} `{entry.id}` has no summary", hint=hint)
