"""The parts of search that only think: which words count, and which word was meant."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.finish.search.fillers import FILLERS, MOST_WORDS, meaningful

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

pytestmark = pytest.mark.browser

OVERRIDES = Path(__file__).parents[3] / "theme" / "overrides"
MODULES = "/name/assets/javascripts/search/"


def call(page: Page, module: str, function: str, *arguments: object) -> object:
    script = "async ([module, name, values]) => (await import(module))[name](...values)"
    return page.evaluate(script, [f"{MODULES}{module}.js", function, list(arguments)])


MEANINGFUL = {
    "My muscles are getting smaller!": ["muscles", "smaller"],
    "I can't swallow": ["cant", "swallow"],
    "why am I so tired all the time": ["tired", "time"],
    "What is it?": ["what", "is", "it"],
    "pain pain PAIN": ["pain"],
    "Ménière's disease": ["ménières", "disease"],
    "": [],
    "?!": [],
}

MEANT = {
    "swalow": "swallow",
    "swollow": "swallow",
    "diarhea": "diarrhea",
    "diarrhoea": "diarrhea",
    "wieght": "weight",
    "atropy": "atrophy",
    "swal": "swal",
    "swallow": "swallow",
    "xylophone": "xylophone",
    "leg": "leg",
    "pian": "pain",
}

KNOWN = ["swallow", "diarrhea", "weight", "atrophy", "pain", "legs"]

SLIPS = {("pain", "pain"): 0, ("pian", "pain"): 1, ("pai", "pain"): 1, ("paain", "pain"): 1, ("gain", "pain"): 1}


def test_only_the_words_that_carry_meaning_are_asked_for(open_page: OpenPage) -> None:
    page = open_page()
    assert {text: call(page, "query", "meaningfulWords", text) for text in MEANINGFUL} == MEANINGFUL
    assert {text: [*meaningful(text)] for text in MEANINGFUL} == MEANINGFUL, "the index has the same whole names"
    many = " ".join("abcdefghjk")
    assert call(page, "query", "meaningfulWords", many) == [*meaningful(many)] == list("bcdefghj")[:MOST_WORDS]
    assert call(page, "query", "wholeName", ["als"]) == '"zqals"'


def test_no_word_is_asked_for_that_the_index_does_not_have() -> None:
    text = (OVERRIDES / "assets/javascripts/search/query.js").read_text("utf-8")
    written = text.partition("const FILLERS")[2].partition(").split")[0]
    assert set(" ".join(re.findall(r'"([^"]*)"', written)).split()) == FILLERS


def test_all_words_are_tried_first_then_fewer(open_page: OpenPage) -> None:
    page = open_page()
    assert call(page, "query", "tiers", ["a", "b", "c"]) == [["a b c"], ["b c", "a c", "a b"], ["a", "b", "c"]]
    assert call(page, "query", "tiers", ["a", "b"]) == [["a b"], ["a", "b"]]
    assert call(page, "query", "tiers", ["a"]) == [["a"]]


def test_a_misspelled_word_is_taken_for_the_nearest_known_one(open_page: OpenPage) -> None:
    page = open_page()
    assert {word: call(page, "spelling", "corrected", word, KNOWN) for word in MEANT} == MEANT


def test_slips_are_counted_up_to_a_limit(open_page: OpenPage) -> None:
    page = open_page()
    assert {pair: call(page, "slips", "slips", *pair, 3) for pair in SLIPS} == SLIPS
    assert call(page, "slips", "slips", "swallow", "pain", 2) == 3


def test_only_mark_tags_of_an_excerpt_become_elements(open_page: OpenPage) -> None:
    script = """async (module) => {
        const box = document.createElement("p");
        box.append(...(await import(module)).marked("a <mark>b</mark> &lt;i&gt; <img src=x> &amp; <mark>c</mark>"));
        return [box.textContent, [...box.children].map((one) => one.outerHTML)];
    }"""
    found = open_page().evaluate(script, f"{MODULES}results.js")
    assert found == ["a b <i> <img src=x> & c", ["<mark>b</mark>", "<mark>c</mark>"]]
