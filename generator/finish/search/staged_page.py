"""So that the indexer reads a small page of our own making, whatever the theme puts around its text."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from generator.finish.search.fillers import LANGUAGE, meaningful, without_fillers

if TYPE_CHECKING:
    from generator.finish.search.search_page import SearchPage

NAMES = ", "
"""Between further names: a comma keeps two names from being read as one."""

NAME = "zq"
"""Begins the one word that a whole name is written as, and no word of a language; `query.js` has the same."""

_ASIDE = re.compile(r"\s*\([^()]*\)")


def staged_html(page: SearchPage) -> str:
    """Write `page` for Pagefind: title, kind and further names as fields of their own, then the text."""
    body = without_fillers(page.body) if page.language.partition("-")[0] == LANGUAGE else page.body
    fields = {
        "title": page.title,
        "kind": page.kind,
        "also": NAMES.join(page.also_called),
        "names": " ".join(_whole_names(page)),
    }
    marked = "".join(f'<p data-pagefind-meta="{name}">{escape(value)}</p>' for name, value in fields.items() if value)
    return (
        f'<!doctype html><html lang="{escape(page.language)}"><head><meta charset="utf-8"></head><body>{marked}'
        f"<div data-pagefind-body>{body}</div></body></html>"
    )


def _whole_names(page: SearchPage) -> tuple[str, ...]:
    """Write each name as one word, so that who types a whole name finds its page first.

    Else "ALS" is first of all the beginning of "alcohol" to an index.
    """
    names = (page.title, _ASIDE.sub("", page.title), *page.also_called)
    return tuple(dict.fromkeys(NAME + "".join(words) for name in names if (words := meaningful(name))))
