"""So that search engines learn when a page's text changed, and not when somebody ran a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.finish.built_site import NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.finish.built_site import BuiltPage


@dataclass(frozen=True, order=True, slots=True)
class SitemapEntry:
    """One page that search engines may show; `updated` is an ISO date, empty where nobody stated one."""

    address: str
    updated: str


def sitemap_entry(page: BuiltPage) -> SitemapEntry | None:
    """The page's line in the sitemap; none for the 404 page, for redirects and for pages marked `noindex`."""
    if (
        page.path == NOT_FOUND
        or page.outline.is_redirect
        or any("noindex" in content for content in page.meta("robots"))
    ):
        return None
    return SitemapEntry(page.address, next(iter(page.meta("vm-updated")), ""))


def sitemap_text(entries: Iterable[SitemapEntry]) -> str:
    """Write `sitemap.xml`, sorted by address."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for entry in sorted(entries):
        updated = f"<lastmod>{escape(entry.updated)}</lastmod>" if entry.updated else ""
        lines.append(f"<url><loc>{escape(entry.address)}</loc>{updated}</url>")
    return "\n".join([*lines, "</urlset>", ""])
