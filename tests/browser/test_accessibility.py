"""What a program can find of WCAG 2.2 AA, in every kind of page and in every state that a reader can bring it into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]
    Scheme = Literal["light", "dark"]

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

UNFOLD = "for (const part of document.querySelectorAll('details')) part.open = true"

in_both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def violations(page: Page, within: str | None = None) -> list[str]:
    """Each violation with the first elements that it is about."""
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(page, context=within, options=options)
    assert found.response["passes"], "nothing was looked at"
    return [
        f"{violation['id']}: {node['target']} {node['html'][:200]} {node.get('failureSummary')}"
        for violation in found.response["violations"]
        for node in violation["nodes"][:3]
    ]


# A scheme changes colors only, and a width changes places only: with two looks each kind is seen in every one of them.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_no_kind_of_page_has_a_violation(open_page: OpenPage, each_kind: str, scheme: Scheme, width: int) -> None:
    page = open_page(each_kind, scheme=scheme, width=width)
    page.evaluate(UNFOLD)
    assert violations(page) == []


# The article has every component, and some are seen only on a desk or only on a phone.
@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("light", 390)])
def test_the_article_has_no_violation(open_page: OpenPage, article: str, scheme: Scheme, width: int) -> None:
    page = open_page(article, scheme=scheme, width=width)
    page.evaluate(UNFOLD)
    assert violations(page) == []


@in_both_schemes
def test_a_shown_reference_and_a_shown_meaning_have_no_violation(
    open_page: OpenPage, article: str, scheme: Scheme
) -> None:
    page = open_page(article, scheme=scheme)
    for mark in ("citation", "term"):
        page.locator(f"[data-module={mark}]").first.focus()
        expect(page.get_by_role("tooltip")).to_be_visible()
        assert violations(page, ".vm-tip") == [], mark
        assert violations(page, "[aria-describedby=vm-tip]") == [], mark


@in_both_schemes
@pytest.mark.parametrize("text", ["muscle", "xylophone"])
def test_search_has_no_violation_with_and_without_results(
    open_page: OpenPage, article: str, scheme: Scheme, text: str
) -> None:
    page = open_page(article, scheme=scheme)
    page.keyboard.press("Control+K")
    page.get_by_role("dialog").get_by_role("searchbox").fill(text)
    expect(page.locator(".vm-search__link" if text == "muscle" else ".vm-search__empty").first).to_be_visible()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page, ".vm-search") == [], f"{width} wide"
