"""So that a folder of YAML becomes a library, with everything that keeps it from being one said at once."""

from __future__ import annotations

import re
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.errors import Problem
from generator.model.fields import ID_PATTERN
from generator.model.finding import Finding
from generator.model.instead import file_hint, id_hint, meant_id
from generator.model.kinds import KINDS, Kind, Layout, kind_of
from generator.model.library import Entry, Library
from generator.model.link import OWNED, Key, There, Wanted, are_found, link_problems, wanted
from generator.model.names import name_problems, taken
from generator.model.page_links import page_link_problems
from generator.model.question import Question
from generator.model.record import Article, Record
from generator.model.validate import salvaged, suggest, validate
from generator.model.vocabulary import FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from generator.source import SourceFile, SourceTree, Trail


class Loaded(NamedTuple):
    """The library of everything that is a valid record, and everything wrong with the rest."""

    library: Library
    problems: tuple[Problem, ...]


class _Candidate(NamedTuple):
    """Data that should become a record."""

    kind: Kind
    id: str
    data: Any
    source: SourceFile
    trail: Trail


class _Made(NamedTuple):
    """What became of one file: its records, with the findings that they define by the way; and what is wrong with it.

    `wanted` is what they refer to, and what records with slips do. `broken` exists and cannot be used.
    """

    source: SourceFile
    written: tuple[Entry[Record], ...]
    options: tuple[Entry[Record], ...]
    wanted: tuple[Wanted, ...]
    broken: frozenset[Key]
    problems: tuple[Problem, ...]


class Loader:
    """Makes a library of content as often as it is asked to: records of a file that is the same object stay the same.

    Drafts are checked, and kept only where `drafts` is true. `partial` is for content that leaves whole kinds of
    records out: ids of a kind without any record are not looked up.
    """

    def __init__(self, *, drafts: bool = False, partial: bool = False) -> None:
        self._drafts, self._partial = drafts, partial
        self._made: dict[str, _Made] = {}
        self._last: tuple[SourceTree, Loaded] | None = None
        self._public: AbstractSet[Key] = frozenset()
        self._sound: dict[str, _Made] = {}

    def load(self, tree: SourceTree) -> Loaded:
        """Validate and link everything that was read."""
        if self._last and self._last[0] == tree:
            return self._last[1]
        loaded = self._edited(tree) or self._anew(tree)
        self._last = tree, loaded
        return loaded

    def _edited(self, tree: SourceTree) -> Loaded | None:
        """Look at nothing but files that were edited, where the rest cannot be seen otherwise than before.

        That is so where nothing was wrong and nothing is, and where what they say to others is the same: which records
        there are, of which names they are, and whether they are public. None where it is not.
        """
        if self._last is None or self._last[1].problems or tree.problems or not _same_places(self._last[0], tree):
            return None
        pairs = _others(self._last[0].files, tree.files)
        edited: list[_Made] = []
        for before, source in pairs:
            made = _make(source, tree.root)
            if (
                made.problems
                or made.broken
                or _told(made) != _told(self._made[before.path])
                or not are_found(made.wanted, self._public)
                or (not self._drafts and any(_is_draft(entry) for entry in made.written))
            ):
                return None
            edited.append(made)
        entries = [entry for made in edited for entry in (*made.written, *made.options)]
        for made in edited:
            self._made[made.source.path] = self._sound[made.source.path] = made
        return Loaded(self._last[1].library.edited(entries), ())

    def _anew(self, tree: SourceTree) -> Loaded:
        before, self._made = self._made, {}
        for source in tree.files:
            made = before.get(source.path)
            self._made[source.path] = made if made and made.source is source else _make(source, tree.root)
        every = self._made.values()
        problems = [*tree.problems, *(problem for made in every for problem in made.problems)]
        entries: dict[Key, Entry[Record]] = {}
        for several in (*(made.written for made in every), *(made.options for made in every)):
            for entry in several:
                first = entries.setdefault((entry.kind, entry.id), entry)
                if first is not entry:
                    problems.append(taken(entry, first))
        problems.extend(name_problems([entry for made in every for entry in made.written], tree.prose))
        there = self._there(entries, tree)
        problems.extend(self._link_problems(there))
        problems.extend(page_link_problems(tree.prose, entries, there.broken, there.drafts))
        kept = (entry for key, entry in entries.items() if key not in there.drafts)
        left_out = (entries[key] for key in there.drafts)
        library = Library(kept, tree.prose, left_out, tree.root, self._last[1].library if self._last else None)
        return Loaded(library, tuple(sorted(set(problems))))

    def _there(self, entries: Mapping[Key, Entry[Record]], tree: SourceTree) -> There:
        broken = {key for made in self._made.values() for key in made.broken}
        for problem in tree.problems:
            broken |= _unread(problem.mark.path.removeprefix(f"{tree.root}/"))
        drafts = {key for key, entry in entries.items() if _is_draft(entry)}
        there = {kind for kind, _ in (*entries, *broken)}
        absent = {kind.name for kind in KINDS if kind.name not in there} if self._partial else set()
        return There(entries, broken, set() if self._drafts else drafts, absent)

    def _link_problems(self, there: There) -> Iterator[Problem]:
        """Look references up; not those of a file again that found all of them, while the same records are there."""
        sound = self._sound if self._public == there.public else {}
        self._public, self._sound = there.public, {}
        for path, made in self._made.items():
            if sound.get(path) is made or are_found(made.wanted, there.public):
                self._sound[path] = made
            else:
                yield from link_problems(made.wanted, there)


