"""So that what is the same for every page of a build is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from generator import addresses
from generator.model import Article
from generator.model.memory import Memory
from generator.pages.bibliography import read_on, reference_text
from generator.pages.items import Item
from generator.pages.letters import PAGE, cut
from generator.text import GlossaryTerms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from generator.addresses import Address
    from generator.measured import Measured
    from generator.model import Entry, Library, Reference
    from generator.model.record import Record
    from generator.pages.letters import Limit, LongList
    from generator.pages.markdown import Prose
    from generator.settings import Settings

EMERGENCIES = "Emergency list"
"""What the page of all references calls the page where red flags stand."""

MOST_CITING = 100
"""How many of the pages that cite one reference are named."""

COMMON = ("terms", "term_pages", "placeholders")
"""What pages may look at beside the library, the settings and the day."""


class Explained(NamedTuple):
    """A word of the glossary, as its page shows it."""

    word: str
    meaning: str


class Source(NamedTuple):
    """A reference as its page lists it: `cited_by` are the first pages that cite it, `more` says how many others do."""

    id: str
    title: str
    text: Prose
    read: str
    cited_by: tuple[Item, ...]
    more: int

    @property
    def length(self) -> int:
        """How many characters of it a page shows."""
        return len(self.text) + sum(len(page.name) for page in self.cited_by)


@dataclass(frozen=True)
class SiteFacts:
    """The content, the settings and the day that a whole site is made of.

    `questionnaires` are the files that questionnaires load: for an article's id, `general` and `words`, its path.
    `measured` is what was measured about them, if anything was. A list longer than `limit` is cut by letter.
    `memory` knows what an earlier build made of the same records on the same day with the same settings.
    """

    library: Library
    settings: Settings
    day: date
    questionnaires: Mapping[str, str] = field(default_factory=dict)
    measured: Measured | None = None
    limit: Limit = PAGE
    memory: Memory = field(default_factory=Memory)

    def with_questionnaires(self, questionnaires: Mapping[str, str], measured: Measured | None) -> Self:
        """Return the facts with these; what was worked out stays so."""
        return self._sharing(
            [name for name in vars(self) if isinstance(getattr(type(self), name, None), cached_property)],
            questionnaires=questionnaires,
            measured=measured,
        )

    def through(self, library: Library) -> Self:
        """Return the facts as one page has them: the library seen in another way, and what is common to all pages."""
        return self._sharing(COMMON, library=library, questionnaires={}, measured=None)

    def _sharing(self, names: Any, **changed: Any) -> Self:  # noqa: ANN401 - fields of this class
        facts = replace(self, **changed)
        vars(facts).update({name: getattr(self, name) for name in names})
        return facts

    @cached_property
    def common(self) -> tuple[object, ...]:
        """What every page may be made of, beside the library: where two differ, no page can be kept."""
        return self.settings, self.day, self.limit, self.library.root, self.term_pages

    @cached_property
    def terms(self) -> GlossaryTerms:
        """The words of the glossary, ready to be found in texts."""
        return self.memory.same("terms", tuple(self.library.glossary), GlossaryTerms)

    @cached_property
    def glossary(self) -> LongList[Explained]:
        """The words of the glossary, as its pages list them."""
        terms = [Explained(term.id, term.record.meaning) for term in self.library.glossary.values()]
        return cut(terms, lambda term: term.word, lambda term: len(term.word) + len(term.meaning), self.limit)

    @cached_property
    def term_pages(self) -> Mapping[str, Address]:
        """The page on which each word of the glossary is explained."""
        return {term.word: page for term, page in self.glossary.places(addresses.GLOSSARY)}

    @cached_property
    def references(self) -> LongList[Source]:
        """All references by title, as their pages list them."""
        sources = tuple(map(self._source, self.library.references.values()))
        return self.memory.same(("references", self.limit), sources, self._cut)

    def _cut(self, sources: tuple[Source, ...]) -> LongList[Source]:
        return cut(sources, lambda source: source.title, lambda source: source.length, self.limit)

    @cached_property
    def reference_pages(self) -> Mapping[str, Address]:
        """The page on which each reference is listed."""
        return {source.id: page for source, page in self.references.places(addresses.REFERENCES)}

    @cached_property
    def reference_parts(self) -> Mapping[str, str]:
        """The name of the page on which each reference is listed, below the way in; empty where there is only that."""
        return {source.id: part.name for part in self.references.parts for source in part.entries}

    def _source(self, entry: Entry[Reference]) -> Source:
        citing = tuple(self._citing(entry.id))
        text, read = self.memory.of(_written, entry.record)
        return Source(entry.id, entry.record.title, text, read, citing[:MOST_CITING], max(0, len(citing) - MOST_CITING))

    def _citing(self, reference: str) -> Iterator[Item]:
        """Yield the pages that cite a reference."""
        for entry in self.library.users("reference", reference):
            if (page := self.memory.of(_citing_page, entry)) is not None:
                yield page

    @cached_property
    def placeholders(self) -> dict[str, str]:
        """What the placeholders of texts stand for in this locale."""
        return self.settings.locale.placeholders


def _written(reference: Reference) -> tuple[Prose, str]:
    return reference_text(reference), read_on(reference)


def _citing_page(entry: Entry[Record]) -> Item | None:
    """Return the page on which a record cites what it does, or None where it is on no page of its own."""
    if isinstance(entry.record, Article):
        return Item(addresses.page(entry.kind, entry.id), entry.record.title)
    return Item(addresses.QUESTIONNAIRE, EMERGENCIES) if entry.kind == "red-flag" else None
