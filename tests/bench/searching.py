"""So that what the search adds to a build can be told apart, which the command itself never does.

    python tests/bench/searching.py without build
    python tests/bench/searching.py FILE build      writes into FILE the seconds of processors that the search took

What follows are the arguments of `vademecum`. The pages are parsed for the audit in any case, so that is not counted.
"""

from __future__ import annotations

import resource
import sys
from contextlib import ExitStack
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from unittest import mock

from generator import cli
from generator.finish import search

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

STEPS = ("search_page", "build_index", "write_index")
NOTHING: dict[str, Callable[..., object]] = {"search_page": lambda _page: None, "build_index": lambda *_pages: {}}
"""What stands in for the first two steps where there is to be no search; the third has nothing to write then."""
WITHOUT = "without"


class Clock:
    """Adds up the seconds of processors, of this process and of those it waited for, that some functions take."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, function: Callable[P, T]) -> Callable[P, T]:
        """Return the function, counted."""

        @wraps(function)
        def counted(*args: P.args, **kwargs: P.kwargs) -> T:
            begun = _so_far()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds += _so_far() - begun

        return counted


def _so_far() -> float:
    spent = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(part.ru_utime + part.ru_stime for part in spent)


def main(mode: str, arguments: list[str]) -> int:
    """Run a command of `vademecum` without its search, or count that; return the command's status."""
    clock = Clock()
    with ExitStack() as stack:
        for name in STEPS:
            # No recording stand-in: it would keep every page that it is given.
            stand_in = NOTHING.get(name) if mode == WITHOUT else clock.around(getattr(search, name))
            stack.enter_context(mock.patch.object(search, name, stand_in or getattr(search, name)))
        status = cli.main(arguments)
    if mode != WITHOUT:
        Path(mode).write_text(f"{clock.seconds}\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
