"""So that the questionnaire is tried in a world that is not as the content says: words that are off, unknown findings.

Whether a word is off or a finding is missing belongs to the seed, the condition and the finding: an addition to the
content leaves everything else as it was.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.measured import Noise
from generator.model import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.evaluation.world import Entry, World
    from generator.model import Entry as LibraryEntry
    from generator.model.condition import Condition, ConditionFinding, RiskFactor
    from generator.model.record import Record

NOISE = Noise(wrong=0.05, unknown=0.10, off_by_one=0.30, missing=0.10)
"""What is made wrong in the noisy tables."""

CLEAN = Noise(wrong=0.0, unknown=0.0, off_by_one=0.0, missing=0.0)
"""Nothing is made wrong."""


def shifted(world: World, noise: Noise, seed: str) -> World:
    """Return a world in which some words of frequency are one step more or less than the content says."""
    return world.with_conditions(
        replace(sick, entries=tuple(_shifted(entry, sick.id, noise.off_by_one, seed) for entry in sick.entries))
        for sick in world.conditions
    )


def _shifted(entry: Entry, condition: str, share: float, seed: str) -> Entry:
    chance = random.Random(f"word {seed} {condition} {entry.finding}")  # noqa: S311 - chance, not a secret
    if chance.random() >= share:
        return entry
    more = [word for word in entry.words if word > entry.share]
    less = [word for word in entry.words if word < entry.share]
    steps = [*more[:1], *less[-1:]]
    return replace(entry, share=chance.choice(steps)) if steps else entry


def with_gaps(library: Library, conditions: Iterable[str], noise: Noise, seed: str) -> Library:
    """Return content in which these conditions lack some of their findings and risk factors, but never all findings."""
    return _with(
        library,
        {name: _with_gaps(library.conditions[name].record, name, noise.missing, seed) for name in conditions},
    )


def _with_gaps(record: Condition, name: str, share: float, seed: str) -> Condition:
    def kept(item: ConditionFinding | RiskFactor) -> bool:
        return random.Random(f"gap {seed} {name} {item.id}").random() >= share  # noqa: S311 - chance, not a secret

    findings: Sequence[ConditionFinding] = [item for item in record.findings if kept(item)]
    risks = [item for item in record.risk_factors if kept(item)]
    return record.model_copy(update={"findings": tuple(findings or record.findings[:1]), "risk_factors": tuple(risks)})


def without(library: Library, condition: str) -> Library:
    """Return content that has never heard of a condition."""
    return _copy(library, (entry for entry in library.entries() if (entry.kind, entry.id) != ("condition", condition)))


def _with(library: Library, records: dict[str, Condition]) -> Library:
    return _copy(
        library,
        (
            replace(entry, record=records[entry.id]) if entry.kind == "condition" and entry.id in records else entry
            for entry in library.entries()
        ),
    )


def _copy(library: Library, entries: Iterable[LibraryEntry[Record]]) -> Library:
    return Library(entries, library.prose, library.drafts, library.root)
