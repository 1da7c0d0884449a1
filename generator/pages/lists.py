"""The pages that lead to pages: home, sections, parts of the body, A to Z."""

from __future__ import annotations

from functools import partial
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from generator import addresses
from generator.pages import cards
from generator.pages.contexts import AZPage, Callout, HomePage, LetterGroup
from generator.pages.frame import SECTION_TITLES, frame, meta, summary_note
from generator.pages.items import Item
from generator.pages.letters import NO_LETTER, letter_of
from generator.pages.making import Making
from generator.pages.markdown import Href
from generator.pages.page import Page
from generator.pages.sheets import Sheet, item_links, item_sheets, letter_lines, list_page, list_part
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Article, Entry, Symptom
    from generator.pages.site_facts import SiteFacts

_Names = tuple[tuple[tuple[str, str], Item], ...]

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


def list_makings(facts: SiteFacts) -> Iterator[tuple[Making, ...]]:
    """Yield the home page and every page that lists others, list by list."""
    used = _areas_in_use(facts)
    yield (Making(addresses.HOME, home_page, (used,)),)
    names = tuple(facts.each(kind, _names_of) for kind in NOUNS)
    yield facts.planned("a-z", names, lambda: _a_to_z(facts, chain.from_iterable(of.values() for of in names)))
    for kind in ("symptom", "condition", "cause", "treatment", "person"):
        items = facts.each(kind, _item)
        yield facts.planned(("section", kind), (items,), partial(_section, facts, kind, items))
    yield (_body_areas(facts, used),)
    places, items = facts.each("symptom", _areas_of), facts.each("symptom", _item)
    for area in facts.settings.wording.body_areas:
        yield facts.planned(("area", area), (places, items), partial(_body_area, facts, area, places, items))


def _a_to_z(facts: SiteFacts, names: Iterable[_Names]) -> Iterator[Making]:
    items = [item for _, item in sorted(chain.from_iterable(names))]
    for sheet in item_sheets(facts, addresses.A_TO_Z, "Symptoms and conditions from A to Z", items):
        yield Making(sheet.address, a_to_z_page, (sheet,))


def home_page(facts: SiteFacts, areas: tuple[str, ...]) -> Page:
    """Return the home page; `areas` are the parts of the body that articles are about."""
    voice, site, wording = Voice(facts, addresses.HOME), facts.settings.site, facts.settings.wording
    number = facts.settings.locale.emergency_number
    symptoms = facts.library.symptoms
    shown = [name for name in facts.settings.navigation.home_symptoms if name in symptoms]  # not with other content
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
    return Callout(words.heading, words.body, words.button, words.early, target)


def _areas_in_use(facts: SiteFacts) -> tuple[str, ...]:
    places = facts.each("symptom", _areas_of)

    def in_use() -> Iterator[str]:
        used = set(chain.from_iterable(places.values()))
        return (area for area in facts.settings.wording.body_areas if area in used)

    return facts.planned("areas in use", (places,), in_use)


def _areas_of(entry: Entry[Symptom], _: SiteFacts) -> tuple[str, ...]:
    return entry.record.body_area


def _section(facts: SiteFacts, kind: str, items: Mapping[str, Item]) -> Iterator[Making]:
    for sheet in item_sheets(facts, addresses.section(kind), SECTION_TITLES[kind], items.values()):
        yield Making(sheet.address, list_page, (sheet, LEADS[kind]))


def _body_areas(facts: SiteFacts, used: tuple[str, ...]) -> Making:
    areas = facts.settings.wording.body_areas
    items = tuple(
        Item(addresses.page("body-area", area), words.name, "" if area in used else "No article yet")
        for area, words in sorted(areas.items(), key=lambda item: item[0] not in used)
    )
    sheet = Sheet(addresses.BODY_AREAS, SECTION_TITLES["body-area"], items)
    return Making(sheet.address, list_page, (sheet, LEADS["body-area"]))


def _body_area(
    facts: SiteFacts, area: str, places: Mapping[str, tuple[str, ...]], items: Mapping[str, Item]
) -> Iterator[Making]:
    address, words = addresses.page("body-area", area), facts.settings.wording.body_areas[area]
    here = [item for identity, item in items.items() if area in places[identity]]
    empty = "There is no article about this part of the body yet."
    lead = "What you may feel or notice here, and what it may mean."
    for sheet in item_sheets(facts, address, words.name, here):
        yield Making(sheet.address, list_page, (sheet, lead, "body-area", empty))


def _item(entry: Entry[Any], facts: SiteFacts) -> Item:
    voice = Voice(facts, addresses.HOME)  # the words of a note are plain, and the same on every page
    note = entry.record.role if entry.kind == "person" else summary_note(entry, voice)
    draft = "Draft. " if entry.record.draft else ""
    return Item(addresses.page(entry.kind, entry.id), entry.record.title, draft + note)


def a_to_z_page(facts: SiteFacts, sheet: Sheet[Item]) -> Page:
    """Return one page of the names of all articles."""
    voice = Voice(facts, sheet.address)
    groups = tuple(
        LetterGroup(
            letter,
            "letter-digits" if letter == NO_LETTER else f"letter-{letter.lower()}",
            item_links(voice, items),
        )
        for letter, items in groupby(sheet.entries, key=lambda item: letter_of(item.name))
    )
    framed = frame(voice, sheet.title, below=item_links(voice, sheet.below))
    context = AZPage(framed, groups, letter_lines(voice, sheet.letters), list_part(voice, sheet.part))
    holds = sheet.holds or "All symptoms, conditions, causes and treatments by name."
    described = meta(voice, "a-z", sheet.title, holds, search=False)
    return Page(voice.address, "a-z", "a-z", "", sheet.title, context, described)


def _names_of(entry: Entry[Article], _: SiteFacts) -> _Names:
    """Return all names of an article, each behind what it is sorted by."""
    address, title = addresses.page(entry.kind, entry.id), entry.record.title
    found = {title.casefold(): Item(address, title, NOUNS[entry.kind])}
    for other in entry.record.other_names:
        name = cards.sentence_case(other)
        found.setdefault(name.casefold(), Item(address, name, f"see {title}"))
    return tuple(((folded, address.path), item) for folded, item in found.items())
