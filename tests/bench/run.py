"""So that all is measured in one run, ours and the others in turn, and a part that fails leaves the rest standing."""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.evaluation.node import node
from tests.bench import aside, edits, peers, questionnaire, visits
from tests.bench.cost import FailedError
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
    Sizes,
)
from tests.bench.ours import Ours, differing_bytes
from tests.bench.table import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.cost import Cost

CORPUS = Path(__file__).with_name("corpus.py")
NEXT_QUESTION = Path(__file__).with_name("next_question.mjs")

IN_TURN = (OURS, peers.PLAIN, OURS_WITH_SEARCH, peers.WITH_SEARCH, peers.HUGO)
IN_TURN_AT_LARGE = (OURS, peers.PLAIN, OURS_WITH_SEARCH)
"""All that is built at the largest size: what goals are about. Plain MkDocs takes half an hour and 30 GB each time."""
NO_GOAL = (peers.ELEVENTY, peers.ZENSICAL, peers.PAGEFIND)
"""Peers that no goal is about: built once, and in the short form not at all."""
LIMIT = 300.0
"""Seconds on the clock after which a peer is stopped that no goal is about."""


@dataclass(frozen=True)
class Plan:
    """The sizes, how many times each build is made at each, and whether only the smallest gets all that there is."""

    sizes: Sizes
    times: dict[int, int]
    short: bool = False

    def in_turn(self, at: int) -> tuple[str, ...]:
        """Return what is built at a size as often as `times` has it, in this order."""
        if at == self.sizes.large:
            return IN_TURN_AT_LARGE
        return tuple(name for name in IN_TURN if self.whole(at) or name != peers.WITH_SEARCH)

    def once(self, at: int) -> tuple[str, ...]:
        """Return what is built once at a size, since no goal is about it."""
        if self.short or at == self.sizes.large:
            return ()
        return tuple(name for name in (*IN_TURN, *NO_GOAL) if name not in self.in_turn(at))

    def whole(self, at: int) -> bool:
        """Whether everything is measured at a size, and not only what the goals cannot do without."""
        return not self.short or at == self.sizes.small


