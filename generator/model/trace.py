"""So that whoever makes something of the content can tell what it was made of, and when it would come out otherwise.

A library that is watched notes every record and every way back that is looked up, by its key, and every list that is
gone through. Two libraries, compared, say which of these notes would find something else in the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import compress
from operator import eq, is_not
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from generator.model.kinds import KINDS
from generator.model.library import Entry, Library, Use
from generator.model.record import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, ItemsView, Iterable, ValuesView
    from collections.abc import Set as AbstractSet

    from generator.model.record import Record
    from generator.model.red_flag import RedFlag
    from generator.model.references import Referral
    from generator.source.tree import ProseFile

    Same = Callable[[Any, Any], bool]
    Read = tuple[str, Hashable]
    """A note: the name of an index, and the key that was looked up there, or one of KEYS, ANY and VALUES."""

KEYS: Final = ("keys",)
"""Noted for an index of which only the keys were gone through, in order, or counted."""
ANY: Final = ("any",)
"""Noted for an index that was only asked whether there is anything in it."""
VALUES: Final = ("values",)
"""Noted for an index of which all values were gone through."""

PROSE: Final = "prose"
DERIVED: Final = (
    "uses",
    "named_by",
    "article_of_finding",
    "articles_with_condition",
    "conditions_with_finding",
    "children",
    "questions_about",
)
"""The ways back of a library that are looked up by key; the other indices are the kinds, by their names."""

_TYPED: Final = {
    "symptom": "symptoms",
    "condition": "conditions",
    "cause": "causes",
    "treatment": "treatments",
    "person": "people",
    "finding": "findings",
    "question": "questions",
    "reference": "references",
    "red-flag": "red_flags",
    "term": "glossary",
    "journey": "journeys",
    "safety-note": "safety_notes",
}

_OF_ARTICLES: Final = tuple(kind.name for kind in KINDS if kind.has_page)

K = TypeVar("K")
V = TypeVar("V")


class WatchedLibrary(Library):
    """The same content as that of another library; whatever is looked up here is added to `reads`.

    With `listed` (records) or `prose`, only these are listed, and listing them is not noted; all can be looked up.
    """

    def __init__(
        self,
        library: Library,
        reads: set[Read],
        listed: Iterable[Entry[Record]] | None = None,
        prose: Iterable[ProseFile] = (),
    ) -> None:
        focus: dict[str, dict[str, Entry[Record]]] | None = None
        if listed is not None:
            focus = {kind.name: {} for kind in KINDS}
            for entry in listed:
                focus[entry.kind][entry.id] = entry
        watched = {
            kind.name: WatchedMapping(kind.name, library.of(kind.name), reads, focus[kind.name] if focus else None)
            for kind in KINDS
        }
        own = vars(self)
        own["_by_kind"] = watched
        own |= {name: watched[kind] for kind, name in _TYPED.items()}
        own |= {name: WatchedMapping(name, getattr(library, name), reads) for name in DERIVED}
        own |= {"drafts": library.drafts, "root": library.root, "_reads": reads, "_before": None}
        own |= {
            "_library": library,
            "_prose": library.prose if focus is None else tuple(prose),
            "_focused": focus is not None,
        }

    @property
    def prose(self) -> tuple[ProseFile, ...]:
        """The hand-written pages."""
        if not vars(self)["_focused"]:
            vars(self)["_reads"].add((PROSE, VALUES))
        return self._prose

    @property
    def articles(self) -> tuple[Entry[Article], ...]:  # found once, by the library
        """Every record with a page of its own, by kind and id."""
        if vars(self)["_focused"]:
            return tuple(entry for kind in _OF_ARTICLES for entry in self._typed(kind, Article).values())
        vars(self)["_reads"].update((kind, VALUES) for kind in _OF_ARTICLES)
        return cast("Library", vars(self)["_library"]).articles

    @property
    def flags_everywhere(self) -> tuple[RedFlag, ...]:  # found once, by the library
        """The red flags of every page, in the order in which their file has them."""
        vars(self)["_reads"].add(("red-flag", VALUES))
        return cast("Library", vars(self)["_library"]).flags_everywhere

    def each(self, kind: str, what: Callable[[Any], V]) -> Mapping[str, V]:
        """Return what a function says of each record of a kind, by id."""
        own = vars(self)
        if own["_focused"]:
            return {identity: what(entry.record) for identity, entry in self.of(kind).items()}
        return WatchedMapping(_asked(kind, what), own["_library"].each(kind, what), own["_reads"])

    def together(self, make: Callable[..., V], *asked: tuple[str, Callable[[Any], Any]]) -> V:
        """Return `make` of what `each` says for each (kind, what)."""
        if vars(self)["_focused"]:
            return make(*(self.each(kind, what) for kind, what in asked))
        vars(self)["_reads"].update((_asked(kind, what), VALUES) for kind, what in asked)
        return cast("Library", vars(self)["_library"]).together(make, *asked)

    def without_drafts(self) -> Library:
        """Refuse: a library is watched when it is decided what is in it."""
        raise NotImplementedError


class WatchedMapping(Mapping[K, V]):
    """An index that notes what is looked up; with `listed`, only that is gone through, without a note."""

    __slots__ = ("_all", "_listed", "_name", "_reads")

    def __init__(self, name: str, everything: Mapping[K, V], reads: set[Read], listed: Any = None) -> None:  # noqa: ANN401 - a Mapping[K, V]
        self._name, self._all, self._reads = name, everything, reads
        self._listed: Mapping[K, V] | None = listed

    def __getitem__(self, key: K) -> V:
        self._reads.add((self._name, key))
        return self._all[key]

    def get(self, key: K, default: Any = None) -> Any:  # noqa: ANN401 - as in Mapping
        """Look up a value, noting it whether it is there or not."""
        self._reads.add((self._name, key))
        return self._all.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._reads.add((self._name, key))
        return key in self._all

    def __iter__(self) -> Iterator[K]:
        return iter(self._gone_through(KEYS))

    def __bool__(self) -> bool:
        if self._listed is not None:
            return bool(self._listed)
        self._reads.add((self._name, ANY))
        return bool(self._all)

    def __len__(self) -> int:
        return len(self._gone_through(KEYS))

    def values(self) -> ValuesView[V]:
        """Go through all values."""
        return self._gone_through(VALUES).values()

    def items(self) -> ItemsView[K, V]:
        """Go through all keys and values."""
        return self._gone_through(VALUES).items()

    def _gone_through(self, what: tuple[str]) -> Mapping[K, V]:
        if self._listed is not None:
            return self._listed
        self._reads.add((self._name, what))
        return self._all


@lru_cache(maxsize=2)  # whoever judges and whoever prints ask the same, one after the other
def changed(old: Library, new: Library, *, places: bool = False) -> frozenset[Read]:
    """Return every note of `old` that finds something else in `new`, and those that only `new` could answer.

    With `places`, a record that says the same at another line, or comes from a file that was read again, is another.
    """
    same = _same_place if places else _same
    edits = new.since(old)
    found: set[Read] = set()
    for kind in KINDS:
        among = edits.replaced[kind.name] if edits else None
        found.update(_changed(kind.name, old.of(kind.name), new.of(kind.name), same, among))
    for name in DERIVED:
        among_keys = edits.used if edits and name in {"uses", "named_by"} else None
        found.update(_changed(name, getattr(old, name), getattr(new, name), same, among_keys))
    for (kind_name, what), said in old.asked.items():
        found.update(_changed(_asked(kind_name, what), said, new.each(kind_name, what), eq))
    return frozenset(found if old.prose == new.prose else {*found, (PROSE, VALUES)})


def changed_in(name: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> frozenset[Read]:
    """Return every note of an index that is no library's, such as a WatchedMapping makes, that finds something else."""
    return frozenset(_changed(name, old, new, eq))


