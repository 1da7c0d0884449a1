"""So that the list of sources is the list of what the pages stand on.

Wrong
    # references/muscles.yml
    muscle-guide: {title: A guide to muscles, publisher: Example Institute, year: 2024}

Right
    # references/muscles.yml
    muscle-guide: {title: A guide to muscles, publisher: Example Institute, year: 2024}
    # causes/aging.yml
    name: Aging
    summary: Muscle gets smaller with age. [@muscle-guide]

Why
    A source that no claim cites lends a page weight it has not earned. Cite it where it was used, in a text with
    [@its-id] or in a field `cite`, or delete it. What drafts cite counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.needs import drafted
from generator.text import citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "uncited-reference"
LEVEL = Level.ERROR
NEEDS_ALL = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each reference that nothing published or drafted cites."""
    del context
    cited = {identity for kind, identity in (*library.uses, *drafted(library)) if kind == "reference"}
    cited.update(identity for page in library.prose for identity in citations(page.text))
    for identity, entry in library.references.items():
        if identity not in cited:
            hint = f"cite it where it was used, with [@{identity}] or `cite: {identity}`, or delete it"
            yield Problem(entry.key(), CODE, f"nothing cites the reference `{identity}`", hint=hint)
