"""So that the whole site is one list of pages, in one order."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages.accuracy import accuracy_makings
from generator.pages.care import cause_page, person_makings, treatment_page
from generator.pages.changes import changes_making
from generator.pages.checklist import questionnaire_index_makings, questionnaire_making
from generator.pages.condition import condition_page
from generator.pages.editors import fields_page, guide_page
from generator.pages.lists import list_makings
from generator.pages.making import Making
from generator.pages.reference_pages import (
    data_making,
    glossary_makings,
    prose_page,
    redirect_makings,
    references_makings,
)
from generator.pages.rules import rules_page
from generator.pages.symptom import symptom_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
    """Yield every page of the site, in their order; see `plan`."""
    planned = plan(facts, data_version, data_files, chapters, guide)
    return (making.page(facts) for making in chain.from_iterable(planned))


def plan(
    facts: SiteFacts,
    data_version: str,
    data_files: Iterable[tuple[str, str]],
    chapters: Iterable[Chapter],
    guide: str = "",
) -> Iterator[tuple[Making, ...]]:
    """Yield how each page of the site is made, without making any: no text of an article is looked at.

    They come in groups, as many whatever the content is. One that is as it was in the last build is the very same
    object, wherever that can be told without looking at each page.

    `data_files` are the files of the open data with what each holds; `chapters` explain the codes of all problems;
    `guide` is the text of CONTRIBUTING.md, or nothing where there is none.
    """
    yield from list_makings(facts)
    symptoms = facts.ids("symptom")
    yield facts.planned("symptoms", (symptoms, facts.questionnaires), lambda: _symptoms(facts, symptoms))
    for kind, make in (("condition", condition_page), ("cause", cause_page), ("treatment", treatment_page)):
        ids = facts.ids(kind)
        yield facts.planned(("articles", kind), (ids,), partial(_articles, kind, make, ids))
    yield person_makings(facts)
    yield questionnaire_index_makings(facts)
    yield tuple(accuracy_makings(facts))
    yield (changes_making(facts),)
    yield references_makings(facts)
    yield tuple(glossary_makings(facts))
    yield (
        data_making(facts, data_version, data_files),
        Making(addresses.RULES, rules_page, (tuple(chapters),)),
        Making(addresses.FIELDS, fields_page),
        Making(addresses.EDITORS, guide_page, (guide,)),
    )
    yield tuple(Making(addresses.prose(file.name), prose_page, (file,)) for file in facts.library.prose)
    yield redirect_makings(facts)


def _symptoms(facts: SiteFacts, ids: Iterable[str]) -> Iterator[Making]:
    for identity in ids:
        yield Making(addresses.page("symptom", identity), symptom_page, (identity,))
        yield questionnaire_making(facts, identity)


def _articles(kind: str, make: Callable[[SiteFacts, str], Page], ids: Iterable[str]) -> Iterator[Making]:
    return (Making(addresses.page(kind, identity), make, (identity,)) for identity in ids)
