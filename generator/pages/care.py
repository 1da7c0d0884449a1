"""The pages of causes, treatments and people: what several articles share, each with the ways back to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.pages import cards
from generator.pages.contexts import CausePage, Link, PersonPage, TreatmentPage
from generator.pages.frame import SECTION_TITLES, article_page, frame, people, review_line, with_reading_time
from generator.pages.markdown import Href
from generator.pages.sheets import Item, cut_items, item_link, letter_lines, list_page, part_sheets
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Cause, Entry, Person, Treatment
    from generator.pages.page import Page
    from generator.pages.site_facts import SiteFacts


def cause_page(facts: SiteFacts, entry: Entry[Cause]) -> Page:
    """Return the page of one cause."""
    cause, address = entry.record, addresses.page("cause", entry.id)
    voice = Voice(facts, address)
    behind = [
        condition
        for article in facts.library.users("cause", entry.id, by="symptom")
        for group in facts.library.symptoms[article.id].record.causes
        for item in group.items
        if item.cause == entry.id
        for condition in item.conditions
    ]
    context = CausePage(
        frame=frame(voice, cause.name, "cause", entry.source.path),
        review=review_line(voice, cause),
        also_called=cause.also_called,
        kind=facts.settings.wording.cause_kinds[cause.kind] if cause.kind else "",
        summary=voice.say(cause.summary, cause.cite),
        conditions=cards.condition_links(voice, dict.fromkeys(behind)),
        mentioned_in=_users(voice, "cause", entry.id, "symptom"),
        people=people(voice, cause),
        references=voice.references(),
    )
    return article_page(voice, entry, with_reading_time(context), cause.summary)


def treatment_page(facts: SiteFacts, entry: Entry[Treatment]) -> Page:
    """Return the page of one treatment."""
    treatment, address = entry.record, addresses.page("treatment", entry.id)
    voice = Voice(facts, address)
    context = TreatmentPage(
        frame=frame(voice, treatment.name, "treatment", entry.source.path),
        review=review_line(voice, treatment),
        also_called=treatment.also_called,
        kind=facts.settings.wording.treatment_kinds[treatment.kind],
        summary=voice.say(treatment.summary, treatment.cite),
        benefit=voice.say(treatment.benefit),
        harm=voice.say(treatment.harm),
        without=voice.say(treatment.without),
        avoid_if=tuple(voice.say(item.text) for item in treatment.avoid_if),
        conditions=_users(voice, "treatment", entry.id, "condition"),
        mentioned_in=_users(voice, "treatment", entry.id, "symptom"),
        people=people(voice, treatment),
        references=voice.references(),
    )
    return article_page(voice, entry, with_reading_time(context), treatment.summary)


def person_pages(facts: SiteFacts, entry: Entry[Person]) -> Iterator[Page]:
    """Yield the page of one person or organisation, with every page they answer for, or the ways to all of them."""
    person, address = entry.record, addresses.page("person", entry.id)
    voice = Voice(facts, address)
    wrote, reviewed = [], []
    for article in facts.library.articles:
        record = article.record
        item = Item(addresses.page(article.kind, article.id), record.title, SECTION_TITLES[article.kind])
        if entry.id in record.authors:
            wrote.append(item)
        if record.review and record.review.by == entry.id:
            reviewed.append(item)
    did = {"written": wrote, "reviewed": reviewed}
    every = (item._replace(note=f"{item.note}, {words}") for words, items in did.items() for item in items)
    listed = cut_items(every, facts.limit)
    if listed.parts:
        wrote, reviewed = [], []
    context = PersonPage(
        frame=frame(voice, person.name, "person", entry.source.path),
        review=review_line(voice, person) if person.review else None,
        role=person.role,
        credentials=person.credentials or "",
        bio=voice.say(person.bio, terms=False),
        links=tuple(Link(link.label, Href(addresses.outside(link.url))) for link in person.links),
        interests=voice.say(person.interests, terms=False),
        wrote=tuple(item_link(voice, item) for item in wrote),
        reviewed=tuple(item_link(voice, item) for item in reviewed),
        letters=letter_lines(voice, listed, item_link),
    )
    yield article_page(voice, entry, context, person.bio)
    for sheet in part_sheets(facts, address, person.name, listed, item_link):
        yield list_page(sheet, f"Pages that {person.name} wrote or reviewed.", section="person")


def _users(voice: Voice, kind: str, identity: str, by: str) -> tuple[Link, ...]:
    """Return links to the articles of one kind that refer to a record."""
    users = {entry.id for entry in voice.facts.library.users(kind, identity, by=by)}
    return tuple(
        voice.to(addresses.page(by, entry.id), entry.record.title)
        for entry in voice.facts.library.articles
        if entry.kind == by and entry.id in users
    )