def load(tree: SourceTree, *, drafts: bool = False, partial: bool = False) -> Loaded:
    """Validate and link everything that was read, once; see `Loader`."""
    return Loader(drafts=drafts, partial=partial).load(tree)


def _same_places(before: SourceTree, tree: SourceTree) -> bool:
    """Whether the same files are there, with the same hand-written pages."""
    return (
        before.root == tree.root
        and len(before.files) == len(tree.files)
        and all(old.path == new.path for old, new in _others(before.files, tree.files))
        and before.prose == tree.prose
    )


def _others(before: Sequence[SourceFile], files: Sequence[SourceFile]) -> Iterator[tuple[SourceFile, SourceFile]]:
    """Yield the files that are other objects than before, with what they were."""
    return compress(zip(before, files, strict=True), map(is_not, before, files))


def _is_draft(entry: Entry[Record]) -> bool:
    return isinstance(entry.record, Article) and entry.record.draft


def _told(made: _Made) -> list[tuple[object, ...]]:
    """Return all that other files can be wrong for: kinds, ids, former ids, drafts, and the ids of red flags."""
    return [
        (
            entry.kind,
            entry.id,
            vars(entry.record).get("aliases", ()),
            _is_draft(entry),
            tuple(flag.id for flag in vars(entry.record).get("red_flags", ())),
        )
        for entry in (*made.written, *made.options)
    ]


def _make(source: SourceFile, root: str) -> _Made:
    problems: list[Problem] = []
    written: list[Entry[Record]] = []
    with_slips: list[Entry[Record]] = []
    broken: set[Key] = set()
    candidates = list(_candidates(source, root, problems))
    if source.data and not candidates:
        broken |= _unread(source.path.removeprefix(f"{root}/"))
    for candidate in candidates:
        record, found = validate(candidate.kind.record, candidate.data, source, candidate.trail)
        problems.extend(found)
        if record is None:
            broken |= {(candidate.kind.name, candidate.id), *_lost(candidate)}
            record, those = salvaged(candidate.kind.record, candidate.data), with_slips
        else:
            those = written
        if record is not None:
            those.append(Entry(candidate.id, candidate.kind.name, record, source, candidate.trail))
    source.let_go()  # records are made, and nobody else asks for it
    options = tuple(_findings_of_options(written))
    everything = tuple(map(wanted, (*written, *with_slips)))
    return _Made(source, tuple(written), options, everything, frozenset(broken), tuple(problems))


def _candidates(source: SourceFile, root: str, problems: list[Problem]) -> Iterator[_Candidate]:
    relative = source.path.removeprefix(f"{root}/")
    kind = kind_of(relative)
    if kind is None:
        places = ", ".join(kind.place for kind in KINDS)
        message = "this file lies where no records are looked for"
        hint = _nearest_place(relative) or f"records lie in {places}"
        problems.append(Problem(source.at(), "misplaced-file", message, hint=hint))
    elif kind.layout is Layout.ONE_A_FILE:
        yield from _one(kind, source, relative, problems)
    elif kind.layout is Layout.MANY_A_FILE:
        yield from _many(kind, source, problems)
    else:
        yield from _listed(kind, source, problems)


