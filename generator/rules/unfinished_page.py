"""So that a publisher knows what is still to be written on the pages about the site.

Wrong
    # prose/about.md
    # About us

    We are TODO say who you are.

Right
    # prose/about.md
    # About us

    We are the clinics of Wellmere.

Why
    `vademecum init` gives a new site its pages about itself, and puts the word TODO where only the publisher knows what
    is true: who they are, who their host is, how to reach them. The site can be built and looked at before. It should
    not be shown to readers before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.passages import pages
from generator.text import MARKER, unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "unfinished-page"
LEVEL = Level.WARNING
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each place of a hand-written page where words are still to be written."""
    del context
    for page in pages(library):
        for start, end in unfinished(page.value):
            message = f"{MARKER} stands here, and the words are still to be written"
            yield Problem(
                page.at(start, end), CODE, message, hint=f"write what is true of your site in place of {MARKER}"
            )
