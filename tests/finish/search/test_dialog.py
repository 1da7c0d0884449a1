"""The search dialog, in a browser, on a site below a path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser


def search(page: Page, text: str) -> list[str]:
    """Search for `text` and give the titles found, in order."""
    field = page.get_by_label("What are you looking for?")
    if not field.count():
        page.locator("header button").click()
    field.fill("")
    expect(page.get_by_role("status")).to_be_empty()
    field.fill(text)
    expect(page.get_by_role("status")).to_contain_text(re.compile("found|does not work"))
    expect(page.locator(".vm-search__results")).not_to_have_attribute("aria-busy", "true")
    return page.locator(".vm-search__name").all_inner_texts()


def test_a_page_asks_for_one_small_search_file_until_search_is_opened(open_page: OpenPage) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/name/")[2].partition("?")[0]))
    page.reload(wait_until="networkidle")
    assert sorted(url for url in asked if "search" in url or "pagefind" in url) == [
        "assets/javascripts/search/open.js",
        "assets/stylesheets/search.css",
    ]


FIRST_RESULTS = {
    "loss of muscle mass": "Loss of muscle mass",
    "my muscles are getting smaller": "Loss of muscle mass",
    "wasting": "Loss of muscle mass",
    "cant swallow": "Trouble swallowing",
    "I can't swallow!": "Trouble swallowing",
    "dysphagia": "Trouble swallowing",
    "tired all the time": "Tiredness",
    "brain attack": "Stroke",
    "diarhea": "Diarrhea",
    "swalowing": "Trouble swallowing",
    "legs give way on stairs every tuesday": "Loss of muscle mass",
}


def test_plain_words_find_the_page(open_page: OpenPage) -> None:
    page = open_page()
    assert {text: next(iter(search(page, text)), None) for text in FIRST_RESULTS} == FIRST_RESULTS


def test_a_result_leads_to_its_page_below_the_path(open_page: OpenPage) -> None:
    page = open_page("symptoms/tiredness/")
    search(page, "stroke")
    page.get_by_role("link", name="Stroke").first.click()
    page.wait_for_url("**/name/conditions/stroke/")
    expect(page.get_by_role("heading", name="Stroke")).to_be_visible()


def test_a_further_name_that_fits_is_shown(open_page: OpenPage) -> None:
    page = open_page()
    search(page, "brain attack")
    assert page.locator(".vm-search__also").first.inner_text().endswith("brain attack")


def test_the_home_form_searches_for_what_was_typed_there(open_page: OpenPage) -> None:
    page = open_page()
    address = page.url
    page.get_by_label("What is worrying you?").fill("tired")
    page.get_by_label("What is worrying you?").press("Enter")
    expect(page.locator(".vm-search__name").first).to_have_text("Tiredness")
    assert page.get_by_label("What are you looking for?").input_value() == "tired"
    assert page.url == address


@pytest.mark.parametrize("key", ["/", "Control+K", "Meta+K"])
def test_the_announced_keys_open_search(open_page: OpenPage, key: str) -> None:
    page = open_page()
    page.keyboard.press(key)
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    expect(page.get_by_label("What are you looking for?")).to_be_focused()


def test_a_slash_in_a_text_is_a_slash(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_label("Something else").press("/")
    assert page.get_by_label("Something else").input_value() == "/"
    expect(page.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize("text", ["", "stroke"])
def test_escape_closes_search_and_gives_the_focus_back(open_page: OpenPage, text: str) -> None:
    page = open_page()
    opener = page.locator("header button")
    opener.click()
    expect(page.get_by_label("What are you looking for?")).to_be_focused()
    if text:
        search(page, text)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_results_are_reached_with_the_arrow_keys_and_with_tab(open_page: OpenPage) -> None:
    page = open_page()
    search(page, "cough")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".vm-search__link").nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".vm-search__link").nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".vm-search__link").nth(2)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_label("What are you looking for?")).to_be_focused()


def test_many_results_come_in_batches_and_are_counted(open_page: OpenPage) -> None:
    page = open_page()
    assert len(search(page, "cough")) == 8
    expect(page.get_by_role("status")).to_have_text("13 pages found")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".vm-search__link")).to_have_count(13)
    expect(page.locator(".vm-search__link").nth(8)).to_be_focused()
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


def test_nothing_found_is_said_and_leads_to_the_list_of_pages(open_page: OpenPage) -> None:
    page = open_page("conditions/stroke/")
    assert search(page, "xylophone") == []
    expect(page.get_by_role("status")).to_contain_text("Nothing was found for “xylophone”")
    page.get_by_role("dialog").get_by_role("link", name="All pages").click()
    page.wait_for_url("**/name/a-z/")


def test_a_corrected_word_is_said(open_page: OpenPage) -> None:
    page = open_page()
    search(page, "diarhea")
    expect(page.get_by_role("status")).to_have_text("1 page found; showing “diarrhea”")


ODD_TEXTS = ["<img src=x onerror=alert(1)>", "{query}", "watery", '"', "\\", "(", "é", "👍", "a" * 500]


def test_what_is_typed_or_found_never_becomes_markup(open_page: OpenPage) -> None:
    page = open_page()
    allowed = "dialog, div, h2, form, label, input, button, p, ol, li, a, span, mark"
    for text in ODD_TEXTS:
        search(page, text)
        assert page.locator("dialog *").evaluate_all(f"all => all.every((one) => one.matches('{allowed}'))"), text


def test_text_that_looks_like_markup_is_shown_as_text(open_page: OpenPage) -> None:
    page = open_page()
    search(page, "loose stools")
    expect(page.locator(".vm-search__excerpt").first).to_contain_text("<b>watery</b>")


def test_an_excerpt_is_the_text_of_the_page_word_for_word(open_page: OpenPage) -> None:
    page = open_page()
    search(page, "tiredness")
    expect(page.locator(".vm-search__excerpt").first).to_contain_text("You are tired, and sleep does not help.")


def test_only_the_last_text_typed_is_answered(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("header button").click()
    field = page.get_by_label("What are you looking for?")
    field.press_sequentially("stroke", delay=60)
    field.fill("tiredness")
    expect(page.locator(".vm-search__name").first).to_have_text("Tiredness")
    page.wait_for_timeout(500)
    expect(page.locator(".vm-search__name").first).to_have_text("Tiredness")


def test_without_an_index_search_says_so_and_leads_to_the_list(browser: Browser, site_address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(site_address)
    search(page, "stroke")
    expect(page.get_by_role("status")).to_contain_text("Search does not work here")
    expect(page.get_by_role("dialog").get_by_role("link", name="All pages")).to_be_visible()
    context.close()


def test_without_scripts_there_is_a_link_to_the_list_in_place_of_the_button(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    expect(page.get_by_role("link", name="A to Z")).to_be_visible()
    expect(page.locator('[data-module="search-open"]:visible')).to_have_count(0)


def test_with_scripts_there_is_only_the_button(open_page: OpenPage) -> None:
    page = open_page()
    expect(page.locator("header button")).to_be_visible()
    expect(page.locator("header a")).to_be_hidden()


@pytest.mark.parametrize("path", ["", "dark/"])
@pytest.mark.parametrize("text", ["muscle", "xylophone"])
def test_the_dialog_has_no_accessibility_violation(open_page: OpenPage, path: str, text: str) -> None:
    page = open_page(path)
    search(page, text)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert [violation["id"] for violation in found.response["violations"]] == []


@pytest.mark.parametrize("text", ["muscle", "a" * 200])
def test_the_dialog_fits_a_screen_of_320_pixels(open_page: OpenPage, text: str) -> None:
    page = open_page(viewport={"width": 320, "height": 568})
    search(page, text)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".vm-search__panel").evaluate("panel => panel.scrollWidth - panel.clientWidth") == 0
    small = page.locator("dialog button:visible, dialog input").evaluate_all(
        "all => all.filter((one) => one.getBoundingClientRect().height < 44).length",
    )
    assert small == 0
