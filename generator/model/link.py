"""So that no record refers to nothing: every id is looked up, and a wrong one is answered with the nearest right one.

A record whose own file is broken counts as there: its users are not to blame, and its own problem is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.model.kinds import KINDS
from generator.model.library import Entry, Use, uses_in
from generator.model.validate import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from generator.model.record import Record

Key = tuple[str, str]
"""A kind and an id."""

OWNED = "owned-red-flag"
"""Stands for the kind of the red flags of one article or condition, which have no file of their own."""


def link_problems(
    written: Iterable[Entry[Record]],
    entries: Mapping[Key, Entry[Record]],
    broken: AbstractSet[Key],
    drafts: AbstractSet[Key],
    absent: AbstractSet[str] = frozenset(),
) -> Iterator[Problem]:
    """Yield a problem for each reference in `written` to an id that is not in `entries`, and for each to a draft.

    `broken` holds the records that exist and could not be read; the id `*` stands for all of a kind. What refers to
    kinds of `absent` alone is not looked up.
    """
    known: dict[str, set[str]] = {}
    renamed = {
        (entry.kind, alias): entry.id for entry in entries.values() for alias in getattr(entry.record, "aliases", ())
    }
    owned = {(OWNED, flag.id) for entry in entries.values() for flag in getattr(entry.record, "red_flags", ())}
    called: dict[Key, str] = {}
    for (kind, identity), entry in entries.items():
        known.setdefault(kind, set()).add(identity)
        for name in _names(entry.record):
            called.setdefault((kind, name), identity)
    for use in uses_in(written):
        if absent >= set(use.kinds):
            continue
        keys = [(kind, use.target) for kind in use.kinds]
        if use.entry.kind == "journey" and "red-flag" in use.kinds:
            keys.append((OWNED, use.target))  # a journey may expect a red flag that is not site-wide
        if any(key in broken or (key[0], "*") in broken or key in owned for key in keys):
            continue
        noun = " or ".join(use.kinds).replace("-", " ")
        if not any(key in entries for key in keys):
            now = next((renamed[key] for key in keys if key in renamed), None)
            names = sorted({name for kind in use.kinds for name in known.get(kind, ())})
            words = use.target.replace("-", " ")
            meant = next((called[kind, words] for kind in use.kinds if (kind, words) in called), None)
            hint = f"it is now called `{now}`: write that" if now else _instead(use, names, noun)
            if meant and not now:
                hint = f"did you mean `{meant}`? It is what readers call {words}"
            yield Problem(use.mark, "unknown-id", f"there is no {noun} `{use.target}`", hint=hint)
        elif (use.entry.kind, use.entry.id) not in drafts and all(key in drafts for key in keys if key in entries):
            hint = f"publish `{use.target}` by deleting its `draft: true`, or take it out here"
            yield Problem(use.mark, "draft-in-use", f"the {noun} `{use.target}` is a draft", hint=hint)


def _names(record: Record) -> Iterator[str]:
    """Yield the words by which people know a record, as an id would have them."""
    for words in (getattr(record, "name", ""), getattr(record, "lay_name", ""), *getattr(record, "also_called", ())):
        if words:
            yield " ".join(words.lower().replace("-", " ").split())


def _instead(use: Use, names: list[str], noun: str) -> str:
    """Say what to write in place of an id that no record has: the nearest one, or what to do if a record went."""
    hint = suggest(use.target, names, noun if len(use.kinds) == 1 else "id")
    if hint.startswith("did you mean"):
        return hint
    has_page = {kind.name: kind.has_page for kind in KINDS}
    alias = f", and `aliases: [{use.target}]` in its file" if has_page[use.kinds[0]] else ""
    return (
        f"{hint}; was it deleted? then take it out here; was it renamed? then write its new id here{alias};"
        f" a new one is written in {_homes(use.kinds)}"
    )


def _homes(kinds: Iterable[str]) -> str:
    """Say where records of these kinds are written."""
    places = {kind.name: kind.place for kind in KINDS}
    return " or ".join(f"content/{places[kind]}" for kind in kinds)
