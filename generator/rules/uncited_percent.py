"""So that no exact figure is anybody's guess.

Wrong
    # conditions/gout.yml
    name: Gout
    urgency: soon
    findings: [{id: big-toe-pain, percent: 62}]
    points_away: [pain-over-years]

Right
    # conditions/gout.yml
    name: Gout
    urgency: soon
    findings: [{id: big-toe-pain, percent: 62, cite: gout-study}]
    points_away: [{id: pain-over-years, frequency: rare}]

Why
    `percent` is for a number that a source counted; an estimate is a word (`common`, `occasional`), and is printed as
    one. A finding under `points_away` without a frequency means "never", which rules the condition out for a reader:
    it is hardly ever true, and hardly ever written in a source. `rare` or `occasional` is the honest form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model.vocabulary import AwayFrequency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Condition, Library
    from generator.model.condition import ConditionFinding, RiskFactor
    from generator.rules.context import RuleContext

CODE = "uncited-percent"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each percentage, and each `never`, of a condition that names no source."""
    del context
    for entry in library.conditions.values():
        condition = entry.record
        for field, place, item in _with_numbers(condition):
            if item.percent is not None and not item.cite:
                message = f"nothing says where the {item.percent:g} percent of `{item.id}` come from"
                hint = "add `cite:`, or write a word such as `frequency: common` in place of the number"
                yield Problem(entry.at(field, place, "percent"), CODE, message, hint=hint)
        for place, away in enumerate(condition.points_away):
            if away.frequency is AwayFrequency.NEVER and not away.cite:
                message = f"nothing says that `{away.id}` never comes with `{entry.id}`"
                hint = f"write `{{id: {away.id}, frequency: rare}}`, or cite a source that says never"
                yield Problem(entry.at("points_away", place), CODE, message, hint=hint)


def _with_numbers(condition: Condition) -> Iterator[tuple[str, int, ConditionFinding | RiskFactor]]:
    """Yield what can carry a percentage, with its field and its place there."""
    for place, finding in enumerate(condition.findings):
        yield "findings", place, finding
    for place, factor in enumerate(condition.risk_factors):
        yield "risk_factors", place, factor
