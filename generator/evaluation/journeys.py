"""So that the questionnaire keeps its promises: each journey is led with the shipped engine, and compared.

The person of a journey answers what they are asked: what is listed as listed, what a listed yes implies with yes, and
everything else with `otherwise`. They go on after a red flag, so that everything that is asked is tried.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.errors import Problem
from generator.evaluation.engine import Interview
from generator.model.vocabulary import Urgency
from generator.questionnaire import compile_bundle
from generator.questionnaire.scope import wider

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.evaluation.engine import Engine, Questionnaire, Shape, Value
    from generator.model import Entry, Library
    from generator.model.journey import Journey
    from generator.settings import Settings

CODE = "journey"
"""The code of every disagreement."""

MOST_GROUNDS = 3
"""How many grounds of the advice a hint names."""


class Journeys(NamedTuple):
    """How many journeys were led, how many came out as expected, and where the others did not."""

    led: int
    agreed: int
    problems: tuple[Problem, ...]


def lead_journeys(engine: Engine, library: Library, settings: Settings | None, symptom: str | None = None) -> Journeys:
    """Lead all journeys, or those of one article; the library must hold nothing that cannot be asked."""
    opened: dict[str | None, Questionnaire] = {}
    problems: list[Problem] = []
    led = agreed = 0
    for entry in library.journeys.values():
        about = entry.record.symptom
        if symptom is not None and about != symptom:
            continue
        if about not in opened:
            opened[about] = engine.open(compile_bundle(library, about, settings).bundle)
        found = disagreements(entry, lead(opened[about], library, entry.record))
        led += 1
        agreed += not found
        problems += found
    return Journeys(led, agreed, tuple(sorted(problems)))


def lead(questionnaire: Questionnaire, library: Library, journey: Journey) -> Shape:
    """Lead one journey to its end and return its `questions`, the `interview` and the `outcome`."""
    interview = Interview(journey.symptom, journey.age, journey.sex.value if journey.sex else None)
    return questionnaire.walk(interview, answers_of(library, journey), journey.otherwise)


def answers_of(library: Library, journey: Journey) -> dict[str, Value]:
    """Return the answer to each finding that a journey speaks about."""
    listed: dict[str, Value] = dict.fromkeys(wider(library, journey.yes), "yes")
    listed |= dict.fromkeys(journey.unknown, "unknown")
    listed |= dict.fromkeys(journey.no, "no")
    return listed | dict.fromkeys(journey.yes, "yes")


def disagreements(entry: Entry[Journey], walked: Shape) -> list[Problem]:
    """Return every expectation of a journey that did not come true, at its place."""
    found = [*_advice(entry, walked["outcome"]), *_suggestions(entry, walked["outcome"]), *_questions(entry, walked)]
    return [
        Problem(entry.at("expect", *trail, near=near), CODE, f"`{entry.id}`: {message}", hint=hint)
        for trail, near, message, hint in found
    ]


class _Miss(NamedTuple):
    """An expectation that did not come true: where it stands, and what came out."""

    trail: tuple[str | int, ...]
    near: str | None
    message: str
    hint: str


def _advice(entry: Entry[Journey], outcome: Shape) -> Iterator[_Miss]:
    expect, given = entry.record.expect, Urgency(outcome["urgency"])
    grounds = _grounds(outcome)
    if expect.urgency is not None and given is not expect.urgency:
        yield _Miss(("urgency",), None, f"the advice is `{given}`, not `{expect.urgency}`", grounds)
    if expect.at_least is not None and given.rank < expect.at_least.rank:
        yield _Miss(("at_least",), None, f"the advice is only `{given}`, not at least `{expect.at_least}`", grounds)
    if expect.at_most is not None and given.rank > expect.at_most.rank:
        yield _Miss(("at_most",), None, f"the advice is `{given}`, not at most `{expect.at_most}`", grounds)
    fired = [flag["id"] for flag in outcome["redFlags"]]
    if expect.red_flag is not None and expect.red_flag not in fired:
        listed = f"fired: {', '.join(fired)}" if fired else "no red flag fired"
        yield _Miss(("red_flag",), None, f"the red flag `{expect.red_flag}` did not fire", listed)


def _suggestions(entry: Entry[Journey], outcome: Shape) -> Iterator[_Miss]:
    expect = entry.record.expect
    shown = [item for item in outcome["conditions"] if item["shown"]]
    ranking = _ranking(outcome)
    # A condition that is the sum of its forms stands beside the first of them: either may be meant.
    leaders = {item["id"] for item in (*shown[:1], *[item for item in shown if not item["children"]][:1])}
    if expect.first is not None and expect.first not in leaders:
        leader = f"`{shown[0]['id']}` leads" if shown else "nothing is shown"
        yield _Miss(("first",), None, f"{leader}, not `{expect.first}`", ranking)
    for place, name in enumerate(expect.among_shown):
        if name not in {item["id"] for item in shown}:
            yield _Miss(("among_shown", place), name, f"`{name}` is not shown", ranking)
    if expect.covered is not None and outcome["covered"] is not expect.covered:
        told = "the tool says that it knows the problem" if outcome["covered"] else "the tool does not know the problem"
        yield _Miss(("covered",), None, told, ranking)


def _questions(entry: Entry[Journey], walked: Shape) -> Iterator[_Miss]:
    expect = entry.record.expect
    asked = {question["id"] for question in walked["questions"]}
    asked |= {finding for question in walked["questions"] for finding in question["findings"]}
    order = f"asked: {', '.join(question['id'] for question in walked['questions'])}"
    for place, name in enumerate(expect.asks):
        if name not in asked:
            yield _Miss(("asks", place), name, f"`{name}` is not asked", order)
    for place, name in enumerate(expect.never_asks):
        if name in asked:
            yield _Miss(("never_asks", place), name, f"`{name}` is asked", order)
    count = walked["outcome"]["asked"]
    if expect.questions_at_most is not None and count > expect.questions_at_most:
        message = f"{count} questions are asked, not at most {expect.questions_at_most}"
        yield _Miss(("questions_at_most",), None, message, order)


def _grounds(outcome: Shape) -> str:
    """Say what the advice rests on, most urgent first."""
    named = (" ".join(filter(None, (ground["source"], ground["id"]))) for ground in outcome["reasons"])
    levels = (ground["level"] for ground in outcome["reasons"])
    told = [f"{name} ({level})" for name, level in zip(named, levels, strict=True)]
    return f"because of {', '.join(told[:MOST_GROUNDS])}"


def _ranking(outcome: Shape) -> str:
    """Say what leads, with weights, so that an editor sees how far off it was."""
    items = [(item["id"], item["weight"]) for item in outcome["conditions"][:4]]
    items.append(("something else", outcome["somethingElse"]["weight"]))
    return "weights: " + ", ".join(f"{name} {weight:.2f}" for name, weight in items)
