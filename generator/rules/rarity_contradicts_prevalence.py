"""So that a word never says something else than the number beside it.

Wrong
    # conditions/gout.yml
    name: Gout
    urgency: soon
    rarity: rare
    prevalence: {per_100k: 2500, cite: gout-survey}

Right
    # conditions/gout.yml
    name: Gout
    urgency: soon
    prevalence: {per_100k: 2500, cite: gout-survey}

Why
    Where a cited number counts everybody, the word is computed from it: common from 1 in 100 people, uncommon from 1
    in 2,000, rare from 1 in 50,000, ultra-rare below. A typed `rarity` is for a condition without such a number, or
    with one that counts only a group (`among`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model.vocabulary import Rarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "rarity-contradicts-prevalence"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each typed rarity that is not what the number for everybody comes to."""
    del context
    for entry in library.conditions.values():
        prevalence, rarity = entry.record.prevalence, entry.record.rarity
        if prevalence is None or prevalence.among is not None or rarity is None:
            continue
        computed = Rarity.of(prevalence.per_100k)
        if computed is not rarity:
            message = f"`rarity` says {rarity}, and {prevalence.per_100k:g} in 100,000 people is {computed}"
            hint = "delete `rarity`: it is computed; if the number counts only a group, name the group in `among`"
            yield Problem(entry.at("rarity"), CODE, message, hint=hint)
