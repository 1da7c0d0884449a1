"""So that simulated readers are drawn from the content: how often each finding is true, with and without a condition.

The table is made from the library and not from a bundle: what the engine makes of the same words is what is tried. Its
form, with the place of a finding in `findings` wherever one is named:

    findings    [id]: every finding that a person can be asked about, and those that they imply
    base        [share]: how many people without any of the conditions have it
    felt        [0 or 1]: whether it is a symptom, so that it can be what brings a reader here
    asked       {place: {sex, age}}: the only people who can have it
    implies     {place: [places]}: what is true whenever it is
    steps       [{id, options: [place], parents: [[place]]}]: in which order to draw them, wider ones first; of several
                options one at most is true
    conditions  [{id, prior, urgency, usual, possible, female, shares: [[place, share]]}]: those that can be found
    demands     [{source, level, all, any, age, sex}]: what calls for advice at least that urgent (a rank)
    complaint   the finding that every reader has, or null
    ages        [from, to] in years, or null
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from generator.model.condition import SexShares
from generator.model.vocabulary import AwayFrequency, Effect, Frequency, QuestionKind, Rarity, Urgency
from generator.questionnaire.columns import has_findings
from generator.questionnaire.scope import Scope, ancestors, parents_of, scope_of, wider

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Condition, Finding, Library
    from generator.model.red_flag import When

AWAY_SHARE = {AwayFrequency.NEVER: 0.01, AwayFrequency.RARE: 0.025, AwayFrequency.OCCASIONAL: 0.17}
"""How often a finding that points away occurs all the same: `never` is hardly ever quite true."""

EFFECT_SHARE = {Effect.STRONG: 0.7, Effect.MODERATE: 0.5, Effect.WEAK: 0.3}
"""How many people with a condition have a risk factor of which only the strength is known."""

PRIOR = {Rarity.COMMON: 1e-2, Rarity.UNCOMMON: 1e-3, Rarity.RARE: 1e-4, Rarity.ULTRA_RARE: 1e-5, None: 1e-3}
"""How many people have a condition, by the word for its rarity; where nobody counted, as if it were uncommon."""

EDGE = 0.001
"""No finding is quite certain, and none quite impossible."""

UNSTATED_LEAST, UNSTATED_SLOPE, UNSTATED_MOST = 0.02, 0.4, 0.5
"""Without a stated background: the more conditions list a finding by its place alone, the commoner it counts as."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a condition says about one finding: a share from 0 to 1, and the words it comes from.

    `words` are the shares of the vocabulary that the entry's word belongs to, in order; empty for a cited percentage.
    """

    finding: str
    share: float
    words: tuple[float, ...] = ()
    bare: bool = False


FREQUENCY_SHARES = tuple(term.probability for term in Frequency)
AWAY_SHARES = tuple(AWAY_SHARE[term] for term in AwayFrequency)
EFFECT_SHARES = tuple(EFFECT_SHARE[term] for term in Effect)


@dataclass(frozen=True, slots=True)
class Sick:
    """One condition that a reader may have, and what it says about findings (its own word before an inherited one)."""

    id: str
    record: Condition
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class World:
    """The findings and conditions of one questionnaire as they are taken to be in truth."""

    library: Library
    scope: Scope
    conditions: tuple[Sick, ...]
    ages: tuple[int, int] | None

    def with_conditions(self, conditions: Iterable[Sick]) -> World:
        """Return the same world with these conditions in place of its own."""
        return replace(self, conditions=tuple(conditions))

    def data(self) -> dict[str, Any]:
        """Return the world as `readers.mjs` takes it."""
        return _Table(self).data()


def world_of(library: Library, symptom: str | None, ages: tuple[int, int] | None) -> World:
    """Return the world of an article's questionnaire, or with None that of the general one."""
    scope = scope_of(library, symptom)
    parents = {library.conditions[name].record.parent for name in scope.conditions}
    askable = frozenset(scope.findings)
    sick = [
        Sick(name, library.conditions[name].record, tuple(entries(library, name)))
        for name in scope.conditions
        if name not in parents
    ]
    return World(library, scope, tuple(one for one in sick if has_findings(library, one.id, askable)), ages)


