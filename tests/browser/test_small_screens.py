"""A narrow screen, large text and a thumb: nothing is cut off, nothing moves sideways, nothing is hard to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

UNFOLD = "for (const part of document.querySelectorAll('details')) part.open = true"

# What reaches over the edge of the window, though it may be cut off there without a trace in scrollWidth.
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  const isScrolled = (one) =>
    one && (/auto|scroll/.test(getComputedStyle(one).overflowX) || isScrolled(one.parentElement));
  const cut = [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    const isSeen = box.width > 1 && one.checkVisibility({ visibilityProperty: true });
    return isSeen && box.right > room + 1 && !isScrolled(one.parentElement);
  }).map((one) => one.outerHTML.slice(0, 120));
  return { page: Math.max(0, document.documentElement.scrollWidth - room), cut };
}"""
NOTHING = {"page": 0, "cut": []}

# What does not move with the page and takes more than a quarter of such a window.
STAYING = """() => [...document.querySelectorAll("body *")].filter((one) =>
  /fixed|sticky/.test(getComputedStyle(one).position) && one.checkVisibility({ visibilityProperty: true }) &&
  one.offsetHeight > innerHeight / 4).map((one) => one.outerHTML.slice(0, 120))"""

# Text that is taller or wider than the box that hides the rest of it.
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const { overflowX, overflowY, clipPath } = getComputedStyle(one);
  if (clipPath !== "none" || !one.checkVisibility({ visibilityProperty: true }) || !one.innerText?.trim()) return false;
  return (overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1) ||
    (overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 120))"""

# WCAG 1.4.12: readers may set these themselves.
SPREAD = """() => {
  for (const { style } of document.querySelectorAll("body *")) {
    style.setProperty("line-height", "1.5", "important");
    style.setProperty("letter-spacing", "0.12em", "important");
    style.setProperty("word-spacing", "0.16em", "important");
  }
}"""

TARGETS = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
  .filter(([box]) => box.width > 1 && (box.width < least || box.height < least))
  .map(([box, html]) => `${Math.round(box.width)} by ${Math.round(box.height)} ${html}`)"""

# Signs in a full line: the last line of a text, which is seldom full, is counted as half a line.
LONG_LINES = """all => all.filter((one) => !one.querySelector("p, li, dd")).map((one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8))).size;
  return [lines < 3 ? 0 : Math.round(one.innerText.length / (lines - 0.5)), one.outerHTML.slice(0, 120)];
}).filter(([signs]) => signs > 80)"""

CONTROLS = "button, summary, .vm-button, .vm-check label, .md-header label, .vm-az__letters a, .vm-search-form input"
NAVIGATION = "header a, nav a, footer a, .vm-list a, .vm-tiles a"


# 320 by 256 is what a window of 1280 by 1024 shows at four times its size.
def test_a_screen_of_320_pixels_is_wide_enough_with_wide_spacing_too(open_page: OpenPage, each_kind: str) -> None:
    page = open_page(each_kind, width=320, height=256)
    page.evaluate(UNFOLD)
    assert page.evaluate(TOO_WIDE) == NOTHING
    assert page.evaluate(STAYING) == []

    page.evaluate(SPREAD)
    assert page.evaluate(TOO_WIDE) == NOTHING
    assert page.evaluate(CLIPPED) == []


def test_text_of_twice_its_size_is_whole(open_page: OpenPage, each_kind: str) -> None:
    page = open_page(each_kind)
    page.evaluate(UNFOLD)
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    before = page.locator("main p:visible").first.evaluate(size)

    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})

    # A little less than twice where the phone's sizes take over.
    assert page.locator("main p:visible").first.evaluate(size) >= 1.85 * before
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TOO_WIDE) == NOTHING, f"{width} wide"
        assert page.evaluate(CLIPPED) == [], f"{width} wide"


def test_what_is_tapped_is_large_enough(open_page: OpenPage, each_kind: str) -> None:
    page = open_page(each_kind)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(TARGETS, [CONTROLS, 44]) == [], f"{width} wide"
        assert page.evaluate(TARGETS, [NAVIGATION, 24]) == [], f"{width} wide"


def test_search_fits_a_screen_of_320_pixels(open_page: OpenPage, article: str) -> None:
    page = open_page(article, width=320, height=568)
    page.locator("header.md-header button").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("muscle")
    expect(page.locator(".vm-search__link").first).to_be_visible()
    assert page.evaluate(TOO_WIDE) == NOTHING
    assert page.evaluate(TARGETS, ["dialog :is(button, input)", 44]) == []


def test_a_line_of_text_holds_no_more_than_eighty_signs(open_page: OpenPage, each_kind: str) -> None:
    page = open_page(each_kind, width=1280)
    page.evaluate(UNFOLD)
    assert page.locator("main :is(p, li, dd):visible").evaluate_all(LONG_LINES) == []
