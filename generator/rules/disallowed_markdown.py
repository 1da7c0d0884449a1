"""So that a text stays a text, and the page decides how everything looks.

Wrong
    # causes/coffee.yml
    name: Coffee
    summary: |
      ## Too much coffee

      It makes your `hands` shake [@coffee study].

Right
    # causes/coffee.yml
    name: Coffee
    summary: |
      Too much coffee makes your *hands* shake [@coffee-study].

Why
    Headings, images, tables and code of one text would break the order of the page it is put into, for eyes and for
    screen readers. What looks like a citation, a link or a placeholder and is none would be printed as it stands.
    Hand-written pages in `prose/` may also hold headings, tables, code and links to other pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level
from generator.rules.markup import markup_problems
from generator.text import DISALLOWED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Problem
    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = DISALLOWED
LEVEL = Level.ERROR
LOCKED = True
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each piece of a text, a field of plain words or a page that has no place there."""
    del context
    return markup_problems(library, CODE)
