"""So that the day a source was read is one that has been.

Wrong
    # references/muscles.yml
    muscle-guide:
      title: A guide to muscles
      url: https://www.example.org/muscles
      accessed: 2062-11-22

Right
    # references/muscles.yml
    muscle-guide:
      title: A guide to muscles
      url: https://www.example.org/muscles
      accessed: 2026-11-22

Why
    The day tells readers which state of a page was read. One in the future is a typing mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "accessed-in-future"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each reference that was read after the day it is judged on."""
    for entry in library.references.values():
        accessed = entry.record.accessed
        if accessed and accessed > context.day:
            message = f"`accessed` is {accessed}, and that day has not come yet"
            hint = f"write the day on which the source was read; today is {context.day}"
            yield Problem(entry.at("accessed"), CODE, message, hint=hint)
