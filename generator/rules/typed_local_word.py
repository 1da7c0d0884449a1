"""So that a reader is sent to the number and the services of their own country.

Wrong
    # causes/heat-stroke.yml
    name: Heat stroke
    summary: Call 911 if somebody faints in the heat. Ask your GP otherwise.

Right
    # causes/heat-stroke.yml
    name: Heat stroke
    summary: Call {emergency-number} if somebody faints in the heat. Ask your {family-doctor} otherwise.

Why
    The same content is published in several countries. A number typed into a text stays what it is, and somewhere it
    leads to nobody. The placeholders `{emergency-number}`, `{emergency-department}` and `{family-doctor}` become what
    the site's region has in `site_config/locales/`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.passages import said_to_readers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "typed-local-word"
LEVEL = Level.ERROR
EACH = True

_LOCAL = {
    "emergency-number": r"(?<=[Cc]all |[Dd]ial |[Rr]ing )(?:000|111|112|999|911)\b",
    "emergency-department": r"\b(?:ER|A&E)\b",
    "family-doctor": r"\b(?:GP|PCP)s?\b",
}
"""For each placeholder: what people type in its place."""

_SIGNS = re.compile("000|11[12]|999|911|ER|A&E|GP|PCP")
"""What most texts have none of, and are done with."""


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each number or name of one country in what is said to readers."""
    del context
    for passage in said_to_readers(library):
        for placeholder, pattern in _LOCAL.items() if _SIGNS.search(passage.value) else ():
            for found in re.finditer(pattern, passage.value):
                message = f"“{found[0]}” is right in some countries only"
                yield Problem(passage.at(*found.span()), CODE, message, hint=f"write {{{placeholder}}}")
