"""So that one finding has one record.

Wrong
    # findings/digestion.yml
    trouble-swallowing: {name: Trouble swallowing, kind: symptom}
    swallowing-troubles: {name: Troubles with swallowing, kind: symptom}

Right
    # findings/digestion.yml
    trouble-swallowing:
      name: Trouble swallowing
      kind: symptom
      also_called: [troubles with swallowing]

Why
    Two records for one thing make the questionnaire blind: it asks twice, and a yes to the one says nothing to the
    conditions that list the other. Use the finding that is there, and put other words for it into `also_called`.
    Where both are really needed because one is a special case of the other, say so with `implies` in the special one.
    Names count as the same when they share all words that say something, or all but one in a long name. A side, a
    part of the body, a number, a time or a degree always makes another finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model.vocabulary import QuestionKind
from generator.rules.finding_names import TELLING_STEMS, meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Entry, Finding, Library
    from generator.rules.context import RuleContext

CODE = "near-duplicate-finding"
LEVEL = Level.ERROR

LONG = 4
"""The words that a name must share with another for one more word in either to make no difference."""

_Meaning = frozenset[str]


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem at the later of any two findings whose names say the same."""
    del context
    by_name: dict[_Meaning, list[Entry[Finding]]] = {}
    by_shorter_name: dict[_Meaning, list[Entry[Finding]]] = {}
    by_other_word: dict[_Meaning, list[Entry[Finding]]] = {}
    for entry in library.findings.values():
        words = meaning(entry.record.name)
        others = {meaning(other) for other in entry.record.also_called} - {words}
        twins = [
            *by_name.get(words, ()),
            *by_shorter_name.get(words, ()),
            *(twin for shorter in _shorter(words) for twin in by_name.get(shorter, ())),
            *by_other_word.get(words, ()),
            *(twin for other in others for twin in by_name.get(other, ())),
        ]
        twin = next((twin for twin in twins if words and not _are_told_apart(entry, twin, library)), None)
        if twin:
            yield _problem(*sorted((entry, twin), key=lambda either: either.key()))
        for index, keys in ((by_name, {words}), (by_shorter_name, _shorter(words)), (by_other_word, others)):
            for key in keys:
                index.setdefault(key, []).append(entry)


def _problem(first: Entry[Finding], second: Entry[Finding]) -> Problem:
    message = f"`{second.id}` ({second.record.name}) says the same as `{first.id}` ({first.record.name})"
    hint = f"use `{first.id}`, at {first.key()}, for both; or say in the name what makes this one different"
    return Problem(second.key(), CODE, message, hint=hint)


def _shorter(words: _Meaning) -> set[_Meaning]:
    """Return what is left of a long name without any one of its words that make no difference."""
    return {words - {word} for word in words - TELLING_STEMS} if len(words) > LONG else set()


def _are_told_apart(one: Entry[Finding], other: Entry[Finding], library: Library) -> bool:
    """Whether the content itself says that two findings differ: one implies the other, or only one can be chosen."""
    if other.id in _implied(one.id, library) or one.id in _implied(other.id, library):
        return True
    shared = {*library.questions_about.get(one.id, ())}.intersection(library.questions_about.get(other.id, ()))
    return any(library.questions[name].record.kind is QuestionKind.ONE_OF for name in shared)


def _implied(finding: str, library: Library) -> set[str]:
    found: set[str] = set()
    open_ends = [finding]
    while open_ends:
        entry = library.findings.get(open_ends.pop())
        wider = set(entry.record.implies) - found if entry else set()
        open_ends.extend(wider)
        found |= wider
    return found
