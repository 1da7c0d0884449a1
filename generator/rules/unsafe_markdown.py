"""So that nothing in a text can run, track, hide or mislead on a reader's screen.

Wrong
    # causes/coffee.yml
    name: Coffee
    summary: Read <b>this</b> or [call us](tel:5550100).

Right
    # causes/coffee.yml
    name: Coffee
    summary: Read **this** or call {emergency-number}.

Why
    A site that frightened people trust is worth attacking, and a pull request can come from anybody. Texts hold
    emphasis, lists, links, citations and placeholders. HTML, attribute lists, addresses that run code, are not
    encrypted or are not complete, HTML entities, and characters that nobody can see are refused: they are never needed,
    and each can hide something. Nothing is cleaned in silence: the editor sees what a reader would have got.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level
from generator.rules.markup import markup_problems
from generator.text import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Problem
    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = UNSAFE
LEVEL = Level.ERROR
LOCKED = True
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each unsafe piece of a text, a field of plain words or a hand-written page."""
    del context
    return markup_problems(library, CODE)
