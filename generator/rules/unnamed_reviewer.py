"""So that "reviewed by" always means a named clinician.

Wrong
    # people/writers.yml
    name: Example writers
    kind: organisation
    role: Writers of all pages

    # treatments/rest.yml
    name: Rest
    kind: at-home
    review: {by: writers, on: 2026-05-01, due: 2028-05-01}

Right
    # people/jane-doe.yml
    name: Jane Doe
    role: Reviewer
    credentials: MD, licensed in internal medicine

    # treatments/rest.yml
    name: Rest
    kind: at-home
    review: {by: jane-doe, on: 2026-05-01, due: 2028-05-01}

Why
    A reader relies on a reviewed page more than on others. That is fair only if somebody answers for it by name, and
    if readers can see what that person was trained in. A group cannot review a page; without a reviewer, the page says
    that no clinician has reviewed it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model import Article
from generator.model.vocabulary import PersonKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "unnamed-reviewer"
LEVEL = Level.ERROR
LOCKED = True
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each review by an organisation, and one for each by a person without credentials."""
    del context
    for entry in library.entries():
        review = entry.record.review if isinstance(entry.record, Article) else None
        reviewer = library.people.get(review.by) if review else None
        if not reviewer:
            continue
        mark = entry.at("review", "by")
        if reviewer.record.kind is PersonKind.ORGANISATION:
            hint = "name the clinician who reviewed it, or delete `review`"
            yield Problem(mark, CODE, f"`{reviewer.id}` is an organisation, and cannot review a page", hint=hint)
        elif not reviewer.record.credentials:
            hint = f"add `credentials:` in {reviewer.source.path}, or delete `review`"
            yield Problem(mark, CODE, f"nothing says what `{reviewer.id}` was trained in", hint=hint)
