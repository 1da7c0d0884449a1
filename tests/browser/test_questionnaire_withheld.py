"""Conditions whose review is too late: the questionnaire about everything asks and advises, and does not name them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Interview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Route

    Begin = Callable[[bool], Interview]

pytestmark = pytest.mark.browser

WORDS = "**/questionnaire/data/words.*.json"


@pytest.fixture
def words(site: Path) -> dict[str, object]:
    [path] = site.glob("questionnaire/data/words.*.json")
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def conditions(site: Path) -> dict[str, tuple[str, ...]]:
    """The names of every condition, by its id."""
    [path] = site.glob("questionnaire/data/general.*.json")
    told = json.loads(path.read_text(encoding="utf-8"))["conditions"]
    lay = (told["lay"].get(str(place), "") for place in range(len(told["id"])))
    return {
        identity: tuple(filter(None, names)) for identity, *names in zip(told["id"], told["name"], lay, strict=True)
    }


@pytest.fixture
def begin(
    browser: Browser, address: str, words: dict[str, object], conditions: dict[str, tuple[str, ...]]
) -> Iterator[Begin]:
    """Open the questionnaire about everything, in which all conditions are withheld or none is."""
    contexts = []

    def run(withheld: bool) -> Interview:  # noqa: FBT001 - the one thing that differs
        context = browser.new_context(viewport={"width": 390, "height": 800})
        contexts.append(context)
        page = context.new_page()

        def told(route: Route) -> None:
            route.fulfill(json={**words, "withheld": list(conditions) if withheld else []})

        page.route(WORDS, told)
        page.goto(f"{address}questionnaire/")
        return Interview(page).begin(age="70").search("muscle loss").past_the_emergency_check()

    yield run
    for context in contexts:
        context.close()


def test_the_result_gives_the_same_advice_and_names_none_of_them(begin: Begin) -> None:
    whole, without = begin(False).to_the_end(Interview.unknown), begin(True).to_the_end(Interview.unknown)  # noqa: FBT003 - see `begin`

    for reader, named in ((whole, True), (without, False)):
        assert reader.state == "result"
        assert (reader.root.locator('a[href*="conditions/"]').count() > 0) == named
        assert (reader.root.locator(".vm-card").count() > 0) == named
        expect(reader.root.get_by_text("Some conditions are not named here")).to_have_count(0 if named else 1)
    assert without.title.inner_text() == whole.title.inner_text()


def test_no_reason_of_a_question_names_one_of_them(begin: Begin, conditions: dict[str, tuple[str, ...]]) -> None:
    names = [name for known in conditions.values() for name in known]

    def named(withheld: bool) -> int:  # noqa: FBT001 - the one thing that differs
        reasons: list[str] = []
        reader = begin(withheld)

        def answer(reader: Interview) -> None:
            reasons.extend(text or "" for text in reader.root.locator(".vm-q__why p").all_text_contents())
            reader.no()

        reader.to_the_end(answer)
        assert all(reasons)
        return sum(any(name in reason for name in names) for reason in reasons)

    assert named(False) > 0  # noqa: FBT003 - see `begin`
    assert named(True) == 0  # noqa: FBT003 - see `begin`
