"""So that a change is read as what it does: to records, to pages, and to the advice that people get.

The whole of it on one screen; `vademecum diff` prints what `difference` returns.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.change_report import care_words, pages, records
from generator.change_report.base import checked_out
from generator.change_report.blame import reasons
from generator.change_report.effect import Effect, Plan, Trial, pairs
from generator.change_report.lowered import lowerings
from generator.change_report.notes import judge
from generator.change_report.sides import read_base, read_present
from generator.errors import Level

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from generator.change_report.lowered import Lowering
    from generator.change_report.pages import PageChange
    from generator.change_report.records import Names, RecordChange
    from generator.change_report.sides import Side
    from generator.errors import Problem

FINE, LOWERED, UNKNOWN = 0, 1, 2
"""What the command answers: nothing to object to; errors, or something less urgent without a reason; effect unknown."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that a change does; without both sides only `problems` says why there is nothing to say.

    `lowered` holds what became less urgent by the record that is the reason, as `kind:id`, and `explained` which safety
    note gives the reason. `problems` holds what is wrong with the change itself, and warnings.
    """

    commit: str
    day: date
    plan: Plan
    problems: tuple[Problem, ...]
    base: Side | None = None
    head: Side | None = None
    names: Names | None = None
    records: tuple[RecordChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    effect: Effect | None = None
    lowered: Mapping[str, tuple[Lowering, ...]] | None = None
    explained: Mapping[str, str] | None = None
    settings_of_today: bool = False
    unknown: bool = False

    @property
    def status(self) -> int:
        """What the command answers."""
        if self.unknown:
            return UNKNOWN
        return LOWERED if any(problem.level is Level.ERROR for problem in self.problems) else FINE


def difference(project: Path, revision: str | None, day: date, plan: Plan) -> Difference:
    """Compare the project as it lies on the disk with a revision (default: where the branch left `main`).

    Raises VademecumError where the revision cannot be found.
    """
    with checked_out(project, revision) as base_of:
        nothing = Difference(base_of.commit, day, plan, ())
        present = read_present(project, day)
        if present.side is None:
            return replace(nothing, problems=present.problems)
        before = read_base(base_of.folder, project, day)
        if before.side is None:
            return replace(nothing, problems=before.problems, unknown=True)
    return replace(_compared(nothing, project, before.side, present.side), settings_of_today=before.settings_of_today)


def _compared(nothing: Difference, project: Path, base: Side, head: Side) -> Difference:
    changes, names = records.compare(base.library, head.library)
    trial = Trial(project, names, nothing.plan)
    changed, effect = pairs(base, head, names)
    effect = replace(effect, tried=trial.tried(changed))
    lowered: dict[str, tuple[Lowering, ...]] = {}
    for one in lowerings(base.library, head.library, names):
        lowered[one.subject] = (*lowered.get(one.subject, ()), one)
    tried = zip(changed, effect.tried, strict=True)
    for subject, found in reasons(base, head, changes, tried, trial).items():
        lowered[subject] = (*lowered.get(subject, ()), *found)
    problems, explained = judge(base.library, head.library, lowered, nothing.day)
    return replace(
        nothing,
        base=base,
        head=head,
        names=names,
        records=changes,
        pages=pages.compare(base.files, head.files),
        effect=effect,
        lowered=lowered,
        explained=explained,
        problems=tuple(
            sorted({*problems, *records.stale(changes, nothing.day), *care_words.changed(base.settings, head.settings)})
        ),
    )
