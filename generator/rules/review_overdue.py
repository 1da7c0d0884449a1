"""So that no review is trusted past the day the reviewer set.

Wrong
    # treatments/rest.yml
    name: Rest
    kind: at-home
    review: {by: jane-doe, on: 2024-05-01, due: 2026-05-01}

Right
    # treatments/rest.yml
    name: Rest
    kind: at-home
    review: {by: jane-doe, on: 2026-05-01, due: 2028-05-01}

Why
    Medicine changes. The page shows a banner once the day has passed, and after a while its questionnaire is withdrawn.
    Ask the reviewer, or another clinician, to review the page again; only then change `on` and `due`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "review-overdue"
LEVEL = Level.WARNING
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each review whose due day has passed."""
    for entry in library.entries():
        review = entry.record.review if isinstance(entry.record, Article) else None
        if review and review.due < context.day:
            message = f"the next review of `{entry.id}` was due on {review.due}"
            hint = "ask a clinician to review the page again, then write the new days in `on` and `due`"
            yield Problem(entry.at("review", "due"), CODE, message, hint=hint)
