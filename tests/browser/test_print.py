"""A page on paper: everything that was written, where it came from, and nothing that only a screen can use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

SCREEN_ONLY = (
    ".md-header, .md-skip, nav, .vm-footer, .vm-page-footer, .vm-callout, .vm-early, .vm-search-form, .vm-breadcrumbs, "
    ".vm-contents--folded, .vm-tip, dialog, .vm-back, .headerlink, button"
)

# The text of everything that stands in the article on a screen, folded or not, and is no help for a screen alone.
WRITTEN = """(left) => {
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
  for (const part of document.querySelectorAll("details")) part.open = true;
  const found = [...document.querySelectorAll(".vm-page :is(p, li, h1, h2, h3, h4, dt, dd, summary, legend, label)")]
    .filter((one) => isShown(one) && !one.closest(left) && !one.querySelector("p, li"));
  window.written = found;
  for (const part of document.querySelectorAll("details")) part.open = false;
  return found.length;
}"""
LOST = """() => window.written
  .filter((one) => !one.checkVisibility({ visibilityProperty: true }) || one.getBoundingClientRect().height === 0)
  .map((one) => one.outerHTML.slice(0, 160))"""

VISIBLE = """all => all.filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.outerHTML.slice(0, 120))"""


def test_everything_that_is_written_is_printed_and_nothing_else(
    open_page: OpenPage, each_kind: str, pages: Mapping[str, str]
) -> None:
    # Before there is a result, a questionnaire is printed as the list that is there without scripts.
    page = open_page(each_kind, scripts=each_kind not in {pages["questionnaires"], pages["questionnaire"]})
    page.evaluate(WRITTEN, SCREEN_ONLY)

    page.emulate_media(media="print")

    assert page.evaluate(LOST) == []
    assert page.locator(SCREEN_ONLY).evaluate_all(VISIBLE) == []


def test_an_article_is_printed_whole_without_scripts(open_page: OpenPage, article: str) -> None:
    page = open_page(article, scripts=False)
    assert page.evaluate(WRITTEN, SCREEN_ONLY) > 100
    assert page.locator("details:not([open])").count() > 2

    page.emulate_media(media="print")

    assert page.evaluate(LOST) == []


def test_a_printed_page_says_where_it_is_and_when_it_was_printed(
    open_page: OpenPage, article: str, site_url: str
) -> None:
    page = open_page(article)
    place = page.locator(".vm-print-only")
    expect(place).to_be_hidden()

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(place).to_be_visible()
    expect(place).to_contain_text(site_url + article)
    year = page.evaluate("String(new Date().getFullYear())")
    expect(place.locator("[data-module=print-date]")).to_contain_text(year)


def test_folded_parts_are_folded_again_after_printing(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    assert page.locator("details[open]").count() == 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_emergencies_stand_out_on_it(open_page: OpenPage, article: str, scheme: str) -> None:
    page = open_page(article, scheme=scheme)
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    card = page.locator(".vm-care--emergency").first

    expect(card).to_be_visible()
    expect(card.locator(".vm-hidden").first).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator(".vm-summary p").first).to_have_css("color", "rgb(0, 0, 0)")
    style = card.evaluate("one => [getComputedStyle(one).borderInlineStartWidth, getComputedStyle(one).color]")
    assert float(style[0].removesuffix("px")) >= 4
    assert style[1] == "rgb(0, 0, 0)"


def test_a_page_becomes_a_document_of_several_sheets(open_page: OpenPage, pages: Mapping[str, str]) -> None:
    for kind in ("symptom", "questionnaire"):
        document = open_page(pages[kind]).pdf(format="A4", tagged=True)
        assert document.startswith(b"%PDF-")
        assert document.count(b"/Type /Page\n") > 2, kind
