"""So that MkDocs and its fork are driven by one piece of code: they share their modules' names and shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.host.engines.session import Session
from generator.host.progress import nobody

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.host.progress import Reached


def render(package: str, project: Path, into: Path, publisher: Mapping[str, str], reached: Reached = nobody) -> None:
    """Build with the package `mkdocs` or `properdocs`, and run no hook: whoever calls takes its steps.

    Raises EngineError with every warning, for a warning of the engine is a dead link or a page that is lost.
    """
    Session(project, into, publisher, package, strict=True).build_all(reached)
