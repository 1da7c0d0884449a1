"""So that a claim about speed can be checked: `make bench` measures all goals and writes the table into the tree.

    make bench                  100, 1,000 and 5,000 articles; takes hours
    make bench ARGS=--short     100 and 1,000 articles, each once, most of it at 100; takes minutes, and judges little
    make bench ARGS=--medium    100 and 1,000 articles, everything three times; takes half an hour
    make bench ARGS="--only 5000"    one size of the long form, apart from the others
    make bench ARGS=--only      nothing: the table of all that was measured apart, with the very same program

The largest size needs 40 GB of disk, most of it for plain MkDocs, and the middle one 20: see `aside.py`.

Other work on the machine matters little to seconds of processors, but goals 12 and 16 go by the clock; how much there
was stands below the table. On 2 cores, the largest size takes some two hours, and the other two 45 minutes.
"""

from __future__ import annotations

import argparse
import os
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import parts, peers
from tests.bench.figures import FEW, Sizes
from tests.bench.goals import LARGE, MIDDLE, SMALL
from tests.bench.run import Plan, Run, say
from tests.bench.table import number, table

PROJECT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("RESULTS.md")
SCRATCH = PROJECT / "build" / "bench"
PARTS = Path(__file__).with_name("measured")
MANY = 5
"""How many times a build is made at the middle size, which most goals are about; elsewhere it is FEW."""


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description="Measure what builds cost, and what readers load.")
    parser.add_argument("--short", action="store_true", help="only the two smaller sizes, each once")
    parser.add_argument("--medium", action="store_true", help="only the two smaller sizes, everything three times")
    parser.add_argument("--sizes", type=int, nargs=3, default=(SMALL, MIDDLE, LARGE), metavar="N", help="other sizes")
    parser.add_argument("--only", type=int, nargs="*", metavar="N", help="only these sizes, apart from the others")
    parser.add_argument("--output", type=Path, default=RESULTS, help="the file to write")
    options = parser.parse_args()
    small, middle, large = options.sizes
    form = "the short form" if options.short else "the medium form" if options.medium else "the long form"
    sizes = Sizes(small, middle, None if options.short or options.medium else large)
    often = 1 if options.short else FEW
    times = {small: often, middle: MANY if sizes.large else often, large: often}
    only = sizes.all if options.only is None else [at for at in sizes.all if at in options.only]
    if only:
        run = Run(Plan(sizes, {at: times[at] for at in only}, short=options.short), SCRATCH)
        begun, load = time.monotonic(), os.getloadavg()[0]
        for _ in run.steps():  # an hour's work is not lost with the next one
            minutes = (time.monotonic() - begun) / 60
            about = {
                "Others": "; ".join(f"{name}: {', '.join(pins)}" for name, pins in peers.PINS.items()),
                "Articles": run.written,
                "Load": f"{load:.1f} before, {os.getloadavg()[0]:.1f} in the last minute",
                "Day": f"{datetime.now(UTC).date()}, in {number(minutes)} minutes, {form}",
            }
            part = parts.Part(run.figures, about)
            if options.only:
                parts.keep(PARTS, "-".join(map(str, only)), part)
            options.output.write_text(table(part.figures, part.about), encoding="utf-8")
    if options.only is not None:
        part = parts.together(parts.kept(PARTS, sizes).values(), sizes)
        options.output.write_text(table(part.figures, part.about), encoding="utf-8")
    say(f"The table is in {options.output}.")


if __name__ == "__main__":
    main()
