"""So that the site can be built by more than one engine, each behind the same three arguments."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from generator.errors import VademecumError
from generator.host.progress import nobody

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.host.progress import Reached
    from generator.kept import Store

ENGINES = ("mkdocs", "properdocs", "zensical")


class EngineError(VademecumError):
    """The engine refused the pages; its own words are the message."""


class Engine(Protocol):
    """What every module of this folder offers."""

    def render(
        self,
        project: Path,
        into: Path,
        publisher: Mapping[str, str],
        reached: Reached = nobody,
        kept: Store | None = None,
    ) -> None:
        """Turn build/docs into a site in the folder `into`; a warning of the engine is an error.

        `publisher` replaces options of mkdocs.yml: see `generator.host.publisher`. `reached` is told of pages that are
        done, if the engine tells; `kept` is what earlier builds left. Raises EngineError, and ToolMissingError where
        the engine is not installed.
        """


def engine(name: str) -> Engine:
    """Load one of ENGINES, and none of the others."""
    if name not in ENGINES:
        raise VademecumError(f"There is no engine called {name!r}; there are {', '.join(ENGINES)}.")
    return cast("Engine", import_module(f"{__name__}.{name}"))
