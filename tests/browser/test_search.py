"""Whether plain words find the page: the queries of `tests/search_queries.yml`, through the search that readers use."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

from generator.model import load
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Locator, Page, Route

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).parents[2]
TABLE = PROJECT / "tests" / "search_queries.yml"
QUERIES: Mapping[str, list[str]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))

# The module that the dialog asks, with what the reader typed; the addresses of the first three results.
FIND_ALL = """async ([finder, queries]) => {
  const { find } = await import(finder);
  const found = {};
  for (const query of queries) {
    const { results } = await find(query);
    const first = await Promise.all(results.slice(0, 3).map((result) => result.load()));
    found[query] = first.map((result) => result.address);
  }
  return found;
}"""

# The names of the first result.
FIND_FIRST = """async ([finder, queries]) => {
  const { find } = await import(finder);
  const found = {};
  for (const query of queries) {
    const { results } = await find(query);
    const first = results.length > 0 ? await results[0].load() : { title: "", also: [] };
    found[query] = [first.title, ...first.also];
  }
  return found;
}"""


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def field(page: Page) -> Locator:
    return dialog(page).get_by_role("searchbox")


def test_the_table_is_large_and_names_pages_that_exist(site: Path) -> None:
    assert sum(map(len, QUERIES.values())) >= 40
    assert [path for path in QUERIES if not (site / path / "index.html").is_file()] == []


def test_plain_words_find_their_page_among_the_first_three(open_page: OpenPage, address: str) -> None:
    page = open_page()
    queries = sorted({query for asked in QUERIES.values() for query in asked})

    found = page.evaluate(FIND_ALL, [f"{address}assets/javascripts/search/finder.js", queries])

    base = address.removesuffix("/").rpartition("/")[2]
    missed = {
        f"{query} → {path}": [result.partition(f"/{base}/")[2] for result in found[query]]
        for path, asked in QUERIES.items()
        for query in asked
        if f"/{base}/{path}" not in found[query]
    }
    assert not missed, "\n".join(f"{query}: {found}" for query, found in missed.items())


# "ALS" is the beginning of "alcohol" to an index, and "MS" that of "muscle" with a slip.
def test_a_whole_name_finds_a_page_of_that_name_first(open_page: OpenPage, address: str) -> None:
    library = load(read_tree(PROJECT / "content", PROJECT)).library
    records = [*library.conditions.values(), *library.symptoms.values(), *library.causes.values()]
    names = {entry.record.name for entry in records} | {name for one in records for name in one.record.also_called}
    short = sorted(name for name in names if len(name) <= 5)
    others = sorted(names - {*short})[::7]
    assert len(short) > 50
    page = open_page()

    found = page.evaluate(FIND_FIRST, [f"{address}assets/javascripts/search/finder.js", [*short, *others]])

    def plain(name: str) -> str:
        return re.sub(r"\W", "", name.lower())

    assert {
        name: first for name, first in found.items() if not any(plain(one).startswith(plain(name)) for one in first)
    } == {}


@pytest.mark.parametrize("way", ["announced keys", "button"])
def test_search_is_opened_searched_and_left_with_the_keyboard_alone(
    open_page: OpenPage, article: str, way: str
) -> None:
    page = open_page(article)
    button = page.locator("header.md-header button")
    before = button if way == "button" else page.locator("main .vm-button").first
    for keys in ["Enter"] if way == "button" else (button.get_attribute("aria-keyshortcuts") or "").split():
        before.focus()
        page.keyboard.press(keys)
        expect(field(page)).to_be_focused()

        page.keyboard.type("lou gehrig")
        expect(page.locator(".vm-search__link").first).to_be_visible()
        page.keyboard.press("Escape")

        expect(dialog(page)).to_be_hidden()
        expect(before).to_be_focused()


def test_what_is_typed_while_the_dialog_is_on_its_way_is_not_lost(open_page: OpenPage, article: str) -> None:
    page = open_page(article)

    def late(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/search/dialog.js", late)
    page.keyboard.press("Control+K")
    page.keyboard.type("lou gehrig")

    expect(field(page)).to_have_value("lou gehrig")
    expect(field(page)).to_be_focused()
    expect(page.locator(".vm-search__link").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.keyboard.press("Control+K")
    expect(field(page)).to_have_value("lou gehrig")


# WCAG 2.1.4: who speaks to the computer says many letters, and none of them may do anything.
def test_no_single_key_is_a_shortcut(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    keys = (page.locator("header.md-header button").get_attribute("aria-keyshortcuts") or "").split()
    assert "Control+K" in keys
    assert [key for key in keys if "+" not in key] == []
    for key in "/sfnp?.":  # Material has some of these
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    expect(dialog(page)).to_have_count(0)
    assert page.url.endswith(article)
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("keys", [["ArrowDown"], ["Tab"], []], ids=["arrow", "tab", "enter alone"])
def test_a_result_is_reached_and_followed_with_the_keyboard(open_page: OpenPage, article: str, keys: list[str]) -> None:
    page = open_page(article)
    page.keyboard.press("Control+K")
    expect(field(page)).to_be_focused()
    page.keyboard.type("lou gehrig")
    first = page.locator(".vm-search__link").first
    expect(first).to_be_visible()

    if not keys:
        page.keyboard.press("Enter")  # leads from the field to the first result
    for key in keys:
        page.keyboard.press(key)
    expect(first).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url("**/health/conditions/amyotrophic-lateral-sclerosis/")


def test_search_keeps_the_focus_inside_until_it_is_closed(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    page.keyboard.press("Control+K")
    expect(field(page)).to_be_focused()
    page.keyboard.type("muscle")
    expect(page.locator(".vm-search__link").first).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        # Once round, the focus may pass through the browser's own bar, which a page sees as its body.
        assert page.evaluate("document.activeElement.matches('body, dialog *')")


def test_the_home_page_is_searched_from_its_own_field(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("main").get_by_role("searchbox").fill("thin arms")
    page.locator("main").get_by_role("button").click()
    expect(page.locator(".vm-search__link").first).to_be_visible()
    expect(field(page)).to_have_value("thin arms")


def test_an_old_address_is_not_found_by_search(open_page: OpenPage, address: str, old_address: str) -> None:
    page = open_page()
    finder = f"{address}assets/javascripts/search/finder.js"
    found = page.evaluate(FIND_ALL, [finder, [old_address.split("/")[1].replace("-", " ")]])
    assert [result for results in found.values() for result in results if old_address in result] == []
