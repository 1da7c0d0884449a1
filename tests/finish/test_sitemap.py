"""The sitemap: which pages it lists, and when they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish.built_site import BuiltPage
from generator.finish.sitemap import SitemapEntry, sitemap_entry, sitemap_text

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = "https://example.org/name/"
ADDRESS = "https://example.org/name/a/"


def entry(html: str, path: str = "a/index.html") -> SitemapEntry | None:
    return sitemap_entry(BuiltPage(path, SITE, html))


def test_a_page_is_listed_with_the_day_that_it_states(page_html: Callable[..., str]) -> None:
    stated = page_html(head='<meta name="vm-updated" content="2026-11-12">')
    assert entry(stated) == SitemapEntry(ADDRESS, "2026-11-12")


def test_a_page_that_states_no_day_is_listed_without_one(page_html: Callable[..., str]) -> None:
    assert entry(page_html()) == SitemapEntry(ADDRESS, "")
    assert "lastmod" not in sitemap_text([SitemapEntry(ADDRESS, "")])


def test_pages_that_are_not_to_be_found_are_left_out(page_html: Callable[..., str]) -> None:
    assert entry(page_html(head='<meta name="robots" content="noindex, follow">')) is None
    assert entry(page_html(head='<meta http-equiv="refresh" content="0; url=../b/">')) is None
    assert entry(page_html(), path="404.html") is None


def test_the_sitemap_is_sorted_and_escaped() -> None:
    text = sitemap_text([SitemapEntry("https://b.example/?a&b", "2026-01-02"), SitemapEntry("https://a.example/", "")])
    assert text.splitlines()[2:] == [
        "<url><loc>https://a.example/</loc></url>",
        "<url><loc>https://b.example/?a&amp;b</loc><lastmod>2026-01-02</lastmod></url>",
        "</urlset>",
    ]
