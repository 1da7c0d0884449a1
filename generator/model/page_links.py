"""So that a link of a hand-written page to another page is looked up like every id, before any site is built."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from generator import addresses
from generator.errors import Mark, Problem
from generator.model.kinds import KINDS
from generator.model.validate import suggest
from generator.source.file import place_of
from generator.text import page_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.model.library import Entry
    from generator.model.link import Key
    from generator.model.record import Record
    from generator.source.tree import ProseFile

CODE = "unknown-page"

_KIND_OF_FOLDER = {addresses.FOLDERS[kind.name]: kind.name for kind in KINDS if kind.has_page}


def page_link_problems(
    prose: Sequence[ProseFile],
    entries: Mapping[Key, Entry[Record]],
    broken: AbstractSet[Key],
    drafts: AbstractSet[Key],
) -> Iterator[Problem]:
    """Yield a problem for each link of a hand-written page to a page that is not there, and for each to a draft.

    `broken` holds the records that exist and could not be read; the id `*` stands for all of a kind.
    """
    names = {page.name for page in prose}
    former = {(entry.kind, alias) for entry in entries.values() for alias in vars(entry.record).get("aliases", ())}
    there = {*entries, *broken, *former}
    for page in prose:
        for path, start in page_links(page.text):
            folder, _, name = posixpath.normpath(path).removesuffix(".md").rpartition("/")
            mark, kind = Mark(page.path, *place_of(page.text, start)), _KIND_OF_FOLDER.get(folder)
            if kind and name != addresses.INDEX:
                if (kind, name) in drafts:
                    hint = f"publish `{name}` by deleting its `draft: true`, or take the link out"
                    yield Problem(mark, "draft-in-use", f"the {kind} `{name}` is a draft", hint=hint)
                elif not {(kind, name), (kind, "*")} & there:
                    known = sorted(identity for one, identity in entries if one == kind)
                    yield Problem(mark, CODE, _message(path), hint=suggest(name, known, kind))
            elif not folder and name not in names | addresses.RESERVED:
                yield Problem(mark, CODE, _message(path), hint=suggest(name, sorted(names), "page"))
            # Else it is a list, or a page that is not made of one record: only the finished site can tell.


def _message(path: str) -> str:
    return f"there is no page {path} on this site"
