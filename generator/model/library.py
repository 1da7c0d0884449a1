"""So that every output sees the whole of the content in one read-only shape, with the ways back already found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, compress
from operator import is_, is_not
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from generator.model.care import Cause, Treatment
from generator.model.condition import Condition
from generator.model.finding import Finding
from generator.model.glossary import Term
from generator.model.journey import Journey, SafetyNote
from generator.model.kinds import KINDS
from generator.model.person import Person
from generator.model.question import Question
from generator.model.record import Article, Record
from generator.model.red_flag import RedFlag
from generator.model.reference import Reference
from generator.model.references import Referral, references_in
from generator.model.symptom import Symptom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from generator.errors import Mark
    from generator.source import SourceFile, Trail
    from generator.source.tree import ProseFile

ORDER = {kind.name: place for place, kind in enumerate(KINDS)}
"""The order of kinds, in which a library has its records."""

R_co = TypeVar("R_co", bound=Record, covariant=True)
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Entry(Generic[R_co]):
    """A record with its id, its kind and its place: `trail` leads to it inside `source`."""

    id: str
    kind: str
    record: R_co
    source: SourceFile = field(repr=False)
    trail: Trail = ()

    @cached_property
    def referrals(self) -> tuple[Referral, ...]:
        """Every reference to another record, in the order of its fields."""
        return tuple(references_in(self.record))

    @property
    def uses(self) -> Iterator[Use]:
        """Every place where this record refers to another, in the order of its fields.

        They are not kept here: an entry that held what holds it would outlive its library.
        """
        return (Use(self, referral) for referral in self.referrals)

    def at(self, *trail: str | int, near: str | None = None, nth: int = 0) -> Mark:
        """Return the place of a value of this record; see `SourceFile.at`."""
        return self.source.at(*self.trail, *trail, near=near, nth=nth)

    def key(self, *trail: str | int) -> Mark:
        """Return the place of a key of this record; without a trail, that of the record itself."""
        return self.source.key(*self.trail, *trail)


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a record refers to another: `entry` does so by `referral`."""

    entry: Entry[Record]
    referral: Referral

    @property
    def trail(self) -> Trail:
        """The way to the reference, below the record."""
        return self.referral.trail

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of which the other record is one."""
        return self.referral.kinds

    @property
    def target(self) -> str:
        """The id of the other record."""
        return self.referral.target

    @property
    def near(self) -> str | None:
        """How a text writes the reference; None where it is not in a text."""
        return self.referral.near

    @property
    def mark(self) -> Mark:
        """The place of the reference."""
        trail, _, target, near, nth = self.referral
        return self.entry.at(*trail, near=near or target, nth=nth)


class Edits(NamedTuple):
    """What differs between a library and the one that an edit made of it, where all ids are still there.

    `replaced` holds for each kind the ids of the records that are other objects, `used` every (kind, id) of which other
    places may refer to it.
    """

    replaced: Mapping[str, tuple[str, ...]]
    used: frozenset[tuple[str, str]]


class Library:
    """All records of a site, by kind and id, and the reverse indices that pages and rules need.

    Every mapping is sorted by id and read-only. The content has been validated but not judged: rules do that.
    `drafts` are the records that were left out: they are in no mapping. `root` is the content folder as problems name
    it. `before` is what the library was before an edit: what can be taken from there is not found again.
    """

    def __init__(
        self,
        entries: Iterable[Entry[Record]],
        prose: Iterable[ProseFile] = (),
        drafts: Iterable[Entry[Record]] = (),
        root: str = "content",
        before: Library | None = None,
    ) -> None:
        by_kind: dict[str, dict[str, Entry[Record]]] = {kind.name: {} for kind in KINDS}
        for entry in sorted(entries, key=lambda entry: (entry.kind, entry.id)):
            by_kind[entry.kind][entry.id] = entry
        self._by_kind: Mapping[str, Mapping[str, Entry[Record]]] = {
            kind: _read_only(found, before.of(kind) if before else None) for kind, found in by_kind.items()
        }
        self._prose = tuple(sorted(prose, key=lambda page: page.name))
        self.drafts: tuple[Entry[Record], ...] = tuple(sorted(drafts, key=lambda entry: (entry.kind, entry.id)))
        self.root = root
        self._follow(before)

    def edited(self, entries: Iterable[Entry[Record]], drafts: tuple[Entry[Record], ...] | None = None) -> Library:
        """Return what an edit makes of the library that only replaces these records, by their kinds and ids.

        It costs what is replaced, and is what a library of all records would be. `drafts` are those left out now.
        """
        changed: dict[str, dict[str, Entry[Record]]] = {}
        for entry in entries:
            changed.setdefault(entry.kind, {})[entry.id] = entry
        new = Library((), (), self.drafts if drafts is None else drafts, self.root)
        vars(new)["_by_kind"] = {
            kind: MappingProxyType(_copied(found) | changed[kind]) if kind in changed else found
            for kind, found in self._by_kind.items()
        }
        replaced = {kind: tuple(sorted(changed.get(kind, ()))) for kind in self._by_kind}
        vars(new).update(_prose=self._prose, replaced=MappingProxyType(replaced))
        new._follow(self)
        return new

    def _follow(self, before: Library | None) -> None:
        """Take over from `before` what of it is still so."""
        self._before = before
        self._each: dict[tuple[str, Callable[[Any], Any]], Mapping[str, Any]] = {}
        self._together: dict[Callable[..., Any], tuple[tuple[Mapping[str, Any], ...], Any]] = {}
        if before is not None:
            before._before = None  # noqa: SLF001 - one of us; without this, all that ever were would be kept
            self._together.update(before._together)  # noqa: SLF001 - as above
            for (kind, what), known in before.asked.items():
                self._each[kind, what] = _said(what, self._by_kind[kind], before.of(kind), known)

    def since(self, before: Library) -> Edits | None:
        """Return what an edit made different, if it made this library of that one, and no record came or went."""
        if self._before is not before or self.replaced is None or self.uses is before.uses:
            return None
        used = vars(self).get("_used_elsewhere")  # it is found with the uses
        return None if used is None else Edits(self.replaced, used)

    @property
    def asked(self) -> Mapping[tuple[str, Callable[[Any], Any]], Mapping[str, Any]]:
        """All that `each` was asked for, with its answers."""
        return self._each

    def each(self, kind: str, what: Callable[[Any], V]) -> Mapping[str, V]:
        """Return what a function says of each record of a kind, by id; the same mapping while it says the same.

        Who goes through all records and needs little of each asks for that little: the rest may then change.
        """
        found = self._each.get((kind, what))
        if found is None:
            found = MappingProxyType({identity: what(entry.record) for identity, entry in self._by_kind[kind].items()})
            self._each[kind, what] = found
        return found

    def together(self, make: Callable[..., V], *asked: tuple[str, Callable[[Any], Any]]) -> V:
        """Return `make` of what `each` says for each (kind, what); made once for as long as that is the same."""
        parts = tuple(self.each(kind, what) for kind, what in asked)
        known = self._together.get(make)
        if known is None or len(known[0]) != len(parts) or not all(map(is_, known[0], parts)):
            known = self._together[make] = parts, make(*parts)
        made: V = known[1]
        return made

    @property
    def prose(self) -> tuple[ProseFile, ...]:
        """The hand-written pages."""
        return self._prose

    def of(self, kind: str) -> Mapping[str, Entry[Record]]:
        """Return all records of one kind."""
        return self._by_kind[kind]

    def _typed(self, kind: str, _record: type[R_co]) -> Mapping[str, Entry[R_co]]:
        return cast("Mapping[str, Entry[R_co]]", self._by_kind[kind])

    @cached_property
    def symptoms(self) -> Mapping[str, Entry[Symptom]]:
        """The symptom articles."""
        return self._typed("symptom", Symptom)

    @cached_property
    def conditions(self) -> Mapping[str, Entry[Condition]]:
        """The conditions."""
        return self._typed("condition", Condition)

    @cached_property
    def causes(self) -> Mapping[str, Entry[Cause]]:
        """The causes."""
        return self._typed("cause", Cause)

    @cached_property
    def treatments(self) -> Mapping[str, Entry[Treatment]]:
        """The treatments."""
        return self._typed("treatment", Treatment)

    @cached_property
    def people(self) -> Mapping[str, Entry[Person]]:
        """The authors and reviewers."""
        return self._typed("person", Person)

    @cached_property
    def findings(self) -> Mapping[str, Entry[Finding]]:
        """The findings, with those that exist only as an option of a question."""
        return self._typed("finding", Finding)

    @cached_property
    def questions(self) -> Mapping[str, Entry[Question]]:
        """The questions with several options."""
        return self._typed("question", Question)

    @cached_property
    def references(self) -> Mapping[str, Entry[Reference]]:
        """The references."""
        return self._typed("reference", Reference)

    @cached_property
    def red_flags(self) -> Mapping[str, Entry[RedFlag]]:
        """The site-wide red flags."""
        return self._typed("red-flag", RedFlag)

    @cached_property
    def glossary(self) -> Mapping[str, Entry[Term]]:
        """The glossary; its ids are the words themselves."""
        return self._typed("term", Term)

    @cached_property
    def journeys(self) -> Mapping[str, Entry[Journey]]:
        """The acceptance examples."""
        return self._typed("journey", Journey)

    @cached_property
    def safety_notes(self) -> Mapping[str, Entry[SafetyNote]]:
        """The reasons for advice that became less urgent."""
        return self._typed("safety-note", SafetyNote)

    def entries(self) -> Iterator[Entry[Record]]:
        """Yield every record, by kind and id."""
        for records in self._by_kind.values():
            yield from records.values()

    def without_drafts(self) -> Library:
        """Return what readers of the published site get: all but the drafts."""
        return self._published or self

    @cached_property
    def _published(self) -> Library | None:
        """The library without the drafts; None where there are none."""
        before = self._before
        if before is not None and self.replaced is not None and "_published" in vars(before):
            pairs = [
                (self.of(kind)[name], before.of(kind)[name]) for kind, names in self.replaced.items() for name in names
            ]
            if all(_is_draft(new) == _is_draft(old) for new, old in pairs):
                return before._published and _without(before._published, [new for new, _ in pairs])  # noqa: SLF001 - one of us
        unfinished = {id(entry): entry for entry in self.entries() if _is_draft(entry)}
        if not unfinished:
            return None
        kept = (entry for entry in self.entries() if id(entry) not in unfinished)
        published = None if before is None else vars(before).get("_published")
        return Library(kept, self.prose, (*self.drafts, *unfinished.values()), self.root, published)

    @cached_property
    def articles(self) -> tuple[Entry[Article], ...]:
        """Every record with a page of its own, by kind and id."""
        kinds = [kind.name for kind in KINDS if kind.has_page]
        return tuple(entry for kind in kinds for entry in self._typed(kind, Article).values())

    @cached_property
    def replaced(self) -> Mapping[str, tuple[str, ...]] | None:
        """For each kind, the ids of the records that are other objects than in `before`.

        None where that is not known, or where a record came or went.
        """
        if self._before is None:
            return None
        found = {}
        for kind, entries in self._by_kind.items():
            others = self._before.of(kind)
            if entries.keys() != others.keys():
                return None
            found[kind] = tuple(compress(entries, map(is_not, entries.values(), others.values())))
        return MappingProxyType(found)

    @cached_property
    def uses(self) -> Mapping[tuple[str, str], tuple[Use, ...]]:
        """For each (kind, id) that is referred to, every place that does, in the order of `entries`."""
        if self.replaced is None or self._before is None or "uses" not in vars(self._before):
            return MappingProxyType({key: tuple(places) for key, places in self._uses_in(self.entries()).items()})
        names = [(kind, name) for kind, changed in self.replaced.items() for name in changed]
        gone = self._uses_in(self._before.of(kind)[name] for kind, name in names)
        added = self._uses_in(self.of(kind)[name] for kind, name in names)
        found, touched, moved = _copied(self._before.uses), {**gone, **added}.keys(), set()
        for key in touched:
            before, after = (_by_user(uses.get(key, ())) for uses in (gone, added))
            if before.keys() != after.keys():
                moved.add(key)
            places = found.pop(key, ())
            for user in {**before, **after}:  # of some things there are very many users: only the place is looked for
                start, end = bisect_left(places, user, key=_rank), bisect_right(places, user, key=_rank)
                places = (*places[:start], *after.get(user, ()), *places[end:])
            if places:
                found[key] = places
        vars(self).update(_used_elsewhere=frozenset(touched), _used_by_others=frozenset(moved))
        return MappingProxyType(found)

    @cached_property
    def named_by(self) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
        """For each (kind, id) that is referred to, the kind and id of each record that does; without the places."""
        before, uses = self._before, self.uses
        moved = vars(self).get("_used_by_others")
        if before is None or moved is None or "named_by" not in vars(before):
            return MappingProxyType({key: _names_of(places) for key, places in uses.items()})
        if not moved:
            return before.named_by
        found = _copied(before.named_by)
        for key in moved:
            found.pop(key, None)
            if key in uses:
                found[key] = _names_of(uses[key])
        return MappingProxyType(found)

    def _uses_in(self, entries: Iterable[Entry[Record]]) -> dict[tuple[str, str], list[Use]]:
        found: dict[tuple[str, str], list[Use]] = {}
        for entry in entries:
            for referral in entry.referrals:
                _, kinds, target, _, _ = referral
                use = Use(entry, referral)
                for kind in kinds:
                    if target in self._by_kind[kind]:
                        found.setdefault((kind, target), []).append(use)
        return found

    def users(self, kind: str, identity: str, by: str | None = None) -> tuple[Entry[Record], ...]:
        """Return the records that refer to one record, each once; with `by`, only those of that kind."""
        unique = {
            (use.entry.kind, use.entry.id): use.entry
            for use in self.uses.get((kind, identity), ())
            if by is None or use.entry.kind == by
        }
        return tuple(unique.values())

    def _grouped(
        self, index: str, kind: str, groups: Callable[[Any], tuple[str, ...]]
    ) -> Mapping[str, tuple[str, ...]]:
        """Return for each group the ids of its records: by the name of an index, what it was before, if it is still."""
        entries, before = self._by_kind[kind], self._before
        if before is not None and self.replaced is not None and index in vars(before):
            others = before.of(kind)
            if all(groups(entries[name].record) == groups(others[name].record) for name in self.replaced[kind]):
                return cast("Mapping[str, tuple[str, ...]]", getattr(before, index))
        found: dict[str, list[str]] = {}
        for identity, entry in entries.items():
            for group in groups(entry.record):
                found.setdefault(group, []).append(identity)
        return MappingProxyType({group: tuple(names) for group, names in found.items()})

    @cached_property
    def articles_about(self) -> Mapping[str, tuple[str, ...]]:
        """For each finding that articles are about, those articles."""
        return self._grouped("articles_about", "symptom", lambda symptom: (symptom.finding,))

    @cached_property
    def articles_with_condition(self) -> Mapping[str, tuple[str, ...]]:
        """For each condition, the symptom articles that have a card for it or name it among their causes."""
        return self._grouped("articles_with_condition", "symptom", _conditions_of)

    @cached_property
    def conditions_with_finding(self) -> Mapping[str, tuple[str, ...]]:
        """For each finding, the conditions that list it among their findings."""
        return self._grouped("conditions_with_finding", "condition", _findings_of)

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """For each condition that has forms of its own, those forms."""
        return self._grouped("children", "condition", lambda form: (form.parent,) if form.parent else ())

    @cached_property
    def questions_about(self) -> Mapping[str, tuple[str, ...]]:
        """For each finding that is an option somewhere, the questions that offer it, each as often as it does."""
        return self._grouped("questions_about", "question", _offered_by)

    @cached_property
    def article_of_finding(self) -> Mapping[str, str]:
        """For each finding that an article is about, the article's id (the first by id, if several)."""
        before = self._before
        if before is not None and "article_of_finding" in vars(before) and self.articles_about is before.articles_about:
            return before.article_of_finding
        return MappingProxyType({finding: articles[0] for finding, articles in self.articles_about.items()})

    def flags_of(self, symptom: Symptom) -> tuple[RedFlag, ...]:
        """Return the red flags that hold on an article: those of every page, those it takes, and its own.

        Most urgent first, then in that order; each id once.
        """
        shared = [self.red_flags[identity].record for identity in symptom.shared_red_flags]
        unique = {flag.id: flag for flag in (*self.flags_everywhere, *shared, *symptom.red_flags)}
        return tuple(sorted(unique.values(), key=lambda flag: -flag.level.rank))

    @cached_property
    def flags_everywhere(self) -> tuple[RedFlag, ...]:
        """The red flags of every page, in the order in which their file has them: editors put the gravest first."""
        entries = sorted(self.red_flags.values(), key=lambda entry: entry.key())
        return tuple(entry.record for entry in entries if entry.record.everywhere)


