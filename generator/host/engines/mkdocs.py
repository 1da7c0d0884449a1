"""So that the site is built by MkDocs, unless something else is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.host.engines import classic
from generator.host.progress import nobody

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.host.progress import Reached
    from generator.kept import Store


def render(
    project: Path, into: Path, publisher: Mapping[str, str], reached: Reached = nobody, kept: Store | None = None
) -> None:
    """See `Engine.render`."""
    classic.session("mkdocs", project, into, publisher).build_all(reached, kept)
