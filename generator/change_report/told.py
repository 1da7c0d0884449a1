"""So that what a change does to people is said in plain words: who, what before, what now, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.questionnaire.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.change_report.effect import Person, Told
    from generator.change_report.records import Names
    from generator.change_report.sides import Side
    from generator.model import Library
    from generator.model.vocabulary import Urgency

MOST_TELLING, MOST_LESS = 10, 7
"""How many people are told about, and at most how many of them for advice that is less urgent now."""

MOST_ANSWERS = 6
"""How many of somebody's answers are named."""

SORTS = ("red-flag", "journey", "condition", "see-doctor", "reader")
"""Whose example says more, the first ones first."""

GROUNDS = {
    "expected": "what is most likely behind it",
    "minimum": "the least urgent advice of the article",
    "see-doctor": "a reason to see a doctor",
    "none": "nothing",
}


def telling(people: Iterable[Person]) -> tuple[Person, ...]:
    """Choose the people who say most, all unlike: endangered ones, then lowered advice, raised, another suggestion."""
    less: list[Person] = []
    more: list[Person] = []
    other: list[Person] = []
    met = set()
    for person in sorted(people, key=_weight):
        what = (person.before.urgency, person.after.urgency, person.condition or person.id.partition(" (")[0])
        if what not in met:
            met.add(what)
            (less if person.steps < 0 else more if person.steps > 0 else other).append(person)
    room = max(MOST_LESS, MOST_TELLING - len(more) - len(other))
    return tuple((*less[:room], *more, *other)[:MOST_TELLING])


def _weight(person: Person) -> tuple[bool, int, int, int, int, str, str]:
    place, before = SORTS.index(person.sort), person.before.urgency.rank
    answers = len(person.yes)
    return not person.endangered, -abs(person.steps), -before, place, answers, person.questionnaire, person.id


class Teller:
    """Puts people into words, with the names that records of the base and of today give."""

    def __init__(self, base: Side, head: Side, names: Names) -> None:
        self._base, self._head, self._names = base.library, head.library, names
        self._wording = head.settings.wording
        self._words = Words(head.settings.locale.placeholders)

    def who(self, person: Person) -> str:
        """Return who somebody is, in a few words."""
        if person.sort == "journey":
            return f"Journey `{person.id}`: {self._words.say(self._base.journeys[person.id].record.story)}"
        if person.sort == "red-flag":
            return f"Somebody who has just what the red flag `{person.id}` asks for"
        if person.sort == "see-doctor":
            article, _, place = person.id.partition(" ")
            return f"Somebody who has just what reason {place} to see a doctor in `{article}` asks for"
        if person.sort == "condition":
            return f"Somebody with all that is usual in `{person.id}`"
        noun = {"female": "woman", "male": "man", None: "person"}[person.sex]
        age = f" of {person.age}" if person.age is not None else ""
        what = self._name(self._base, person.condition) if person.condition else "none of the conditions"
        return f"A {noun}{age} with {what}"

    def answers(self, person: Person) -> str:
        """Return what somebody answers with yes."""
        found = [self._base.findings[name].record.name for name in person.yes if name in self._base.findings]
        if not found:
            return "nothing answered with yes"
        rest = len(found) - MOST_ANSWERS
        return ", ".join(found[:MOST_ANSWERS]) + (f", and {rest} more" if rest > 0 else "")

    def before(self, person: Person) -> str:
        """Return what came out before."""
        return self._out(self._base, person.before)

    def after(self, person: Person) -> str:
        """Return what comes out now."""
        return self._out(self._head, person.after)

    def urgency(self, level: Urgency) -> str:
        """Return the words for a level of urgency."""
        return self._words.say(self._wording.urgency[level].badge)

    def _out(self, library: Library, told: Told) -> str:
        leader = self._name(library, told.leader) if told.leader else "something else"
        return f"{self.urgency(told.urgency)}, because of {self._ground(library, told)}; first suggestion: {leader}"

    def _ground(self, library: Library, told: Told) -> str:
        source, _, name = (told.grounds[0] if told.grounds else "none").partition(" ")
        if source == "red-flag":
            return f"the red flag `{name}`"
        if source == "cannot-miss":
            return f"{self._name(library, name)}, which must not be missed"
        return GROUNDS[source]

    @staticmethod
    def _name(library: Library, condition: str) -> str:
        entry = library.conditions.get(condition)
        return entry.record.name if entry else condition


def journeys(people: Iterable[Person]) -> Iterator[Person]:
    """Yield the journeys among those who differ."""
    return (person for person in people if person.sort == "journey")
