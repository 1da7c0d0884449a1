"""So that the site is built by MkDocs, unless something else is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.host.engines import classic
from generator.host.progress import nobody

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.host.progress import Reached


def render(project: Path, into: Path, publisher: Mapping[str, str], reached: Reached = nobody) -> None:
    """See `Engine.render`."""
    classic.render("mkdocs", project, into, publisher, reached)
