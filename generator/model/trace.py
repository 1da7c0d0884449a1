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
    indices = [(kind.name, old.of(kind.name), new.of(kind.name)) for kind in KINDS]
    indices += [(name, getattr(old, name), getattr(new, name)) for name in DERIVED]
    found = {read for index in indices for read in _changed(*index, same)}
    return frozenset(found if old.prose == new.prose else {*found, (PROSE, VALUES)})


def changed_in(name: str, old: Mapping[Any, Any], new: Mapping[Any, Any]) -> frozenset[Read]:
    """Return every note of an index that is no library's, such as a WatchedMapping makes, that finds something else."""
    return frozenset(_changed(name, old, new, eq))


def _changed(name: str, old: Mapping[Any, Any], new: Mapping[Any, Any], same: Same) -> Iterator[Read]:
    if old is new:
        return
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
    return len(some) == len(others) and all(
        one is other or (_told(one) == _told(other) and same(one.entry, other.entry))
        for one, other in zip(some, others, strict=True)
    )


def _told(use: Use) -> Referral:
    return use.referral
