"""So that a reviewer knows what a change does to people: the same ones are asked before and after it.

Only questionnaires that reason differently are tried; where nothing but words changed, nothing else can come out.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any
from zlib import crc32

from generator import addresses
from generator.change_report.people import cases
from generator.evaluation.engine import Engine
from generator.evaluation.noise import CLEAN, NOISE
from generator.evaluation.world import world_of
from generator.model.vocabulary import Urgency
from generator.questionnaire.bundle import bundle_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.change_report.people import Case
    from generator.change_report.records import Names
    from generator.change_report.sides import Side
    from generator.evaluation.world import World
    from generator.measured import Noise

INTERVIEWS, SEED = 5000, 1
"""How many simulated readers there are at least, and the seed, unless the command says otherwise."""

FEWEST = 50
"""The fewest simulated readers of one questionnaire, however many changed."""

WORKERS = 2
"""How many engines run beside each other."""


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of simulated readers: the share of all, how conditions are drawn, and how well they answer."""

    name: str
    share: float
    population: str
    noise: Noise


GROUPS = (
    Group("conditions as often as they are", 0.4, "prior", CLEAN),
    Group("each condition equally often, some answers wrong or not known", 0.4, "uniform", NOISE),
    Group("none of the conditions", 0.2, "none", CLEAN),
)
"""Whom a change is tried on: the usual, the rare with all the slips of real people, and the healthy."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came out for one person on one side; `leader` is the condition that leads, if any does."""

    urgency: Urgency
    leader: str | None
    flags: tuple[str, ...]
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody for whom the advice or the first suggestion is another; ids are those of the base.

    `sort` is `reader` for a simulated one, else that of the case; `id` is their number or the case's id; `need` is the
    least urgent advice that the base calls right for them; `group` is the place of a reader's group in GROUPS.
    """

    questionnaire: str
    sort: str
    id: str
    condition: str | None
    age: int | None
    sex: str | None
    yes: tuple[str, ...]
    need: Urgency
    before: Told
    after: Told
    group: int = -1

    @property
    def steps(self) -> int:
        """By how many levels the advice became more urgent; below 0 it became less."""
        return self.after.urgency.rank - self.before.urgency.rank

    @property
    def endangered(self) -> bool:
        """Whether the advice was urgent enough for what they have, and is not any more."""
        return self.after.urgency.rank < self.need.rank <= self.before.urgency.rank

    @property
    def rescued(self) -> bool:
        """Whether the advice was not urgent enough for what they have, and is now."""
        return self.before.urgency.rank < self.need.rank <= self.after.urgency.rank

    @property
    def slips(self) -> bool:
        """Whether they may have answered wrongly: then any change that alters the order of questions can hit them."""
        return self.group >= 0 and GROUPS[self.group].noise.wrong > 0


@dataclass(frozen=True, slots=True)
class Tried:
    """What the change does to one questionnaire: how many simulated readers and cases were asked, and who differs."""

    questionnaire: str
    readers: int
    cases: int
    questions: tuple[int, int]
    differing: tuple[Person, ...]

    @property
    def endangered(self) -> tuple[Person, ...]:
        """Those whose advice is not urgent enough any more, because of the change.

        Of people who slip in their answers, some are always hit by chance and others spared: they count where more are
        hit than spared, by more than chance (two standard deviations, as in McNemar's test of 1947).
        """
        surely = [person for person in self.differing if person.endangered and not person.slips]
        hit = [person for person in self.differing if person.endangered and person.slips]
        spared = sum(person.rescued and person.slips for person in self.differing)
        return tuple(surely + hit if len(hit) - spared > 2 * sqrt(len(hit) + spared) else surely)


@dataclass(frozen=True, slots=True)
class Effect:
    """What the change does to all questionnaires; `only_words` are those whose reasoning is the same."""

    tried: tuple[Tried, ...]
    only_words: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who differs."""
        return tuple(person for tried in self.tried for person in tried.differing)


@dataclass(frozen=True, slots=True)
class Pair:
    """One questionnaire on both sides: its world and bundle before, its bundle now, and how its article is called."""

    symptom: str | None
    symptom_now: str | None
    world: World
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The article's id, or `general`."""
        return self.symptom or addresses.GENERAL


@dataclass(frozen=True, slots=True)
class Plan:
    """How many simulated readers there are at least, and by which seed they are drawn."""

    interviews: int = INTERVIEWS
    seed: int = SEED


def pairs(base: Side, head: Side, names: Names) -> tuple[tuple[Pair, ...], Effect]:
    """Return the questionnaires that reason differently, and an effect that says what became of all others."""
    found: list[Pair] = []
    only_words: list[str] = []
    gone: list[str] = []
    for symptom in (None, *base.library.symptoms):
        now = None if symptom is None else names.now("symptom", symptom)
        if now is not None and now not in head.library.symptoms:
            gone.append(str(symptom))
            continue
        before = bundle_of(base.library, symptom, base.settings)
        after = bundle_of(head.library, now, head.settings)
        if reasoning(before) != reasoning(after):
            world = world_of(base.library, symptom, base.settings.site.questionnaire.ages)
            found.append(Pair(symptom, now, world, before, after))
        elif before["content"] != after["content"]:
            only_words.append(symptom or addresses.GENERAL)
    known = {names.now("symptom", symptom) for symptom in base.library.symptoms}
    new = tuple(symptom for symptom in head.library.symptoms if symptom not in known)
    return tuple(found), Effect((), tuple(only_words), new, tuple(gone))


def reasoning(bundle: Mapping[str, Any]) -> str:
    """Return all of a bundle that the advice depends on: everything but words and sources, in one form."""
    unworded: dict[str, Any] = {
        "findings": {key: value for key, value in bundle["findings"].items() if key not in {"name", "help", "also"}},
        "questions": [
            [name, kind, [place for place, _ in options], bool(none), about]
            for name, _, kind, options, none, about in bundle["questions"]
        ],
        "conditions": {
            key: value for key, value in bundle["conditions"].items() if key not in {"name", "lay", "refs", "sources"}
        },
        "columns": [[steps, letters, rest[1:]] for steps, letters, *rest in filter(None, bundle["columns"])],
        "empty": [place for place, column in enumerate(bundle["columns"]) if not column],
        "flags": [_without_words(flag) for flag in bundle["flags"]],
        "articles": [_of_article(article) for article in bundle["articles"]],
    }
    unworded["findings"]["question"] = [bool(text) for text in bundle["findings"]["question"]]
    return json.dumps({"symptom": bundle["symptom"], "ages": bundle["ages"], **unworded}, sort_keys=True)


def _of_article(article: Mapping[str, Any]) -> dict[str, Any]:
    reasons = [_without_words(reason) for reason in article["see"]]
    return {**{key: value for key, value in article.items() if key not in {"name", "also", "doctor"}}, "see": reasons}


def _without_words(reason: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in reason.items() if key not in {"text", "cite"}}


class Trial:
    """Asks people on both sides, with as many engines as are of use."""

    def __init__(self, project: Path, names: Names, plan: Plan) -> None:
        self.project, self.names, self.plan = project, names, plan

    def tried(self, changed: Sequence[Pair]) -> tuple[Tried, ...]:
        """Ask everybody about every questionnaire that changed."""
        orders = [order for pair in changed for order in self._orders(pair, len(changed))]
        told = self._run(orders)
        return tuple(self._gathered(pair, [one for one in told if one[0].pair is pair]) for pair in changed)

    def again(self, pair: Pair, after: Mapping[str, Any], people: Iterable[Person]) -> tuple[Person, ...]:
        """Ask some people once more, with another bundle after the change; return those that still differ."""
        trial = replace(pair, after=after)
        listed = list(people)
        orders = []
        for group, kind in enumerate(GROUPS):
            numbers = [int(person.id) for person in listed if person.group == group]
            if numbers:
                orders.append(_Order(trial, self._readers(trial, kind, len(numbers), numbers), group))
        wanted = {f"{person.sort} {person.id}" for person in listed if person.group < 0}
        chosen = [case for case in cases(pair.world) if f"{case.sort} {case.id}" in wanted]
        if chosen:
            orders.append(_Order(trial, self._cases(trial, chosen), -1))
        return tuple(person for order, told in self._run(orders) for person in _people(order, told))

    def _orders(self, pair: Pair, count: int) -> list[_Order]:
        readers = max(FEWEST, ceil(self.plan.interviews / count))
        orders = [_Order(pair, self._cases(pair, cases(pair.world)), -1)]
        for place, group in enumerate(GROUPS):
            if pair.world.conditions or group.population == "none":
                orders.append(_Order(pair, self._readers(pair, group, ceil(readers * group.share)), place))
        return orders

    def _common(self, pair: Pair) -> dict[str, Any]:
        return {
            "symptom": pair.symptom,
            "symptomNow": pair.symptom_now,
            "findings": dict(self.names.renamed.get("finding", {})),
            "conditions": dict(self.names.renamed.get("condition", {})),
        }

    def _readers(self, pair: Pair, group: Group, readers: int, numbers: list[int] | None = None) -> dict[str, Any]:
        return {
            "do": "compareReaders",
            **self._common(pair),
            "world": pair.world.data(),
            "readers": readers,
            "numbers": numbers,
            "seed": crc32(f"{self.plan.seed} {pair.symptom or ''}".encode()),  # the same number on every machine
            "population": group.population,
            "noise": {"wrong": group.noise.wrong, "unknown": group.noise.unknown},
        }

    def _cases(self, pair: Pair, chosen: Sequence[Case]) -> dict[str, Any]:
        return {"do": "compareCases", **self._common(pair), "cases": [case.data for case in chosen]}

    def _run(self, orders: Sequence[_Order]) -> list[tuple[_Order, dict[str, Any]]]:
        """Carry out all orders, shared out between the engines by their size."""
        shares: list[list[tuple[int, _Order]]] = [[] for _ in range(WORKERS)]
        for place, order in sorted(enumerate(orders), key=lambda item: -item[1].size):
            min(shares, key=lambda share: sum(one.size for _, one in share)).append((place, order))
        with ThreadPoolExecutor(WORKERS) as pool:
            done = [one for share in pool.map(self._share, shares) for one in share]
        return [(orders[place], told) for place, told in sorted(done, key=lambda item: item[0])]

    def _share(self, orders: Sequence[tuple[int, _Order]]) -> list[tuple[int, dict[str, Any]]]:
        if not orders:
            return []
        done = []
        with Engine(self.project) as engine:
            for place, order in orders:
                base, head = engine.open(order.pair.before), engine.open(order.pair.after)
                done.append((place, engine.ask(**order.details, base=base.kb, head=head.kb)))
                base.close()
                head.close()
        return done

    def _gathered(self, pair: Pair, done: Iterable[tuple[_Order, dict[str, Any]]]) -> Tried:
        readers = count = before = after = 0
        differing: list[Person] = []
        for order, told in done:
            differing += _people(order, told)
            if order.group < 0:
                count += told["compared"]
            else:
                readers += told["compared"]
                before += told["asked"][0]
                after += told["asked"][1]
        return Tried(pair.name, readers, count, (before, after), tuple(differing))


@dataclass(frozen=True, slots=True)
class _Order:
    """One request to an engine, for a group of readers, or (-1) for the cases."""

    pair: Pair
    details: dict[str, Any]
    group: int

    @property
    def size(self) -> int:
        """How many people are asked."""
        if self.group < 0:
            return len(self.details["cases"])
        numbers = self.details["numbers"]
        return int(self.details["readers"]) if numbers is None else len(numbers)


def _people(order: _Order, told: Mapping[str, Any]) -> list[Person]:
    found = []
    for one in told["differing"]:
        sort, _, name = one["id"].partition(" ") if order.group < 0 else ("reader", "", str(one["number"]))
        found.append(
            Person(
                order.pair.name,
                sort,
                name,
                one["condition"],
                one["age"],
                one["sex"],
                tuple(dict.fromkeys(one["yes"])),
                Urgency(one["need"]),
                _told(one["before"]),
                _told(one["after"]),
                order.group,
            )
        )
    return found


def _told(one: Mapping[str, Any]) -> Told:
    return Told(Urgency(one["urgency"]), one["leader"], tuple(one["flags"]), tuple(one["grounds"]))