def _asked(kind: str, what: Callable[[Any], Any]) -> str:
    """Return the name in notes for what a function says of each record of a kind."""
    return f"{what.__module__}.{what.__qualname__} of each {kind}"


def _changed(
    name: str, old: Mapping[Any, Any], new: Mapping[Any, Any], same: Same, among: Iterable[Any] | None = None
) -> Iterator[Read]:
    """Yield the notes of one index that find something else; `among` are all keys that may, where they are known."""
    if old is new:
        return
    others: Iterable[Any]
    if among is not None:
        keys = list(among)
        come_and_gone = {key for key in keys if (key in old) != (key in new)}
        others = [key for key in keys if key in old and key in new and old[key] is not new[key]]
    else:
        come_and_gone = old.keys() ^ new.keys()
        both = [key for key in new if key in old] if come_and_gone else list(new)
        values, values_now = map(old.__getitem__, both), map(new.__getitem__, both)
        others = compress(both, map(is_not, values, values_now))  # few, of many: the rest is for faster hands than ours
    other = [key for key in others if not same(old[key], new[key])]
    yield from ((name, key) for key in (*come_and_gone, *other))
    if come_and_gone:
        yield name, KEYS
    if bool(old) != bool(new):
        yield name, ANY
    if come_and_gone or other:
        yield name, VALUES


class Notes:
    """Tells whose notes find something else, without asking everybody: for each note, who made it."""

    def __init__(self) -> None:
        self._made_by: dict[Read, list[str]] = {}

    def put(self, who: str, reads: AbstractSet[Read], before: AbstractSet[Read] = frozenset()) -> None:
        """Keep the notes of somebody in place of those `before`."""
        for read in before - reads:
            self._made_by[read].remove(who)
        for read in reads - before:
            self._made_by.setdefault(read, []).append(who)

    def made_by(self, changes: Iterable[Read]) -> set[str]:
        """Return all who made any of these notes."""
        return {who for read in changes for who in self._made_by.get(read, ())}


def _same_place(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever an index holds
    if isinstance(one, Entry):
        return one is other
    return _same_uses(one, other, _same_place) if _are_uses(one) else bool(one == other)


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 - whatever an index holds
    if isinstance(one, Entry):
        return one is other or (one.source.path == other.source.path and bool(one.record == other.record))
    return _same_uses(one, other, _same) if _are_uses(one) else bool(one == other)


def _are_uses(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Use)


def _same_uses(some: tuple[Use, ...], others: tuple[Use, ...], same: Same) -> bool:
    if len(some) != len(others):
        return False
    pairs = compress(zip(some, others, strict=True), map(is_not, some, others))  # few, of many; see above
    return all(_told(one) == _told(other) and same(one.entry, other.entry) for one, other in pairs)


def _told(use: Use) -> Referral:
    return use.referral
