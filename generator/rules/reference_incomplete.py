"""So that a reader can find every source.

Wrong
    # references/muscles.yml
    muscle-guide:
      title: A guide to muscles
      year: 2024

Right
    # references/muscles.yml
    muscle-guide:
      title: A guide to muscles
      publisher: Example Institute
      year: 2024

Why
    A citation that cannot be followed proves nothing. A reference has at least one of: `url`; `doi`; `pmid`; `source`
    (the journal or book) with `year`; `publisher` with `year`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "reference-incomplete"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each reference that cannot be found by what it states."""
    del context
    for identity, entry in library.references.items():
        reference = entry.record
        printed = (reference.source or reference.publisher) and reference.year
        if not (reference.url or reference.doi or reference.pmid or printed):
            hint = "add one of `url`, `doi`, `pmid`, `source` with `year`, or `publisher` with `year`"
            yield Problem(entry.key(), CODE, f"a reader cannot find the source `{identity}`", hint=hint)
