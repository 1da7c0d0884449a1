"""So that the questionnaire can tell each condition from those that resemble it.

Wrong
    # conditions/thin-blood.yml
    name: Anemia
    urgency: soon
    findings: [tiredness, pale-skin]
    # conditions/slow-thyroid.yml
    name: Underactive thyroid
    urgency: soon
    findings: [tiredness, pale-skin, feeling-cold]

Right
    # conditions/thin-blood.yml
    name: Anemia
    urgency: soon
    findings: [tiredness, pale-skin]
    points_away: [{id: feeling-cold, frequency: rare}]
    # conditions/slow-thyroid.yml
    name: Underactive thyroid
    urgency: soon
    findings: [tiredness, pale-skin, feeling-cold]

Why
    When all that speaks for a condition speaks for its neighbor too, no answer can ever raise it above that neighbor.
    Missing findings cost more accuracy than coarse frequencies do. Compared are conditions that share more than half
    of the findings of the one judged. What tells it apart is a finding that is common or more in it, a risk factor,
    or one that points away from it, and that the neighbor does not list in the same sense. A condition without
    findings is not assessed and not judged, and a form of a wider condition is not compared with that.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model.vocabulary import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Condition, Entry, Library
    from generator.rules.context import RuleContext

CODE = "indistinct-condition"
LEVEL = Level.ERROR
EACH = True

FOR, AGAINST = "for", "against"
"""In which sense a finding speaks about a condition."""


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each condition that nothing of its own tells apart from a neighbor."""
    del context
    for identity, entry in library.conditions.items():
        senses = _senses(entry.record).items()
        doubles = [
            name for name in _neighbors(entry, library) if senses <= _senses(library.conditions[name].record).items()
        ]
        if doubles:
            names = ", ".join(f"`{name}`" for name in doubles)
            message = f"no finding of `{identity}` tells it apart from {names}"
            hint = "add what it has and the other has not, or list what the other has under `points_away` here"
            yield Problem(entry.key("findings"), CODE, message, hint=hint)


def _senses(condition: Condition) -> Mapping[str, str]:
    """Return what speaks clearly for or against a condition."""
    usual = {
        item.id: FOR for item in condition.findings if item.word is None or item.word.rank >= Frequency.COMMON.rank
    }
    risks = {item.id: FOR for item in condition.risk_factors}
    return {**risks, **usual, **{item.id: AGAINST for item in condition.points_away}}


def _neighbors(entry: Entry[Condition], library: Library) -> list[str]:
    """Return the conditions that list more than half of the findings of this one, without its wider ones and forms."""
    own = {item.id for item in entry.record.findings}
    shared: Counter[str] = Counter()
    for finding in own:
        shared.update(library.conditions_with_finding.get(finding, ()))
    alike = [name for name, count in shared.items() if 2 * count > len(own) and name != entry.id]
    family = _wider(entry.id, library) if alike else ()
    return sorted(name for name in alike if name not in family and entry.id not in _wider(name, library))


def _wider(condition: str, library: Library) -> list[str]:
    """Return the parent of a condition, its parent, and so on; a circle ends."""
    found: list[str] = []
    parent = library.conditions[condition].record.parent
    while parent and parent in library.conditions and parent not in found:
        found.append(parent)
        parent = library.conditions[parent].record.parent
    return found
