"""So that the site can be built by more than one engine, each behind the same few arguments."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from generator.errors import VademecumError
from generator.host.progress import nobody

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.host.progress import Reached
    from generator.kept import Store

    Finish = Callable[[str, str], bytes]
    """Takes the path of a page below the site and its text, and gives what is to be written in its place."""

ENGINES = ("mkdocs", "properdocs", "zensical")


class EngineError(VademecumError):
    """The engine refused the pages; its own words are the message."""


class Aids(NamedTuple):
    """What may go with a build, and makes no difference to the site.

    `reached` is told of pages that are done, if the engine tells. `finish` is given pages before they are written, all
    or some or none; whoever gives it sees to the rest. `kept` is what earlier builds left.
    """

    reached: Reached = nobody
    finish: Finish | None = None
    kept: Store | None = None


NO_AIDS = Aids()


class Engine(Protocol):
    """What every module of this folder offers."""

    def render(self, project: Path, into: Path, publisher: Mapping[str, str], aids: Aids = NO_AIDS) -> None:
        """Turn build/docs into a site in the folder `into`; a warning of the engine is an error.

        `publisher` replaces options of mkdocs.yml: see `generator.host.publisher`. Raises EngineError, and
        ToolMissingError where the engine is not installed.
        """


def engine(name: str) -> Engine:
    """Load one of ENGINES, and none of the others."""
    if name not in ENGINES:
        raise VademecumError(f"There is no engine called {name!r}; there are {', '.join(ENGINES)}.")
    return cast("Engine", import_module(f"{__name__}.{name}"))
