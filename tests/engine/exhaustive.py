"""So that "a red flag always wins" is not sampled but gone through: every state of every flag, in every questionnaire.

A flag's own findings are few, so all their states can be tried; everything else that may be answered is tried with
nothing, all yes, all no and much by chance. A flag of few states is tried for every person at each limit of age; one
of many states for one person after the other. The general questionnaire has the flags of all articles once more, and
many more conditions: there, only flags of few findings are tried in every state. So a site of many articles can still
be gone through. `plan` says what is tried, from the library alone; `exhaustive.mjs` tries it; `count` says how many
cases that makes, without trying.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from tests.engine.oracle import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Library
    from generator.model.red_flag import RedFlag

MOST_OF_A_FLAG = 5
"""A flag with at most so many findings is tried in every state: each unasked, no, yes or unknown."""

FEW_STATES = 64
"""A flag with at most so many states is tried in each of them for every person."""

FEW_STATES_OF_ALL = 4
"""The same in the general questionnaire, which has the flags of all articles once more."""

MOST_OF_A_SCREEN = 10
"""So many findings of a screen at a time are tried in every state: each yes or not."""

STEP_OF_A_SCREEN = 5
"""By how many findings the next part of a screen begins later: each finding meets its neighbors on both sides."""

MOST_OF_A_FLAG_OF_ALL = 3
"""The same as `MOST_OF_A_FLAG` in the general questionnaire."""

RANDOM_STATES = 5000
RANDOM_STATES_OF_ALL = 100
"""How many states by chance a flag of more findings is tried in; and in the general questionnaire."""

OTHERS = 3
"""Everything else is left open, all yes, and all no."""

RANDOM_OTHERS = 10
"""How many random answers to everything else come on top, for flags of few states."""

FEWER_RANDOM_OTHERS = 4
"""The same for flags of many states, and one in the general questionnaire."""

NOT_YES = ("no", "unknown", "either")


def plan(library: Library, ages: tuple[int, int] | None) -> list[dict[str, Any]]:
    """Return what is tried in each questionnaire, the general one first."""
    return [_questionnaire(library, symptom, ages) for symptom in (None, *library.symptoms)]


def count(library: Library, ages: tuple[int, int] | None) -> dict[str, int]:
    """Return how many cases each questionnaire is tried in; the general one has the name `general`."""
    return {one["symptom"] or "general": _cases(one) for one in plan(library, ages)}


def _cases(questionnaire: dict[str, Any]) -> int:
    flags: int = sum(
        states(len(flag["findings"]), questionnaire["mostOfAFlag"], questionnaire["randomStates"])
        * ((len(flag["people"]) - 1 if flag["few"] else 0) + flag["others"] + flag["randomOthers"])
        * (len(flag["symptoms"]) + len(flag["answered"]))
        for flag in questionnaire["flags"]
    )
    screens: int = sum(
        2 ** len(screen["findings"]) * len(questionnaire["notYes"]) * len(screen["people"])
        for screen in questionnaire["screens"]
    )
    return flags + screens


def states(findings: int, most: int = MOST_OF_A_FLAG, random: int = RANDOM_STATES) -> int:
    """Return in how many states a flag of so many findings is tried."""
    if findings <= most:
        return int(4**findings)
    singles, pairs, extremes = 3 * findings, 9 * findings * (findings - 1) // 2, 4 + 2 * findings
    return singles + pairs + extremes + random


def _questionnaire(library: Library, symptom: str | None, ages: tuple[int, int] | None) -> dict[str, Any]:
    scope = Scope(library, symptom)
    owners = {identity: _owners(scope, identity) for identity in scope.flags}
    articles = list(scope.articles)
    return {
        "symptom": symptom,
        "findings": sorted(scope.findings),
        "above": {finding: sorted(scope.above(finding)) for finding in sorted(scope.findings)},
        "articles": {identity: article.finding for identity, article in scope.articles.items()},
        "flags": [
            {
                "id": identity,
                "level": flag.level.value,
                "all": list(flag.when.all),
                "any": list(flag.when.any),
                "age": flag.age,
                "sex": flag.sex,
                "findings": list(flag.when.findings),
                "owners": owners[identity],
                "symptoms": [symptom] if symptom else [None, *(owners[identity] or articles[:1])],
                "answered": [scope.articles[owner].finding for owner in owners[identity]],
                "people": _people(flag.age, ages),
                "few": (few := states(len(flag.when.findings)) <= (FEW_STATES if symptom else FEW_STATES_OF_ALL)),
                "others": OTHERS if few or symptom else 1,
                "randomOthers": RANDOM_OTHERS if few else FEWER_RANDOM_OTHERS if symptom else 1,
            }
            for identity, flag in sorted(scope.flags.items())
        ],
        "screens": [
            {"symptom": chosen, "findings": part, "people": _people(None, ages)[:1]}
            for chosen in ((symptom,) if symptom else (None, *articles))
            for part in _parts(_screen(scope, owners, chosen))
        ],
        "randomStates": RANDOM_STATES if symptom else RANDOM_STATES_OF_ALL,
        "mostOfAFlag": MOST_OF_A_FLAG if symptom else MOST_OF_A_FLAG_OF_ALL,
        "notYes": NOT_YES if symptom else NOT_YES[-1:],
    }


def _owners(scope: Scope, flag: str) -> list[str]:
    """Return the articles without which a flag does not apply; none for one that always does."""
    site_wide = scope.library.red_flags.get(flag)
    if scope.symptom or (site_wide and site_wide.record.everywhere):
        return []
    return [
        identity
        for identity, article in scope.articles.items()
        if flag in article.shared_red_flags or flag in {own.id for own in article.red_flags}
    ]


def _people(flag_ages: tuple[int, int] | None, ages: tuple[int, int] | None) -> list[tuple[int | None, str | None]]:
    """Return ages at every limit and just beyond it, with every sex."""
    limits = {age for limit in (flag_ages, ages) if limit for age in (limit[0] - 1, *limit, limit[1] + 1)}
    found: Iterable[int | None] = (None, *sorted(age for age in limits or {0, 130} if age >= 0))
    return list(product(found, (None, "female", "male")))


def _screen(scope: Scope, owners: dict[str, list[str]], chosen: str | None) -> list[str]:
    """Return the findings of the first screen."""

    def first(flag: RedFlag) -> tuple[str, ...]:
        return flag.when.all[:1] or flag.when.any

    shown = [flag for identity, flag in scope.flags.items() if not owners[identity] or chosen in owners[identity]]
    return list(dict.fromkeys(finding for flag in shown for finding in first(flag)))


def _parts(screen: list[str]) -> list[list[str]]:
    last = max(1, len(screen) - STEP_OF_A_SCREEN)
    return [screen[start : start + MOST_OF_A_SCREEN] for start in range(0, last, STEP_OF_A_SCREEN)]
