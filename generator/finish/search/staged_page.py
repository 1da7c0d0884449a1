"""So that the indexer reads a small page of our own making, whatever the theme puts around its text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from generator.finish.search.fillers import LANGUAGE, without_fillers

if TYPE_CHECKING:
    from generator.finish.search.search_page import SearchPage

NAMES = ", "
"""Between further names: a comma keeps two names from being read as one."""


def staged_html(page: SearchPage) -> str:
    """Write `page` for Pagefind: title, kind and further names as fields of their own, then the text."""
    body = without_fillers(page.body) if page.language.partition("-")[0] == LANGUAGE else page.body
    fields = {"title": page.title, "kind": page.kind, "also": NAMES.join(page.also_called)}
    marked = "".join(f'<p data-pagefind-meta="{name}">{escape(value)}</p>' for name, value in fields.items() if value)
    return (
        f'<!doctype html><html lang="{escape(page.language)}"><head><meta charset="utf-8"></head><body>{marked}'
        f"<div data-pagefind-body>{body}</div></body></html>"
    )
