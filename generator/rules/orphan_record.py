"""So that every record can be reached by a reader.

Wrong
    # causes/coffee.yml
    name: Coffee

Right
    # causes/coffee.yml
    name: Coffee
    summary: Coffee makes hands shake. [Drinking less](treatment:less-coffee) helps.
    # treatments/less-coffee.yml
    name: Less coffee
    kind: at-home
    summary: Drink less [coffee](cause:coffee), step by step.

Why
    Nobody finds a page that nothing leads to, nobody maintains it, and it grows wrong unseen. A condition needs a
    symptom article with a card or a link for it, or a wider condition (`parent`) that has one. A cause, treatment or
    person needs a record that names it. A question needs an option that is used somewhere, or the finding of an
    article in `about`. A red flag in red-flags.yml needs `everywhere: true`, or an article that takes it by
    `shared_red_flags`. What drafts name counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.needs import drafted, findings_needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Condition, Entry, Library, Record
    from generator.rules.context import RuleContext

CODE = "orphan-record"
LEVEL = Level.ERROR
NEEDS_ALL = True

_NAMED_BY = {
    "cause": ("no article leads to the cause `{}`", "name it with `cause:` in an article, or link to it, or delete it"),
    "treatment": ("no article leads to the treatment `{}`", "name it in an article or condition, or delete it"),
    "person": ("no page was written or reviewed by `{}`", "name them in `authors:`, or delete the file"),
}


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each record that nothing published or drafted leads to."""
    del context
    coming = drafted(library)
    for entry, message, hint in (*_conditions(library), *_named(library), *_questions(library), *_red_flags(library)):
        if (entry.kind, entry.id) not in coming:
            yield Problem(entry.key(), CODE, message, hint=hint)


_Found = tuple["Entry[Record]", str, str]


def _conditions(library: Library) -> Iterator[_Found]:
    reached = {identity for identity in library.conditions if _is_on_article(library, "condition", identity)}
    reached |= {identity for kind, identity in drafted(library) if kind == "condition"}
    parents = library.each("condition", _parent)
    open_ends = list(reached)
    while open_ends:
        identity = open_ends.pop()
        family = set(library.children.get(identity, ()))
        parent = parents.get(identity)
        family |= {parent} if parent else set()
        open_ends.extend(family - reached)
        reached |= family
    for identity in library.conditions:
        if identity not in reached:
            hint = "add it to `conditions:` of an article, or name its wider condition in `parent:`"
            yield library.conditions[identity], f"no symptom article leads to the condition `{identity}`", hint


def _named(library: Library) -> Iterator[_Found]:
    for kind, (message, hint) in _NAMED_BY.items():
        for identity in library.of(kind):
            if all(user == (kind, identity) for user in library.named_by.get((kind, identity), ())):
                yield library.of(kind)[identity], message.format(identity), hint


def _questions(library: Library) -> Iterator[_Found]:
    needed = findings_needed(library)
    for identity, entry in library.questions.items():
        if not needed.intersection(option.finding_id for option in entry.record.options):
            hint = "use one of its findings in a condition, or delete the question"
            yield entry, f"no option of the question `{identity}` is used by a condition, red flag or article", hint


def _red_flags(library: Library) -> Iterator[_Found]:
    for identity, entry in library.red_flags.items():
        if not entry.record.everywhere and not _is_on_article(library, "red-flag", identity):
            hint = "add `everywhere: true`, or name it in `shared_red_flags:` of an article"
            yield entry, f"the red flag `{identity}` is on no page", hint


def _is_on_article(library: Library, kind: str, identity: str) -> bool:
    return any(user == "symptom" for user, _ in library.named_by.get((kind, identity), ()))


def _parent(condition: Condition) -> str | None:
    return condition.parent
