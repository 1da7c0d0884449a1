"""So that there is one plain way from pages to an index, and every other one has something to be compared with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.errors import VademecumError
from generator.finish.search import word_index
from generator.finish.search.pagefind_program import ENTRY, run_pagefind
from generator.finish.search.spelling import words_of_names
from generator.finish.search.staged_page import staged_html

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.finish.search.pagefind_program import Indexed
    from generator.finish.search.search_page import SearchPage

META, WORDS, FRAGMENT = ".pf_meta", ".pf_index", ".pf_fragment"
"""Kinds of files: what begins a search, which words are where, and what is shown of a page."""

_REPACKED = (META, WORDS)


class PageEntry(NamedTuple):
    """What an index says of a page: the name of its fragment, how many words it has, and which fields."""

    name: str
    words: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """What an index in one language consists of, but for its words: its pages in their order, by path."""

    version: str
    language: str
    fields: tuple[str, ...]
    pages: Mapping[str, PageEntry]


@dataclass(frozen=True, slots=True)
class Index:
    """The files of an index, by their path; `words` are those of the names of each page.

    There are no `parts` where the index is not of one language, or not of the form that we know.
    """

    files: Mapping[str, bytes]
    words: Mapping[str, Mapping[str, int]]
    parts: Parts | None


def fresh_index(pages: Mapping[str, SearchPage]) -> Index:
    """Index pages, given by their paths in the order of these.

    Files of words are packed again, so that packing needs nothing but Python; raises what `run_pagefind` does.
    """
    indexed = run_pagefind(pages, lambda path: staged_html(pages[path]))
    try:
        files = {
            path: word_index.packed(word_index.unpacked(content)) if path.endswith(_REPACKED) else content
            for path, content in indexed.files.items()
        }
    except word_index.UnknownFormError as error:
        raise VademecumError("Pagefind made a search index of a form that we do not know") from error
    words = {path: words_of_names(page) for path, page in pages.items()}
    return Index(files, words, parts_of(indexed))


def parts_of(indexed: Indexed) -> Parts | None:
    """Return what Pagefind's own index consists of; None where it is of several languages, or of another form."""
    languages = list(json.loads(indexed.files[ENTRY])["languages"])
    metas = [path for path in indexed.files if path.endswith(META)]
    if len(languages) != 1 or len(metas) != 1:
        return None
    try:
        meta: Any = word_index.read(word_index.unpacked(indexed.files[metas[0]]))
        version, pages, _, filters, sorts, fields = meta
        entries = [
            PageEntry(name, words, tuple(sorted(own)))
            for (name, words), own in zip(pages, indexed.fields.values(), strict=True)
        ]
    except (TypeError, ValueError):  # another form, or a page that nothing is said of
        return None
    known = not filters and not sorts and fields == sorted(frozenset().union(*indexed.fields.values()))
    return (
        Parts(version, languages[0], tuple(fields), dict(zip(indexed.fields, entries, strict=True))) if known else None
    )
