"""Whether the table says what was measured: ratios pair by pair, judged only at the sizes that a goal is about."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.bench.cost import Cost, FailedError, cost
from tests.bench.edits import Edit
from tests.bench.figures import BODY, OURS, OURS_WITH_SEARCH, Figures, Sizes
from tests.bench.goals import GOALS
from tests.bench.peers import HUGO, PLAIN, WITH_SEARCH
from tests.bench.run import NO_GOAL, Plan
from tests.bench.table import table

if TYPE_CHECKING:
    from pathlib import Path


def line(page: str, start: str) -> list[str]:
    """The cells of the only line of the table that begins so."""
    (found,) = (row for row in page.splitlines() if row.startswith(f"| {start} |"))
    return [cell.strip() for cell in found.strip("|").split("|")]


def builds(*seconds: float, search: float = 0.0) -> list[Cost]:
    return [Cost(cpu, 50e6, cpu, search) for cpu in seconds]


def test_a_ratio_is_of_pairs_and_shows_the_least_and_the_greatest() -> None:
    figures = Figures(Sizes(100, 1000))
    figures.builds[OURS, 1000] = builds(3, 2, 5)
    figures.builds[PLAIN, 1000] = builds(10, 10, 10)

    assert line(table(figures, {}), "1")[2:7] == ["0.3", "0.2 – 0.5", "1,000", "≤ 0.35", "≤ 0.2"]


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [
        ((3, 2, 3.5), "yes, 3 of 3"),
        ((3, 2, 3.6), "no, 2 of 3"),  # although the median is below
        ((4, 5, 6), "no, 0 of 3"),
        ((1, 1), "not judged"),
        ((1, 1, 1, 1, 3.6), "no, 4 of 5"),
    ],
)
def test_a_goal_is_reached_only_if_each_of_at_least_three_pairs_reaches_it(
    seconds: tuple[float, ...], verdict: str
) -> None:
    figures = Figures(Sizes(100, 1000))
    figures.builds[OURS, 1000], figures.builds[PLAIN, 1000] = builds(*seconds), builds(*[10] * len(seconds))

    assert line(table(figures, {}), "1")[-1] == verdict


def test_bytes_are_the_same_every_time_and_judged_once() -> None:
    figures = Figures(Sizes(100, 1000), bundle=[59_000])

    assert line(table(figures, {}), "17")[2:] == ["59 kB", "", "", "≤ 60 kB", "≤ 50 kB", "yes, 1 of 1"]


def test_what_was_measured_at_other_sizes_is_told_and_not_judged() -> None:
    figures = Figures(Sizes(10, 20))
    figures.builds[OURS, 20], figures.builds[PLAIN, 20] = builds(1, 1, 1), builds(10, 10, 10)
    figures.builds[OURS, 10] = builds(0.4, 0.4, 0.4)

    page = table(figures, {})

    assert line(page, "1")[-1] == "not judged"
    assert line(page, "4")[2:] == ["1.25", "", "20 / 10", "≤ 1.1", "≤ 1", "not judged"]


def test_every_goal_has_its_line_even_where_nothing_was_measured() -> None:
    page = table(Figures(Sizes(100, 1000)), {})

    assert [goal.number for goal in GOALS if goal.number] == [str(number) for number in range(1, 19)]
    assert all(line(page, goal.number)[2] == "not measured" for goal in GOALS if goal.number)


def test_edits_are_compared_with_a_whole_build_and_search_with_the_plain_one() -> None:
    figures = Figures(Sizes(100, 1000))
    figures.builds[PLAIN, 1000] = builds(8, 10, 12)
    figures.builds[OURS_WITH_SEARCH, 1000] = builds(20, search=2)
    figures.edits[BODY, 1000] = [Edit(0.1, 1), Edit(0.2, 1), Edit(0.4, 1)]

    page = table(figures, {})

    assert line(page, "5")[2:4] == ["0.02", "0.01 – 0.04"]
    assert line(page, "18")[2] == "0.25"


def test_what_could_not_be_measured_is_said_at_the_end() -> None:
    figures = Figures(Sizes(100, 1000), notes=["Hugo: it could not be installed here"])

    assert table(figures, {}).endswith("## Not measured\n\n- Hugo: it could not be installed here\n")


def test_a_program_is_charged_with_what_it_starts(tmp_path: Path) -> None:
    work = "import time; kept = bytearray(200_000_000)\nwhile time.process_time() < 0.3: pass"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"

    took = cost(tmp_path, sys.executable, "-c", starts)

    assert took.cpu >= 0.3
    assert took.memory >= 200_000_000


def test_the_memory_of_a_small_program_is_not_that_of_the_one_that_measures(tmp_path: Path) -> None:
    kept = bytearray(b"x" * 100_000_000)

    assert cost(tmp_path, "true").memory < len(kept)


def test_a_program_that_fails_is_not_measured_and_its_last_words_are_kept(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="no such thing"):
        cost(tmp_path, sys.executable, "-c", "raise SystemExit('no such thing')")


def test_a_program_that_does_not_end_is_stopped_with_all_that_it_started(tmp_path: Path) -> None:
    alive = "import time\nwhile True:\n    open('alive', 'a').write('.')\n    time.sleep(0.05)"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {alive!r}])"

    with pytest.raises(FailedError, match="did not end within 2 seconds"):
        cost(tmp_path, sys.executable, "-c", starts, limit=2)

    wrote = (tmp_path / "alive").stat().st_size
    time.sleep(0.5)
    assert (tmp_path / "alive").stat().st_size == wrote > 0


@pytest.mark.parametrize("short", [False, True])
def test_what_a_goal_is_about_is_built_in_turn_and_all_else_once(short: bool) -> None:  # noqa: FBT001 - a parameter
    plan = Plan(Sizes(100, 1000, None if short else 5000), {}, short=short)

    assert {OURS, PLAIN, OURS_WITH_SEARCH, HUGO} <= set(plan.in_turn(1000))
    assert plan.in_turn(100).count(WITH_SEARCH) == 1
    if short:
        assert plan.once(100) == plan.once(1000) == ()
    else:
        assert plan.in_turn(5000) == (OURS, PLAIN, OURS_WITH_SEARCH)
        assert plan.once(1000) == NO_GOAL
        assert plan.once(5000) == ()
