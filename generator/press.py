"""So that every file of a site is made in one place, and made again only when something that it was made of changed.

What a page or a bundle looks up in the content is noted while it is made (`generator.model.trace`). Everything else
that it depends on is given to it, or is what all of them have in common: the settings, the day, the templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from generator import addresses, open_data
from generator.explain import chapters
from generator.linked_data import linked_data
from generator.model.memory import Memory
from generator.model.trace import WatchedLibrary, WatchedMapping, changed, changed_in
from generator.pages import (
    Renderer,
    SiteFacts,
    feed,
    makings,
    questionnaire_words,
    with_questionnaire,
    without_questionnaire,
)
from generator.questionnaire import asks_alike, known_only_from, questionnaire_file, words_file, written_bundle
from generator.source import stamps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from generator.measured import Measured
    from generator.model import Library
    from generator.model.trace import Read
    from generator.output import OutputFile
    from generator.pages import Making
    from generator.settings import Settings

REFERENCE_PARTS = "reference_parts"
"""The name in notes for the pages on which references are listed, which bundles lead to."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a site is made of, and nothing is wrong with: its records, and what stands beside them.

    `guide` is the text of CONTRIBUTING.md, or nothing where there is none.
    """

    library: Library
    settings: Settings
    day: date
    measured: Measured | None
    guide: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """Something that was made: what it was given, and what it looked up."""

    given: object
    reads: frozenset[Read]
    made: OutputFile


class Press:
    """Makes the files of a site with the templates of a folder.

    One that `keeps` is for the same site again and again: whatever nothing changed for is the very same object.
    """

    def __init__(self, templates: Path, *, keeps: bool = False) -> None:
        self._templates, self._renderer = templates, Renderer(templates)
        self._facts: SiteFacts | None = None
        self._memory: Memory | None = None
        self._look: object = None
        self._data: tuple[str, tuple[OutputFile, ...]] | None = None
        self._kept: dict[str, _Kept] = {}
        self._notes: dict[Read, Read] | None = {} if keeps else None

    def files(self, content: Content, *, data: bool = True) -> Iterator[OutputFile]:
        """Yield every file of `build/docs`, each as it is made, and all of the same order each time.

        Without `data`, the open data may be that of an earlier time.
        """
        library, settings, basis = content.library, content.settings, (content.settings, content.day)
        memory = self._memory.next(basis) if self._memory else Memory(basis)
        facts = SiteFacts(library, settings, content.day, memory=memory)
        look = dict(stamps(self._templates)) if self._notes is not None else None
        version, files = (
            self._data
            if self._data and not data
            else _data_of(library, settings, memory if self._notes is not None else None)
        )
        if self._notes is not None:
            self._data = version, files
        yield from files
        del files  # the largest there are
        making = self._begin(facts, look)
        paths: dict[str, str] = {}
        for symptom in (None, *with_questionnaire(facts)):
            file = making.questionnaire(symptom)
            paths[symptom or addresses.GENERAL] = file.path
            yield file
        words = words_file(questionnaire_words(facts, known_only_from(library, without_questionnaire(facts))))
        yield words
        making.facts = facts.with_questionnaires({**paths, addresses.WORDS: words.path}, content.measured)
        for planned in makings(making.facts, version, open_data.FILES, chapters(settings), content.guide):
            yield making.page(planned)
        yield feed(facts)
        if self._notes is not None:
            self._facts, self._memory, self._look, self._kept = facts, memory, look, making.kept

    def _begin(self, facts: SiteFacts, look: object) -> _Making:
        before = self._facts
        if before is None or before.common != facts.common or look != self._look:
            return _Making(self._renderer, facts, self._notes)
        stale = changed(before.library, facts.library)
        moved = changed_in(REFERENCE_PARTS, before.reference_parts, facts.reference_parts)
        asked = moved if asks_alike(before.library, facts.library) else stale | moved
        return _Making(self._renderer, facts, self._notes, self._kept, _Stale(stale, asked))


@dataclass(frozen=True, slots=True)
class _Stale:
    """The notes that find something else than before: those of pages, and those of questionnaires."""

    pages: frozenset[Read] = frozenset()
    questionnaires: frozenset[Read] = frozenset()


class _Making:
    """One run of a press: makes what has changed, takes the rest from the run before, and notes both."""

    def __init__(
        self,
        renderer: Renderer,
        facts: SiteFacts,
        notes: dict[Read, Read] | None,
        before: Mapping[str, _Kept] = MappingProxyType({}),
        stale: _Stale | None = None,
    ) -> None:
        self.facts, self.kept = facts, cast("dict[str, _Kept]", {})
        self._renderer, self._notes, self._before, self._stale = renderer, notes, before, stale or _Stale()

    def questionnaire(self, symptom: str | None) -> OutputFile:
        """Return the data of an article's questionnaire, or with None of the general one."""

        def make(library: Library, reads: set[Read]) -> OutputFile:
            bundle = written_bundle(library, symptom, self.facts.settings, self.facts.memory)
            parts = WatchedMapping(REFERENCE_PARTS, self.facts.reference_parts, reads)
            return questionnaire_file(bundle, symptom, parts)

        return self._made(f"questionnaire {symptom}", None, make, self._stale.questionnaires)

    def page(self, planned: Making) -> OutputFile:
        """Return a page as Markdown."""

        def make(library: Library, _reads: set[Read]) -> OutputFile:
            page = planned.page(self.facts.through(library))
            data = linked_data(library, self.facts.settings, page.kind, page.id)
            return self._renderer.render(page, {"jsonld": data})

        return self._made(planned.address.path, planned, make, self._stale.pages)

    def _made(
        self, key: str, given: object, make: Callable[[Library, set[Read]], OutputFile], stale: frozenset[Read]
    ) -> OutputFile:
        reads: set[Read] = set()
        if self._notes is None:
            return make(self.facts.library, reads)
        old = self._before.get(key)
        if old is not None and old.given == given and old.reads.isdisjoint(stale):
            self.kept[key] = old
            return old.made
        made = make(WatchedLibrary(self.facts.library, reads), reads)
        if old is not None and old.made == made:
            made = old.made
        # Many pages look up the same; a note is kept once.
        self.kept[key] = _Kept(given, frozenset(self._notes.setdefault(read, read) for read in reads), made)
        return made


def _data_of(library: Library, settings: Settings, memory: Memory | None) -> tuple[str, tuple[OutputFile, ...]]:
    """Return the version of the open data, and its files."""
    data = open_data.content(library, memory)
    return data.version, open_data.open_data(library, settings, data)
