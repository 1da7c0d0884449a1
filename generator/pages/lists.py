"""The pages that lead to pages: home, sections, parts of the body, A to Z."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator import addresses
from generator.pages import cards
from generator.pages.contexts import AZPage, Callout, HomePage, LetterGroup
from generator.pages.frame import SECTION_TITLES, frame, meta, summary_note
from generator.pages.letters import NO_LETTER, letter_of
from generator.pages.markdown import Href
from generator.pages.page import Page
from generator.pages.sheets import Item, Sheet, cut_items, item_link, list_page, sheets
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.addresses import Address
    from generator.model import Entry
    from generator.pages.site_facts import SiteFacts

LEADS = {
    "symptom": "Something you feel or notice. Each page says how urgent it is, what may be behind it, and what to do.",
    "condition": "Diseases and states that may be behind a symptom, with what speaks for and against each.",
    "cause": "What can lead to a symptom.",
    "treatment": "What helps, what harm it can do, and what happens without it.",
    "person": "Who writes and reviews these pages.",
    "body-area": "Choose the part of the body where you notice something.",
}
"""One sentence for the page that lists all pages of a kind."""

NOUNS = {"symptom": "symptom", "condition": "condition", "cause": "cause", "treatment": "test or treatment"}
"""What an entry of the A to Z is."""


def list_pages(facts: SiteFacts) -> Iterator[Page]:
    """Yield the home page and every page that lists others."""
    yield _home(facts)
    yield from _a_to_z(facts)
    for kind in ("symptom", "condition", "cause", "treatment", "person"):
        yield from _section(facts, kind)
    yield _body_areas(facts)
    for area in facts.settings.wording.body_areas:
        yield from _body_area(facts, area)


def _home(facts: SiteFacts) -> Page:
    voice, site, wording = Voice(facts, addresses.HOME), facts.settings.site, facts.settings.wording
    number = facts.settings.locale.emergency_number
    symptoms = facts.library.symptoms
    shown = [name for name in facts.settings.navigation.home_symptoms if name in symptoms]  # not with other content
    areas = _areas_in_use(facts)
    context = HomePage(
        frame=frame(voice, site.name),
        tagline=site.tagline,
        promise=wording.promise,
        emergency_number=number,
        emergency_url=Href(addresses.telephone(number)),
        emergency_line=voice.say(wording.emergency_line, terms=False),
        questionnaire=_general_callout(voice),
        symptoms=tuple(
            voice.to(addresses.page("symptom", name), symptoms[name].record.name, summary_note(symptoms[name], voice))
            for name in shown
        ),
        body_areas=tuple(voice.to(addresses.page("body-area", area), wording.body_areas[area].name) for area in areas),
        a_to_z=Href(addresses.A_TO_Z.in_markdown(voice.address)),
        a_to_z_url=voice.url(addresses.A_TO_Z),
        conditions=Href(addresses.section("condition").in_markdown(voice.address)),
        editorial_policy=Href(addresses.prose("editorial-policy").in_markdown(voice.address)),
    )
    described = meta(voice, "home", site.name, site.description, search=False)
    return Page(addresses.HOME, "home", "home", "", site.name, context, described)


def _general_callout(voice: Voice) -> Callout:
    words = voice.facts.settings.wording.callout
    target = Href(addresses.QUESTIONNAIRE.in_markdown(voice.address))
    return Callout(words.heading, words.body, words.button, target)


def _areas_in_use(facts: SiteFacts) -> list[str]:
    used = {area for entry in facts.library.symptoms.values() for area in entry.record.body_area}
    return [area for area in facts.settings.wording.body_areas if area in used]


def _section(facts: SiteFacts, kind: str) -> Iterator[Page]:
    address, entries = addresses.section(kind), facts.library.of(kind).values()
    for sheet in _sheets(facts, address, SECTION_TITLES[kind], _articles(facts, entries)):
        yield list_page(sheet, LEADS[kind])


def _body_areas(facts: SiteFacts) -> Page:
    areas, used = facts.settings.wording.body_areas, _areas_in_use(facts)
    items = tuple(
        Item(addresses.page("body-area", area), words.name, "" if area in used else "No article yet")
        for area, words in sorted(areas.items(), key=lambda item: item[0] not in used)
    )
    voice = Voice(facts, addresses.BODY_AREAS)
    return list_page(Sheet(voice, SECTION_TITLES["body-area"], items), LEADS["body-area"])


def _body_area(facts: SiteFacts, area: str) -> Iterator[Page]:
    address, words = addresses.page("body-area", area), facts.settings.wording.body_areas[area]
    entries = [entry for entry in facts.library.symptoms.values() if area in entry.record.body_area]
    empty = "There is no article about this part of the body yet."
    lead = "What you may feel or notice here, and what it may mean."
    for sheet in _sheets(facts, address, words.name, _articles(facts, entries)):
        yield list_page(sheet, lead, section="body-area", empty=empty)


def _articles(facts: SiteFacts, entries: Iterable[Entry[Any]]) -> Iterator[Item]:
    voice = Voice(facts, addresses.HOME)  # the words of a note are plain, and the same on every page
    for entry in entries:
        note = entry.record.role if entry.kind == "person" else summary_note(entry, voice)
        draft = "Draft. " if entry.record.draft else ""
        yield Item(addresses.page(entry.kind, entry.id), entry.record.title, draft + note)


def _sheets(facts: SiteFacts, address: Address, title: str, items: Iterable[Item]) -> Iterator[Sheet[Item]]:
    return sheets(facts, address, title, cut_items(items, facts.limit), item_link)


def _a_to_z(facts: SiteFacts) -> Iterator[Page]:
    title = "Symptoms and conditions from A to Z"
    for sheet in _sheets(facts, addresses.A_TO_Z, title, _names(facts)):
        groups = tuple(
            LetterGroup(
                letter,
                "letter-digits" if letter == NO_LETTER else f"letter-{letter.lower()}",
                tuple(item_link(sheet.voice, item) for item in items),
            )
            for letter, items in groupby(sheet.entries, key=lambda item: letter_of(item.name))
        )
        context = AZPage(frame(sheet.voice, sheet.title, below=sheet.below), groups, sheet.letters, sheet.part)
        holds = sheet.holds or "All symptoms, conditions, causes and treatments by name."
        described = meta(sheet.voice, "a-z", sheet.title, holds, search=False)
        yield Page(sheet.voice.address, "a-z", "a-z", "", sheet.title, context, described)


def _names(facts: SiteFacts) -> list[Item]:
    """Return all names of all articles, each once for the same article."""
    found: dict[tuple[str, str], Item] = {}
    for entry in facts.library.articles:
        if entry.kind not in NOUNS:
            continue
        address, title = addresses.page(entry.kind, entry.id), entry.record.title
        found[title.casefold(), address.path] = Item(address, title, NOUNS[entry.kind])
        for other in entry.record.other_names:
            name = cards.sentence_case(other)
            found.setdefault((name.casefold(), address.path), Item(address, name, f"see {title}"))
    return [found[key] for key in sorted(found)]
