"""The page that explains every code: each with its own anchor, and every example as it is typed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown import markdown
from selectolax.lexbor import LexborHTMLParser

from generator.explain import chapters
from generator.manual import example_files
from generator.pages import Renderer, SiteFacts
from generator.pages.rules import rules_page

if TYPE_CHECKING:
    from generator.model import Library
    from generator.settings import Settings

ROOT = Path(__file__).parents[2]
TAUGHT = [taught for chapter in chapters() for taught in chapter.codes]


@pytest.fixture
def shown(complete_library: Library, own_settings: Settings) -> LexborHTMLParser:
    page = rules_page(SiteFacts(complete_library, own_settings, date(2026, 3, 15)), chapters(own_settings))
    written = Renderer(ROOT / "theme/pages").render(page).content.split("---\n", 2)[2]
    return LexborHTMLParser(markdown(written, extensions=["attr_list", "md_in_html", "tables"]))


def test_every_code_can_be_linked_to(shown: LexborHTMLParser) -> None:
    assert [(node.id, node.text()) for node in shown.css("h3")] == [(taught.code, taught.code) for taught in TAUGHT]


def test_every_example_is_shown_as_it_is_typed(shown: LexborHTMLParser) -> None:
    typed = [example for t in TAUGHT for example in (t.manual.wrong, t.manual.right) if example_files(example)]

    assert [node.text().rstrip("\n") for node in shown.css("pre code")] == [example.expandtabs(4) for example in typed]


def test_words_of_a_manual_are_shown_without_their_marks(shown: LexborHTMLParser) -> None:
    told = " ".join(shown.body.text().split()) if shown.body else ""

    for taught in TAUGHT:
        for words in (taught.manual.purpose, taught.manual.why):
            assert " ".join(words.replace("`", "").split()) in told


def test_the_page_is_not_found_by_readers_who_search(complete_library: Library, own_settings: Settings) -> None:
    page = rules_page(SiteFacts(complete_library, own_settings, date(2026, 3, 15)), chapters(own_settings))

    assert page.meta["search"] == "exclude"
