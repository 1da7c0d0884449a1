"""So that a reviewer reads which records changed, and in which words, instead of lines of YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.errors import Level, Problem
from generator.model import Article
from generator.model.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from generator.errors import Mark
    from generator.model import Entry, Library
    from generator.model.record import Record

Key = tuple[str, str]
"""A kind and an id."""

STALE = "updated-not-renewed"
"""The code of a record that changed and still says the old day."""

NO_SUBSTANCE = frozenset({"aliases", "change_note", "draft", "misspelled", "review", "updated"})
"""Fields that may change without the article saying anything new."""

ANOTHER_ORDER = "in another order"
"""Said of a list whose items are the same and stand elsewhere."""

_ARROW = " > "

LONGEST = 60
"""The most characters of a value that are shown; a longer one is a text, and the pages show it."""

NAMES = ("id", "ref", "finding", "group", "treatment", "cause", "question", "name", "text")
"""What an item of a list is known by: the first of these fields that it has."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that is different: where (as `findings > tremor > frequency`), before and after; None where absent."""

    where: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that is new, gone or different; `was` is its former id where it has a new one."""

    kind: str
    id: str
    before: Entry[Record] | None
    after: Entry[Record] | None
    was: str | None = None

    @property
    def how(self) -> str:
        """What became of it: added, removed, renamed or changed."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        return "renamed" if self.was else "changed"

    @property
    def subject(self) -> str:
        """The record as safety notes name it: `condition:stroke`."""
        return f"{self.kind}:{self.id}"

    @property
    def mark(self) -> Mark:
        """Where it stands now; where it is gone, where it stood."""
        entry = self.after or self.before
        assert entry is not None  # noqa: S101 - a change has at least one side
        return entry.key() if entry.trail else entry.at()

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """Every value that is different, in the order of the record's fields; none where a side is missing."""
        if self.before is None or self.after is None:
            return ()
        return tuple(_differences(self.before.record.model_dump(), self.after.record.model_dump(), ()))


@dataclass(frozen=True, slots=True)
class Names:
    """How ids of the base are called now, for records that were renamed: {kind: {old id: new id}}."""

    renamed: Mapping[str, Mapping[str, str]]

    def now(self, kind: str, identity: str) -> str:
        """Return what an id of the base is called today."""
        return self.renamed.get(kind, {}).get(identity, identity)


def compare(base: Library, head: Library) -> tuple[tuple[RecordChange, ...], Names]:
    """Return every record that differs, by kind and id, and which ones only have a new id."""
    changes: list[RecordChange] = []
    renamed: dict[str, dict[str, str]] = {}
    for kind in (kind.name for kind in KINDS):
        before, after = base.of(kind), head.of(kind)
        former = _renamed(
            {name: entry for name, entry in before.items() if name not in after},
            {name: entry for name, entry in after.items() if name not in before},
        )
        renamed[kind] = former
        for name in sorted({*before, *after}):
            old, new = before.get(name), after.get(name)
            if old is None and name in former.values():
                continue  # told where its former id stands
            if new is None and name in former:
                changes.append(RecordChange(kind, former[name], old, after[former[name]], was=name))
            elif old is None or new is None or old.record != new.record:
                changes.append(RecordChange(kind, name, old, new))
    return tuple(changes), Names(renamed)


def _renamed(gone: Mapping[str, Entry[Record]], added: Mapping[str, Entry[Record]]) -> dict[str, str]:
    """Pair what is gone with what is new: an article by its `aliases`, others where nothing but the id is new."""
    found: dict[str, str] = {}
    for name, entry in added.items():
        aliases = entry.record.aliases if isinstance(entry.record, Article) else ()
        for alias in aliases:
            if alias in gone:
                found.setdefault(alias, name)
    free = {name: entry for name, entry in added.items() if name not in found.values()}
    for old, entry in gone.items():
        if old in found or isinstance(entry.record, Article):
            continue
        same = [name for name, other in free.items() if _content(other.record) == _content(entry.record)]
        if len(same) == 1:
            found[old] = same[0]
            del free[same[0]]
    return found


def _content(record: Record) -> dict[str, Any]:
    """Return what a record says, without its own id."""
    return {key: value for key, value in record.model_dump().items() if key != "id"}


def stale(changes: tuple[RecordChange, ...], day: date) -> Iterator[Problem]:
    """Yield a warning for each article whose words or facts changed while its `updated` did not, unless it is `day`."""
    for change in changes:
        if change.before is None or change.after is None:
            continue
        old, new = change.before.record, change.after.record
        if not isinstance(old, Article) or not isinstance(new, Article) or new.updated not in {old.updated, None}:
            continue
        if new.updated == day:
            continue
        if {**old.model_dump(), **_none(new)} != {**new.model_dump(), **_none(new)}:
            message = f"`{change.id}` changed, and its `updated` still says {new.updated or 'nothing'}"
            hint = "write today's day in `updated`, and in `change_note` what changed, in one sentence"
            mark = change.after.at("updated") if new.updated else change.after.at()
            yield Problem(mark, STALE, message, Level.WARNING, hint)


def _none(record: Article) -> dict[str, Any]:
    return {name: None for name in type(record).model_fields if name in NO_SUBSTANCE}


def _differences(before: Any, after: Any, trail: tuple[str, ...]) -> Iterator[FieldChange]:  # noqa: ANN401 - any value
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from _differences(before.get(key), after.get(key), (*trail, str(key)))
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _of_lists(before, after, trail)
    else:
        yield FieldChange(_ARROW.join(trail), _shown(before), _shown(after))


def _of_lists(before: tuple[Any, ...], after: tuple[Any, ...], trail: tuple[str, ...]) -> Iterator[FieldChange]:
    """Compare items that are known by the same name, then the order of the rest."""
    old, new = _by_name(before), _by_name(after)
    changed = False
    for name in dict.fromkeys((*old, *new)):
        for change in _differences(old.get(name), new.get(name), (*trail, name)):
            changed = True
            yield change
    if not changed:
        yield FieldChange(_ARROW.join(trail), None, ANOTHER_ORDER)


def _by_name(items: tuple[Any, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for place, item in enumerate(items):
        name = next((str(item[key]) for key in NAMES if item.get(key)), None) if isinstance(item, dict) else str(item)
        name = name or f"number {place + 1}"
        if len(name) > LONGEST:
            name = f"{name[: LONGEST - 1]}…"
        while name in found:
            name += " (again)"
        found[name] = item
    return found


def _shown(value: Any) -> str | None:  # noqa: ANN401 - any value of a record
    """Write one value in a few words; None where there is none."""
    if value is None or value in ((), {}, ""):
        return None
    if isinstance(value, dict):
        said = {key: text for key, item in value.items() if key not in NAMES[:1] and (text := _shown(item))}
        listed = ", ".join(f"{key} {text}" for key, text in said.items())
        return _cut(listed) if listed else "listed"
    if isinstance(value, tuple):
        return _cut(", ".join(filter(None, map(_shown, value))))
    return _cut(" ".join(str(value).split()))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
