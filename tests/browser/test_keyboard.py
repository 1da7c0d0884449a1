"""Everything without a pointer: what Tab reaches, in which order, and whether a reader sees where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# Everything that Tab must reach, in order. Of a group of radio buttons it reaches the chosen one, or else the first.
FIND_STOPS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  const chosen = (name) => all.find((one) => one.name === name && one.checked);
  window.stops = all.filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }) &&
    (one.type !== "radio" || one === (chosen(one.name) ?? all.find((first) => first.name === one.name))));
  window.made = [];
  addEventListener("focusin", (event) => window.made.push(window.stops.indexOf(event.target)));
  return window.stops.length;
}"""

# For each stop: whether its ring is there and differs from what lies around it, and whether it is in sight.
BAD_STOPS = """() => {
  const light = (color) => {
    const [red, green, blue, alpha = 1] = color.match(/[\\d.]+/g).map(Number);
    const linear = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    return alpha < 1 ? null : 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const ground = (element) =>
    element ? light(getComputedStyle(element).backgroundColor) ?? ground(element.parentElement) : 1;
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const ring = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return 0;
    return contrast(light(outlineColor) ?? ground(element.parentElement), ground(element.parentElement));
  };
  const isDrawn = (one) => one?.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const bad = [];
  for (const stop of window.stops) {
    stop.focus({ focusVisible: true });
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })); // no tooltip over the next stop
    const shown = isDrawn(stop) ? stop : stop.nextElementSibling; // a control that its label draws has its ring there
    const box = [...shown.getClientRects()].find((one) => one.width > 0) ?? { x: -1, y: -1, width: 0, height: 0 };
    const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const isInSight = Boolean(above && (shown.contains(above) || above.contains(shown)));
    if (ring(shown) < 3 || !isInSight) {
      bad.push(`ring ${ring(shown).toFixed(1)}, ${isInSight ? "in sight" : "hidden"}: ${stop.outerHTML.slice(0, 160)}`);
    }
  }
  return bad;
}"""


def test_tab_reaches_everything_once_and_the_content_in_its_order(open_page: OpenPage, each_kind: str) -> None:
    page = open_page(each_kind)
    count = page.evaluate(FIND_STOPS)
    for _ in range(count):
        page.keyboard.press("Tab")

    assert count > 10
    made = page.evaluate("window.made")
    assert sorted(made) == list(range(count))
    in_content = page.evaluate("window.made.filter((place) => window.stops[place].closest('main'))")
    assert in_content == sorted(in_content)
    bar = page.evaluate("""window.made.map((place) => window.stops[place])
      .filter((one) => one.closest("header.md-header")).map((one) => one.getBoundingClientRect().x)""")
    assert bar == sorted(bar)


def test_the_focus_is_always_seen_in_every_look(open_page: OpenPage, each_kind: str) -> None:
    page = open_page(each_kind)
    page.keyboard.press("Tab")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(FIND_STOPS)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(BAD_STOPS) == [], f"{scheme}, {width} wide"


@pytest.mark.parametrize("kind", ["home", "symptom", "questionnaire", "not found"])
def test_the_first_stop_skips_to_the_content(open_page: OpenPage, pages: Mapping[str, str], kind: str) -> None:
    page = open_page(pages[kind])
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
    page = open_page(pages["questionnaire"], scripts=False)
    first = page.get_by_role("checkbox").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox").nth(1)).to_be_focused()
