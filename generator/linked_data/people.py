"""So that an author or reviewer is named in linked data as what they are: a human being or an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.linked_data.node import Node, node
from generator.linked_data.plain_words import plain_words
from generator.model.vocabulary import PersonKind

if TYPE_CHECKING:
    from generator.model import Library, Person
    from generator.settings import Settings


def named(library: Library, settings: Settings, identity: str) -> Node:
    """Return a person or organisation by name and page, for a page that they answer for."""
    person = library.people[identity].record
    return node(_type(person), name=person.name, url=addresses.page("person", identity).absolute(settings.site.url))


def described(library: Library, settings: Settings, identity: str) -> Node:
    """Return a person or organisation with everything that their own page says of them."""
    person = library.people[identity].record
    credential = node("EducationalOccupationalCredential", name=person.credentials) if person.credentials else None
    return {
        **named(library, settings, identity),
        **node(
            _type(person),
            description=plain_words(person.bio, settings.locale),
            hasCredential=credential,
            sameAs=[link.url for link in person.links],
        ),
    }


def _type(person: Person) -> str:
    return "Person" if person.kind is PersonKind.PERSON else "Organization"
