from __future__ import annotations

import posixpath
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.host.build import build

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://clinic.example/repo/"


@pytest.fixture
def site(buildable: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VADEMECUM_SITE_URL", ADDRESS)
    assert build(buildable) == 0
    return buildable / "site"


def links(page: Path, address: str) -> set[str]:
    """Every address that the page leads to or loads, as a browser at `address` would resolve it."""
    document = LexborHTMLParser(page.read_bytes())
    found = {node.attributes.get(name) for name in ("href", "src") for node in document.css(f"[{name}]")}
    return {urljoin(address, link) for link in found if link}


def file_of(site: Path, address: str) -> Path:
    path = unquote(urlsplit(address).path).removeprefix(urlsplit(ADDRESS).path)
    return site / (posixpath.join(path, "index.html") if path.endswith("/") or not path else path)


def address_of(site: Path, page: Path) -> str:
    return urljoin(ADDRESS, page.relative_to(site).as_posix().removesuffix("index.html"))


def test_every_link_stays_below_the_path_and_leads_somewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    ours = {
        (page.relative_to(site).as_posix(), link)
        for page in pages
        for link in links(page, address_of(site, page))
        if urlsplit(link).netloc == "clinic.example"
    }

    assert len(pages) > 10
    assert len(ours) > len(pages)
    assert {(page, link) for page, link in ours if not link.startswith(ADDRESS)} == set()
    assert {(page, link) for page, link in ours if not file_of(site, link).is_file()} == set()


def test_the_page_for_unknown_addresses_works_at_any_depth(site: Path) -> None:
    shallow = links(site / "404.html", urljoin(ADDRESS, "nothing"))
    deep = links(site / "404.html", urljoin(ADDRESS, "symptoms/nothing/here/"))

    assert {link for link in shallow if "#" not in link} == {link for link in deep if "#" not in link}


def test_what_search_engines_are_told_has_the_path(site: Path) -> None:
    sitemap = ET.parse(site / "sitemap.xml")  # noqa: S314 - we wrote it ourselves
    listed = {element.text or "" for element in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}

    assert urljoin(ADDRESS, "symptoms/tremor/") in listed
    assert {address for address in listed if not address.startswith(ADDRESS)} == set()
    assert {address for address in listed if not file_of(site, address).is_file()} == set()
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (site / "robots.txt").read_text()
    article = LexborHTMLParser((site / "symptoms" / "tremor" / "index.html").read_bytes())
    [canonical] = article.css('link[rel="canonical"]')
    assert canonical.attributes["href"] == urljoin(ADDRESS, "symptoms/tremor/")
