"""So that an old address leads to one page.

Wrong
    # causes/coffee.yml
    name: Coffee
    # causes/tea.yml
    name: Tea
    aliases: [coffee]

Right
    # causes/coffee.yml
    name: Coffee
    # causes/tea.yml
    name: Tea
    aliases: [black-tea]

Why
    An alias is an id that the record had before; its address leads readers and search engines to the new one. It
    cannot be the id of another record of the same kind, or lead to two of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model import KINDS, Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Mark
    from generator.model import Library, Record
    from generator.rules.context import RuleContext

CODE = "alias-taken"
LEVEL = Level.ERROR
LOCKED = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each alias that is an id of its kind, and for each that was given before."""
    del context
    for kind in (kind for kind in KINDS if kind.has_page):
        given: dict[str, Mark] = {}
        for identity, aliases in library.each(kind.name, _aliases).items():
            for place, alias in enumerate(aliases):
                mark = library.of(kind.name)[identity].at("aliases", place)
                if alias in library.of(kind.name):
                    message = f"the alias `{alias}` is the id of a {kind.name} that exists"
                    hint = "delete the alias; only an id that is no longer used can be one"
                    yield Problem(mark, CODE, message, hint=hint)
                elif alias in given:
                    message = f"the alias `{alias}` is already given at {given[alias]}"
                    yield Problem(mark, CODE, message, hint="keep it at one of the two places")
                given.setdefault(alias, mark)


def _aliases(record: Record) -> tuple[str, ...]:
    return record.aliases if isinstance(record, Article) else ()