def uses_in(entries: Iterable[Entry[Record]]) -> Iterator[Use]:
    """Yield every reference from one record to another: by a field, by a citation, or by a link in a text."""
    return chain.from_iterable(entry.uses for entry in entries)


def _read_only(
    found: dict[str, Entry[Record]], before: Mapping[str, Entry[Record]] | None
) -> Mapping[str, Entry[Record]]:
    """Return records that cannot be changed: the very mapping of `before` where it holds the very same ones."""
    if before is not None and len(found) == len(before) and all(map(is_, found.values(), before.values())):
        return before
    return MappingProxyType(found)


def _copied(mapping: Mapping[K, V]) -> dict[K, V]:
    """Return a dict of the same; what is read-only copies itself a hundred times as fast as one goes through it."""
    return mapping.copy() if isinstance(mapping, MappingProxyType) else dict(mapping)


def _said(
    what: Callable[[Any], V],
    entries: Mapping[str, Entry[Record]],
    before: Mapping[str, Entry[Record]],
    known: Mapping[str, V],
) -> Mapping[str, V]:
    """Return what a function says of each record, given what it said of each before."""
    if entries is before:
        return known
    if entries.keys() == before.keys():
        others = compress(entries, map(is_not, entries.values(), before.values()))
        now = {identity: what(entries[identity].record) for identity in others}
        now = {identity: said for identity, said in now.items() if said != known[identity]}
        return MappingProxyType(_copied(known) | now) if now else known
    return MappingProxyType(
        {
            identity: known[identity] if before.get(identity) is entry else what(entry.record)
            for identity, entry in entries.items()
        }
    )


