"""So that no record refers to nothing: every id is looked up, and a wrong one is answered with the nearest right one.

A record whose own file is broken counts as there: its users are not to blame, and its own problem is reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import Problem
from generator.model.kinds import KINDS
from generator.model.library import uses_in
from generator.model.validate import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from generator.model.library import Entry, Use
    from generator.model.record import Record

Key = tuple[str, str]
"""A kind and an id."""

OWNED = "owned-red-flag"
"""Stands for the kind of the red flags of one article or condition, which have no file of their own."""


class Wanted(NamedTuple):
    """What an entry refers to, once for each record: `sure` can only be of one kind, the rest of one of several."""

    entry: Entry[Record]
    sure: frozenset[Key]
    either: tuple[tuple[tuple[str, ...], str], ...]


def wanted(entry: Entry[Record]) -> Wanted:
    """Return what an entry refers to."""
    found = {(kinds, target) for _, kinds, target, _, _ in entry.referrals}
    sure = frozenset((kinds[0], target) for kinds, target in found if len(kinds) == 1)
    return Wanted(entry, sure, tuple((kinds, target) for kinds, target in found if len(kinds) > 1))


@dataclass(frozen=True)
class There:
    """What references may lead to: the records, those that exist and could not be read, and those not public yet.

    Of `broken`, the id `*` stands for all of a kind. What refers to kinds of `absent` alone is not looked up.
    """

    entries: Mapping[Key, Entry[Record]]
    broken: AbstractSet[Key]
    drafts: AbstractSet[Key]
    absent: AbstractSet[str] = frozenset()

    @cached_property
    def public(self) -> AbstractSet[Key]:
        """The records to which everything may refer."""
        return self.entries.keys() - self.drafts

    @cached_property
    def renamed(self) -> Mapping[Key, str]:
        """For each former id of a record, its present one."""
        return {
            (entry.kind, alias): entry.id
            for entry in self.entries.values()
            for alias in vars(entry.record).get("aliases", ())
        }

    @cached_property
    def owned(self) -> AbstractSet[Key]:
        """The red flags of single articles and conditions."""
        flags = (vars(entry.record).get("red_flags", ()) for entry in self.entries.values())
        return {(OWNED, flag.id) for several in flags for flag in several}

    @cached_property
    def called(self) -> Mapping[Key, str]:
        """For each kind and each words by which people know a record, its id."""
        called: dict[Key, str] = {}
        for (kind, identity), entry in self.entries.items():
            for name in _names(entry.record):
                called.setdefault((kind, name), identity)
        return called

    @cached_property
    def known(self) -> Mapping[str, AbstractSet[str]]:
        """The ids of each kind."""
        known: dict[str, set[str]] = {}
        for kind, identity in self.entries:
            known.setdefault(kind, set()).add(identity)
        return known


def are_found(all_wanted: Iterable[Wanted], public: AbstractSet[Key]) -> bool:
    """Tell whether all that is referred to is there for everybody: then nothing is wrong, whatever else there is."""
    return all(
        one.sure <= public and all(any((kind, to) in public for kind in kinds) for kinds, to in one.either)
        for one in all_wanted
    )


def link_problems(all_wanted: Iterable[Wanted], there: There) -> Iterator[Problem]:
    """Yield a problem for each reference to an id that is not there, and for each to a draft."""
    for one in all_wanted:
        if not are_found((one,), there.public):
            yield from _problems_of(one.entry, there)


def _problems_of(entry: Entry[Record], there: There) -> Iterator[Problem]:
    draft = (entry.kind, entry.id) in there.drafts
    for use in uses_in((entry,)):
        if there.absent >= set(use.kinds):
            continue
        keys = [(kind, use.target) for kind in use.kinds]
        if use.entry.kind == "journey" and "red-flag" in use.kinds:
            keys.append((OWNED, use.target))  # a journey may expect a red flag that is not site-wide
        if any(key in there.broken or (key[0], "*") in there.broken or key in there.owned for key in keys):
            continue
        noun = " or ".join(use.kinds).replace("-", " ")
        found = [key for key in keys if key in there.entries]
        if not found:
            hint = _hint(use, there, noun)
            yield Problem(use.mark, "unknown-id", f"there is no {noun} `{use.target}`", hint=hint)
        elif not draft and all(key in there.drafts for key in found):
            hint = f"publish `{use.target}` by deleting its `draft: true`, or take it out here"
            yield Problem(use.mark, "draft-in-use", f"the {noun} `{use.target}` is a draft", hint=hint)


def _hint(use: Use, there: There, noun: str) -> str:
    """Say what to write in place of an id that no record has."""
    now = next((there.renamed[kind, use.target] for kind in use.kinds if (kind, use.target) in there.renamed), None)
    if now:
        return f"it is now called `{now}`: write that"
    words = use.target.replace("-", " ")
    meant = next((there.called[kind, words] for kind in use.kinds if (kind, words) in there.called), None)
    if meant:
        return f"did you mean `{meant}`? It is what readers call {words}"
    return _instead(use, sorted({name for kind in use.kinds for name in there.known.get(kind, ())}), noun)


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
