"""Light, dark, or as the device wants it: the reader chooses, and the choice is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

CURRENT = "input[name=__palette]:has(+ label:not([hidden]))"

BRIGHTNESS = """body => {
  const [red, green, blue] = getComputedStyle(body).backgroundColor.match(/\\d+/g).map(Number);
  return (red + green + blue) / 765;
}"""


def is_dark(page: Page) -> bool:
    """Tell whether the page is dark once Material's script has answered a change."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    brightness = page.locator("body").evaluate(BRIGHTNESS)
    assert brightness < 0.2 or brightness > 0.9
    return bool(brightness < 0.2)


def press_toggle(page: Page) -> None:
    page.locator("header.md-header label[for^=__palette]:visible").click()


def test_every_kind_of_page_follows_the_device_while_it_is_open_too(open_page: OpenPage, each_kind: str) -> None:
    page = open_page(each_kind, scheme="dark")
    assert is_dark(page)
    page.emulate_media(color_scheme="light")
    assert not is_dark(page)


def test_the_toggle_goes_from_device_to_light_to_dark_and_back(open_page: OpenPage, article: str) -> None:
    page = open_page(article, scheme="dark")
    seen = [is_dark(page)]
    for _ in range(3):
        press_toggle(page)
        seen.append(is_dark(page))
    assert seen == [True, False, True, True]
    page.emulate_media(color_scheme="light")
    assert not is_dark(page)


def test_the_toggle_says_what_it_does_and_works_with_the_keyboard(open_page: OpenPage, article: str) -> None:
    page = open_page(article, scheme="dark")
    name = page.locator(CURRENT).get_attribute("aria-label")
    assert name

    page.locator(CURRENT).focus()
    page.keyboard.press("ArrowDown")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert not is_dark(page)
    assert page.locator(CURRENT).get_attribute("aria-label") != name
    expect(page.locator(CURRENT)).to_be_focused()
    expect(page.locator(CURRENT)).to_be_checked()


def test_the_choice_is_remembered_on_every_page_and_is_all_that_is_kept(open_page: OpenPage, article: str) -> None:
    page = open_page(scheme="light")
    press_toggle(page)
    press_toggle(page)
    assert is_dark(page)

    page.goto(page.url + article)
    assert is_dark(page)
    page.reload()
    assert is_dark(page)
    kept = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]")
    assert kept == [["/health/.__palette"], [], ""]
