"""So that a word of the glossary is found where everybody looks for it.

Wrong
    # glossary.yml
    tremor: Shaking that you cannot stop.
    biopsy: A test in which a tiny piece of tissue is looked at.

Right
    # glossary.yml
    biopsy: A test in which a tiny piece of tissue is looked at.
    tremor: Shaking that you cannot stop.

Why
    Whoever adds a word looks by the alphabet whether it is there, and in a file in any other order it is soon there
    twice. `vademecum check --fix` puts the words in order. No other list is sorted: the order of findings, conditions
    and red flags means something.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.errors import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "unsorted"
LEVEL = Level.WARNING


def place_in_order(word: str) -> tuple[str, str]:
    """Return what words of the glossary are sorted by: capital letters count only where nothing else differs."""
    return word.casefold(), word


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each word of the glossary that stands behind one that comes after it."""
    del context
    written = sorted(library.glossary.values(), key=lambda entry: entry.key())
    for number, (before, entry) in enumerate(pairwise(written), 1):
        if place_in_order(entry.id) < place_in_order(before.id):
            later = [other for other in written[:number] if place_in_order(other.id) > place_in_order(entry.id)]
            following = min(later, key=lambda other: place_in_order(other.id))
            message = f"`{entry.id}` stands after `{before.id}`, which comes later in the alphabet"
            hint = f"move it up to stand before `{following.id}`, or run `vademecum check --fix`"
            yield Problem(entry.key(), CODE, message, hint=hint)
