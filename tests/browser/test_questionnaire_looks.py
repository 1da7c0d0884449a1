"""Every screen of the questions, in every look: nothing that a program finds of WCAG, nothing too small or too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Page

    Interview = Any  # the reader of conftest.py
    OpenQuestionnaire = Callable[..., Interview]

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  return [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && one.checkVisibility({ visibilityProperty: true }) && box.right > room + 1;
  }).map((one) => one.outerHTML.slice(0, 120)).concat(document.documentElement.scrollWidth > room ? ["the page"] : []);
}"""

# Links inside a sentence and numbers of sources are exempt, as in WCAG; the box of a tick is its whole line.
TOO_SMALL = """() => [...document.querySelectorAll(
    ".vm-q :is(button, summary, label.vm-q__tick, .vm-q__call, input:not([type=checkbox], [type=radio]), textarea)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
  .filter(([box]) => box.height < 44 || box.width < 30)
  .map(([box, html]) => `${box.width} by ${box.height} ${html}`)"""

ANSWERS_TOO_SMALL = """() => [...document.querySelectorAll(".vm-q__answers button, .vm-q__tick, .vm-q .vm-button")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 48).map((one) => one.outerHTML)"""

SPREAD = """() => {
  for (const { style } of document.querySelectorAll("body *")) {
    style.setProperty("line-height", "1.5", "important");
    style.setProperty("letter-spacing", "0.12em", "important");
    style.setProperty("word-spacing", "0.16em", "important");
  }
}"""


def until(reader: Interview, is_there: Callable[[Interview], bool]) -> Interview:
    """Go on with no until a kind of question comes."""
    for _ in range(60):
        if is_there(reader):
            return reader
        reader.no()
    pytest.fail("there is no such question")


def with_suggestions(reader: Interview) -> Interview:
    reader.begin(age="70").past_the_emergency_check()
    reader.to_the_end(lambda one: one.yes() if one.boxes.count() == 0 else one.no())
    if reader.state == "emergency":
        reader.press(reader.answers.last)
        reader.to_the_end()
    return reader


def refused(reader: Interview) -> Interview:
    reader.begin(age="900")
    return reader


def nothing_ticked(reader: Interview) -> Interview:
    reader.begin()
    reader.press(reader.answers.first)
    return reader


def not_found(reader: Interview) -> Interview:
    reader.begin().root.get_by_role("textbox").fill("xylophone")
    return reader


def found(reader: Interview) -> Interview:
    reader.begin().root.get_by_role("textbox").fill("arms")
    return reader


def chosen(reader: Interview) -> Interview:
    found(reader)
    reader.press(reader.root.locator(".vm-q__matches button").first)
    return reader


def past_a_danger(reader: Interview) -> Interview:
    reader.begin().all_of_it()
    reader.press(reader.answers.last)
    return reader


STATES: dict[str, tuple[str, Callable[[Interview], Interview]]] = {
    "the first card": ("questionnaire", lambda reader: reader),
    "an age refused": ("questionnaire", refused),
    "an emergency screen": ("questionnaire", lambda reader: reader.begin(someone=True)),
    "nothing ticked": ("questionnaire", nothing_ticked),
    "yes or no": (
        "questionnaire",
        lambda reader: until(
            reader.begin().past_the_emergency_check(),
            lambda one: one.answers.count() == 3 and one.boxes.count() == 0,
        ),
    ),
    "one of several": (
        "questionnaire",
        lambda reader: until(reader.begin().past_the_emergency_check(), lambda one: one.answers.count() > 3),
    ),
    "any of several": (
        "questionnaire",
        lambda reader: until(reader.begin().past_the_emergency_check(), lambda one: one.boxes.count() > 1),
    ),
    "an emergency": ("questionnaire", lambda reader: reader.begin().all_of_it()),
    "past an emergency": ("questionnaire", past_a_danger),
    "a result": ("questionnaire", with_suggestions),
    "a result with nothing known": (
        "questionnaire",
        lambda reader: reader.begin().to_the_end(lambda one: one.unknown()),
    ),
    "a child": ("questionnaire", lambda reader: reader.begin(age="7")),
    "what is wrong": ("questionnaires", lambda reader: reader.begin()),
    "found": ("questionnaires", found),
    "chosen": ("questionnaires", chosen),
    "not found": ("questionnaires", not_found),
}


@pytest.fixture(params=STATES)
def shown(request: pytest.FixtureRequest, open_questionnaire: OpenQuestionnaire, pages: Mapping[str, str]) -> Interview:
    kind, lead = STATES[request.param]
    reader = lead(open_questionnaire(pages[kind], width=390))
    reader.page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    return reader


def violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    result = Axe().run(page, options=options)
    assert result.response["passes"], "nothing was looked at"
    return [
        f"{one['id']}: {node['target']} {node['html'][:200]} {node.get('failureSummary')}"
        for one in result.response["violations"]
        for node in one["nodes"][:3]
    ]


def test_no_screen_has_a_violation_or_is_too_small_or_too_wide(shown: Interview) -> None:
    page = shown.page
    assert page.evaluate(TOO_SMALL) == []
    assert page.evaluate(ANSWERS_TOO_SMALL) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert violations(page) == [], f"{scheme}, {width} wide"
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate(TOO_WIDE) == []
    page.evaluate(SPREAD)
    assert page.evaluate(TOO_WIDE) == []


def test_a_finger_leaves_no_mark_on_the_next_question(
    open_questionnaire: OpenQuestionnaire, pages: Mapping[str, str]
) -> None:
    reader = open_questionnaire(pages["questionnaire"], touch=True, width=390).begin().past_the_emergency_check()
    grounds = reader.answers.evaluate_all("all => all.map((one) => getComputedStyle(one).backgroundColor)")
    assert len(set(grounds)) == 1


def test_each_question_begins_at_the_top_of_the_screen(
    open_questionnaire: OpenQuestionnaire, pages: Mapping[str, str]
) -> None:
    reader = open_questionnaire(pages["questionnaire"], width=390).begin()
    for _ in range(8):
        expect(reader.title).to_be_in_viewport(ratio=1)
        assert 0 <= reader.root.evaluate("one => one.getBoundingClientRect().top") <= 400
        reader.no()


def test_controls_keep_their_shape_in_the_colors_of_the_device(
    open_questionnaire: OpenQuestionnaire, pages: Mapping[str, str]
) -> None:
    reader = open_questionnaire(pages["questionnaire"], width=390)
    reader.page.emulate_media(forced_colors="active")
    edges = """all => all.map((one) => getComputedStyle(one))
      .map(({ borderTopStyle, borderTopWidth }) => borderTopStyle + parseFloat(borderTopWidth))"""
    shapes = reader.root.locator(".vm-button, .vm-q__tick, input[inputmode]").evaluate_all(edges)
    reader.begin().all_of_it()
    shapes += reader.root.locator(".vm-q__call, .vm-q__answer").evaluate_all(edges)
    assert len(shapes) > 6
    assert [shape for shape in shapes if not shape.startswith("solid") or shape == "solid0"] == []


def test_nothing_moves_for_readers_who_ask_for_that(
    open_questionnaire: OpenQuestionnaire, pages: Mapping[str, str]
) -> None:
    reader = open_questionnaire(pages["questionnaire"])
    reader.page.emulate_media(reduced_motion="reduce")
    reader.begin().no()
    assert reader.page.evaluate("document.getAnimations().length") == 0
