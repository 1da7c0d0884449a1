"""So that each figure has one definition, written down and tried by hand.

- The right advice for a reader (`need`) is the most urgent of: the urgency of the condition that they have; the level
  of each red flag that their true findings fulfil, for their age and sex; the level of each reason to see a doctor that
  their true findings fulfil; the least urgent advice that the page may give. For a reader with none of the conditions
  it is at least an ordinary visit to a doctor. Whether they were asked does not matter.
- Under-triage is counted in two ways. Of danger: advice that is less urgent than the reader's condition or a red flag
  of theirs calls for, which is what is counted where symptom checkers are tried with written cases. Of anything: advice
  that is less urgent than the right advice, so that each reason to see a doctor counts, too. Over-triage: advice that
  is more urgent than the right advice.
- Emergency sensitivity: of the readers whose right advice is emergency care or an ambulance, the share who were told
  one of the two.
- Rank: the place of the reader's condition among all conditions that can be found, by weight; "something else" and the
  sums of the forms of a condition are not counted.
- Calibration error: readers are sorted into ten bins by the weight of the first suggestion; in each bin, the mean
  weight is compared with the share of readers who had it; the mean of the differences, by the size of the bins.
- Wrong "likely": with the reader's condition taken out of the content, a condition that they do not have is called
  likely (a wider form of the one they have is not wrong).

The page "How often is this right?" says the same in plain words.
"""

from __future__ import annotations

from itertools import product
from math import ceil
from typing import TYPE_CHECKING

from generator.measured import Answers, CurvePoint, LeftOut, Nobody, Population, Share, Table
from generator.model.vocabulary import Urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from generator.evaluation.readers import Reader

BINS = 10
"""Into how many parts the weights from 0 to 1 are divided."""

LIKELY = 0.6
"""From which weight on a suggestion can be called likely."""

LIMITS: Mapping[str, tuple[float, ...]] = {
    "trust": (-99.0, *(step / 4 for step in range(-20, 61))),
}
"""The limits that are tried for each of the engine's measures of fit, mildest first."""

MORE_IS_BETTER = {"trust": 1}
"""Whether a leader may be named above its limit (1) or below it (-1)."""

TARGETS = (0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05)
"""The shares of wrong suggestions for which the cost is worked out."""

EMERGENCY = Urgency.EMERGENCY.rank


def share(readers: Iterable[Reader], holds: Callable[[Reader], bool]) -> Share:
    """Return for how many of the readers something holds."""
    return _share_of([holds(reader) for reader in readers])


def _share_of(found: Sequence[bool]) -> Share:
    return Share(yes=sum(found), of=len(found))


def table(readers: Sequence[Reader], population: Population, answers: Answers) -> Table:
    """Return the figures of readers who each have one of the conditions."""
    return Table(
        population=population,
        answers=answers,
        top_1=share(readers, lambda reader: 1 <= reader.rank <= 1),
        top_3=share(readers, lambda reader: 1 <= reader.rank <= 3),  # noqa: PLR2004 - as its name says
        top_5=share(readers, lambda reader: 1 <= reader.rank <= 5),  # noqa: PLR2004 - as its name says
        shown=share(readers, lambda reader: reader.shown),
        covered=share(readers, lambda reader: reader.covered),
        missed=share(readers, lambda reader: reader.advice < reader.danger),
        under=share(readers, lambda reader: reader.advice < reader.need),
        over=share(readers, lambda reader: reader.advice > reader.need),
        emergency=share(
            (reader for reader in readers if reader.need >= EMERGENCY), lambda reader: reader.advice >= EMERGENCY
        ),
        asked_median=quantile([reader.asked for reader in readers], 0.5),
        asked_p90=quantile([reader.asked for reader in readers], 0.9),
        calibration_error=round(calibration_error(readers), 6),
    )


def quantile(values: Iterable[int], at: float) -> int:
    """Return the least value that at least this share of the values do not exceed; 0 where there are none."""
    ordered = sorted(values)
    return ordered[max(0, ceil(at * len(ordered)) - 1)] if ordered else 0


def calibration_error(readers: Iterable[Reader]) -> float:
    """Return the expected calibration error of the leading weight, from 0 to 1; 0 where nothing ever leads."""
    bins: dict[int, list[Reader]] = {}
    for reader in readers:
        if reader.leader is not None:
            bins.setdefault(min(BINS - 1, int(reader.weight * BINS)), []).append(reader)
    total = sum(len(found) for found in bins.values())
    return sum(
        abs(sum(reader.weight for reader in found) - sum(reader.right for reader in found)) for found in bins.values()
    ) / max(1, total)


def wrong_likely(reader: Reader, wider: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether something that the reader does not have was called likely; `wider` are the wider forms of each."""
    own = {reader.condition} | wider.get(reader.condition or "", frozenset())
    return any(name not in own for name in reader.likely)


def left_out(readers: Sequence[Reader], population: Population, wider: Mapping[str, frozenset[str]]) -> LeftOut:
    """Return how often readers whose condition is not in the content are told that another one is likely."""
    return LeftOut(population=population, wrong_likely=share(readers, lambda reader: wrong_likely(reader, wider)))


def nobody(readers: Sequence[Reader]) -> Nobody:
    """Return what readers with none of the conditions are told."""
    return Nobody(
        likely=share(readers, lambda reader: bool(reader.likely)),
        over=share(readers, lambda reader: reader.advice > reader.need),
        emergency=share(
            (reader for reader in readers if reader.need < EMERGENCY), lambda reader: reader.advice >= EMERGENCY
        ),
        asked_median=quantile([reader.asked for reader in readers], 0.5),
    )


def curve(
    known: Sequence[Reader], unknown: Sequence[Reader], wider: Mapping[str, frozenset[str]]
) -> tuple[CurvePoint, ...]:
    """Return, for each share of wrong suggestions, the limits of fit that keep the most right ones.

    `known` have a condition of the content, `unknown` one that was left out. Empty where the engine gives no measures.
    """
    if not any(reader.fit for reader in (*known, *unknown)):
        return ()
    tried = []
    for values in product(*LIMITS.values()):
        limits = dict(zip(LIMITS, values, strict=True))
        wrong = _share_of([not _own(reader, wider) and _fits(reader, limits) for reader in unknown])
        right = _share_of([reader.right and _fits(reader, limits) for reader in known])
        tried.append((right.yes, -wrong.yes, limits, wrong, right))
    points = []
    for most in TARGETS:
        able = [one for one in tried if one[3].share <= most]
        if able:
            _, _, limits, wrong, right = max(able, key=lambda one: one[:2])
            points.append(CurvePoint(at_most=most, limits=limits, wrong_likely=wrong, right_likely=right))
    return tuple(points)


def _own(reader: Reader, wider: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the leading condition is the reader's own, or a wider form of it."""
    return reader.leader in {reader.condition} | wider.get(reader.condition or "", frozenset())


def _fits(reader: Reader, limits: Mapping[str, float]) -> bool:
    """Tell whether the leader would be called likely with these limits of fit."""
    if reader.weight < LIKELY or reader.fit is None:
        return False
    return all(MORE_IS_BETTER[name] * reader.fit[name] > MORE_IS_BETTER[name] * limit for name, limit in limits.items())