def _one(kind: Kind, source: SourceFile, relative: str, problems: list[Problem]) -> Iterator[_Candidate]:
    identity, data = source.stem, source.data
    if "/" in relative.removeprefix(kind.place):
        message = f"{kind.place} has no folders inside"
        problems.append(Problem(source.at(), "misplaced-file", message, hint=f"move the file to {kind.place}"))
    if not re.match(ID_PATTERN, identity):
        hint = file_hint(identity, ".yml")
        problems.append(Problem(source.at(), "bad-id", f"the file name {identity!r} is not an id", hint=hint))
        identity = meant_id(identity) or identity  # so that nobody who names it rightly is told that it is not there
    if isinstance(data, dict) and "id" in data:
        if data["id"] != identity:
            message = f"the id {data['id']!r} is not the name of the file"
            hint = f"delete the line: the file's name already says `{identity}`"
            problems.append(Problem(source.at("id"), "id-mismatch", message, hint=hint))
        data = {key: value for key, value in data.items() if key != "id"}
    yield _Candidate(kind, identity, data, source, ())


def _many(kind: Kind, source: SourceFile, problems: list[Problem]) -> Iterator[_Candidate]:
    if not isinstance(source.data, dict):
        message = "this file must hold records, each below its id"
        hint = "begin each record with its id and a colon, and indent its fields by two spaces"
        problems.append(Problem(source.at(), "wrong-shape", message, hint=hint))
        return
    for key, data in source.data.items():
        identity = key
        if not kind.any_key and not re.match(ID_PATTERN, identity):
            problems.append(Problem(source.key(key), "bad-id", f"{identity!r} is not an id", hint=id_hint(identity)))
            identity = meant_id(identity) or identity  # see above
        carried: Any = data
        if kind.carries_id and isinstance(data, dict):
            if data.get("id", key) != key:
                message = f"the id {data['id']!r} is not that of the line above it, {key!r}"
                problems.append(Problem(source.at(key, "id"), "id-mismatch", message, hint="delete the line"))
            carried = {**data, "id": identity}
        yield _Candidate(kind, identity, carried, source, (key,))


def _listed(kind: Kind, source: SourceFile, problems: list[Problem]) -> Iterator[_Candidate]:
    if not isinstance(source.data, list):
        message = "this file must hold a list of records"
        problems.append(Problem(source.at(), "wrong-shape", message, hint="begin each record with `- `, or write `[]`"))
        return
    for place, data in enumerate(source.data):
        identity = data.get("id") if isinstance(data, dict) else None
        yield _Candidate(kind, identity if isinstance(identity, str) else f"{place + 1}", data, source, (place,))


def _nearest_place(path: str) -> str:
    """Return the place whose name is like that of a misplaced file or its folder, as a question, or nothing."""
    first, *more = path.split("/")
    found = suggest(first.lower() + ("/" if more else ""), [kind.place for kind in KINDS], "place")
    return found if found.startswith("did you mean") else ""


def _findings_of_options(entries: Iterable[Entry[Record]]) -> Iterator[Entry[Record]]:
    """Make findings of the options that carry an id of their own."""
    for entry in entries:
        if isinstance(entry.record, Question):
            about = (entry.record.about,) if entry.record.about else ()
            for place, option in enumerate(entry.record.options):
                if option.id and option.name:
                    finding = Finding(name=option.name, kind=FindingKind.SYMPTOM, implies=about)
                    trail = (*entry.trail, "options", place, "id")
                    yield Entry(option.id, "finding", finding, entry.source, trail)


def _unread(path: str) -> set[Key]:
    """Return what a file or folder that was not read may hold, so that nobody is told it does not exist.

    `path` lies below the content folder; its ending may be the mistake.
    """
    stem = path.rsplit(".", 1)[0]
    kind = kind_of(f"{stem}.yml") or kind_of(f"{path}/")
    if kind is None:
        return set()
    one = kind.layout is Layout.ONE_A_FILE and "/" in path
    return {(kind.name, stem.rsplit("/", 1)[-1] if one else "*"), *_owned(kind)}


def _lost(candidate: _Candidate) -> set[Key]:
    """Return what else is missing because one record is broken: the findings and the red flags that only it defines."""
    options = candidate.data.get("options") if isinstance(candidate.data, dict) else None
    if candidate.kind.record is Question and isinstance(options, list):
        found = (option.get("id") for option in options if isinstance(option, dict))
        return {("finding", identity) for identity in found if isinstance(identity, str)}
    return _owned(candidate.kind)


def _owned(kind: Kind) -> set[Key]:
    """Return what records of a kind define beside themselves."""
    if kind.record is Question:
        return {("finding", "*")}
    return {(OWNED, "*")} if "red_flags" in kind.record.model_fields else set()
