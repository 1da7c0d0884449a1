"""So that each goal for speed is written down once: what is compared, what is to be reached, and what is aimed at.

Ratios are of seconds of processors, unless the goal says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.bench.figures import (
    AGAIN_WITH_SEARCH,
    BODY,
    CHECK,
    CHECK_AGAIN,
    FEW,
    OURS,
    OURS_WITH_SEARCH,
    TITLE,
    Figures,
    Value,
    value,
)
from tests.bench.peers import HUGO, PLAIN, WITH_SEARCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Measure = Callable[[Figures], Value | None]

SMALL, MIDDLE, LARGE = 100, 1_000, 5_000
"""The numbers of articles that the goals are about."""


ONCE = 1
"""How often to measure what is the same every time: the bytes of files."""


class Goal(NamedTuple):
    """One line of the table, which may be `reach` at most each time it is measured; None where it is only told.

    `sizes` are the articles that the goal is about: what was measured at others is told and not judged. Nor is what was
    measured fewer times than `times`.
    """

    number: str
    text: str
    measure: Measure
    reach: float | None
    aim: float | None
    sizes: tuple[int, ...] = ()
    unit: str = ""
    times: int = FEW


def _at(size: str, one: str, other: str, what: str = "cpu", beside: str = "") -> Measure:
    """Compare two builds of the same pages; where none were made at `size`, of the most for which they were."""

    def measure(figures: Figures) -> Value | None:
        sizes = figures.sizes.down_from(size)
        return _first(figures.ratio((one, at), (other, at), what, beside) for at in sizes)

    return measure


def _at_large(one: str, other: str) -> Measure:
    """Compare two builds of the most articles, and of none in the short form."""
    return lambda figures: _first(figures.ratio((one, at), (other, at)) for at in figures.sizes.all[2:])


def _growth_of_builds(figures: Figures) -> Value | None:
    large, less = figures.sizes.last_two
    found = figures.ratio((OURS, large), (OURS, less))
    return found.times(less / large) if found else None


def _edit(kind: str) -> Measure:
    def measure(figures: Figures) -> Value | None:
        at = figures.sizes.middle
        plain = figures.cpu(PLAIN, at)
        return value((edit.cpu / plain for edit in figures.edits.get((kind, at), ())), at) if plain else None

    return measure


def _growth_of_edits(figures: Figures) -> Value | None:
    large, less = figures.sizes.last_two
    pairs = zip(figures.edits.get((BODY, large), ()), figures.edits.get((BODY, less), ()), strict=False)
    return value((one.cpu / other.cpu for one, other in pairs), large, less)


def _growth_of_views(figures: Figures) -> Value | None:
    large, small = figures.sizes.last_two[0], figures.sizes.small
    one, other = (figures.visits.get((OURS_WITH_SEARCH, at)) for at in (large, small))
    return value([one.page / other.page], large, small) if one and other else None


def _page(figures: Figures) -> Value | None:
    at = figures.sizes.middle
    one, other = (figures.pages.get((name, at)) for name in (OURS, PLAIN))
    return value([one / other], at) if one and other else None


def _loaded(part: str, size: str, site: str = OURS_WITH_SEARCH) -> Measure:
    def measure(figures: Figures) -> Value | None:
        found = ((figures.visits.get((site, at)), at) for at in figures.sizes.down_from(size))
        return _first(value([getattr(visit, part) / 1000], at) for visit, at in found if visit)

    return measure


def _wait(figures: Figures) -> Value | None:
    def ratio(at: int) -> Value | None:
        waits = [figures.waits.get((name, at), []) for name in (OURS_WITH_SEARCH, WITH_SEARCH)]
        return value((one / other for one, other in zip(*waits, strict=False)), at)

    return _first(ratio(at) for at in figures.sizes.down_from("middle"))


def _first(found: Iterator[Value | None]) -> Value | None:
    return next(filter(None, found), None)


GOALS = (
    Goal("1", "cold build of 1,000 articles / plain MkDocs", _at("middle", OURS, PLAIN), 0.35, 0.20, (MIDDLE,)),
    Goal("", "the same, both with search", _at("middle", OURS_WITH_SEARCH, WITH_SEARCH), None, None),
    Goal("2", "cold build of 5,000 / plain MkDocs", _at_large(OURS, PLAIN), 0.30, 0.13, (LARGE,)),
    Goal("", "the same, both with search", _at_large(OURS_WITH_SEARCH, WITH_SEARCH), None, None),
    Goal("3", "cold build of 1,000 / Hugo with a JSON index", _at("middle", OURS, HUGO), 2.0, 1.0, (MIDDLE,)),
    Goal("", "the same, ours with search", _at("middle", OURS_WITH_SEARCH, HUGO), None, None),
    Goal("4", "an article's share of a build of 5,000 / of 1,000", _growth_of_builds, 1.1, 1.0, (LARGE, MIDDLE)),
    Goal("5", "an edit of a text at 1,000, in serve / cold plain MkDocs", _edit(BODY), 0.02, 0.005, (MIDDLE,)),
    Goal("6", "the same edit at 5,000 / at 1,000", _growth_of_edits, 2.0, 1.5, (LARGE, MIDDLE)),
    Goal("7", "an edit of a title at 1,000, in serve / cold plain MkDocs", _edit(TITLE), 0.05, 0.02, (MIDDLE,)),
    Goal("", "the same in a build, both with search", _at("middle", AGAIN_WITH_SEARCH, WITH_SEARCH), None, None),
    Goal(
        "8",
        "all bytes of a cold view of an article at 5,000 / at 100",
        _growth_of_views,
        1.02,
        1.0,
        (LARGE, SMALL),
        times=ONCE,
    ),
    Goal("9", "HTML of an article's page with gzip at 1,000 / plain MkDocs", _page, 0.80, 0.65, (MIDDLE,), times=ONCE),
    Goal(
        "10",
        "search index loaded without a search, at 1,000",
        _loaded("unasked", "middle"),
        0,
        0,
        (MIDDLE,),
        "kB",
        ONCE,
    ),
    Goal("", "plain MkDocs", _loaded("unasked", "middle", WITH_SEARCH), None, None, (), "kB"),
    Goal("11", "loaded until the first result, at 5,000", _loaded("search", "large"), 320, 120, (LARGE,), "kB", ONCE),
    Goal("", "plain MkDocs", _loaded("search", "large", WITH_SEARCH), None, None, (), "kB"),
    Goal("12", "time to the first result at 1,000, 1.6 Mbit/s and 150 ms / plain MkDocs", _wait, 0.12, 0.05, (MIDDLE,)),
    Goal("13", "peak memory at 5,000 / plain MkDocs", _at("large", OURS, PLAIN, "memory"), 1.0, 0.6, (LARGE,)),
    Goal("", "the same, both with search", _at("large", OURS_WITH_SEARCH, WITH_SEARCH, "memory"), None, None),
    Goal("14", "check of 5,000 again / for the first time", _at("large", CHECK_AGAIN, CHECK), 0.15, 0.05, (LARGE,)),
    Goal(
        "15",
        "bytes that differ between a first build and one after edits",
        lambda figures: value((size / 1000 for size in figures.differing.values()), *figures.differing),
        0,
        0,
        (),
        "kB",
        ONCE,
    ),
    Goal(
        "16",
        "next question among 5,000 conditions of 20 findings, p95",
        lambda figures: value(figures.next_question),
        5,
        2,
        (),
        "ms",
    ),
    Goal(
        "17",
        "questionnaire of 500 conditions with gzip",
        lambda figures: value(size / 1000 for size in figures.bundle),
        60,
        50,
        (),
        "kB",
        ONCE,
    ),
    Goal(
        "",
        "the programs that it runs with",
        lambda figures: value(size / 1000 for size in figures.programs),
        None,
        None,
        (),
        "kB",
    ),
    Goal(
        "18",
        "making the search index at 1,000 / plain MkDocs",
        _at("middle", OURS_WITH_SEARCH, PLAIN, "search", "cpu"),
        0.40,
        0.15,
        (MIDDLE,),
    ),
    Goal(
        "",
        "making it again after an edit / making it",
        _at("middle", AGAIN_WITH_SEARCH, OURS_WITH_SEARCH, "search"),
        1.0,
        0.1,
        (MIDDLE,),
    ),
)
