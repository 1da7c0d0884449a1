"""So that "never" and "always" are said only where a source says so.

Wrong
    # causes/aging.yml
    name: Aging
    summary: Muscle loss from aging is always slow. It never comes with pain.

Right
    # causes/aging.yml
    name: Aging
    summary: Muscle loss from aging is mostly slow. Sudden loss always needs a doctor.[@aging-guide]

Why
    In medicine hardly anything is always or never so, and a reader who is the exception stops looking. Write "mostly",
    "rarely", "call at once"; or cite the source that really says it. "Not always", questions, and what somebody has
    never had are no claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level
from generator.rules.claimed import uncited
from generator.text import absolutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Problem
    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "uncited-absolute"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each "never" and "always" in a text that names no source."""
    del context
    hint = "add [@reference-id] at the end of the sentence, or say “mostly”, “rarely”, “do not”"
    return uncited(library, absolutes, CODE, "nothing says that “{}” is true", hint)
