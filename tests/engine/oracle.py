"""So that the engine is checked against something that shares no thought with it: all of it again, as plain as can be.

It works on the `Library` and not on the bundle, computes everything anew for every interview, and keeps nothing. It is
slow and meant to be read beside the description of the questionnaire. Whether the outcome is `covered` is left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.model.condition import PLACE_SHARES
from generator.model.vocabulary import BACKGROUND_PROBABILITY, FREQUENCY_PROBABILITY, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model import Library
    from generator.model.condition import Condition
    from generator.model.question import Question
    from generator.model.red_flag import RedFlag, When
    from generator.model.symptom import Symptom

AWAY = {"never": 0.01, "rare": 0.025, "occasional": 0.17}
EFFECT = {"strong": 0.7, "moderate": 0.5, "weak": 0.3}
PRIOR = {"common": 1e-2, "uncommon": 1e-3, "rare": 1e-4, "ultra-rare": 1e-5}
ELSE = None
"""Stands for "something else" among the conditions."""

Weights = dict[str | None, float]


@dataclass(frozen=True)
class Entry:
    """What a condition says about one finding: how often it has it, how much that counts, and how it was said."""

    share: float
    trust: float
    away: bool = False
    never: bool = False


@dataclass(frozen=True)
class Asking:
    """A question that may come next, with what it may tell."""

    kind: str
    id: str
    findings: tuple[str, ...]
    gain: float = math.inf


@dataclass(frozen=True)
class Interview:
    """Everything that was answered."""

    symptom: str | None
    age: int | None
    sex: str | None
    answers: Mapping[str, str]


def rounded(value: float) -> int:
    """Round to a whole number, halves towards plus infinity."""
    return math.floor(value + 0.5)


def millionth(value: float) -> float:
    """Round to a millionth."""
    return math.floor(value * 1e6 + 0.5) / 1e6


def clamped(share: float) -> float:
    """Keep a share away from impossible and certain."""
    return min(0.999, max(0.001, share))


def entropy(shares: Iterable[float]) -> float:
    """Return how uncertain a distribution is, in nats."""
    return -sum(share * math.log(share) for share in shares if share > 0)


def binary(share: float) -> float:
    """Return how uncertain a yes or no is, in nats."""
    return entropy((share, 1 - share))


class Scope:
    """What one questionnaire is made of; `symptom` is the article it belongs to, None for the general one."""

    def __init__(self, library: Library, symptom: str | None) -> None:
        self.library = library
        self.symptom = symptom
        self.all = {identity: entry.record for identity, entry in library.findings.items()}
        self.everything = {identity: entry.record for identity, entry in library.conditions.items()}

    @cached_property
    def articles(self) -> Mapping[str, Symptom]:
        return {i: entry.record for i, entry in self.library.symptoms.items() if self.symptom in {None, i}}

    @cached_property
    def parents(self) -> Mapping[str, frozenset[str]]:
        """The wider findings that a yes makes true, one step up."""
        found = {identity: set(finding.implies) for identity, finding in self.all.items()}
        for entry in self.library.questions.values():
            for option in entry.record.options:
                found[option.finding_id] |= {entry.record.about} if entry.record.about else set()
        return {identity: frozenset(above) for identity, above in found.items()}

    def above(self, finding: str) -> frozenset[str]:
        """Everything that a yes to a finding makes true, itself included."""
        return frozenset({finding}).union(*(self.above(parent) for parent in self.parents[finding]))

    @cached_property
    def _below(self) -> Mapping[str, frozenset[str]]:
        return {f: frozenset(other for other in self.all if f in self.above(other)) for f in self.all}

    def below(self, finding: str) -> frozenset[str]:
        """Everything that a no to a finding makes untrue, itself included."""
        return self._below[finding]

    # --- Conditions ---

    def line(self, condition: str) -> list[str]:
        """Return a condition and those that it is a form of, nearest first."""
        parent = self.everything[condition].parent
        return [condition, *(self.line(parent) if parent else [])]

    @cached_property
    def conditions(self) -> list[str]:
        if self.symptom is None:
            return sorted(self.everything)
        listed = set(self.articles[self.symptom].conditions)
        forms = {condition for condition in self.everything if listed & set(self.line(condition))}
        return sorted(forms.union(*(self.line(condition) for condition in listed)))

    @cached_property
    def parents_of_conditions(self) -> set[str]:
        return {parent for condition in self.conditions if (parent := self.everything[condition].parent)}

    @cached_property
    def scored(self) -> list[str]:
        leaves = [condition for condition in self.conditions if condition not in self.parents_of_conditions]
        return [condition for condition in leaves if self._assessable(condition)]

    @cached_property
    def not_assessed(self) -> list[str]:
        return sorted({*self.conditions} - self.parents_of_conditions - {*self.scored})

    def _assessable(self, condition: str) -> bool:
        listed = [item.id for one in self.line(condition) for item in self.everything[one].findings]
        return any(self.all[identity].askable for identity in listed)

    def listed_bare(self, condition: str) -> set[str]:
        """Return the findings that a condition, or what it is a form of, lists by their place alone."""
        first: dict[str, bool] = {}
        for one in self.line(condition):
            record = self.everything[one]
            for item in record.findings:
                first.setdefault(item.id, item.percent is None and item.frequency is None)
            first |= dict.fromkeys((away.id for away in record.points_away if away.id not in first), False)
            first |= dict.fromkeys((risk.id for risk in record.risk_factors if risk.id not in first), False)
        return {identity for identity, bare in first.items() if bare and self.all[identity].askable}

    # --- Findings and questions ---

    @cached_property
    def findings(self) -> set[str]:
        """The findings that the questionnaire knows."""
        if self.symptom is None:
            return {identity for identity, finding in self.all.items() if finding.askable}
        options = {option.finding_id for question in self.questions.values() for option in question.options}
        abouts = {question.about for question in self.questions.values() if question.about}
        return {f for identity in self.named | options | abouts for f in self.above(identity) if self.all[f].askable}

    @property
    def asks(self) -> set[str]:
        """What an article asks of everybody, and what its doctors will ask."""
        article = self.articles[self.symptom or ""]
        return {*article.always_ask, *(item.ask for item in article.doctor_questions if item.ask)}

    @cached_property
    def named(self) -> set[str]:
        """The findings that anything on an article's page names."""
        article = self.articles[self.symptom or ""]
        named = {article.finding}
        for condition in self.conditions:
            record = self.everything[condition]
            named |= {item.id for item in record.findings}
            named |= {away.id for away in record.points_away} | {risk.id for risk in record.risk_factors}
        for flag in self.flags.values():
            named |= set(flag.when.findings)
        for reason in article.see_doctor_if:
            named |= set(reason.when.findings) if reason.when else set()
        named |= {identity for identity in self.asks if identity not in self.library.questions}
        return {identity for identity in named if self.all[identity].askable}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The lists that the questionnaire knows: those that offer what is named, and those that are asked by name."""
        found = {identity: entry.record for identity, entry in self.library.questions.items()}
        if self.symptom is None:
            return found
        return {
            identity: question
            for identity, question in found.items()
            if identity in self.asks or self.named & {option.finding_id for option in question.options}
        }

    @cached_property
    def list_of(self) -> Mapping[str, str]:
        return {option.finding_id: i for i, question in self.questions.items() for option in question.options}

    # --- Red flags ---

    @cached_property
    def flags(self) -> Mapping[str, RedFlag]:
        found = {i: entry.record for i, entry in self.library.red_flags.items() if entry.record.everywhere}
        for article in self.articles.values():
            found |= {i: self.library.red_flags[i].record for i in article.shared_red_flags}
            found |= {flag.id: flag for flag in article.red_flags}
        return found

    @cached_property
    def flagged(self) -> set[str]:
        """Every finding of a red flag: these are never answered no by inference."""
        return {identity for flag in self.flags.values() for identity in flag.when.findings}

    # --- What conditions say about findings ---

    @cached_property
    def _bases(self) -> Mapping[str, float]:
        return {finding: self._base(finding) for finding in self.all}

    def base(self, finding: str) -> float:
        """Return how often people without any of the conditions have a finding."""
        return self._bases[finding]

    def _base(self, finding: str) -> float:
        stated = self.all[finding].background
        if stated is None:
            bare = sum(finding in self.listed_bare(condition) for condition in self.scored)
            return clamped(min(0.5, 0.02 + 0.4 * bare / max(1, len(self.scored))))
        return clamped(BACKGROUND_PROBABILITY[stated] if isinstance(stated, str) else stated)

    def own(self, condition: str) -> dict[str, Entry]:
        """Return what a condition says, before the closure; what it is a form of speaks where it does not."""
        found: dict[str, Entry] = {}
        for one in self.line(condition):
            for identity, entry in _listed(self.everything[one]):
                if self.all[identity].askable:
                    found.setdefault(identity, entry)
        return found

    @cached_property
    def _entries(self) -> Mapping[str, Mapping[str, Entry]]:
        return {condition: self._among_asked(self._closed(self.own(condition))) for condition in self.scored}

    def _among_asked(self, closed: Mapping[str, Entry]) -> dict[str, Entry]:
        """Make the share of a choice a share of those who are given the choice, as its background is."""
        found = dict(closed)
        for question in self.questions.values():
            if question.kind == "one-of" and question.about:
                asked = closed[question.about].share if question.about in closed else self.base(question.about)
                for option in question.options:
                    if option.finding_id in closed:
                        entry = closed[option.finding_id]
                        chosen = 0.7 * min(1, entry.share / asked) + 0.3 * self.base(option.finding_id)
                        found[option.finding_id] = replace(entry, share=clamped(chosen))
        return found

    def entries(self, condition: str) -> Mapping[str, Entry]:
        """Return what a condition says about every finding it has an opinion on."""
        return self._entries[condition]

    def _closed(self, own: Mapping[str, Entry]) -> dict[str, Entry]:
        found = dict(own)
        for parent in {wider for identity in own for wider in self.above(identity)}:
            children = [i for i, entry in own.items() if i != parent and not entry.away and parent in self.above(i)]
            if not children or not self.all[parent].askable:
                continue
            best = min(children, key=lambda i: (-own[i].share, -own[i].trust, i))
            if own[best].share > (own[parent].share if parent in own else self.base(parent)):
                found[parent] = own[best]
        return found

    def yes_worth(self, condition: str, finding: str) -> int:
        entry = self.entries(condition).get(finding)
        if entry is None:
            return 0
        worth = rounded(1000 * entry.trust * math.log(entry.share / self.base(finding)))
        return min(0, worth) if entry.away else worth

    def no_worth(self, condition: str, finding: str) -> int:
        entry = self.entries(condition).get(finding)
        if entry is None:
            return 0
        worth = rounded(1000 * entry.trust * math.log((1 - entry.share) / (1 - self.base(finding))))
        return max(0, worth) if entry.away else worth

    def prior(self, condition: str) -> int:
        word = self.everything[condition].rarity_word
        return rounded(1000 * 0.25 * math.log(PRIOR[word or "uncommon"]))


def _listed(record: Condition) -> Iterator[tuple[str, Entry]]:
    for place, item in enumerate(record.findings):
        if item.percent is not None:
            yield item.id, Entry(clamped(item.percent / 100), 1)
        elif item.frequency:
            yield item.id, Entry(clamped(FREQUENCY_PROBABILITY[item.frequency]), 1)
        else:
            yield item.id, Entry(PLACE_SHARES[min(place, 7)], 0.7)
    for away in record.points_away:
        yield away.id, Entry(AWAY[away.frequency], 0.7, away=True, never=away.frequency == "never")
    for risk in record.risk_factors:
        if risk.percent is not None:
            yield risk.id, Entry(clamped(risk.percent / 100), 1)
        elif risk.frequency:
            yield risk.id, Entry(clamped(FREQUENCY_PROBABILITY[risk.frequency]), 1)
        else:
            yield risk.id, Entry(EFFECT[risk.effect or "moderate"], 0.7)


class Reckoning:
    """What follows from one interview in one questionnaire."""

    def __init__(self, scope: Scope, interview: Interview) -> None:
        self.scope = scope
        self.interview = interview
        self.complaint = scope.articles[interview.symptom].finding if interview.symptom else None
        self.given = dict(interview.answers) | ({self.complaint: "yes"} if self.complaint else {})

    # --- What is so ---

    @cached_property
    def satisfied(self) -> set[str]:
        """Everything that is true because of some yes."""
        return {f for identity, value in self.given.items() if value == "yes" for f in self.scope.above(identity)}

    @cached_property
    def denied(self) -> set[str]:
        return {f for identity, value in self.given.items() if value == "no" for f in self.scope.below(identity)}

    def state(self, finding: str) -> str | None:
        """Return yes, no, unknown, or None while it is open."""
        given = self.given.get(finding)
        if given in {"yes", "no"}:
            return given
        if finding in self.satisfied:
            return "yes"
        if given:
            return given
        return "no" if finding in self.denied and finding not in self.scope.flagged else None

    def asked_of_them(self, finding: str) -> bool:
        of = self.scope.all[finding].asked_of
        return of is None or self._matches(of.age, of.sex)

    def _matches(self, age: tuple[int, int] | None, sex: str | None) -> bool:
        in_age = age is None or self.interview.age is None or age[0] <= self.interview.age <= age[1]
        return in_age and (sex is None or self.interview.sex is None or sex == self.interview.sex)

    # --- Scores ---

    @cached_property
    def counted(self) -> dict[str, str]:
        """The explicit answers that are evidence."""
        found = {i: value for i, value in self.given.items() if value != "unknown" and self.asked_of_them(i)}
        for question in self.scope.questions.values():
            options = {option.finding_id for option in question.options}
            if question.kind == "one-of" and any(self.given.get(option) == "yes" for option in options):
                found = {i: value for i, value in found.items() if i not in options or value == "yes"}
        return found

    def items(self, condition: str) -> dict[str, int]:
        """Return what adds up to a condition's score, by what it comes from; nothing that is zero."""
        scope, record = self.scope, self.scope.everything[condition]
        found = {"prior": scope.prior(condition)}
        for finding, value in self.counted.items():
            worth = scope.yes_worth if value == "yes" else scope.no_worth
            found[finding] = worth(condition, finding)
        if record.age and self.interview.age is not None:
            found["age"] = _age_worth(record, self.interview.age)
        if record.sex and self.interview.sex is not None:
            found["sex"] = _sex_worth(record, self.interview.sex)
        return {source: worth for source, worth in found.items() if worth}

    def score(self, condition: str) -> int:
        return sum(self.items(condition).values())

    @cached_property
    def else_score(self) -> int:
        mass = sum(math.exp(self.scope.prior(condition) / 1000) for condition in self.scope.scored)
        least = rounded(1000 * math.log(0.05 / 0.95 * mass)) if mass else 0
        if self.complaint is None or self.complaint not in self.counted:
            return least
        return least + max([0, *(self.scope.yes_worth(condition, self.complaint) for condition in self.scope.scored)])

    @cached_property
    def ruled_out(self) -> dict[str, list[str]]:
        found = {}
        for condition in self.scope.scored:
            entries = self.scope.entries(condition)
            strikes = [
                i for i, value in sorted(self.counted.items()) if value == "yes" and i in entries and entries[i].never
            ]
            if len(strikes) > 1:
                found[condition] = strikes
        return found

    def _softmax(self, conditions: Iterable[str]) -> Weights:
        scores: dict[str | None, int] = {condition: self.score(condition) for condition in conditions}
        scores[ELSE] = self.else_score
        most = max(scores.values())
        parts = {key: math.exp((score - most) / 1000) for key, score in scores.items()}
        return {key: millionth(part / sum(parts.values())) for key, part in parts.items()}

    @cached_property
    def weights(self) -> Weights:
        return self._softmax(condition for condition in self.scope.scored if condition not in self.ruled_out)

    @cached_property
    def triage_weights(self) -> Weights:
        """The weights in which what must not be missed cannot be ruled out."""
        return self._softmax(
            condition
            for condition in self.scope.scored
            if condition not in self.ruled_out or self.scope.everything[condition].cannot_miss
        )

    # --- Urgency ---

    def rank(self, condition: str | None) -> int:
        return Urgency.ROUTINE.rank if condition is None else self.scope.everything[condition].urgency.rank

    def supporting(self, condition: str) -> set[str]:
        """Return the findings whose yes speaks for a condition."""
        return {
            finding
            for finding, value in self.counted.items()
            if value == "yes" and self.scope.yes_worth(condition, finding) > 0
        }

    def supported(self, condition: str) -> bool:
        """Whether any yes but that to the complaint speaks for a condition."""
        return bool(self.supporting(condition) - {self.complaint})

    @cached_property
    def losses(self) -> list[float]:
        """What each advice, from the least urgent, would cost on average."""
        found = []
        for advice in range(len(Urgency)):
            loss = 0.0
            for condition, weight in self.triage_weights.items():
                rank = self.rank(condition)
                if condition is not None and not self.supported(condition):
                    told = Urgency.SOON if self.supporting(condition) else Urgency.ROUTINE
                    rank = min(rank, told.rank)
                loss += weight * (20 * (rank - advice) if advice < rank else advice - rank)
            found.append(millionth(loss))
        return found

    def _when(self, when: When) -> bool:
        return set(when.all) <= self.satisfied and (not when.any or bool(set(when.any) & self.satisfied))

    def applies(self, article: str) -> bool:
        if article in {self.scope.symptom, self.interview.symptom}:
            return True
        return self.scope.articles[article].finding in self.satisfied

    @cached_property
    def flags(self) -> dict[str, RedFlag]:
        """The red flags that apply to this person, most urgent first."""
        found = {
            i: flag
            for i, flag in self.scope.flags.items()
            if flag.everywhere and flag.id in self.scope.library.red_flags
        }
        for identity, article in self.scope.articles.items():
            if self.applies(identity):
                found |= {i: self.scope.flags[i] for i in article.shared_red_flags}
                found |= {flag.id: flag for flag in article.red_flags}
        matching = [flag for flag in found.values() if self._matches(flag.age, flag.sex)]
        return {flag.id: flag for flag in sorted(matching, key=lambda flag: (-flag.level.rank, flag.id))}

    @cached_property
    def fired(self) -> list[RedFlag]:
        return [flag for flag in self.flags.values() if self._when(flag.when)]

    @cached_property
    def floors(self) -> list[tuple[str, str | None, int]]:
        """Every source of advice but the average loss: its kind, its id where it is a record, and its rank."""
        found: list[tuple[str, str | None, int]] = [("red-flag", flag.id, flag.level.rank) for flag in self.fired]
        for identity, article in self.scope.articles.items():
            if self.applies(identity):
                reasons = [one for one in article.see_doctor_if if one.when and self._when(one.when)]
                found.extend(("see-doctor", None, reason.level.rank) for reason in reasons)
                if article.minimum_urgency:
                    found.append(("minimum", None, article.minimum_urgency.rank))
        for condition, weight in self.triage_weights.items():
            heavy = weight >= 0.1 and condition is not None and self.scope.everything[condition].cannot_miss
            if condition and heavy and self.supported(condition):
                found.append(("cannot-miss", condition, self.rank(condition)))
        return found

    @cached_property
    def expected(self) -> list[int]:
        """The advice that costs least on average; more than one where the last digit decides."""
        least = min(self.losses)
        near = [advice for advice, loss in enumerate(self.losses) if loss - least < 1e-4]
        exact = [advice for advice in near if self.losses[advice] == least]
        return [exact[-1]] if near == exact else near

    @cached_property
    def urgency(self) -> list[int]:
        """The ranks of advice that are right: nearly always one."""
        return sorted({max([expected, *(rank for *_, rank in self.floors)]) for expected in self.expected})

    @cached_property
    def calm(self) -> int:
        """The rank of the advice as if there were no red flags; the more urgent where the last digit decides."""
        return max([self.expected[-1], *(rank for source, _, rank in self.floors if source != "red-flag")])

    # --- The next question ---

    def open(self, finding: str) -> bool:
        """Whether a finding may still be asked about."""
        return finding in self.scope.findings and self.state(finding) is None and self.asked_of_them(finding)

    @property
    def _in_order(self) -> list[RedFlag]:
        """The flags as they are asked about: of equal ones those first that a single yes fires."""

        def needs_more(flag: RedFlag) -> bool:
            return len(flag.when.all) > 1 or (bool(flag.when.all) and bool(flag.when.any))

        return sorted(self.flags.values(), key=lambda flag: (-flag.level.rank, needs_more(flag), flag.id))

    def _screen(self) -> Asking | None:
        first = [identity for flag in self._in_order for identity in (flag.when.all[:1] or flag.when.any)]
        still = tuple(dict.fromkeys(identity for identity in first if self.open(identity)))
        return Asking("screen", "screen", still) if still else None

    def _partners(self) -> Asking | None:
        for flag in self._in_order:
            all_of = flag.when.all
            if not all_of or all_of[0] not in self.satisfied or self._when(flag.when):
                continue
            if any(identity not in self.satisfied and self.state(identity) == "no" for identity in all_of):
                continue
            any_of = () if self.satisfied & {*flag.when.any} else flag.when.any
            still = tuple(dict.fromkeys(identity for identity in (*all_of[1:], *any_of) if self.open(identity)))
            if still:
                return Asking("screen", f"screen:{flag.id}", still)
        return None

    def _always(self) -> Asking | None:
        for identity, article in self.scope.articles.items():
            for wanted in article.always_ask if self.applies(identity) else ():
                if wanted in self.scope.questions:
                    asking = self._list(wanted)
                    if asking:
                        return asking
                elif self.open(wanted):
                    return Asking("yes-no", wanted, (wanted,))
        return None

    def _list(self, identity: str) -> Asking | None:
        question = self.scope.questions[identity]
        options = [option.finding_id for option in question.options if option.finding_id in self.scope.findings]
        if question.about and question.about not in self.satisfied:
            return None
        if question.kind == "one-of" and self.satisfied & {*options}:
            return None
        still = tuple(option for option in options if self.open(option))
        if not still:
            return None
        gain = self._gain_of_one(still) if question.kind == "one-of" else self._gain_of_any(still)
        return Asking(question.kind, identity, still, gain)

    def share(self, condition: str | None, finding: str) -> float:
        entry = self.scope.entries(condition).get(finding) if condition else None
        return entry.share if entry else self.scope.base(finding)

    def gain(self, finding: str) -> float:
        """Return what a yes or no about one finding tells on average, in nats."""
        weights = self.weights
        listing = [c for c in weights if c is not None and finding in self.scope.entries(c)]
        listed = sum(weights[c] for c in listing)
        base = self.scope.base(finding)
        average = (1 - listed) * base + sum(weights[c] * self.share(c, finding) for c in listing)
        known = (1 - listed) * binary(base) + sum(weights[c] * binary(self.share(c, finding)) for c in listing)
        return binary(average) - known

    def _gain_of_one(self, options: tuple[str, ...]) -> float:
        def distribution(condition: str | None) -> list[float]:
            shares = [self.share(condition, option) for option in options]
            none = max(0.02, 1 - sum(shares))
            return [share / (sum(shares) + none) for share in (*shares, none)]

        each = {condition: distribution(condition) for condition in self.weights}
        average = [
            sum(weight * each[condition][place] for condition, weight in self.weights.items())
            for place in range(len(options) + 1)
        ]
        return entropy(average) - sum(weight * entropy(each[condition]) for condition, weight in self.weights.items())

    def _gain_of_any(self, options: tuple[str, ...]) -> float:
        return min(entropy(self.weights.values()), sum(self.gain(option) for option in options))

    @cached_property
    def candidates(self) -> list[Asking]:
        """The questions that may be asked for what they tell."""
        found = [asking for identity in self.scope.questions if (asking := self._list(identity))]
        for finding in self.scope.findings:
            alone = self.scope.all[finding].question and finding not in self.scope.list_of
            if alone and self.open(finding):
                found.append(Asking("yes-no", finding, (finding,), self.gain(finding)))
        return sorted(found, key=lambda asking: (-millionth(asking.gain), asking.id))

    @cached_property
    def asked(self) -> set[str]:
        """The distinct questions that were answered."""
        flagged = {identity for flag in self.flags.values() for identity in flag.when.findings}
        return {
            "screen" if identity in flagged else self.scope.list_of.get(identity, identity)
            for identity in self.interview.answers
            if identity != self.complaint
        }

    @cached_property
    def confident(self) -> bool:
        """Whether the leader is so far ahead, and the rest so harmless, that more questions add nothing."""
        order = sorted(self.weights, key=lambda c: (-self.weights[c], c is None, c or ""))
        leader, weight = order[0], self.weights[order[0]]
        bare = leader is not None and bool(self.scope.listed_bare(leader))
        risk = sum(w * max(0, self.rank(c) - self.calm) for c, w in self.weights.items())
        return weight >= (0.85 if bare else 0.98) and risk < 0.02

    @cached_property
    def next(self) -> list[Asking]:
        """Return the questions that are right now: nearly always one; none at the end."""
        first = self._screen() or self._partners() or self._always()
        if first:
            return [first]
        enough = len(self.asked) >= 3
        best = self.candidates[0] if self.candidates and len(self.asked) < 30 else None
        if best is None or (enough and self.confident) or millionth(best.gain) < (0.015 if enough else 1e-6):
            last = self._floor() or self._complaint()
            return [last] if last else []
        return [best]

    def _floor(self) -> Asking | None:
        """Return the question about what would make the advice more urgent, the most urgent first."""
        reasons = [
            (-reason.level.rank, f"{identity}:{place}", reason.when)
            for identity, article in self.scope.articles.items()
            for place, reason in enumerate(article.see_doctor_if)
            if reason.when and self.applies(identity) and reason.level.rank > self.calm
        ]
        for _, _, when in sorted(reasons, key=lambda reason: reason[:2]):
            if self._when(when) or any(self._known_otherwise(identity) for identity in when.all):
                continue
            any_of = () if set(when.any) & self.satisfied else when.any
            for identity in (*when.all, *any_of):
                asking = self._asking(identity)
                if asking:
                    return asking
        return None

    def _known_otherwise(self, finding: str) -> bool:
        return finding not in self.satisfied and self.state(finding) in {"no", "unknown"}

    def _asking(self, finding: str) -> Asking | None:
        """Return the question by which a finding can be asked now: its list, or itself where no list offers it."""
        if not self.open(finding):
            return None
        if finding in self.scope.list_of:
            asking = self._list(self.scope.list_of[finding])
            return asking if asking and finding in asking.findings else None
        return Asking("yes-no", finding, (finding,)) if self.scope.all[finding].question else None

    def _complaint(self) -> Asking | None:
        """Return the question about the finding of an article with dangers of its own, if it may well be true."""
        for identity, article in self.scope.articles.items():
            own = {flag.id for flag in article.red_flags} | {*article.shared_red_flags}
            dangers = [flag.level.rank for flag in self.scope.flags.values() if flag.id in own and not flag.everywhere]
            dangers += [reason.level.rank for reason in article.see_doctor_if if reason.when]
            if self.applies(identity) or max([0, *dangers]) <= self.calm or not self.open(article.finding):
                continue
            chance = sum(weight * self.share(c, article.finding) for c, weight in self.weights.items() if c)
            rest = 1 - sum(weight for c, weight in self.weights.items() if c)
            if chance + rest * self.scope.base(article.finding) >= 0.1:
                asking = self._asking(article.finding)
                if asking:
                    return asking
        return None


