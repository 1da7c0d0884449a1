"""So that the whole site is spelled in one way.

Wrong
    # causes/aging.yml
    name: Aging
    summary: A tumour can look like a normal colour change.

Right
    # causes/aging.yml
    name: Aging
    summary: A tumor can look like a normal color change.

Why
    A mixture looks careless, and a reader who sees one word spelled two ways wonders whether they are two things. The
    site's spelling is set in `site_config/site.yml`. Other names under `also_called` may have any spelling, since
    people search for them; so may titles and quotations of sources.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.passages import UNREAD_KINDS, pages, plain_fields, texts
from generator.text import is_spelled_one_way, plain, spelling_variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Mark
    from generator.model import Library
    from generator.rules.context import RuleContext
    from generator.rules.passages import Passage
    from generator.text import Spelling

CODE = "spelling-variant"
LEVEL = Level.ERROR
EACH = True

ANY_SPELLING = frozenset({"also_called", "credentials", "says", "where"})
"""Fields that hold what others wrote, or what people type."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A word that is spelled the other way: as it is written, as it should be, and where it stands in a text."""

    written: str
    wanted: str
    passage: Passage
    mark: Mark


def variants(library: Library, spelling: Spelling) -> Iterator[Variant]:
    """Yield each word that is spelled the other way, once in each text."""
    for passage in (*texts(library), *plain_fields(library), *pages(library)):
        if passage.field in ANY_SPELLING or (passage.entry and passage.entry.kind in UNREAD_KINDS):
            continue
        if passage.markdown and is_spelled_one_way(passage.value, spelling):
            continue
        words = plain(passage.value) if passage.markdown else passage.value
        for written, wanted in spelling_variants(words, spelling):
            # What stands in an address, a citation or the id of a link is no word of the text.
            match = re.search(rf"(?<![\w/.:@-]){re.escape(written)}(?!\w)", passage.value)
            start = match.start() if match else 0
            yield Variant(written, wanted, passage, passage.at(start, start + len(written)))


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each word that is spelled the other way."""
    spelling = context.settings.site.spelling
    for found in variants(library, spelling):
        message = f"“{found.written}” is not the {spelling.capitalize()} spelling of this site"
        yield Problem(found.mark, CODE, message, hint=f"write “{found.wanted}”")
