"""Whatever goes wrong with the questions, the reader gets the list that is there without them, and a way to say so."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

ENGINE = "**/questionnaire/engine/index.js"
APP = "**/questionnaire/view/app.js"
BUNDLE = re.compile(r"/questionnaire/data/(?!words\.)[^/]+\.json$")
WORDS = "**/questionnaire/data/words.*.json"

REPORT = re.compile(r"^https://.*/issues/new\?")


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def path(pages: Mapping[str, str], address: str) -> str:
    return address + pages["questionnaire"]


def stand_ins_hold(page: Page) -> None:
    """The whole list is there instead of the questions, with a way to report it; nothing is left of them."""
    notice = page.locator("[data-questionnaire-notice]")
    expect(notice).to_be_visible()
    expect(notice).to_be_focused()
    expect(notice.get_by_role("link")).to_have_attribute("href", REPORT)
    expect(page.locator("[data-module=questionnaire]")).to_have_count(0)
    expect(page.locator("[data-questionnaire-fallback]")).to_be_visible()
    expect(page.locator(".vm-care--emergency").first).to_be_visible()
    assert page.locator("[data-questionnaire-fallback]").get_by_role("checkbox").count() > 10


def truncated(route: Route) -> None:
    body = route.fetch().text()
    route.fulfill(body=body[: len(body) // 2], content_type="application/json")


def of_another_version(route: Route) -> None:
    route.fulfill(json={**json.loads(route.fetch().text()), "version": 999})


def half(route: Route) -> None:
    whole = json.loads(route.fetch().text())
    route.fulfill(json={name: whole[name] for name in list(whole)[: len(whole) // 2]})


def missing(route: Route) -> None:
    route.fulfill(status=404, body="<h1>Not found</h1>", content_type="text/html")


def a_page_instead(route: Route) -> None:
    route.fulfill(status=200, body="<h1>Please log in</h1>", content_type="text/html")


def cut_off(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize("fault", [truncated, of_another_version, half, missing, a_page_instead, cut_off])
def test_a_bundle_that_is_no_bundle(new_page: Page, path: str, fault: Callable[[Route], None]) -> None:
    new_page.route(BUNDLE, fault)
    new_page.goto(path)
    stand_ins_hold(new_page)


@pytest.mark.parametrize("fault", [truncated, missing, a_page_instead, cut_off])
def test_words_that_are_not_there(new_page: Page, path: str, fault: Callable[[Route], None]) -> None:
    new_page.route(WORDS, fault)
    new_page.goto(path)
    stand_ins_hold(new_page)


@pytest.mark.parametrize("script", [ENGINE, APP])
@pytest.mark.parametrize("fault", [missing, cut_off])
def test_a_program_that_is_not_there(new_page: Page, path: str, script: str, fault: Callable[[Route], None]) -> None:
    new_page.route(script, fault)
    new_page.goto(path)
    stand_ins_hold(new_page)


def test_a_program_that_the_browser_does_not_understand(new_page: Page, path: str) -> None:
    new_page.route(APP, lambda route: route.fulfill(body="export const run = (;", content_type="text/javascript"))
    new_page.goto(path)
    stand_ins_hold(new_page)


FAILS_LATER = """
import * as own from "./index.js?own";
let calls = 0;
const failing = (act) => (...values) => {
  if ((calls += 1) > AFTER) throw Object.assign(new Error("nothing with that name"), { name: "InterviewError" });
  return act(...values);
};
export const { open, progress, answersOf, changes } = own;
export const nextQuestion = failing(own.nextQuestion);
export const outcome = failing(own.outcome);
"""


@pytest.mark.parametrize("after", [0, 4, 9])
def test_an_engine_that_throws_in_the_middle_leaves_no_half_drawn_screen(new_page: Page, path: str, after: int) -> None:
    own: list[str] = []

    def engine(route: Route) -> None:
        if route.request.url.endswith("?own"):
            route.fulfill(body=own[0], content_type="text/javascript")
            return
        own.append(route.fetch().text())
        route.fulfill(body=FAILS_LATER.replace("AFTER", str(after)), content_type="text/javascript")

    new_page.route(f"{ENGINE}*", engine)
    new_page.goto(path)
    root = new_page.locator("[data-module=questionnaire]")
    root.locator("form button").click()
    for _ in range(8):
        if root.count() == 0:
            break
        root.locator(".vm-q__answers button").nth(-2).click()

    stand_ins_hold(new_page)


def test_a_fault_while_the_result_is_drawn_leaves_the_list(new_page: Page, path: str) -> None:
    def changed(route: Route) -> None:
        words = json.loads(route.fetch().text())
        del words["summary"]
        route.fulfill(json=words)

    new_page.route(WORDS, changed)
    new_page.goto(path)
    root = new_page.locator("[data-module=questionnaire]")
    root.locator("form button").click()
    for _ in range(60):
        if root.count() == 0:
            break
        root.locator(".vm-q__answers button").nth(-2).click()

    stand_ins_hold(new_page)


def test_without_the_first_program_the_list_simply_stays(new_page: Page, path: str) -> None:
    new_page.route("**/view/mount.js", missing)
    new_page.goto(path)
    expect(new_page.locator("[data-questionnaire-fallback]")).to_be_visible()
    expect(new_page.locator("[data-questionnaire-notice]")).to_be_hidden()
