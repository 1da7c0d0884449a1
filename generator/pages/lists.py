"""The pages that lead to pages: home, sections, parts of the body, A to Z."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import addresses
from generator.pages import cards
from generator.pages.contexts import AZPage, Callout, HomePage, LetterGroup, Link, ListPage
from generator.pages.frame import SECTION_TITLES, frame, meta, summary_note
from generator.pages.markdown import Href
from generator.pages.page import Page
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
    yield _a_to_z(facts)
    for kind in ("symptom", "condition", "cause", "treatment", "person"):
        yield _section(facts, kind)
    yield _body_areas(facts)
    for area in facts.settings.wording.body_areas:
        yield _body_area(facts, area)


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


def _list(facts: SiteFacts, address: Address, title: str, lead: str, links: Iterable[Link], **more: Any) -> Page:  # noqa: ANN401 - see below
    """Return a page of links; `more` may give the voice that made them, their section, and what to say if none."""
    voice = more.get("voice") or Voice(facts, address)
    context = ListPage(
        frame=frame(voice, title, more.get("section")),
        lead=lead,
        links=tuple(links),
        empty=more.get("empty", "There is nothing here yet."),
        ways_on=(
            voice.to(addresses.A_TO_Z, "Look under the name you know, from A to Z"),
            voice.to(addresses.QUESTIONNAIRE, "Look at the list of emergencies and the questions"),
        ),
    )
    described = meta(voice, "index", title, lead, search=False)
    return Page(address, "list", "index", "", title, context, described)


def _article_links(voice: Voice, kind: str, entries: Iterable[Entry[Any]]) -> list[Link]:
    links = [
        voice.to(
            addresses.page(kind, entry.id),
            entry.record.title,
            ("Draft. " if entry.record.draft else "")
            + (entry.record.role if kind == "person" else summary_note(entry, voice)),
        )
        for entry in entries
    ]
    return sorted(links, key=lambda link: link.label.casefold())


def _section(facts: SiteFacts, kind: str) -> Page:
    address = addresses.section(kind)
    voice = Voice(facts, address)
    links = _article_links(voice, kind, facts.library.of(kind).values())
    return _list(facts, address, SECTION_TITLES[kind], LEADS[kind], links, voice=voice)


def _body_areas(facts: SiteFacts) -> Page:
    address, areas = addresses.BODY_AREAS, facts.settings.wording.body_areas
    voice = Voice(facts, address)
    used = _areas_in_use(facts)
    links = [
        voice.to(addresses.page("body-area", area), words.name, "" if area in used else "No article yet")
        for area, words in sorted(areas.items(), key=lambda item: item[0] not in used)
    ]
    return _list(facts, address, SECTION_TITLES["body-area"], LEADS["body-area"], links, voice=voice)


def _body_area(facts: SiteFacts, area: str) -> Page:
    address, words = addresses.page("body-area", area), facts.settings.wording.body_areas[area]
    voice = Voice(facts, address)
    entries = [entry for entry in facts.library.symptoms.values() if area in entry.record.body_area]
    links = _article_links(voice, "symptom", entries)
    empty = "There is no article about this part of the body yet."
    lead = "What you may feel or notice here, and what it may mean."
    return _list(facts, address, words.name, lead, links, voice=voice, section="body-area", empty=empty)


def _a_to_z(facts: SiteFacts) -> Page:
    voice = Voice(facts, addresses.A_TO_Z)
    found: dict[tuple[str, str], Link] = {}
    for entry in facts.library.articles:
        if entry.kind not in NOUNS:
            continue
        address, title = addresses.page(entry.kind, entry.id), entry.record.title
        found[title.casefold(), address.path] = voice.to(address, title, NOUNS[entry.kind])
        for other in entry.record.other_names:
            name = cards.sentence_case(other)
            found.setdefault((name.casefold(), address.path), voice.to(address, name, f"see {title}"))
    letters: dict[str, list[Link]] = {}
    for key in sorted(found):
        first = key[0][:1].upper()
        letters.setdefault(first if first.isalpha() else "0–9", []).append(found[key])
    groups = tuple(
        LetterGroup(letter, f"letter-{letter.lower()}" if letter.isalpha() else "letter-digits", tuple(links))
        for letter, links in letters.items()
    )
    title = "Symptoms and conditions from A to Z"
    described = meta(voice, "a-z", title, "All symptoms, conditions, causes and treatments by name.", search=False)
    return Page(addresses.A_TO_Z, "a-z", "a-z", "", title, AZPage(frame(voice, title), groups), described)