class Run:
    """Measures into `figures`, in the scratch folder `folder`; `written` says how much the articles are."""

    def __init__(self, plan: Plan, folder: Path) -> None:
        self.figures, self.written = Figures(plan.sizes), ""
        self._plan, self._folder = plan, folder
        self._peers = peers.Peers(folder / "programs")
        self._failed: set[tuple[str, int]] = set()
        self.figures.notes += [f"{name}: {why}" for name, why in self._peers.missing.items()]

    def steps(self) -> Iterator[None]:
        """Measure all that the plan says, in steps: after each, what was measured so far is worth to be kept."""
        if self._plan.sizes.small in self._plan.times:
            with self._noting("the questionnaire"):
                self._questionnaire()
            yield
        for at in self._plan.times:
            with self._noting(f"the rest at {at:,} articles"):
                yield from self._size(at)
            yield
        for at in self._plan.times:
            aside.clear(self._scratch(at))

    def _scratch(self, at: int) -> Path:
        return self._folder / str(at)

    def _size(self, at: int) -> Iterator[None]:
        ours, work = self._write(at), self._scratch(at) / "pages"
        aside.put_aside(self._scratch(at), work)
        for turn in range(self._plan.times[at]):
            self._turn(ours, work, first=turn == 0)
        self._visit(OURS_WITH_SEARCH, ours.site, ours)
        if self._plan.whole(at):
            self._visit(peers.WITH_SEARCH, peers.site(peers.WITH_SEARCH, work), ours)
        self._weigh(OURS, ours.site, at)
        self._weigh(peers.PLAIN, peers.site(peers.PLAIN, work), at)
        yield
        if self._plan.whole(at):
            self._check(ours)
            yield
        self._edit(ours)
        yield
        if self._plan.whole(at) and at != self._plan.sizes.large:
            self._again(ours)
            yield
        for name in self._plan.once(at):
            limit = LIMIT if name in NO_GOAL else None
            self._build(name, at, partial(self._peers.build, name, work, limit))
        aside.put_aside(self._scratch(at), ours.project, work)

    def _turn(self, ours: Ours, work: Path, *, first: bool) -> None:
        """Build all sites of a size once; from the first of ours, the others get their pages."""
        at = ours.articles
        for name in self._plan.in_turn(at):
            if name in {OURS, OURS_WITH_SEARCH}:
                self._build(name, at, partial(ours.cold, search=name == OURS_WITH_SEARCH))
            else:
                if at == self._plan.sizes.large:
                    aside.put_aside(self._scratch(at), peers.site(name, work))
                    aside.clear(self._scratch(at))  # two of its sites are too much for a disk
                self._build(name, at, partial(self._peers.build, name, work))
            if first and name == OURS:
                if (name, at) in self._failed:
                    raise FailedError("there are no pages to give to others")
                peers.prepare(ours.docs, work)

    def _write(self, at: int) -> Ours:
        aside.put_aside(self._scratch(at), folder := self._scratch(at) / "articles")
        command = [sys.executable, str(CORPUS), str(at), str(folder)]
        self.written = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        say(self.written)
        return Ours(folder, at)

    def _again(self, ours: Ours) -> None:
        """Build again after an edit of a title, and compare what comes of it with what a first build makes."""
        for turn in range(self._plan.times[ours.articles]):
            with ours.titled(f"{ours.title}, time {turn}"):
                self._build(AGAIN_WITH_SEARCH, ours.articles, partial(ours.build, search=True))
        if ours.articles == self._plan.sizes.small:
            ours.build(search=True)
            built = ours.files()
            ours.cold(search=True)
            self.figures.differing[ours.articles] = differing_bytes(built, ours.files())

    def _check(self, ours: Ours) -> None:
        for _ in range(self._plan.times[ours.articles]):
            ours.forget()
            self._build(CHECK, ours.articles, ours.check)
            self._build(CHECK_AGAIN, ours.articles, ours.check)

    def _edit(self, ours: Ours) -> None:
        with edits.preview(ours) as preview:
            for turn in range(self._plan.times[ours.articles]):
                for kind, edit in ((BODY, preview.body), (TITLE, preview.title)):
                    took = edit(turn)
                    self.figures.edits.setdefault((kind, ours.articles), []).append(took)
                    say(f"{ours.articles:,} articles, {kind}: {number(took.cpu)} s")

    def _weigh(self, name: str, root: Path, at: int) -> None:
        weights = [len(gzip.compress(page.read_bytes(), 9)) for page in root.glob("symptoms/*/index.html")]
        if weights:
            self.figures.pages[name, at] = statistics.median(weights)

    def _visit(self, name: str, root: Path, ours: Ours) -> None:
        at, search = ours.articles, visits.OURS if name == OURS_WITH_SEARCH else visits.PLAIN
        if not root.is_dir():
            return
        with self._noting(f"what readers load of {name} at {at:,} articles"), visits.browser() as browser:
            self.figures.visits[name, at] = visits.visit(browser, root, ours.address, search, ours.words)
            if self._plan.whole(at) and at != self._plan.sizes.large:
                self.figures.waits[name, at] = [
                    visits.seconds_to_result(browser, root, ours.address, search, ours.words)
                    for _ in range(min(FEW, self._plan.times[at]))
                ]

    def _questionnaire(self) -> None:
        folder = self._folder / "questionnaires"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.figures.programs.append(questionnaire.programs())
        self.figures.bundle.append(len(gzip.compress(questionnaire.bundle(folder, 500).read_bytes(), 9)))
        command = [str(node()), str(NEXT_QUESTION), str(questionnaire.bundle(folder, 5000))]
        for _ in range(FEW):
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            self.figures.next_question.append(json.loads(done.stdout)["p95"])

    def _build(self, name: str, at: int, build: Callable[[], Cost]) -> None:
        if name in self._peers.missing or (name, at) in self._failed:
            return
        self._failed.add((name, at))  # what failed once is left alone, so that pairs stay pairs
        with self._noting(f"{name} at {at:,} articles"):
            took = build()
            self._failed.remove((name, at))
            self.figures.builds.setdefault((name, at), []).append(took)
            say(f"{at:,} articles, {name}: {number(took.cpu)} s")

    @contextmanager
    def _noting(self, what: str) -> Iterator[None]:
        """Note what cannot be measured, and go on; its own words are for the terminal."""
        try:
            yield
        except (FailedError, visits.NotSeenError, TimeoutError, subprocess.CalledProcessError) as error:
            say(f"{what}: {error}")
            self.figures.notes.append(f"{what}: it failed, or did not end in time")


def say(line: str) -> None:
    """Tell the terminal."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - whoever waits for hours wants to know for what
