"""Nothing leaves the device. (That no page asks another host is looked at in every test here: see `open_page`.)"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

KEPT = """async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((one) => one.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
# The choice of colors, by its place in a list; Material keeps it from the first page on.
NOTHING = {"cookie": "", "local": ["/health/.__palette"], "session": [], "databases": [], "caches": [], "workers": 0}


def read(page: Page) -> None:
    """Do what a reader does: go down the page, look at a source and at a word, unfold what is folded."""
    for mark in ("citation", "term"):
        for place in page.locator(f"[data-module={mark}]:visible").all()[:3]:
            place.scroll_into_view_if_needed()
            place.hover()
            expect(page.get_by_role("tooltip")).to_be_visible()
    for part in page.locator("summary:visible").all()[:3]:
        part.click()
    page.keyboard.press("End")


def search(page: Page, text: str) -> None:
    page.keyboard.press("Control+K")
    page.get_by_role("dialog").get_by_role("searchbox").fill(text)
    expect(page.locator(".vm-search__link").first).to_be_visible()


def test_reading_and_searching_any_kind_of_page_keeps_nothing_and_sends_nothing(
    open_page: OpenPage, each_kind: str
) -> None:
    page = open_page(each_kind)
    here = page.url

    read(page)
    search(page, "thin arms")
    page.keyboard.press("Escape")

    assert page.evaluate(KEPT) == NOTHING
    assert page.context.cookies() == []
    assert page.url == here


def test_what_is_typed_on_the_home_page_stays_out_of_every_address(open_page: OpenPage) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    here = page.url

    page.locator("main").get_by_role("searchbox").fill("qwertz thin arms")
    page.keyboard.press("Enter")
    expect(page.locator(".vm-search__link").first).to_be_visible()

    assert page.url == here
    assert asked
    assert [url for url in asked if "qwertz" in url or "thin" in url] == []


def test_the_index_of_search_is_not_asked_for_before_it_is_used(
    open_page: OpenPage, article: str, address: str
) -> None:
    page = open_page(article)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.reload(wait_until="networkidle")
    read(page)

    assert article in asked
    assert [url for url in asked if url.startswith("pagefind/")] == []
    search(page, "muscle")
    assert [url for url in asked if url.startswith("pagefind/")] != []


def test_a_page_that_is_left_alone_asks_for_nothing_more(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    read(page)
    page.wait_for_timeout(1000)

    assert asked == []


def test_no_address_is_handed_on_to_the_site_that_a_link_leads_to(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    policies = page.locator("meta[name=referrer]").evaluate_all("all => all.map((one) => one.content)")
    assert policies == ["no-referrer"]
    assert page.locator("a[target]").count() == 0
    assert page.locator("a[ping]").count() == 0
