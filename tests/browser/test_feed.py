"""The feed of the built site: every page leads to it, and it leads to every page that it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_kind_of_page_leads_a_feed_reader_to_it(
    each_kind: str, open_page: Callable[..., Page], address: str
) -> None:
    link = open_page(each_kind).locator('head link[rel~="alternate"][type="application/atom+xml"]')

    assert link.evaluate("(link) => link.href") == f"{address}changes/feed.xml"
    assert link.get_attribute("title")


def test_it_leads_to_pages_that_are_there_below_the_sites_own_address(site: Path, site_url: str) -> None:
    feed = ET.fromstring((site / "changes" / "feed.xml").read_text(encoding="utf-8"))  # noqa: S314 - our own
    links = [link.attrib["href"] for link in feed.findall(f"{ATOM}entry/{ATOM}link")]

    assert links
    assert [link for link in links if not link.startswith(site_url)] == []
    paths = [link.removeprefix(site_url) for link in links]
    assert [path for path in paths if not (site / path / "index.html").is_file()] == []
