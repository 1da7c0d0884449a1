"""So that what is the same for every page of a build is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator import addresses
from generator.model import Article
from generator.pages.bibliography import reference_text
from generator.pages.letters import PAGE, cut
from generator.text import GlossaryTerms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from generator.addresses import Address
    from generator.measured import Measured
    from generator.model import Entry, Library
    from generator.model.glossary import Term
    from generator.model.reference import Reference
    from generator.pages.letters import Limit, LongList
    from generator.settings import Settings

EMERGENCIES = "Emergency list"
"""What the page of all references calls the page where red flags stand."""

MOST_CITING = 100
"""How many of the pages that cite one reference are named."""


@dataclass(frozen=True)
class SiteFacts:
    """The content, the settings and the day that a whole site is made of.

    `questionnaires` are the files that questionnaires load: for an article's id, `general` and `words`, its path.
    `measured` is what was measured about them, if anything was. A list longer than `limit` is cut by letter.
    """

    library: Library
    settings: Settings
    day: date
    questionnaires: Mapping[str, str] = field(default_factory=dict)
    measured: Measured | None = None
    limit: Limit = PAGE

    @cached_property
    def terms(self) -> GlossaryTerms:
        """The words of the glossary, ready to be found in texts."""
        return GlossaryTerms(self.library.glossary)

    @cached_property
    def glossary(self) -> LongList[Entry[Term]]:
        """The words of the glossary, as its pages list them."""
        terms = self.library.glossary.values()
        return cut(terms, lambda term: term.id, lambda term: len(term.id) + len(term.record.meaning), self.limit)

    @cached_property
    def term_pages(self) -> Mapping[str, Address]:
        """The page on which each word of the glossary is explained."""
        return {term.id: page for term, page in self.glossary.places(addresses.GLOSSARY)}

    @cached_property
    def references(self) -> LongList[Entry[Reference]]:
        """All references by title, as their pages list them."""
        return cut(self.library.references.values(), lambda entry: entry.record.title, self._length, self.limit)

    @cached_property
    def reference_pages(self) -> Mapping[str, Address]:
        """The page on which each reference is listed."""
        return {entry.id: page for entry, page in self.references.places(addresses.REFERENCES)}

    @cached_property
    def reference_parts(self) -> Mapping[str, str]:
        """The name of the page on which each reference is listed, below the way in; empty where there is only that."""
        return {entry.id: part.name for part in self.references.parts for entry in part.entries}

    def citing(self, reference: str) -> tuple[tuple[Address, str], ...]:
        """Return the pages that cite a reference, with their titles."""
        return tuple(self._citing(reference))

    def _citing(self, reference: str) -> Iterator[tuple[Address, str]]:
        for entry in self.library.users("reference", reference):
            if isinstance(entry.record, Article):
                yield addresses.page(entry.kind, entry.id), entry.record.title
            elif entry.kind == "red-flag":
                yield addresses.QUESTIONNAIRE, EMERGENCIES

    def _length(self, entry: Entry[Reference]) -> int:
        named = self.citing(entry.id)[:MOST_CITING]
        return len(reference_text(entry.record)) + sum(len(title) for _, title in named)

    @cached_property
    def placeholders(self) -> dict[str, str]:
        """What the placeholders of texts stand for in this locale."""
        return self.settings.locale.placeholders
