"""So that no two records, words or pages claim one name, and none claims a name of the site itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import addresses
from generator.errors import Mark, Problem
from generator.model.fields import ID_PATTERN
from generator.model.glossary import Term
from generator.model.instead import file_hint
from generator.model.library import Entry
from generator.model.record import Article, Record
from generator.model.red_flag import RedFlag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.source.tree import ProseFile


def name_problems(entries: Sequence[Entry[Record]], prose: Iterable[ProseFile]) -> Iterator[Problem]:
    """Yield a problem for every name that two claim or that nobody may have; `load` itself looks at ids of one kind."""
    yield from _repeated_flags(entries)
    yield from _repeated_terms(entries)
    for entry in entries:
        yield from _reserved(entry)
    for page in prose:
        yield from _prose_name(page)


def taken(entry: Entry[Record], first: Entry[Record]) -> Problem:
    """Say that the id of `entry` is that of `first`, too."""
    noun = entry.kind.replace("-", " ")
    message = f"the {noun} id `{entry.id}` is already taken by {first.key()}"
    hint = f"keep one of the two, with the best of both; if they are two things, give one another {noun} id"
    return Problem(entry.key(), "duplicate-id", message, hint=hint)


def _repeated_flags(entries: Iterable[Entry[Record]]) -> Iterator[Problem]:
    """Find red flags that share an id, wherever they stand."""
    first: dict[str, Entry[Record]] = {}
    for entry in entries:
        if isinstance(entry.record, RedFlag):
            first.setdefault(entry.id, entry)
    for entry in entries:
        for place, flag in enumerate(vars(entry.record).get("red_flags", ())):
            here = Entry(flag.id, "red-flag", flag, entry.source, (*entry.trail, "red_flags", place, "id"))
            if flag.id in first:
                yield taken(here, first[flag.id])
            else:
                first[flag.id] = here


def _repeated_terms(entries: Iterable[Entry[Record]]) -> Iterator[Problem]:
    """Find words of the glossary that cannot be told apart in an address, and those without one."""
    first: dict[str, Entry[Record]] = {}
    for entry in entries:
        if isinstance(entry.record, Term):
            slug = addresses.slug(entry.id)
            if not slug:
                message = f"the word {entry.id!r} has neither letters nor digits"
                yield Problem(entry.key(), "bad-id", message, hint="write the word out, as in `plus sign`")
            elif slug in first:
                message = f"the word {entry.id!r} has the same address as {first[slug].id!r} at {first[slug].key()}"
                yield Problem(entry.key(), "duplicate-id", message, hint="keep one of the two")
            else:
                first[slug] = entry


def _reserved(entry: Entry[Record]) -> Iterator[Problem]:
    """Refuse the one id whose address is that of a list."""
    if isinstance(entry.record, Article):
        hint = "choose another name"
        if entry.id == addresses.INDEX:
            yield Problem(entry.key(), "bad-id", f"the name `{entry.id}` belongs to the list of all pages", hint=hint)
        for place, alias in enumerate(entry.record.aliases):
            if alias == addresses.INDEX:
                mark = entry.at("aliases", place)
                yield Problem(mark, "bad-id", f"the name `{alias}` belongs to the list of all pages", hint=hint)


def _prose_name(page: ProseFile) -> Iterator[Problem]:
    """Refuse a hand-written page whose address cannot be made, or is that of another page."""
    if not re.match(ID_PATTERN, page.name):
        yield Problem(
            Mark(page.path), "bad-id", f"the file name {page.name!r} is not an id", hint=file_hint(page.name, ".md")
        )
    elif page.name in addresses.RESERVED:
        message = f"the name `{page.name}` belongs to a page or folder of the site itself"
        yield Problem(Mark(page.path), "bad-id", message, hint="choose another name")