def entries(library: Library, condition: str) -> Iterator[Entry]:
    """Yield what a condition says about each finding, with what it inherits; each finding once."""
    met: set[str] = set()
    for record in (library.conditions[condition].record, *(entry.record for entry in ancestors(library, condition))):
        for entry in _listed(record):
            if entry.finding not in met:
                met.add(entry.finding)
                yield entry


def _listed(record: Condition) -> Iterator[Entry]:
    for place, item in enumerate(record.findings):
        words = () if item.percent is not None else FREQUENCY_SHARES
        yield Entry(item.id, item.share(place), words, bare=item.percent is None and item.frequency is None)
    for away in record.points_away:
        yield Entry(away.id, AWAY_SHARE[away.frequency], AWAY_SHARES)
    for risk in record.risk_factors:
        if risk.percent is not None:
            yield Entry(risk.id, risk.percent / 100)
        elif risk.frequency is not None:
            yield Entry(risk.id, risk.frequency.probability, FREQUENCY_SHARES)
        else:
            yield Entry(risk.id, EFFECT_SHARE[risk.effect or Effect.MODERATE], EFFECT_SHARES)


class _Table:
    """One world while it becomes a table."""

    def __init__(self, world: World) -> None:
        self.world, library = world, world.library
        named = {entry.finding for sick in world.conditions for entry in sick.entries}
        askable = {name for name in named if library.findings[name].record.askable}
        self.ids = sorted(wider(library, {*world.scope.findings, *askable}))
        self.place = {name: place for place, name in enumerate(self.ids)}
        self.parents = {name: parents_of(library, name) for name in self.ids}
        self.order = list(_wider_first(self.ids, self.parents))
        self.about = {
            option.finding_id: entry.record.about
            for entry in library.questions.values()
            if entry.record.kind is QuestionKind.ONE_OF and entry.record.about in self.place
            for option in entry.record.options
        }
        """What must be so before an option can be: its background is a share of those people only."""
        self.background = {name: self._background(name, library.findings[name].record) for name in self.ids}
        self.usual = self._closed({name: share for name, share in self.background.items() if name not in self.about})

    def data(self) -> dict[str, Any]:
        library, scope = self.world.library, self.world.scope
        records = [library.findings[name].record for name in self.ids]
        base = self._shares({})
        complaint = None if scope.symptom is None else library.symptoms[scope.symptom].record.finding
        return {
            "findings": self.ids,
            "base": [base[name] for name in self.ids],
            "felt": [int(record.kind == "symptom") for record in records],
            "asked": {str(place): _asked(record) for place, record in enumerate(records) if record.asked_of},
            "implies": {
                str(self.place[name]): [self.place[up] for up in ups] for name, ups in self.parents.items() if ups
            },
            "steps": list(self._steps()),
            "conditions": [self._condition(sick, base) for sick in self.world.conditions],
            "demands": list(self._demands()),
            "complaint": None if complaint is None else self.place[complaint],
            "ages": self.world.ages,
        }

    def _background(self, name: str, record: Finding) -> float:
        if isinstance(record.background, float):
            return _inside(record.background)
        if record.background is not None:
            return record.background.probability
        bare = [sick for sick in self.world.conditions if any(e.bare and e.finding == name for e in sick.entries)]
        share = len(bare) / max(1, len(self.world.conditions))
        return min(UNSTATED_MOST, UNSTATED_LEAST + UNSTATED_SLOPE * share)

    def _shares(self, listed: Mapping[str, float]) -> dict[str, float]:
        """Return the share of each finding where these are listed; all else is as usual, options among those asked."""
        found = self._closed({**self.usual, **listed})
        for name in self.order:
            if name in self.about and name not in listed:
                found[name] = _inside(self.background[name] * found[self.about[name]])
        return found

    def _closed(self, shares: Mapping[str, float]) -> dict[str, float]:
        """Raise each wider finding to at least the share of what implies it."""
        closed = dict(shares)
        for name in reversed(self.order):
            for up in self.parents[name]:
                if name in closed:
                    closed[up] = max(closed.get(up, 0.0), closed[name])
        return closed

    def _condition(self, sick: Sick, base: Mapping[str, float]) -> dict[str, Any]:
        """Return a condition with the shares that differ from the background, closed under what findings imply."""
        listed = {entry.finding: _inside(entry.share) for entry in sick.entries if entry.finding in self.place}
        shares = {name: share for name, share in self._shares(listed).items() if name in listed or share != base[name]}
        record = sick.record
        age = record.age
        return {
            "id": sick.id,
            "prior": PRIOR[record.rarity_word],
            "urgency": record.urgency.rank,
            "usual": age.usual if age else None,
            "possible": age.possible if age else None,
            "female": _female(record),
            "shares": [[self.place[name], shares[name]] for name in sorted(shares)],
        }

    def _steps(self) -> Iterator[dict[str, Any]]:
        """Yield what is drawn together, wider findings first."""
        library = self.world.library
        group: dict[str, str] = {
            option.finding_id: identity
            for identity, entry in library.questions.items()
            if entry.record.kind is QuestionKind.ONE_OF
            for option in entry.record.options
            if option.finding_id in self.place
        }
        members: dict[str, list[str]] = {}
        for name in self.ids:
            members.setdefault(f"one of {group[name]}" if name in group else name, []).append(name)
        step_of = {name: step for step, names in members.items() for name in names}
        before = {
            step: tuple(sorted({step_of[up] for name in names for up in self.parents[name]} - {step}))
            for step, names in members.items()
        }
        for step in _wider_first(members, before):
            names = members[step]
            parents = [[self.place[up] for up in self.parents[name] if up not in names] for name in names]
            yield {"id": step, "options": [self.place[name] for name in names], "parents": parents}

    def _demands(self) -> Iterator[dict[str, Any]]:
        """Yield what makes advice of some urgency necessary: red flags, reasons to see a doctor, a page's minimum.

        In the general questionnaire those of an article hold only for a reader who has the finding it is about.
        """
        library, scope = self.world.library, self.world.scope
        about = {name: () if scope.symptom else (library.symptoms[name].record.finding,) for name in scope.articles}
        for flag, articles in scope.flags:
            for extra in [about[name] for name in articles] or [()]:
                demand = self._demand("red-flag", flag.level, flag.when, extra)
                yield {**demand, "age": flag.age, "sex": flag.sex.value if flag.sex else None}
        for name in scope.articles:
            article = library.symptoms[name].record
            for reason in article.see_doctor_if:
                if reason.when:
                    yield self._demand("see-doctor", reason.level, reason.when, about[name])
            if article.minimum_urgency:
                yield self._demand("minimum", article.minimum_urgency, None, about[name])

    def _demand(self, source: str, level: Urgency, when: When | None, extra: tuple[str, ...]) -> dict[str, Any]:
        """Return a demand of everybody; `extra` are findings that must be true as well."""
        every, some = (when.all, when.any) if when else ((), ())
        return {
            "source": source,
            "level": level.rank,
            "all": [self.place[name] for name in (*every, *extra)],
            "any": [self.place[name] for name in some],
            "age": None,
            "sex": None,
        }


def _wider_first(names: Iterable[str], parents: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield each name after its parents, in a fixed order; a circle is broken where it closes."""
    done: set[str] = set()
    for start in names:
        waiting = [(start, False)]
        while waiting:
            name, ready = waiting.pop()
            if ready:
                yield name
            elif name not in done:
                done.add(name)
                waiting.append((name, True))
                waiting.extend((up, False) for up in sorted(parents[name], reverse=True) if up not in done)


def _inside(share: float) -> float:
    return min(1 - EDGE, max(EDGE, share))


def _female(record: Condition) -> float:
    if isinstance(record.sex, SexShares):
        return record.sex.female
    return {"female-only": 1.0, "male-only": 0.0, None: 0.5}[record.sex]


def _asked(record: Finding) -> dict[str, Any]:
    who = record.asked_of
    return {"sex": who.sex.value if who and who.sex else None, "age": who.age if who else None}
