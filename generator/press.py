"""So that every file of a site is made in one place, and made again only when something that it was made of changed.

What a page or a bundle looks up in the content is noted while it is made (`generator.model.trace`). Everything else
that it depends on is given to it, or is what all of them have in common: the settings, the day, the templates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from generator import addresses, open_data
from generator.explain import chapters
from generator.linked_data import linked_data
from generator.model.memory import Memory
from generator.model.trace import Notes, WatchedLibrary, WatchedMapping, changed, changed_in
from generator.pages import (
    Renderer,
    SiteFacts,
    feed,
    plan,
    questionnaire_words,
    with_questionnaire,
    without_questionnaire,
)
from generator.questionnaire import asks_alike, known_only_from, questionnaire_file, words_file, written_bundle
from generator.source import stamps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date
    from pathlib import Path

    from generator.measured import Measured
    from generator.model import Library
    from generator.model.trace import Read
    from generator.output import OutputFile
    from generator.pages import Making
    from generator.settings import Settings

T = TypeVar("T")

_Make = Callable[[T, "Library", "set[Read]"], "OutputFile"]

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
    """What was made, of what it was given, and of what was looked up."""

    given: object
    reads: frozenset[Read]
    made: OutputFile


class _Group(NamedTuple):
    """Files that are planned together: what each is made of, where it stands among them by its key, and the files."""

    of: tuple[Any, ...]
    places: Mapping[str, int]
    made: tuple[OutputFile, ...]


class _Shelf:
    """What one run of a press leaves to the next: files by key and by group, and whose notes are which."""

    def __init__(self) -> None:
        self.kept: dict[str, _Kept] = {}
        self.groups: dict[object, _Group] = {}
        self.notes = Notes()

    def tidied(self, groups: dict[object, _Group]) -> bool:
        """Leave these groups, and forget all that is in none of them; False if two files have one key."""
        before, self.groups = self.groups, groups
        if before.keys() == groups.keys() and all(
            before[name].places is group.places for name, group in groups.items()
        ):
            return True
        keys = {key for group in groups.values() for key in group.places}
        for key in self.kept.keys() - keys:
            self.notes.put(key, frozenset(), self.kept.pop(key).reads)
        return len(keys) == sum(len(group.of) for group in groups.values())


class _Before(NamedTuple):
    """What a press knows of its last run."""

    facts: SiteFacts
    look: object
    shelf: _Shelf


class Press:
    """Makes the files of a site with the templates of a folder.

    One that `keeps` is for the same site again and again: whatever nothing changed for is the very same object.
    """

    def __init__(self, templates: Path, *, keeps: bool = False) -> None:
        self._templates, self._renderer, self._keeps = templates, Renderer(templates), keeps
        self._before: _Before | None = None
        self._memory: Memory | None = None
        self._data: tuple[str, tuple[OutputFile, ...]] | None = None
        self._notes: dict[Read, Read] = {}

    def files(self, content: Content, *, data: bool = True) -> Iterator[OutputFile]:
        """Yield every file of `build/docs`, each as it is made, and all of the same order each time.

        Without `data`, the open data may be that of an earlier time.
        """
        library, settings, basis = content.library, content.settings, (content.settings, content.day)
        memory = self._memory.next(basis) if self._memory else Memory(basis)
        facts = SiteFacts(library, settings, content.day, memory=memory)
        look = dict(stamps(self._templates)) if self._keeps else None
        version, files = (
            self._data if self._data and not data else _data_of(library, settings, memory if self._keeps else None)
        )
        if self._keeps:
            self._data = version, files
        yield from files
        del files  # the largest there are
        making = self._begin(facts, look)
        names = (None, *with_questionnaire(facts))
        asked: list[str] = []
        for file in making.questionnaires(names):
            asked.append(file.path)
            yield file
        words = words_file(questionnaire_words(facts, _withheld(facts)))
        yield words
        paths = memory.same("paths", (names, tuple(asked), words.path), _paths)
        making.facts = facts.with_questionnaires(paths, content.measured)
        planned = plan(making.facts, version, open_data.FILES, chapters(settings), content.guide)
        for number, group in enumerate(planned):
            yield from making.pages(number, group)
        yield feed(facts)
        if self._keeps:
            self._memory, self._before = memory, making.left(look)

    def _begin(self, facts: SiteFacts, look: object) -> _Making:
        """Compare with the last run; what was kept of it is not known any more should this one fail."""
        before, self._before = self._before, None
        if not self._keeps:
            return _Making(self._renderer, facts)
        if before is None or before.facts.common != facts.common or look != before.look:
            return _Making(self._renderer, facts, self._notes, _Shelf())
        earlier, notes = before.facts, before.shelf.notes
        stale = changed(earlier.library, facts.library)
        moved = changed_in(REFERENCE_PARTS, earlier.reference_parts, facts.reference_parts)
        asked = moved if asks_alike(earlier.library, facts.library) else stale | moved
        found = _Stale(notes.made_by(stale), notes.made_by(asked))
        return _Making(self._renderer, facts, self._notes, before.shelf, found)


def _paths(given: tuple[tuple[str | None, ...], tuple[str, ...], str]) -> dict[str, str]:
    """Return the files that questionnaires load; see `SiteFacts.questionnaires`."""
    names, asked, words = given
    paths = {name or addresses.GENERAL: path for name, path in zip(names, asked, strict=True)}
    return {**paths, addresses.WORDS: words}


def _withheld(facts: SiteFacts) -> tuple[str, ...]:
    return known_only_from(facts.library, without_questionnaire(facts))


@dataclass(frozen=True, slots=True)
class _Stale:
    """By their keys, the pages and the questionnaires of which a note finds something else than before."""

    pages: AbstractSet[str] = frozenset()
    questionnaires: AbstractSet[str] = frozenset()


class _Making:
    """One run of a press: makes what has changed, takes the rest from the run before, and notes both."""

    def __init__(
        self,
        renderer: Renderer,
        facts: SiteFacts,
        notes: dict[Read, Read] | None = None,
        shelf: _Shelf | None = None,
        stale: _Stale | None = None,
    ) -> None:
        self.facts = facts
        self._notes: dict[Read, Read] = {} if notes is None else notes
        self._renderer, self._shelf, self._stale = renderer, shelf, stale or _Stale()
        self._groups: dict[object, _Group] = {}

    def questionnaires(self, symptoms: tuple[str | None, ...]) -> Iterable[OutputFile]:
        """Return the data of the questionnaires of articles, and for None that of the general one."""
        return self._group(
            "questionnaires", symptoms, _questionnaire_key, self._questionnaire, self._stale.questionnaires
        )

    def pages(self, number: int, planned: tuple[Making, ...]) -> Iterable[OutputFile]:
        """Return the pages of one group, as Markdown."""
        return self._group(number, planned, _page_key, self._page, self._stale.pages)

    def left(self, look: object) -> _Before | None:
        """Return what the next run may know of this one; nothing where two files have one name."""
        assert self._shelf is not None  # noqa: S101 - who keeps has one
        return _Before(self.facts, look, self._shelf) if self._shelf.tidied(self._groups) else None

    def _questionnaire(self, symptom: str | None, library: Library, reads: set[Read]) -> OutputFile:
        bundle = written_bundle(library, symptom, self.facts.settings, self.facts.memory)
        parts = WatchedMapping(REFERENCE_PARTS, self.facts.reference_parts, reads)
        return questionnaire_file(bundle, symptom, parts)

    def _page(self, planned: Making, library: Library, _reads: set[Read]) -> OutputFile:
        page = planned.page(self.facts.through(library))
        data = linked_data(library, self.facts.settings, page.kind, page.id)
        return self._renderer.render(page, {"jsonld": data})

    def _group(
        self, name: object, of: tuple[T, ...], key: Callable[[T], str], make: _Make[T], stale: AbstractSet[str]
    ) -> Iterable[OutputFile]:
        """Return the files of a group; where it is of the same as before, only the stale ones are looked at.

        Where nothing is kept, each is made when it is asked for.
        """
        if self._shelf is None:
            return (make(one, self.facts.library, set()) for one in of)
        old = self._shelf.groups.get(name)
        if old is None or (old.of is not of and old.of != of):
            keys = list(map(key, of))
            made = tuple(self._made(self._shelf, *one, make, stale) for one in zip(keys, of, strict=True))
            self._groups[name] = _Group(of, {one: place for place, one in enumerate(keys)}, made)
            return made
        others = {old.places[one]: one for one in stale & old.places.keys()}
        found = {
            place: self._made(self._shelf, one, old.of[place], make, stale) for place, one in sorted(others.items())
        }
        if all(file is old.made[place] for place, file in found.items()):
            self._groups[name] = old
            return old.made
        files = list(old.made)
        for place, file in found.items():
            files[place] = file
        self._groups[name] = old._replace(made=tuple(files))
        return self._groups[name].made

    def _made(self, shelf: _Shelf, key: str, given: T, make: _Make[T], stale: AbstractSet[str]) -> OutputFile:
        old = shelf.kept.get(key)
        if old is not None and key not in stale and old.given == given:
            return old.made
        reads: set[Read] = set()
        made = make(given, WatchedLibrary(self.facts.library, reads), reads)
        if old is not None and old.made == made:
            made = old.made
        # Many pages look up the same; a note is kept once.
        noted = frozenset(self._notes.setdefault(read, read) for read in reads)
        shelf.notes.put(key, noted, old.reads if old is not None else frozenset())
        shelf.kept[key] = _Kept(given, noted, made)
        return made


def _questionnaire_key(symptom: str | None) -> str:
    return f"questionnaire {symptom}"


def _page_key(planned: Making) -> str:
    return planned.address.path


def _data_of(library: Library, settings: Settings, memory: Memory | None) -> tuple[str, tuple[OutputFile, ...]]:
    """Return the version of the open data, and its files."""
    data = open_data.content(library, memory)
    return data.version, open_data.open_data(library, settings, data)
