"""Everything without JavaScript: no text is lost, and nothing that would need a script stands there dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

TEXT = """() => {
  for (const part of document.querySelectorAll("details")) part.open = true;
  return document.querySelector("article").innerText.replace(/\\s+/g, " ").trim();
}"""

# What a reader can see and would try, and what would not answer.
DEAD = """() => [...document.querySelectorAll(
  "button, form, select, textarea, [role=button], [role=search], [contenteditable], [tabindex='0'], " +
  "a:not([href]), a[href='#'], a[href^='javascript:'], input:not(.vm-check input), label:not(.vm-check label)",
)].filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.outerHTML.slice(0, 200))"""

# Links to a place on this page that is not there.
LOST = """() => [...document.querySelectorAll("a[href^='#']")]
  .filter((one) => one.hash && !document.getElementById(decodeURIComponent(one.hash.slice(1))))
  .map((one) => one.outerHTML)"""


def test_the_text_is_the_same_with_and_without_scripts(
    open_page: OpenPage, each_kind: str, pages: Mapping[str, str]
) -> None:
    without = open_page(each_kind, scripts=False).evaluate(TEXT)
    with_scripts = open_page(each_kind).evaluate(TEXT)

    assert len(without) > 80
    if each_kind in {pages["home"], pages["questionnaires"], pages["questionnaire"]}:
        assert with_scripts != without  # a search field gives way to a link, questions one by one to a list
        return
    assert without == with_scripts


def test_nothing_is_shown_that_would_not_answer(open_page: OpenPage, each_kind: str) -> None:
    page = open_page(each_kind, scripts=False)
    assert page.evaluate(DEAD) == []
    assert page.evaluate(LOST) == []


def test_folded_parts_open(open_page: OpenPage, article: str) -> None:
    page = open_page(article, scripts=False, width=390)
    folded = page.locator("details:not([open])")
    assert folded.count() > 2
    for part in page.locator("details").all():
        content = part.locator(":scope > :not(summary)").first
        if part.get_attribute("open") is None:
            expect(content).to_be_hidden()
            part.locator(":scope > summary").click()
        expect(content).to_be_visible()


@pytest.mark.parametrize("kind", ["symptom", "not found"])
def test_a_link_to_the_list_of_pages_stands_in_place_of_search(
    open_page: OpenPage, pages: Mapping[str, str], kind: str
) -> None:
    page = open_page(pages[kind], scripts=False)
    page.locator("header.md-header [data-search-fallback]").click()
    page.wait_for_url("**/a-z/")
    assert page.locator(":is(.vm-az .vm-list, .vm-letters) a").count() > 20


def test_the_home_page_leads_to_the_list_where_its_search_field_would_be(open_page: OpenPage) -> None:
    page = open_page(scripts=False)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator("main .vm-search-fallback a").click()
    page.wait_for_url("**/a-z/")


def test_the_checklist_can_be_read_and_ticked(open_page: OpenPage, pages: Mapping[str, str]) -> None:
    page = open_page(pages["questionnaire"], scripts=False)
    boxes = page.get_by_role("checkbox")
    assert boxes.count() > 10
    expect(page.locator(".vm-care--emergency").first).to_be_in_viewport()
    names = page.locator(".vm-check label").all_inner_texts()
    assert len(names) == boxes.count()
    assert [name for name in names if not name.strip()] == []
    boxes.nth(2).check()
    expect(boxes.nth(2)).to_be_checked()


def test_a_citation_leads_to_its_reference(open_page: OpenPage, article: str) -> None:
    page = open_page(article, scripts=False)
    mark = page.locator("[data-module=citation]").first
    identity = (mark.get_attribute("href") or "").removeprefix("#")
    mark.click()
    expect(page.locator(f"[id='{identity}']")).to_be_in_viewport()


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_colors_follow_the_device(open_page: OpenPage, article: str, scheme: str, *, is_dark: bool) -> None:
    page = open_page(article, scripts=False, scheme=scheme)
    red = page.locator("body").evaluate("body => Number(getComputedStyle(body).backgroundColor.match(/\\d+/)[0])")
    assert (red < 60) is is_dark
