"""So that MkDocs and its fork are driven by one piece of code: they share their modules' names and shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.host.engines.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def session(package: str, project: Path, into: Path, publisher: Mapping[str, str]) -> Session:
    """Return a build with the package `mkdocs` or `properdocs`, which runs no hook: whoever calls takes its steps.

    It raises EngineError with every warning, for a warning of the engine is a dead link or a page that is lost.
    """
    return Session(project, into, publisher, package, strict=True)
