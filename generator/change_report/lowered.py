"""So that whatever a record stops asking of its readers is seen even where no simulated reader meets it.

Simulated readers are drawn by chance, and dangers are rare: that a red flag is gone, asks for more, or is less urgent
is read from the records themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.vocabulary import Urgency
from generator.questionnaire.scope import wider

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.change_report.records import Names
    from generator.errors import Mark
    from generator.model import Condition, Entry, Finding, Library, RedFlag, Symptom
    from generator.model.red_flag import When
    from generator.model.symptom import SeeDoctor
    from generator.model.vocabulary import Sex

GRAVE = Urgency.SAME_DAY
"""A condition at least this urgent is missed when it is taken out."""


@dataclass(frozen=True, slots=True)
class Lowering:
    """One thing that became less urgent: the changed record as `kind:id`, where to look, and what it is."""

    subject: str
    mark: Mark
    message: str


def lowerings(base: Library, head: Library, names: Names) -> tuple[Lowering, ...]:
    """Return everything in the records that asks for help later, of fewer people, or no longer."""
    found = [*_Flags(base, head, names).lowerings(), *_articles(base, head, names), *_conditions(base, head, names)]
    return tuple(dict.fromkeys((*found, *_findings(base, head, names))))


@dataclass(frozen=True, slots=True)
class _Home:
    """A red flag with its record: its subject, its place, and the articles and conditions whose pages show it."""

    flag: RedFlag
    subject: str
    mark: Mark
    shown_on: frozenset[str]


class _Flags:
    """The red flags of both sides, by id, wherever they stand."""

    def __init__(self, base: Library, head: Library, names: Names) -> None:
        self.base, self.head, self.names = base, head, names

    def lowerings(self) -> Iterator[Lowering]:
        after = _flags(self.head)
        for identity, old in _flags(self.base).items():
            new = after.get(identity) or after.get(self.names.now("red-flag", identity))
            what = f"the red flag `{identity}` ({old.flag.level})"
            if new is None:
                yield Lowering(self._owner(old), self._place(old), f"{what} is gone: {old.flag.text}")
                continue
            for message in self._weaker(old.flag, new.flag):
                yield Lowering(new.subject, new.mark, f"{what} {message}")
            lost = sorted({self._page_now(page) for page in old.shown_on} - new.shown_on)
            kept = [page for page in lost if self._is_there(page)]
            if kept:
                pages = ", ".join(f"`{page}`" for page in kept)
                yield Lowering(new.subject, new.mark, f"{what} is no longer on {pages}")

    def _weaker(self, old: RedFlag, new: RedFlag) -> Iterator[str]:
        if new.level.rank < old.level.rank:
            yield f"is only `{new.level}` now"
        if not _still_fires(self.head, self.names, old.when, new.when):
            yield "asks for other or more answers before it holds"
        yield from _fewer_people(old.age, new.age, old.sex, new.sex)

    def _owner(self, old: _Home) -> str:
        kind, identity = old.subject.split(":", 1)
        return f"{kind}:{self.names.now(kind, identity)}"

    def _place(self, old: _Home) -> Mark:
        """Return where the record that held it stands now; where that is gone too, where it stood."""
        kind, identity = self._owner(old).split(":", 1)
        entry = self.head.of(kind).get(identity)
        return old.mark if entry is None else entry.key() if entry.trail else entry.at()

    def _page_now(self, page: str) -> str:
        kind, identity = page.split(":", 1)
        return f"{kind}:{self.names.now(kind, identity)}"

    def _is_there(self, page: str) -> bool:
        kind, identity = page.split(":", 1)
        return identity in self.head.of(kind)


def _flags(library: Library) -> dict[str, _Home]:
    shown: dict[str, set[str]] = {}
    for name, article in library.symptoms.items():
        for flag in library.flags_of(article.record):
            shown.setdefault(flag.id, set()).add(f"symptom:{name}")
    for name, condition in library.conditions.items():
        for flag in condition.record.red_flags:
            shown.setdefault(flag.id, set()).add(f"condition:{name}")
    found = {
        name: _Home(entry.record, f"red-flag:{name}", entry.key(), frozenset(shown.get(name, ())))
        for name, entry in library.red_flags.items()
    }
    owners: tuple[Entry[Symptom] | Entry[Condition], ...] = (*library.symptoms.values(), *library.conditions.values())
    for owner in owners:
        for place, flag in enumerate(owner.record.red_flags):
            mark = owner.at("red_flags", place)
            home = _Home(flag, f"{owner.kind}:{owner.id}", mark, frozenset(shown.get(flag.id, ())))
            found.setdefault(flag.id, home)
    return found


def _still_fires(head: Library, names: Names, old: When, new: When) -> bool:
    """Tell whether the new answers hold for everybody for whom the old ones held by no answer too many."""
    for one in old.any or (None,):
        yes = {names.now("finding", name) for name in (*old.all, *([one] if one else []))}
        known = wider(head, [name for name in yes if name in head.findings])
        if not (known >= set(new.all) and (not new.any or known & set(new.any))):
            return False
    return True


def _fewer_people(
    old_age: tuple[int, int] | None, new_age: tuple[int, int] | None, old_sex: Sex | None, new_sex: Sex | None
) -> Iterator[str]:
    if new_age and not (old_age and new_age[0] <= old_age[0] and old_age[1] <= new_age[1]):
        before = f"ages {old_age[0]} to {old_age[1]}" if old_age else "all ages"
        yield f"is for ages {new_age[0]} to {new_age[1]} now, not for {before}"
    if new_sex and new_sex is not old_sex:
        yield f"is for {new_sex} people only now"


def _articles(base: Library, head: Library, names: Names) -> Iterator[Lowering]:
    for name, old in base.symptoms.items():
        new = head.symptoms.get(names.now("symptom", name))
        if new is None:
            yield Lowering(f"symptom:{name}", old.at(), f"the article `{name}` is gone, with its advice")
            continue
        before, after = old.record.minimum_urgency, new.record.minimum_urgency
        if before and (after is None or after.rank < before.rank):
            now = f"`{after}`" if after else "none"
            mark = new.at("minimum_urgency") if after else new.at()
            yield Lowering(f"symptom:{new.id}", mark, f"the least urgent advice was `{before}`, and is {now} now")
        for reason in _lost_reasons(head, names, old.record.see_doctor_if, new.record.see_doctor_if):
            message = f"a reason to see a doctor ({reason.level}) is gone or weaker: {reason.text}"
            mark = new.at("see_doctor_if") if new.record.see_doctor_if else new.at()
            yield Lowering(f"symptom:{new.id}", mark, message)


def _lost_reasons(
    head: Library, names: Names, before: Sequence[SeeDoctor], after: Sequence[SeeDoctor]
) -> Iterator[SeeDoctor]:
    """Yield each old reason that no new one stands in for: as urgent, and for the same answers or in the same words.

    Of reasons that are text alone, a new one in other words stands in for one old one.
    """
    texts = {reason.text: reason for reason in after}
    told = {reason.text for reason in before}
    free = [reason for reason in after if reason.when is None and reason.text not in told]
    for reason in before:
        if reason.when:
            as_urgent = [other for other in after if other.when and other.level.rank >= reason.level.rank]
            if not any(other.when and _still_fires(head, names, reason.when, other.when) for other in as_urgent):
                yield reason
            continue
        same = texts.get(reason.text)
        if same is None:
            same = next((other for other in free if other.level.rank >= reason.level.rank), None)
            if same:
                free.remove(same)
        if same is None or same.level.rank < reason.level.rank:
            yield reason


def _conditions(base: Library, head: Library, names: Names) -> Iterator[Lowering]:
    for name, old in base.conditions.items():
        new = head.conditions.get(names.now("condition", name))
        before = old.record
        if new is None:
            if before.cannot_miss or before.urgency.rank >= GRAVE.rank:
                yield Lowering(f"condition:{name}", old.at(), f"the condition `{name}` ({before.urgency}) is gone")
            continue
        after = new.record
        if after.urgency.rank < before.urgency.rank:
            message = f"the condition `{new.id}` was `{before.urgency}`, and is `{after.urgency}` now"
            yield Lowering(f"condition:{new.id}", new.at("urgency"), message)
        if before.cannot_miss and not after.cannot_miss:
            message = f"the condition `{new.id}` is no longer one that must not be missed"
            yield Lowering(f"condition:{new.id}", new.at(), message)


def _findings(base: Library, head: Library, names: Names) -> Iterator[Lowering]:
    """Yield findings of red flags that fewer people are asked about."""
    needed = {name for home in _flags(base).values() for name in home.flag.when.findings}
    for name in sorted(needed & base.findings.keys()):
        new = head.findings.get(names.now("finding", name))
        if new is None:
            continue  # the red flag that needed it says so
        for message in _asked_of_fewer(base.findings[name].record, new.record):
            mark = new.at("asked_of") if new.record.asked_of else new.key()
            yield Lowering(f"finding:{new.id}", mark, f"`{new.id}`, which a red flag needs, {message}")


def _asked_of_fewer(old: Finding, new: Finding) -> Iterator[str]:
    before, after = old.asked_of, new.asked_of
    if after:
        yield from _fewer_people(before.age if before else None, after.age, before.sex if before else None, after.sex)
