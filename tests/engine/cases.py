"""So that Python and Node speak of the same cases: bundles of random contents, interviews, and what the oracle expects.

One line of JSON for each questionnaire: `{seed, symptom, bundle, interviews: [{interview, expect}]}`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.questionnaire import compile_bundle
from tests.engine.knowledge_bases import BOUNDS, endless, library_of, random_content, seeded, texts
from tests.engine.oracle import Interview, Reckoning, Scope, expectation

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.model import Library

STEPS = 12
"""The most questions of a walk through a questionnaire."""


def bundle_of(library: Library, symptom: str | None) -> dict[str, Any]:
    """Compile what must compile."""
    compiled = compile_bundle(library, symptom, None)
    assert compiled.problems == (), [f"{problem.mark} {problem.message}" for problem in compiled.problems]
    return compiled.bundle


def questionnaires(library: Library) -> tuple[str | None, ...]:
    """Return the articles of a library, and None for the general questionnaire."""
    return (None, *library.symptoms)


def random_interview(scope: Scope, rng: random.Random) -> Interview:
    """Answer anything: little or much, also against `implies`, also what such a person is never asked."""
    values = rng.choice(("yes", "no", "yes no", "yes no unknown", "yes no no no unknown")).split()
    share = rng.choice((0, 0.1, 0.3, 0.6, 1))
    found = {identity: rng.choice(values) for identity in sorted(scope.findings) if rng.random() < share}
    return Interview(
        symptom=_symptom(scope, rng),
        age=rng.choice((None, rng.choice(BOUNDS), min(130, rng.choice(BOUNDS) + 1), rng.randint(0, 130))),
        sex=rng.choice((None, "female", "male")),
        answers=dict(sorted(found.items(), key=lambda _: rng.random())),
    )


def fitting(scope: Scope, rng: random.Random) -> Iterator[Interview]:
    """Say yes to all that speaks for a condition, and to all that is never seen with it, if that rules it out."""
    for condition in scope.scored:
        entries = scope.entries(condition)
        never = {finding for finding, entry in entries.items() if entry.never}
        if len(never) > 1:
            told = {finding for finding in entries if scope.yes_worth(condition, finding) > 0} | never
            yield Interview(_symptom(scope, rng), None, None, dict.fromkeys(sorted(told), "yes"))


def walk(scope: Scope, rng: random.Random) -> Iterator[Interview]:
    """Follow the oracle's questions, and answer each by chance: yes now and then, sometimes not knowing."""
    willing = rng.choice((0.1, 0.3, 0.6))
    answers: dict[str, str] = {}
    symptom, age, sex = _symptom(scope, rng), rng.choice((None, 20, 50)), rng.choice((None, "female", "male"))
    for _ in range(STEPS):
        interview = Interview(symptom, age, sex, dict(answers))
        yield interview
        following = Reckoning(scope, interview).next
        if not following:
            return
        chosen = rng.choice(following[0].findings) if rng.random() < willing else None
        unsure = rng.random() < 0.15
        for finding in following[0].findings:
            answers[finding] = "yes" if finding == chosen else "unknown" if unsure else "no"


def _symptom(scope: Scope, rng: random.Random) -> str | None:
    if scope.symptom:
        return scope.symptom if rng.random() < 0.9 else None
    return rng.choice((None, *scope.articles))


def spoken(interview: Interview) -> dict[str, Any]:
    """Return an interview as the engine takes it."""
    return {
        "symptom": interview.symptom,
        "age": interview.age,
        "sex": interview.sex,
        "answers": [{"finding": finding, "value": value} for finding, value in interview.answers.items()],
    }


def cases(seeds: Iterable[int], *, each: int = 3, walks: int = 4) -> Iterator[dict[str, Any]]:
    """Yield the cases of the contents of these seeds; of every `walks` contents, one is walked through as well."""
    for seed in seeds:
        library = library_of(texts(random_content(seed)))
        for symptom in questionnaires(library):
            rng, scope = seeded(f"{seed} {symptom}"), Scope(library, symptom)
            interviews = [random_interview(scope, rng) for _ in range(each)]
            interviews.extend(fitting(scope, rng))
            if seed % walks == 0:
                interviews.extend(walk(scope, rng))
            yield {
                "seed": seed,
                "symptom": symptom,
                "bundle": bundle_of(library, symptom),
                "interviews": [{"interview": spoken(one), "expect": expectation(scope, one)} for one in interviews],
            }


def long_case() -> dict[str, Any]:
    """Return the case of a reader of whom everything was asked that the limit of questions allows."""
    symptom = "something-here"
    library = library_of(texts(endless(40)))
    scope = Scope(library, symptom)
    interviews = [
        Interview(symptom, None, None, {f"one{place:02}": "no" for place in range(answered)})
        for answered in (29, 30, 31)
    ]
    return {
        "seed": -1,
        "symptom": symptom,
        "bundle": bundle_of(library, symptom),
        "interviews": [{"interview": spoken(one), "expect": expectation(scope, one)} for one in interviews],
    }


def write(path: Path, lines: Iterable[Any]) -> None:
    """Write one line of JSON for each."""
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line, separators=(",", ":")) + "\n")
