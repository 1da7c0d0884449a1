"""So that the whole site is one list of pages, in one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.accuracy import accuracy_pages
from generator.pages.care import cause_page, person_pages, treatment_page
from generator.pages.changes import changes_page
from generator.pages.checklist import questionnaire_index_pages, questionnaire_page
from generator.pages.condition import condition_page
from generator.pages.editors import fields_page, guide_page
from generator.pages.lists import list_pages
from generator.pages.reference_pages import data_page, glossary_pages, prose_page, redirect_pages, references_pages
from generator.pages.rules import rules_page
from generator.pages.symptom import symptom_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.manual import Chapter
    from generator.pages.page import Page
    from generator.pages.site_facts import SiteFacts


def all_pages(
    facts: SiteFacts,
    data_version: str,
    data_files: Iterable[tuple[str, str]],
    chapters: Iterable[Chapter],
    guide: str = "",
) -> Iterator[Page]:
    """Yield every page of the site.

    `data_files` are the files of the open data with what each holds; `chapters` explain the codes of all problems;
    `guide` is the text of CONTRIBUTING.md, or nothing where there is none.
    """
    library = facts.library
    yield from list_pages(facts)
    for symptom in library.symptoms.values():
        yield symptom_page(facts, symptom)
        yield questionnaire_page(facts, symptom)
    for condition in library.conditions.values():
        yield condition_page(facts, condition)
    for cause in library.causes.values():
        yield cause_page(facts, cause)
    for treatment in library.treatments.values():
        yield treatment_page(facts, treatment)
    for person in library.people.values():
        yield from person_pages(facts, person)
    yield from questionnaire_index_pages(facts)
    yield from accuracy_pages(facts)
    yield changes_page(facts)
    yield from references_pages(facts)
    yield from glossary_pages(facts)
    yield data_page(facts, data_version, data_files)
    yield rules_page(facts, chapters)
    yield fields_page(facts)
    yield guide_page(facts, guide)
    for file in library.prose:
        yield prose_page(facts, file)
    yield from redirect_pages(facts)
