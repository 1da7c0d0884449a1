"""So that the days of a review make sense.

Wrong
    # treatments/rest.yml
    name: Rest
    kind: at-home
    review: {by: jane-doe, on: 2026-05-01, due: 2026-05-01}

Right
    # treatments/rest.yml
    name: Rest
    kind: at-home
    review: {by: jane-doe, on: 2026-05-01, due: 2028-05-01}

Why
    Readers see both days beside the reviewer's name. A review that has not happened yet is not a review.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "review-days"
LEVEL = Level.ERROR
LOCKED = True
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each review in the future, and one for each that was due again before it was done."""
    for entry in library.entries():
        review = entry.record.review if isinstance(entry.record, Article) else None
        if review and review.on > context.day:
            message = f"the review is dated {review.on}, and that day has not come yet"
            hint = "write the day on which the review was done; without one, delete `review`"
            yield Problem(entry.at("review", "on"), CODE, message, hint=hint)
        if review and review.due <= review.on:
            message = f"the next review is due on {review.due}, and that is not after this one on {review.on}"
            hint = "write the day by which the page must be reviewed again, such as two years later"
            yield Problem(entry.at("review", "due"), CODE, message, hint=hint)
