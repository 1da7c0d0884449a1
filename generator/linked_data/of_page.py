"""So that the linked data of every page is made in one place, from the record that the page is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import addresses
from generator.linked_data.node import CONTEXT, Node, node
from generator.linked_data.people import described, named
from generator.linked_data.plain_words import plain_words
from generator.linked_data.sources import sources
from generator.linked_data.subjects import Subjects

if TYPE_CHECKING:
    from generator.model import Article, Entry, Library
    from generator.settings import Settings

SECTIONS = {
    "symptom": "Symptoms",
    "condition": "Conditions",
    "cause": "Causes",
    "treatment": "Tests and treatments",
    "person": "People",
}
"""The kinds of record whose pages have linked data, with the titles of the pages that list them."""


def linked_data(library: Library, settings: Settings, kind: str, identity: str) -> Node | None:
    """Return the JSON-LD of the page of one record, or of the home page (`kind` "home"); None where there is none.

    A pure function: the same content and settings always give the same node.
    """
    if kind == "home":
        return {"@context": CONTEXT, **_web_site(settings), **_about_the_site(settings)}
    if kind not in SECTIONS or identity not in library.of(kind):
        return None
    entry: Entry[Any] = library.of(kind)[identity]
    if kind == "person":
        own = node("ProfilePage", mainEntity=described(library, settings, identity))
    else:
        patients = node("Patient", audienceType="Patients")
        own = node("MedicalWebPage", audience=patients, **_subject(library, settings, entry))
    title = entry.record.title
    return {
        "@context": CONTEXT,
        **node(
            own.pop("@type"),
            name=title,
            description=plain_words(getattr(entry.record, "summary", None), settings.locale),
            url=addresses.page(kind, identity).absolute(settings.site.url),
            inLanguage=settings.site.language,
            isPartOf=_web_site(settings),
            breadcrumb=_breadcrumb(settings, kind, identity, title),
            license=_licence(settings),
            publisher=_publisher(settings),
            **_answered_for(library, settings, entry.record),
            **own,
            citation=sources(library, entry),
        ),
    }


def _subject(library: Library, settings: Settings, entry: Entry[Any]) -> dict[str, Any]:
    subjects = Subjects(library, settings)
    if entry.kind == "symptom":
        return {"about": subjects.symptom(entry), "mentions": subjects.mentioned(entry)}
    if entry.kind == "condition":
        return {"about": subjects.condition(entry)}
    return {"about": subjects.cause(entry) if entry.kind == "cause" else subjects.treatment(entry)}


def _answered_for(library: Library, settings: Settings, article: Article) -> dict[str, Any]:
    """Return who wrote the page and when; who reviewed it only where a real review stands in the record."""
    review = article.review
    return {
        "dateModified": article.updated.isoformat() if article.updated else None,
        "author": [named(library, settings, identity) for identity in article.authors],
        "lastReviewed": review.on.isoformat() if review else None,
        "reviewedBy": named(library, settings, review.by) if review else None,
    }


def _web_site(settings: Settings) -> Node:
    return node("WebSite", name=settings.site.name, url=addresses.HOME.absolute(settings.site.url))


def _about_the_site(settings: Settings) -> dict[str, Any]:
    return {
        "description": settings.site.description,
        "inLanguage": settings.site.language,
        "license": _licence(settings),
        "publisher": _publisher(settings),
    }


def _publisher(settings: Settings) -> Node:
    return node("Organization", name=settings.site.name, url=addresses.HOME.absolute(settings.site.url))


def _licence(settings: Settings) -> str | Node:
    """Return the address of the content's licence, or its name where its address is not known."""
    return addresses.licence(settings.site.licence) or node("CreativeWork", name=settings.site.licence)


def _breadcrumb(settings: Settings, kind: str, identity: str, title: str) -> Node:
    """Return the way from the home page, as the page itself shows it."""
    steps = (
        ("Home", addresses.HOME),
        (SECTIONS[kind], addresses.section(kind)),
        (title, addresses.page(kind, identity)),
    )
    items = [
        node("ListItem", position=place, name=name, item={"@id": address.absolute(settings.site.url)})
        for place, (name, address) in enumerate(steps, start=1)
    ]
    return node("BreadcrumbList", itemListElement=items)
