"""So that what is the same for every page of a build is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

from generator import addresses
from generator.model import KINDS
from generator.model.memory import Memory
from generator.pages.bibliography import read_on, reference_text
from generator.pages.items import Item
from generator.pages.letters import PAGE, cut
from generator.text import GlossaryTerms

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
    from datetime import date

    from generator.addresses import Address
    from generator.measured import Measured
    from generator.model import Article, Entry, Library, Reference
    from generator.pages.letters import Limit, LongList
    from generator.pages.markdown import Prose
    from generator.settings import Settings

V = TypeVar("V")

OF_ARTICLES = tuple(kind.name for kind in KINDS if kind.has_page)
"""The kinds of records that have a page each."""

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

    def each(self, kind: str, make: Callable[[Entry[Any], SiteFacts], V]) -> Mapping[str, V]:
        """Return what is made of each record of a kind with the settings and the day, by id.

        It is the same mapping in the next build, while the same is made of all: so a list need not be made again.
        """
        return self.memory.each((make, kind), self.library.of(kind), lambda entry: make(entry, self))

    def each_article(self, make: Callable[[Entry[Any], SiteFacts], V]) -> tuple[Mapping[str, V], ...]:
        """Return what is made of each record with a page of its own, kind by kind."""
        return tuple(self.each(kind, make) for kind in OF_ARTICLES)

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of a kind, in order."""
        return self.memory.same(("ids", kind), tuple(self.library.of(kind)), lambda given: given)

    def planned(self, name: Hashable, given: tuple[Any, ...], make: Callable[[], Iterable[V]]) -> tuple[V, ...]:
        """Return what `make` yields of what is given and of the settings; the same while the same is given."""
        return self.memory.same(("plan", name, self.limit), given, lambda _: tuple(make()))

    @cached_property
    def references(self) -> LongList[Source]:
        """All references by title, as their pages list them."""
        return self.memory.same(("references", self.limit), (self._sources,), self._cut)

    def _cut(self, given: tuple[Mapping[str, Source]]) -> LongList[Source]:
        return cut(given[0].values(), lambda source: source.title, lambda source: source.length, self.limit)

    @cached_property
    def reference_pages(self) -> Mapping[str, Address]:
        """The page on which each reference is listed."""
        return self.memory.same(("pages of references", self.limit), (self.references,), _pages_of)

    @cached_property
    def reference_parts(self) -> Mapping[str, str]:
        """The name of the page on which each reference is listed, below the way in; empty where there is only that."""
        return self.memory.same(("parts of references", self.limit), (self.references,), _parts_of)

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        return self.memory.renewed("sources", self._sources_after)

    def _sources_after(
        self, before: Library | None, known: dict[str, Source] | None
    ) -> tuple[Library, dict[str, Source]]:
        """Return all references as they are listed; after an edit, only those of which it may say something else."""
        library = self.library
        edits = library.since(before) if before is not None else None
        cited = _Cited(
            library, self.each("reference", _written), dict(zip(OF_ARTICLES, self.each_article(_item), strict=True))
        )
        if known is None or edits is None:
            found = {identity: cited.source(identity) for identity in library.references}
            return library, known if known is not None and list(known.items()) == list(found.items()) else found
        touched = {identity for kind, identity in edits.used if kind == "reference"} & library.references.keys()
        now = {identity: cited.source(identity) for identity in touched.union(edits.replaced["reference"])}
        now = {identity: source for identity, source in now.items() if source != known[identity]}
        return library, {**known, **now} if now else known

    @cached_property
    def placeholders(self) -> dict[str, str]:
        """What the placeholders of texts stand for in this locale."""
        return self.settings.locale.placeholders


class _Cited(NamedTuple):
    """What references are listed with: what is written of each, and by kind the articles that may cite them."""

    library: Library
    written: Mapping[str, tuple[Prose, str]]
    articles: Mapping[str, Mapping[str, Item]]

    def source(self, identity: str) -> Source:
        """Return a reference as it is listed."""
        citing = tuple(self._citing(identity))
        text, read = self.written[identity]
        title = self.library.references[identity].record.title
        return Source(identity, title, text, read, citing[:MOST_CITING], max(0, len(citing) - MOST_CITING))

    def _citing(self, reference: str) -> Iterator[Item]:
        """Yield the pages that cite a reference."""
        for kind, identity in self.library.named_by.get(("reference", reference), ()):
            if kind in self.articles:
                yield self.articles[kind][identity]
            elif kind == "red-flag":
                yield Item(addresses.QUESTIONNAIRE, EMERGENCIES)


def _written(entry: Entry[Reference], _: SiteFacts) -> tuple[Prose, str]:
    return reference_text(entry.record), read_on(entry.record)


def _item(entry: Entry[Article], _: SiteFacts) -> Item:
    return Item(addresses.page(entry.kind, entry.id), entry.record.title)


def _pages_of(given: tuple[LongList[Source]]) -> Mapping[str, Address]:
    return {source.id: page for source, page in given[0].places(addresses.REFERENCES)}


def _parts_of(given: tuple[LongList[Source]]) -> Mapping[str, str]:
    return {source.id: part.name for part in given[0].parts for source in part.entries}
