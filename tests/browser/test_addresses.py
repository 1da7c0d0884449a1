"""Addresses as readers meet them: old ones, wrong ones, and ones that lead into the middle of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_old_address_leads_to_the_new_one(open_page: OpenPage, old_address: str, *, scripts: bool) -> None:
    page = open_page(old_address, scripts=scripts)
    page.wait_for_url(lambda url: old_address not in url)
    assert "/health/conditions/" in page.url
    expect(page.locator("main .vm-badges").first).to_be_visible()


@pytest.mark.parametrize("path", ["nothing", "symptoms/nothing/here/", "a-z/nothing.html"])
def test_a_wrong_address_leads_on_at_any_depth(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("header.md-header a img, header.md-header a svg").first).to_be_visible()
    page.locator("main a[href$='a-z/']").click()
    page.wait_for_url("**/health/a-z/")


def test_a_part_of_an_article_can_be_opened_from_elsewhere(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    names = page.locator(".vm-page h2[id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(names) > 8
    for name in (names[1], names[-2]):
        expect(open_page(f"{article}#{name}").locator(f"[id='{name}']")).to_be_in_viewport()
