"""So that an editor sees at a terminal how good the questionnaires are, and which conditions need work first."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from generator.measured import Answers, Population
from generator.report import report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.evaluation.journeys import Journeys
    from generator.evaluation.readers import Reader
    from generator.evaluation.simulation import Measurement
    from generator.measured import Measured, QuestionnaireFigures, Share, Table

WEAKEST = 5
"""How many conditions, and how many pairs of conditions, are listed for a closer look."""

_ROWS = (
    ("their condition first", "top_1"),
    ("among the first three", "top_3"),
    ("among the first five", "top_5"),
    ("their condition shown", "shown"),
    ("problem known", "covered"),
    ("too low for the danger", "missed"),
    ("too low for any reason", "under"),
    ("advice too urgent", "over"),
    ("emergencies recognized", "emergency"),
)

_COLUMNS = (
    ("clean, rarity", Population.BY_RARITY, Answers.TRUE),
    ("clean, equal", Population.EACH_EQUALLY, Answers.TRUE),
    ("noisy, rarity", Population.BY_RARITY, Answers.NOISY),
    ("noisy, equal", Population.EACH_EQUALLY, Answers.NOISY),
)

_NAME, _CELL = 26, 24
"""How wide the columns are, in characters."""


def summary(journeys: Journeys, measured: Measured, measurements: Iterable[Measurement], project: Path) -> str:
    """Return the whole result as text: journeys that disagree, then a table for each questionnaire."""
    parts = [report(journeys.problems, project)] if journeys.problems else []
    parts.append(f"journeys: {journeys.agreed} of {journeys.led} as expected\n")
    parts.append(
        f"simulated readers: {measured.readers} in each column, seed {measured.seed}, content {measured.content}\n"
        "(each share with its 95 % interval; the readers come from the same tables as the questionnaire: best cases)\n"
    )
    parts += ["\n".join(_questionnaire(one)) + "\n" for one in measurements]
    return "\n".join(parts)


def _questionnaire(measurement: Measurement) -> Iterator[str]:
    found = measurement.figures
    yield f"{found.symptom or 'general questionnaire'} ({found.conditions} conditions)"
    if not found.conditions:
        return
    tables = [found.table(population, answers) for _, population, answers in _COLUMNS]
    yield _line("", [title for title, _, _ in _COLUMNS])
    for title, name in _ROWS:
        yield _line(title, [_share(getattr(table, name)) if table else "" for table in tables])
    yield _line("questions: half, 9 in 10", [_asked(table) for table in tables])
    yield _line("calibration error", [f"{table.calibration_error:.3f}" if table else "" for table in tables])
    yield from _others(found)
    yield from _closer(measurement)


def _others(found: QuestionnaireFigures) -> Iterator[str]:
    if found.left_out:
        yield _line("left out, wrong likely", [_share(one.wrong_likely) for one in found.left_out])
    if found.nobody:
        yield _line("none of these, likely", [_share(found.nobody.likely)])
        yield _line("none of these, too urgent", [_share(found.nobody.over)])
    for point in found.curve:
        limits = ", ".join(f"{name} {limit:g}" for name, limit in point.limits.items())
        shares = [f"wrong {point.wrong_likely.share:.1%}", f"right {point.right_likely.share:.1%}", limits]
        yield _line(f"  wrong at most {point.at_most:.0%}", shares)


def _closer(measurement: Measurement) -> Iterator[str]:
    """Say what to look at: where the advice fell short, what is mistaken for what, which condition is found least."""
    short = Counter(reader.because for reader in measurement.known if reader.advice < reader.need)
    if short:
        yield f"  not urgent enough because of: {_counts(short.most_common())}"
    missed = _mistaken(reader for reader in measurement.known if not reader.right)
    if missed:
        yield f"  taken for another one: {missed}"
    wrong = _mistaken(reader for reader in measurement.unknown if reader.likely)
    if wrong:
        yield f"  left out, and called likely: {wrong}"
    ranks: dict[str, list[bool]] = defaultdict(list)
    for reader in measurement.known:
        ranks[reader.condition or ""].append(reader.right)
    weakest = sorted((sum(found) / len(found), name) for name, found in ranks.items())[:WEAKEST]
    yield f"  first least often: {', '.join(f'{name} {share:.0%}' for share, name in weakest)}"


def _mistaken(readers: Iterable[Reader]) -> str:
    pairs = Counter(f"{reader.condition} → {reader.leader}" for reader in readers if reader.leader)
    return _counts(pairs.most_common(WEAKEST))


def _counts(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts)


def _share(share: Share) -> str:
    low, high = share.interval
    return f"{share.share:6.1%} ({low:.1%}–{high:.1%})" if share.of else "no cases"


def _asked(table: Table | None) -> str:
    return f"{table.asked_median}, {table.asked_p90}" if table else ""


def _line(title: str, cells: Iterable[str]) -> str:
    return "".join([f"  {title:<{_NAME}}", *(f"{cell:>{_CELL}}" for cell in cells)]).rstrip()
