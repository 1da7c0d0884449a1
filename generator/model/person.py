"""A person or organisation that wrote or reviewed pages; only real ones, and only with their consent."""

from __future__ import annotations

from pydantic import Field

from generator.model.fields import Plain, Text
from generator.model.record import Article, Record
from generator.model.reference import HttpsUrl
from generator.model.vocabulary import PersonKind


class PersonLink(Record):
    """A page about the person elsewhere."""

    label: Plain = Field(description="What the link leads to.")
    url: HttpsUrl = Field(description="Its address, beginning with https://.")


class Person(Article):
    """One author or reviewer."""

    kind: PersonKind = Field(PersonKind.PERSON, description="person or organisation.")
    role: Plain = Field(description="What they do here.")
    credentials: Plain | None = Field(None, description="Degrees and licences.")
    bio: Text | None = Field(None, description="Who they are, in a few sentences.")
    links: tuple[PersonLink, ...] = Field((), description="Pages about them elsewhere.")
    interests: Text | None = Field(None, description="What could influence them, or that there is nothing.")
