"""So that a change is tried on people whose danger is known: one for each red flag, each reason, each condition.

Simulated readers meet rare dangers too seldom. These people have exactly what a record asks for, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from generator.evaluation.journeys import answers_of
from generator.model.condition import SexShares
from generator.model.vocabulary import QuestionKind
from generator.questionnaire.scope import wider

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.evaluation.engine import Value
    from generator.evaluation.world import Sick, World
    from generator.model import Library, RedFlag
    from generator.model.red_flag import When
    from generator.model.vocabulary import Urgency

ADULT = 50
"""The age in years of people of whom no age is asked."""

Sort = Literal["journey", "red-flag", "see-doctor", "condition"]


@dataclass(frozen=True, slots=True)
class Case:
    """One person: what they stand for, and how they answer; `otherwise` is the answer to all that is not listed.

    `need` is the least urgent advice that is right for them; where it is None, that is what they were told before.
    """

    sort: Sort
    id: str
    age: int | None
    sex: str | None
    complaint: str | None
    need: Urgency | None
    listed: Mapping[str, Value]
    otherwise: Value = "no"

    @property
    def data(self) -> dict[str, Any]:
        """The case as `compare.mjs` takes it."""
        return {
            "id": f"{self.sort} {self.id}",
            "age": self.age,
            "sex": self.sex,
            "complaint": self.complaint,
            "need": self.need,
            "listed": dict(self.listed),
            "otherwise": self.otherwise,
        }


def cases(world: World) -> tuple[Case, ...]:
    """Return everybody who is asked the questions of one questionnaire: its journeys first."""
    library, scope = world.library, world.scope
    found = [*_journeys(library, scope.symptom), *_flags(world), *_reasons(world)]
    found += [case for sick in world.conditions for case in _textbook(world, sick)]
    return tuple(found)


def _journeys(library: Library, symptom: str | None) -> Iterator[Case]:
    for name, entry in library.journeys.items():
        journey = entry.record
        if journey.symptom == symptom:
            sex = journey.sex.value if journey.sex else None
            need = journey.expect.urgency or journey.expect.at_least
            yield Case("journey", name, journey.age, sex, None, need, answers_of(library, journey), journey.otherwise)


def _flags(world: World) -> Iterator[Case]:
    for flag, articles in world.scope.flags:
        about = _about(world, articles[0] if articles else None)
        for number, found in enumerate(_ways(flag.when)):
            yes = (*about, *found)
            sex = flag.sex.value if flag.sex else "female"
            who = _Who("red-flag", _numbered(flag.id, number), _age(world, flag), sex, flag.level)
            yield _person(world, who, yes)


def _reasons(world: World) -> Iterator[Case]:
    for name in world.scope.articles:
        for place, reason in enumerate(world.library.symptoms[name].record.see_doctor_if):
            for number, found in enumerate(_ways(reason.when) if reason.when else ()):
                yes = (*_about(world, name), *found)
                who = _Who("see-doctor", _numbered(f"{name} {place + 1}", number), ADULT, "female", reason.level)
                yield _person(world, who, yes)


def _textbook(world: World, sick: Sick) -> Iterator[Case]:
    """Yield who has all that a condition lists, and who has it and does not know about anything else."""
    likely = sorted((entry for entry in sick.entries if entry.share >= 0.5), key=lambda entry: -entry.share)  # noqa: PLR2004 - more often than not
    yes = tuple(_one_of_each(world.library, [entry.finding for entry in likely]))
    usual = sick.record.age.usual or sick.record.age.possible if sick.record.age else None
    age = sum(usual) // 2 if usual else ADULT
    sex = "male" if _mostly_male(sick) else "female"
    about = _about(world, world.scope.symptom)
    for otherwise in ("no", "unknown"):
        name = sick.id if otherwise == "no" else f"{sick.id} (nothing else known)"
        who = _Who("condition", name, _within(world, age), sex, sick.record.urgency)
        yield _person(world, who, (*about, *yes), otherwise)


class _Who(NamedTuple):
    """What a person stands for, how old they are, and how urgently they need help."""

    sort: Sort
    id: str
    age: int
    sex: str
    need: Urgency


def _person(world: World, who: _Who, yes: tuple[str, ...], otherwise: Value = "no") -> Case:
    listed: dict[str, Value] = dict.fromkeys(sorted(wider(world.library, yes)), "yes")
    askable = [finding for finding in yes if world.library.findings[finding].record.askable]
    complaint = askable[0] if world.scope.symptom is None and askable else None
    return Case(who.sort, who.id, who.age, who.sex, complaint, who.need, listed, otherwise)


def _about(world: World, article: str | None) -> tuple[str, ...]:
    """Return what somebody who reads an article has."""
    return (world.library.symptoms[article].record.finding,) if article else ()


def _ways(when: When) -> Iterator[tuple[str, ...]]:
    """Yield each smallest set of findings for which it holds."""
    yield from ((*when.all, one) for one in when.any) if when.any else (when.all,)


def _one_of_each(library: Library, findings: list[str]) -> Iterator[str]:
    """Leave out what cannot be true beside an earlier one: of a list with one answer only the first is kept."""
    taken: set[str] = set()
    for name in findings:
        lists = {
            asked
            for asked in library.questions_about.get(name, ())
            if library.questions[asked].record.kind is QuestionKind.ONE_OF
        }
        if not lists & taken:
            taken |= lists
            yield name


def _numbered(name: str, number: int) -> str:
    return name if number == 0 else f"{name} (way {number + 1})"


def _age(world: World, flag: RedFlag) -> int:
    return _within(world, sum(flag.age) // 2 if flag.age else ADULT)


def _within(world: World, age: int) -> int:
    return age if world.ages is None else min(max(age, world.ages[0]), world.ages[1])


def _mostly_male(sick: Sick) -> bool:
    sex = sick.record.sex
    return sex.male > sex.female if isinstance(sex, SexShares) else sex == "male-only"
