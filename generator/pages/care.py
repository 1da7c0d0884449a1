"""The pages of causes, treatments and people: what several articles share, each with the ways back to them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from generator import addresses
from generator.model import Article
from generator.pages import cards
from generator.pages.contexts import CausePage, Link, PersonPage, TreatmentPage
from generator.pages.frame import SECTION_TITLES, article_page, frame, people, review_line, with_reading_time
from generator.pages.items import Item
from generator.pages.making import Making
from generator.pages.markdown import Href
from generator.pages.sheets import (
    LetterWay,
    cut_items,
    item_links,
    letter_lines,
    letter_ways,
    list_page,
    part_sheets,
)
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Entry, Person
    from generator.pages.page import Page
    from generator.pages.site_facts import SiteFacts


def cause_page(facts: SiteFacts, identity: str) -> Page:
    """Return the page of one cause."""
    entry = facts.library.causes[identity]
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


def treatment_page(facts: SiteFacts, identity: str) -> Page:
    """Return the page of one treatment."""
    entry = facts.library.treatments[identity]
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


class Did(NamedTuple):
    """The pages that a person or organisation wrote, and those they reviewed."""

    wrote: list[Item]
    reviewed: list[Item]


class _Answered(NamedTuple):
    """A page, and who answers for it."""

    item: Item
    authors: tuple[str, ...]
    reviewer: str | None


def person_makings(facts: SiteFacts) -> tuple[Making, ...]:
    """Return the pages of people and organisations, with every page they answer for, or the ways to all of them."""
    people, articles = facts.each("person", _called), facts.each_article(_answered_for)

    def anew() -> Iterator[Making]:
        did = {identity: Did([], []) for identity in people}
        for answered in chain.from_iterable(of_kind.values() for of_kind in articles):
            for author in answered.authors:
                did[author].wrote.append(answered.item)
            if answered.reviewer:
                did[answered.reviewer].reviewed.append(answered.item)
        for identity, (wrote, reviewed) in did.items():
            yield from _person(facts, identity, people[identity], tuple(wrote), tuple(reviewed))

    return facts.planned("people", (people, *articles), anew)


def _called(entry: Entry[Person], _: SiteFacts) -> str:
    return entry.record.name


def _answered_for(article: Entry[Article], _: SiteFacts) -> _Answered:
    item = Item(addresses.page(article.kind, article.id), article.record.title, SECTION_TITLES[article.kind])
    review = article.record.review
    return _Answered(item, tuple(dict.fromkeys(article.record.authors)), review.by if review else None)


def _person(
    facts: SiteFacts, identity: str, name: str, wrote: tuple[Item, ...], reviewed: tuple[Item, ...]
) -> Iterator[Making]:
    address = addresses.page("person", identity)
    did = {"written": wrote, "reviewed": reviewed}
    every = (item._replace(note=f"{item.note}, {words}") for words, items in did.items() for item in items)
    listed = cut_items(facts, address, every)
    if listed.parts:
        wrote, reviewed = (), ()
    ways = letter_ways(address, listed, lambda item: item)
    yield Making(address, person_page, (identity, wrote, reviewed, ways))
    for sheet in part_sheets(address, name, listed, lambda item: item):
        yield Making(sheet.address, list_page, (sheet, f"Pages that {name} wrote or reviewed.", "person"))


def person_page(
    facts: SiteFacts, identity: str, wrote: tuple[Item, ...], reviewed: tuple[Item, ...], ways: tuple[LetterWay, ...]
) -> Page:
    """Return the page of one person or organisation; see `PersonPage` for what they wrote and reviewed."""
    entry = facts.library.people[identity]
    person, voice = entry.record, Voice(facts, addresses.page("person", identity))
    context = PersonPage(
        frame=frame(voice, person.name, "person", entry.source.path),
        review=review_line(voice, person) if person.review else None,
        role=person.role,
        credentials=person.credentials or "",
        bio=voice.say(person.bio, terms=False),
        links=tuple(Link(link.label, Href(addresses.outside(link.url))) for link in person.links),
        interests=voice.say(person.interests, terms=False),
        wrote=item_links(voice, wrote),
        reviewed=item_links(voice, reviewed),
        letters=letter_lines(voice, ways),
    )
    return article_page(voice, entry, context, person.bio)


def _users(voice: Voice, kind: str, identity: str, by: str) -> tuple[Link, ...]:
    """Return links to the articles of one kind that refer to a record."""
    users = voice.facts.library.users(kind, identity, by=by)
    return tuple(
        voice.to(addresses.page(by, entry.id), entry.record.title)
        for entry in users
        if isinstance(entry.record, Article)
    )
