"""The pages for editors: the guide of CONTRIBUTING.md as the site shows it, and every field of every record."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from generator.model import KINDS
from generator.model.shape import fields_of
from generator.pages import Renderer, SiteFacts
from generator.pages.editors import fields_page, guide_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Library
    from generator.settings import Settings

PROJECT = Path(__file__).parents[2]
DAY = date(2026, 11, 26)


@pytest.fixture
def facts(library: Library, settings: Settings) -> SiteFacts:
    return SiteFacts(library, settings, DAY)


@pytest.fixture
def guide(facts: SiteFacts) -> Callable[[str], str]:
    """Return the body of the guide's page for a CONTRIBUTING.md."""

    def run(text: str) -> str:
        page = guide_page(facts, dedent(text))
        return Renderer(PROJECT / "theme/pages").render(page).content.split("# For editors\n", 1)[1]

    return run


def test_only_the_part_for_editors_is_shown_one_heading_higher(guide: Callable[[str], str]) -> None:
    body = guide("""\
        # Taking part

        Thank you.

        ## For editors

        ### Correct a fact

        Change it.

        #### In a list

        ## For developers

        Tests.
        """)

    assert "\n## Correct a fact\n\nChange it.\n\n### In a list\n" in body
    assert "Thank you" not in body
    assert "Tests" not in body


def test_code_and_comments_and_links_are_those_of_the_site(guide: Callable[[str], str]) -> None:
    body = guide("""\
        ## For editors

        - A list:

            ```yaml
            name: Tremor

            findings: [a]
            ```

        <!-- words: Rarity -->

        See [the start](README.md#start), [the list](#lists) and [a site](https://example.org/).
        """)

    assert "- A list:\n\n        name: Tremor\n\n        findings: [a]\n" in body
    assert "<!--" not in body
    assert "[the start](https://github.com/example/health/blob/main/README.md#start)" in body
    assert "[the list](#lists) and [a site](https://example.org/)" in body


def test_the_real_guide_has_every_heading_and_no_mark_of_a_fence(guide: Callable[[str], str]) -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    part = text.split("## For editors")[1].split("\n## For developers")[0]
    body = guide(text)

    assert "```" not in body
    assert body.count("\n## ") == part.count("\n### ") + 1  # and the one for what can be looked up beside it


def test_every_field_of_every_record_is_listed_with_its_sentence(facts: SiteFacts) -> None:
    context = fields_page(facts).context
    listed = {
        (record.title, str(field.name)): field.sentence
        for record in (*context.kinds, *context.parts)  # type: ignore[union-attr]  # it is the page of fields
        for field in record.fields
    }

    for kind in KINDS:
        title = kind.name.replace("-", " ").capitalize()
        for field in fields_of(kind.record):
            assert listed[title, f"`{field.name}`"] == field.description
    assert ("Citation", "`says`") in listed
    assert ("Red flag", "`when`") in listed


def test_each_word_of_a_vocabulary_says_what_it_means(facts: SiteFacts) -> None:
    page = Renderer(PROJECT / "theme/pages").render(fields_page(facts)).content

    assert "`ambulance`: Call the emergency number now." in page
    assert "`very-common`: 80 to 96 in 100 people with the condition have it." in page
    assert page.count("{ #red-flag }") == 1
