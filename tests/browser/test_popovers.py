"""A source and a meaning are shown beside the word that they belong to: by pointer, by finger and by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

CITATION = "[data-module=citation]"
TERM = "[data-module=term]"


def anchor(link: Locator) -> str:
    return (link.get_attribute("href") or "").partition("#")[2]


def tip(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def test_a_source_is_shown_on_focus_described_and_put_away_with_escape(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    mark = page.locator(CITATION).first
    item = page.locator(f"[id='{anchor(mark)}']")

    mark.focus()

    expect(tip(page)).to_be_visible()
    assert tip(page).inner_text()[:60] in re.sub(r"\s+", " ", item.inner_text())
    expect(mark).to_have_accessible_description(tip(page).inner_text())
    page.keyboard.press("Escape")
    expect(tip(page)).to_be_hidden()
    expect(mark).to_be_focused()
    assert mark.get_attribute("aria-describedby") is None


def test_a_source_goes_when_the_focus_goes_on(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    page.locator(CITATION).first.focus()
    expect(tip(page)).to_be_visible()
    page.get_by_role("button").first.focus()
    expect(tip(page)).to_be_hidden()


def test_a_citation_leads_to_its_reference_and_the_reference_back(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    mark = page.locator(CITATION).nth(3)
    item = page.locator(f"[id='{anchor(mark)}']")
    own = mark.get_attribute("id")

    mark.focus()
    page.keyboard.press("Enter")

    expect(item).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target')?.id") == anchor(mark)
    item.locator(f".vm-back[href='#{own}']").focus()
    page.keyboard.press("Enter")
    expect(mark).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target')?.id") == own
    # The next Tab goes on from there, so that the place in the text is not lost.
    page.keyboard.press("Tab")
    assert mark.evaluate("""mark => mark === document.activeElement ||
      Boolean(mark.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)""")
    assert page.locator(":focus").evaluate("one => one.closest('.vm-references') === null")


def test_a_meaning_is_shown_on_focus_and_its_link_leads_to_the_glossary(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    term = page.locator(TERM).first
    meaning = term.get_attribute("data-meaning") or ""
    identity = anchor(term)

    term.focus()

    expect(tip(page)).to_have_text(meaning)
    expect(tip(page)).to_be_visible()
    expect(term).to_have_accessible_description(meaning)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/glossary/#{identity}")
    expect(page.locator(f"[id='{identity}']")).to_be_in_viewport()
    expect(page.locator(f"[id='{identity}'] + dd")).to_have_text(meaning)


@pytest.mark.parametrize("kind", [CITATION, TERM])
def test_a_pointer_can_move_onto_what_is_shown_and_escape_puts_it_away(
    open_page: OpenPage, article: str, kind: str
) -> None:
    page = open_page(article)
    mark = page.locator(kind).first
    mark.hover()
    expect(tip(page)).to_be_visible()

    box = tip(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
    page.wait_for_timeout(700)
    expect(tip(page)).to_be_visible()

    page.keyboard.press("Escape")
    expect(tip(page)).to_be_hidden()


def test_what_is_shown_goes_when_the_pointer_leaves(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    page.locator(CITATION).first.hover()
    expect(tip(page)).to_be_visible()
    page.mouse.move(2, 2)
    expect(tip(page)).to_be_hidden()


def test_a_first_tap_shows_a_source_and_a_second_one_goes_there(open_page: OpenPage, article: str) -> None:
    page = open_page(article, width=390, touch=True)
    mark = page.locator(CITATION).first
    here = page.url

    mark.tap()
    expect(tip(page)).to_be_visible()
    assert page.url == here
    mark.tap()
    page.wait_for_url(f"{here}#{anchor(mark)}")


def test_a_tap_elsewhere_puts_a_source_away(open_page: OpenPage, article: str) -> None:
    page = open_page(article, width=390, touch=True)
    page.locator(CITATION).first.tap()
    expect(tip(page)).to_be_visible()
    page.locator("h1").tap()
    expect(tip(page)).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_shown_never_leaves_the_window_nor_lies_on_its_mark(
    open_page: OpenPage, article: str, width: int
) -> None:
    page = open_page(article, width=width)
    outside = []
    for mark in page.locator(f".vm-page :is({CITATION}, {TERM}):visible").all()[:30]:
        mark.focus()
        shown, own = tip(page).bounding_box(), mark.evaluate("one => one.getClientRects()[0].toJSON()")
        assert shown
        fits = shown["x"] >= 0 and shown["x"] + shown["width"] <= width
        apart = shown["y"] >= own["bottom"] or shown["y"] + shown["height"] <= own["top"]
        if not (fits and apart):
            outside.append((mark.get_attribute("id") or mark.inner_text(), shown))
    assert outside == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
