"""So that a browser says what was tested: of the same interviews Node and Chromium say the same, byte for byte."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, QUIET
from tests.engine.cases import write
from tests.engine.node import ENGINE, run
from tests.engine.real import PROJECT, real, strange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

SHIPPED = PROJECT / "theme/overrides/assets/javascripts/questionnaire/engine"
ORIGIN = "http://127.0.0.1:9"  # nobody listens there: every file is given by a route
CONTENTS = 20
MANY = {"interviews": 60, "walks": 3}
FEW = {"interviews": 15, "walks": 1}

TOLD = """async (one) => {
  const [engine, { told }] = await Promise.all([import("/engine/index.js"), import("/tests/chromium.mjs")]);
  return told(engine, one);
}"""


def _give(route: Route, folder: Path) -> None:
    source = folder / route.request.url.rpartition("/")[2]
    route.fulfill(body=source.read_text(encoding="utf-8"), content_type="text/javascript; charset=utf-8")


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    program = os.environ.get("VADEMECUM_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.fail("This test needs Chromium: install it, or name it as VADEMECUM_CHROMIUM.", pytrace=False)
    named = Path(os.environ.get(ENGINE) or SHIPPED)
    engine = named.parent if named.suffix == ".js" else named
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        page = browser.new_page()
        page.route(f"{ORIGIN}/", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        page.route(f"{ORIGIN}/engine/*", lambda route: _give(route, engine))
        page.route(f"{ORIGIN}/tests/*", lambda route: _give(route, Path(__file__).parent))
        page.goto(f"{ORIGIN}/")
        yield page
        browser.close()


def test_chromium_says_byte_for_byte_what_node_says(
    page: Page, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = [*(one | MANY for one in real()), *(one | FEW for one in strange(range(CONTENTS)))]
    write(tmp_path / "cases.ndjson", cases)
    in_node = [json.loads(line) for line in run("told.mjs", tmp_path / "cases.ndjson").splitlines()]
    assert len(in_node) == len(cases)
    for one, expected in zip(cases, in_node, strict=True):
        found = page.evaluate(TOLD, one)
        assert len(found) == len(expected) >= one["interviews"] + one["walks"]
        differing = [
            (mine[:2000], theirs[:2000]) for mine, theirs in zip(found, expected, strict=True) if mine != theirs
        ]
        assert differing == [], one["name"]
    with capsys.disabled():
        print(f"\n{sum(map(len, in_node)):,} interviews are the same in Node and Chromium")  # noqa: T201 - for those who run it
