"""So that every number can be traced to somebody who counted.

Wrong
    # causes/inactivity.yml
    name: Inactivity
    summary: About 1 in 10 people lose muscle in bed. They lose 5% in a week.

Right
    # causes/inactivity.yml
    name: Inactivity
    summary: About 1 in 10 people lose muscle in bed.[@bed-rest-study] They lose 5% in a week.[@bed-rest-study]

Why
    A number is what readers remember and repeat. A percentage, "N in N", "N times", a dose or a measurement therefore
    names its source in its own sentence, behind it: `[@reference-id]`, before or after the full stop. Where the record
    or item that the text belongs to has a `cite:` of its own, that covers it. Lengths of time, ages and years are not
    statistics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level
from generator.rules.claimed import uncited
from generator.text import statistics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Problem
    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "uncited-statistic"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each number in a text that names no source."""
    del context
    hint = "add [@reference-id] at the end of the sentence, or say it without the number"
    return uncited(library, statistics, CODE, "nothing says where “{}” comes from", hint)