def _is_draft(entry: Entry[Record]) -> bool:
    return isinstance(entry.record, Article) and entry.record.draft


def _without(published: Library, entries: Iterable[Entry[Record]]) -> Library:
    """Return a library without drafts after an edit that replaced these entries, and made none of them a draft."""
    every = list(entries)
    drafts = {(entry.kind, entry.id): entry for entry in every if _is_draft(entry)}
    left_out = tuple(drafts.get((entry.kind, entry.id), entry) for entry in published.drafts) if drafts else None
    return published.edited((entry for entry in every if not _is_draft(entry)), left_out)


def _rank(use: Use) -> tuple[int, str]:
    """Return what the users of one thing are sorted by."""
    return ORDER[use.entry.kind], use.entry.id


def _by_user(uses: Iterable[Use]) -> dict[tuple[int, str], list[Use]]:
    found: dict[tuple[int, str], list[Use]] = {}
    for use in uses:
        found.setdefault(_rank(use), []).append(use)
    return found


def _names_of(uses: Iterable[Use]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((use.entry.kind, use.entry.id) for use in uses))


def _conditions_of(symptom: Symptom) -> tuple[str, ...]:
    named = (name for group in symptom.causes for item in group.items for name in item.conditions)
    return tuple(dict.fromkeys((*symptom.conditions, *named)))


def _findings_of(condition: Condition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.id for item in condition.findings))


def _offered_by(question: Question) -> tuple[str, ...]:
    return tuple(option.finding_id for option in question.options)
