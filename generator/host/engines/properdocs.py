"""So that the site outlives MkDocs 1.x: ProperDocs is its fork, with the same files and a maintainer."""

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
    classic.session("properdocs", project, into, publisher).build_all(reached, kept)
