"""So that an editor knows which of several changes makes advice less urgent: each is tried alone on those it may harm.

A change that cannot be tried alone, since others need it, is tried with all that is new. What no change does alone,
all of them do together.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.change_report.lowered import Lowering
from generator.change_report.sides import with_library
from generator.errors import Mark
from generator.model import Library
from generator.questionnaire.bundle import bundle_of
from generator.site import SITE_CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.change_report.effect import Pair, Person, Trial, Tried
    from generator.change_report.records import RecordChange
    from generator.change_report.sides import Side

MOST_CHANGES, MOST_PEOPLE = 40, 60
"""How many changes are tried alone, and on how many people of each questionnaire."""

CLINICAL = frozenset({"condition", "finding", "question", "red-flag", "symptom"})
"""The kinds of records that a questionnaire is made from."""

SUPPORT = frozenset({"finding", "question", "reference"})
"""The kinds of new records that change nothing until others name them."""

SETTINGS = SITE_CONFIG
"""How safety notes name the settings."""


def reasons(
    base: Side,
    head: Side,
    changes: Sequence[RecordChange],
    changed: Iterable[tuple[Pair, Tried]],
    trial: Trial,
) -> Mapping[str, tuple[Lowering, ...]]:
    """Return, for each change by which advice is not urgent enough any more, as `kind:id`, what it does to how many."""
    clinical = [change for change in changes if change.kind in CLINICAL]
    found: dict[str, list[Lowering]] = {}
    for pair, tried in changed:
        if not tried.endangered:
            continue
        told = _spread(tried.endangered)
        left = {_name(person) for person in told}
        suspects = _suspects(base, head, clinical)
        for change, side in suspects if 1 < len(suspects) <= MOST_CHANGES else ():
            bundle = _bundle(side, pair)
            harmed = [] if bundle is None else [one for one in trial.again(pair, bundle, told) if one.endangered]
            if harmed:
                left -= {_name(person) for person in harmed}
                one = _lowering(change, tried, len(harmed), len(told))
                found.setdefault(one.subject, []).append(one)
        if left and (len(suspects) == 1 or len(left) == len(told)):
            for change, _ in suspects:
                one = _lowering(change, tried, len(left), len(told))
                found.setdefault(one.subject, []).append(one)
    return {subject: tuple(lowered) for subject, lowered in sorted(found.items())}


def _name(person: Person) -> tuple[str, str, int]:
    return person.sort, person.id, person.group


def _spread(people: Sequence[Person]) -> list[Person]:
    """Return at most MOST_PEOPLE: cases first, then readers from all over."""
    listed = [person for person in people if person.group < 0] + [person for person in people if person.group >= 0]
    if len(listed) <= MOST_PEOPLE:
        return listed
    return [listed[place * len(listed) // MOST_PEOPLE] for place in range(MOST_PEOPLE)]


def _suspects(base: Side, head: Side, clinical: Sequence[RecordChange]) -> list[tuple[RecordChange | None, Side]]:
    """Return each change with the content in which nothing else changed; None stands for the settings."""
    found: list[tuple[RecordChange | None, Side]] = []
    support = [change for change in clinical if change.how == "added" and change.kind in SUPPORT]
    for change in clinical:
        if change in support:
            continue
        found.append((change, with_library(base, _with(base.library, head.library, change))))
    if base.settings.site.questionnaire != head.settings.site.questionnaire:
        found.append((None, replace(base, settings=head.settings)))
    return found or [(change, head) for change in support]


def _with(base: Library, head: Library, change: RecordChange) -> Library:
    """Return the base with one change and everything that is new and changes nothing by itself."""
    entries = {(entry.kind, entry.id): entry for entry in base.entries()}
    for kind in SUPPORT:
        entries |= {(kind, name): entry for name, entry in head.of(kind).items() if (kind, name) not in entries}
    if change.before is not None:
        entries.pop((change.kind, change.before.id), None)
    if change.after is not None:
        entries[change.kind, change.after.id] = change.after
    return Library(entries.values(), base.prose, base.drafts, base.root)


def _bundle(side: Side, pair: Pair) -> Mapping[str, object] | None:
    """Compile one questionnaire of mixed content; None where the change cannot stand alone."""
    for symptom in dict.fromkeys((pair.symptom, pair.symptom_now)):
        if symptom is None or symptom in side.library.symptoms:
            try:
                return bundle_of(side.library, symptom, side.settings)
            except KeyError:
                return None  # it names a record that only the rest of the change brings, or that is gone
    return None


def _place(change: RecordChange | None) -> tuple[str, Mark]:
    return (SETTINGS, Mark(f"{SITE_CONFIG}/site.yml")) if change is None else (change.subject, change.mark)


def _lowering(change: RecordChange | None, tried: Tried, harmed: int, told: int) -> Lowering:
    """Say what a change does: it endangers `harmed` of the `told` people who were looked at."""
    subject, mark = _place(change)
    all_told, asked = len(tried.endangered), tried.readers + tried.cases
    many = f"{all_told:,} of {asked:,} interviews"
    if told < all_told:
        many += f" ({told} looked at)"
    share = "" if harmed == told else f"; this change alone does it in {harmed} of {told}"
    what = f"`{subject}` takes the advice of `{tried.questionnaire}` below what people there need"
    return Lowering(subject, mark, f"{what}: {many}{share}")