def _age_worth(record: Condition, age: int) -> int:
    assert record.age
    usual, possible = record.age.usual, record.age.possible
    usual, possible = (usual, possible) if usual else (possible, None)
    if usual is None or usual[0] <= age <= usual[1]:
        return 0
    if possible and possible[0] <= age <= possible[1]:
        return rounded(1000 * math.log(0.3))
    return rounded(1000 * math.log(0.03))


def _sex_worth(record: Condition, sex: str) -> int:
    if isinstance(record.sex, str):
        return 0 if record.sex == f"{sex}-only" else rounded(1000 * math.log(0.001))
    assert record.sex
    return rounded(1000 * math.log(max(0.001, getattr(record.sex, sex)) / 0.5))


def expectation(scope: Scope, interview: Interview) -> dict[str, Any]:
    """Return all of it as the plain data that the comparison in Node reads."""
    found = Reckoning(scope, interview)
    following = found.next
    return {
        "urgency": [list(Urgency)[rank].value for rank in found.urgency],
        "reasons": sorted([kind, identity, rank] for kind, identity, rank in found.floors if kind != "see-doctor"),
        "seeDoctor": sorted(rank for source, _, rank in found.floors if source == "see-doctor"),
        "redFlags": [
            {"id": flag.id, "findings": sorted({*flag.when.findings} & found.satisfied)} for flag in found.fired
        ],
        "weights": {condition: found.weights[condition] for condition in found.weights if condition},
        "items": {condition: found.items(condition) for condition in found.weights if condition},
        "somethingElse": found.weights[ELSE],
        "ruledOut": found.ruled_out,
        "notAssessed": scope.not_assessed,
        "parents": {
            parent: sorted(c for c in found.weights if c and parent in scope.line(c)[1:])
            for parent in scope.parents_of_conditions
        },
        "asked": len(found.asked),
        "next": [
            {"kind": asking.kind, "id": asking.id, "findings": list(asking.findings), "gain": min(asking.gain, 99)}
            for asking in following
        ],
        "candidates": {asking.id: asking.gain for asking in found.candidates},
    }
