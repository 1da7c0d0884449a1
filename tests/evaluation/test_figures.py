"""What each figure counts, on readers made up by hand."""

from __future__ import annotations

from typing import Any

import pytest

from generator.evaluation import figures
from generator.evaluation.readers import Reader
from generator.measured import Answers, Population, Share

ROUTINE, SOON, EMERGENCY, AMBULANCE = 1, 2, 4, 5

WIDER = {"migraine": frozenset({"headache-disease"})}


def reader(**changes: Any) -> Reader:  # noqa: ANN401 - any of the fields below
    """Return a reader with a cold, which came first with weight .9 and was called likely, with the right advice."""
    usual: dict[str, Any] = {
        "condition": "cold", "rank": 1, "leader": "cold", "weight": 0.9, "fit": {"trust": 9.0},
        "covered": True, "likely": ("cold",), "shown": True, "asked": 6, "advice": ROUTINE, "need": ROUTINE,
        "danger": ROUTINE, "because": "condition",
    }  # fmt: skip
    return Reader(**{**usual, **changes})


def table(*readers: Reader) -> Any:  # noqa: ANN401 - a table, of which any field may be asked
    return figures.table(readers, Population.BY_RARITY, Answers.TRUE)


def test_a_rank_counts_from_one_and_zero_is_not_in_the_ranking() -> None:
    found = table(*(reader(rank=rank) for rank in (0, 1, 1, 2, 3, 4, 5, 6)))

    assert (found.top_1.yes, found.top_3.yes, found.top_5.yes, found.top_1.of) == (2, 4, 6, 8)


@pytest.mark.parametrize(
    ("advice", "need", "under", "over"),
    [(ROUTINE, ROUTINE, 0, 0), (ROUTINE, SOON, 1, 0), (SOON, ROUTINE, 0, 1), (AMBULANCE, EMERGENCY, 0, 1)],
)
def test_advice_below_what_is_needed_is_under_triage_and_above_it_over_triage(
    advice: int, need: int, under: int, over: int
) -> None:
    found = table(reader(advice=advice, need=need))

    assert (found.under.yes, found.over.yes) == (under, over)


def test_what_only_a_reason_to_see_a_doctor_calls_for_is_not_a_missed_danger() -> None:
    found = table(reader(need=SOON), reader(need=EMERGENCY, danger=EMERGENCY), reader())

    assert (found.missed.yes, found.under.yes) == (1, 2)


def test_emergencies_are_recognized_by_either_kind_of_emergency_advice() -> None:
    found = table(
        reader(need=AMBULANCE, advice=EMERGENCY),
        reader(need=EMERGENCY, advice=AMBULANCE),
        reader(need=EMERGENCY, advice=SOON),
        reader(need=SOON, advice=AMBULANCE),
    )

    assert found.emergency == Share(yes=2, of=3)


def test_shown_and_covered_are_counted_as_told() -> None:
    found = table(reader(), reader(shown=False), reader(covered=False))

    assert (found.shown.yes, found.covered.yes) == (2, 2)


@pytest.mark.parametrize(
    ("values", "at", "expected"),
    [([], 0.5, 0), ([7], 0.5, 7), ([1, 2, 3, 4], 0.5, 2), (list(range(1, 11)), 0.9, 9), ([5, 1, 3], 0.5, 3)],
)
def test_a_quantile_is_the_least_value_that_so_many_do_not_exceed(values: list[int], at: float, expected: int) -> None:
    assert figures.quantile(values, at) == expected


@pytest.mark.parametrize(
    ("readers", "error"),
    [
        ([], 0.0),
        ([reader(weight=1.0)] * 4, 0.0),
        ([reader(weight=0.85)] * 4, 0.15),
        ([reader(weight=0.85, leader="flu")] * 4, 0.85),
        # .85 in a bin of its own with 3 of 4 right, .25 in another with none of 4: (|3.4 - 3| + |1 - 0|) / 8
        (
            [reader(weight=0.85)] * 3 + [reader(weight=0.85, leader="flu")] + [reader(weight=0.25, leader="flu")] * 4,
            0.175,
        ),
        ([reader(weight=0.0, leader=None)], 0.0),
    ],
)
def test_the_calibration_error_is_the_mean_distance_of_ten_bins(readers: list[Reader], error: float) -> None:
    assert figures.calibration_error(readers) == pytest.approx(error)


@pytest.mark.parametrize(
    ("likely", "wrong"),
    [((), False), (("headache-disease",), False), (("tension-headache",), True), (("headache-disease", "flu"), True)],
)
def test_a_wider_form_of_what_was_left_out_is_not_wrong(likely: tuple[str, ...], wrong: bool) -> None:  # noqa: FBT001 - the expected answer
    assert figures.wrong_likely(reader(condition="migraine", likely=likely), WIDER) is wrong


def test_readers_with_nothing_are_counted_by_what_they_are_told() -> None:
    nobody = reader(condition=None, rank=0, likely=(), leader="flu")
    found = figures.nobody(
        [
            nobody,
            reader(condition=None, rank=0, likely=("flu",), advice=SOON),
            reader(condition=None, rank=0, likely=(), advice=EMERGENCY),
            reader(condition=None, rank=0, likely=(), advice=EMERGENCY, need=EMERGENCY),
        ]
    )

    assert found.likely == Share(yes=1, of=4)
    assert found.over == Share(yes=2, of=4)
    assert found.emergency == Share(yes=1, of=3)


def fits(trust: float, **changes: Any) -> Reader:  # noqa: ANN401 - any of a reader's fields
    return reader(**{"fit": {"trust": trust}, **changes})


def test_the_curve_keeps_as_many_right_ones_as_so_few_wrong_ones_allow() -> None:
    known = [fits(9.1)] * 8 + [fits(5.1)] * 2
    unknown = [fits(5.1, leader="flu")] + [fits(3.1, leader="flu")] * 3 + [fits(0.1, leader="flu")] * 6

    points = {point.at_most: point for point in figures.curve(known, unknown, WIDER)}

    assert points[0.05].wrong_likely.share == 0
    assert points[0.05].right_likely.share == 0.8
    assert points[0.1].wrong_likely.share == 0.1
    assert points[0.1].right_likely.share == 1
    assert points[0.4].right_likely.share == 1


def test_a_leader_that_is_too_light_is_not_likely_and_one_that_is_the_readers_own_not_wrong() -> None:
    known = [fits(9.0, weight=0.59), fits(9.0, leader="flu"), fits(9.0), fits(9.0)]
    unknown = [fits(9.0, condition="migraine", leader="headache-disease"), fits(9.0, leader="flu", fit=None)]

    point = figures.curve(known, unknown, WIDER)[0]

    assert (point.right_likely, point.wrong_likely) == (Share(yes=2, of=4), Share(yes=0, of=2))


def test_without_measures_of_fit_there_is_no_curve() -> None:
    assert figures.curve([reader(fit=None)], [reader(fit=None)], WIDER) == ()


@pytest.mark.parametrize(
    ("yes", "of", "low", "high"),
    [
        (9, 10, 0.5958, 0.9821),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (500, 1000, 0.4691, 0.5309),
        (0, 0, 0.0, 1.0),
    ],
)
def test_an_interval_is_that_of_wilson(yes: int, of: int, low: float, high: float) -> None:
    assert Share(yes=yes, of=of).interval == pytest.approx((low, high), abs=0.0001)
