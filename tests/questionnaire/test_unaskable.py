"""What no questionnaire could ask is refused at its line, before anybody relies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.questionnaire import compile_bundle, unaskable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.errors import Problem
    from generator.model import Loaded

    Load = Callable[..., Loaded]
    Shown = Callable[[Iterable[Problem]], list[str]]

FINDINGS = """\
    cough: {name: cough, kind: symptom, question: Do you cough?}
    fever: {name: fever, kind: symptom, question: Do you have a fever?}
    fast-breath: {name: fast breath, kind: symptom}
    crackles: {name: crackles, kind: sign}
    """
CONDITION = """\
name: Cold
urgency: self-care
rarity: common
findings: [cough, fever]
"""

CASES = {
    "a red flag without a question": (
        {
            "red-flags.yml": "short:\n  when:\n    any: [cough, fast-breath]\n  level: emergency\n"
            "  text: Short of breath.\n  everywhere: true\n"
        },
        ["content/red-flags.yml:3:18 red-flag-not-asked"],
    ),
    "a red flag on a sign": (
        {
            "red-flags.yml": "short:\n  when: {all: [crackles]}\n  level: emergency\n"
            "  text: Crackles.\n  everywhere: true\n"
        },
        ["content/red-flags.yml:2:16 red-flag-not-asked"],
    ),
    "a red flag behind a one-of": (
        {
            "red-flags.yml": "hot:\n  when: {all: [fever]}\n  level: emergency\n  text: Hot.\n  everywhere: true\n",
            "questions/a.yml": "heat:\n  text: Which?\n  kind: one-of\n  options:\n    - {finding: fever, label: Hot}\n"
            "    - {finding: cough, label: Cough}\n",
        },
        ["content/red-flags.yml:2:16 red-flag-hidden"],
    ),
    "a red flag for nobody who is asked": (
        {
            "findings/b.yml": "pregnant:\n  name: pregnant\n  kind: history\n  question: Pregnant?\n"
            "  asked_of: {sex: female, age: [12, 50]}\n",
            "red-flags.yml": "p:\n  when: {all: [pregnant]}\n  sex: male\n  age: [60, 90]\n  level: emergency\n"
            "  text: P.\n  everywhere: true\n",
        },
        ["content/red-flags.yml:2:16 contradictory-ages", "content/red-flags.yml:2:16 red-flag-not-asked"],
    ),
    "an option that stands twice": (
        {
            "questions/a.yml": "one:\n  text: Which?\n  kind: any-of\n  options:\n    - {finding: fever, label: Hot}\n"
            "    - {finding: cough, label: Cough}\ntwo:\n  text: And?\n  kind: any-of\n  options:\n"
            "    - {finding: fast-breath, label: Fast}\n    - {finding: cough, label: Cough}\n",
        },
        ["content/questions/a.yml:12:17 option-twice"],
    ),
    "an option that is a sign": (
        {
            "questions/a.yml": "one:\n  text: Which?\n  kind: any-of\n  options:\n    - {finding: fever, label: Hot}\n"
            "    - {finding: crackles, label: Crackles}\n",
        },
        ["content/questions/a.yml:6:17 never-asked"],
    ),
    "a circle": (
        {
            "findings/b.yml": "a: {name: a, kind: symptom, implies: [b]}\nb: {name: b, kind: symptom, implies: [c]}\n"
            "c: {name: c, kind: symptom, implies: [fever, a]}\n",
        },
        ["content/findings/b.yml:1:39 implies-circle"],
    ),
    "a finding that implies itself": (
        {"findings/b.yml": "a: {name: a, kind: symptom, implies: [a]}\n"},
        ["content/findings/b.yml:1:39 implies-circle"],
    ),
    "a question about its own option": (
        {
            "questions/a.yml": "one:\n  text: Which?\n  kind: one-of\n  about: fever\n  options:\n"
            "    - {finding: fever, label: Hot}\n    - {finding: cough, label: Cough}\n",
        },
        ["content/questions/a.yml:4:10 implies-circle"],
    ),
    "a circle through what a question is about": (
        {
            "findings/b.yml": "high-fever: {name: high fever, kind: symptom}\n",
            "findings/a.yml": FINDINGS.replace("Do you have a fever?}", "Do you have a fever?, implies: [high-fever]}"),
            "questions/a.yml": "one:\n  text: Which?\n  kind: one-of\n  about: fever\n  options:\n"
            "    - {finding: high-fever, label: High}\n    - {finding: cough, label: Cough}\n",
        },
        ["content/findings/a.yml:2:79 implies-circle"],
    ),
    "forms of one another": (
        {
            "conditions/cold.yml": CONDITION + "parent: flu\n",
            "conditions/flu.yml": CONDITION.replace("Cold", "Flu") + "parent: cold\n",
        },
        ["content/conditions/cold.yml:5:9 parent-circle"],
    ),
    "usual ages outside the possible ones": (
        {"conditions/cold.yml": CONDITION + "age:\n  usual: [10, 80]\n  possible: [20, 70]\n"},
        ["content/conditions/cold.yml:6:10 contradictory-ages"],
    ),
    "a name that results use": (
        {"findings/b.yml": "prior: {name: prior, kind: symptom, question: Prior?}\n"},
        ["content/findings/b.yml:1:1 bad-id"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_asked_is_refused_at_its_place(load: Load, shown: Shown, case: str) -> None:
    files, expected = CASES[case]
    loaded = load({"findings/a.yml": FINDINGS, "conditions/cold.yml": CONDITION, **files})
    assert loaded.problems == ()

    problems = unaskable(loaded.library)

    assert sorted(shown(problems)) == expected
    assert all(problem.hint for problem in problems)
    assert compile_bundle(loaded.library, None, None) == ({}, problems)


def test_an_article_must_be_able_to_ask_what_it_always_asks_and_rests_its_advice_on(load: Load, shown: Shown) -> None:
    article = """\
        name: Cough
        finding: cough
        always_ask: [fever, fast-breath]
        see_doctor_if:
          - text: Fast.
            when: {any: [cough, fast-breath]}
        conditions: [cold]
        """
    loaded = load({"findings/a.yml": FINDINGS, "conditions/cold.yml": CONDITION, "symptoms/cough.yml": article})

    assert shown(unaskable(loaded.library)) == [
        "content/symptoms/cough.yml:3:21 never-asked",
        "content/symptoms/cough.yml:6:25 never-asked",
    ]


def test_only_the_flags_of_the_questionnaire_itself_keep_it_from_being_made(load: Load) -> None:
    flag = "short:\n  when: {all: [fast-breath]}\n  level: emergency\n  text: Short.\n"
    loaded = load({"findings/a.yml": FINDINGS, "conditions/cold.yml": CONDITION, "red-flags.yml": flag})
    assert unaskable(loaded.library) == ()


def test_content_that_can_be_asked_has_no_problem(load: Load, valid_content: dict[str, str]) -> None:
    assert unaskable(load(valid_content).library) == ()
