"""Everything without a pointer: a walk with Tab from the first stop of a page to its last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

# Everything that Tab must reach, in order. Of the radio buttons of a group it reaches the chosen one, or else the first.
COUNT_STOPS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  const chosen = (name) => all.find((one) => one.name === name && one.checked);
  window.stops = all.filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }) &&
    (one.type !== "radio" || one === (chosen(one.name) ?? all.find((first) => first.name === one.name))));
  return window.stops.length;
}"""

# Where the focus is, whether its ring is seen, and whether anything lies over it.
LOOK = """() => {
  const light = (color) => {
    const [red, green, blue, alpha = 1] = color.match(/[\\d.]+/g).map(Number);
    const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    return alpha < 1 ? null : 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const ground = (element) => {
    const found = element && light(getComputedStyle(element).backgroundColor);
    return found ?? (element ? ground(element.parentElement) : 1);
  };
  const ringOf = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return null;
    const [one, other] = [light(outlineColor) ?? 1, ground(element.parentElement)].sort();
    return (other + 0.05) / (one + 0.05);
  };
  const focused = document.activeElement;
  // A control that is drawn by its label has its ring there.
  const shown = [focused, focused.nextElementSibling].find((one) =>
    one?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && ringOf(one));
  const box = (shown ?? focused).getClientRects()[0];
  const above = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    stop: window.stops.indexOf(focused),
    what: focused.outerHTML.slice(0, 160),
    contrast: shown ? ringOf(shown) : 0,
    isSeen: Boolean(above && shown && (shown.contains(above) || above.contains(shown))),
  };
}"""


def walk(page: Page) -> tuple[int, list[Mapping[str, Any]]]:
    """Press Tab until there is nothing more; give the number of stops that there should be and the stops made."""
    count = page.evaluate(COUNT_STOPS)
    made: list[Mapping[str, Any]] = []
    for _ in range(count):
        page.keyboard.press("Tab")
        stop = page.evaluate(LOOK)
        if not stop["isSeen"]:  # a tooltip goes a moment after its mark was left
            page.wait_for_timeout(400)
            stop = page.evaluate(LOOK)
        made.append(stop)
    return count, made


def test_tab_reaches_everything_in_order_and_the_focus_is_always_seen(open_page: OpenPage, each_kind: str) -> None:
    count, stops = walk(open_page(each_kind))

    assert count > 10
    assert [stop["stop"] for stop in stops] == list(range(count))
    assert [stop["what"] for stop in stops if stop["contrast"] < 3] == []
    assert [stop["what"] for stop in stops if not stop["isSeen"]] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_focus_is_seen_in_the_dark_too(open_page: OpenPage, article: str, width: int) -> None:
    count, stops = walk(open_page(article, scheme="dark", width=width))

    assert [stop["stop"] for stop in stops] == list(range(count))
    assert [stop["what"] for stop in stops if stop["contrast"] < 3 or not stop["isSeen"]] == []


def test_the_first_stop_skips_to_the_content(open_page: OpenPage, each_kind: str) -> None:
    page = open_page(each_kind)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    target = page.locator(skip.get_attribute("href") or "none")

    assert skip.evaluate("one => one.matches('.md-skip')")
    expect(skip).to_be_in_viewport()
    expect(page.locator("main")).to_contain_text(target.inner_text())
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.locator(":focus").evaluate("one => one.closest('header.md-header') === null")
    assert target.evaluate("""target => {
      const after = target.compareDocumentPosition(document.activeElement);
      return target === document.activeElement || Boolean(after & Node.DOCUMENT_POSITION_FOLLOWING);
    }""")


def test_folded_parts_open_with_the_keyboard(open_page: OpenPage, article: str) -> None:
    page = open_page(article)
    part = page.locator("details:has(> summary:visible)").first
    part.locator("summary").focus()

    page.keyboard.press("Enter")
    expect(part.locator(":scope > :not(summary)").first).to_be_visible()
    page.keyboard.press("Space")
    expect(part.locator(":scope > :not(summary)").first).to_be_hidden()


def test_the_checklist_is_ticked_with_the_keyboard(open_page: OpenPage, pages: Mapping[str, str]) -> None:
    page = open_page(pages["questionnaire"])
    first = page.get_by_role("checkbox").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox").nth(1)).to_be_focused()
