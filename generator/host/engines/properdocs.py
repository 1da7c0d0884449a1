"""So that the site outlives MkDocs 1.x: ProperDocs is its fork, with the same files and a maintainer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.host.engines.session import Session
from generator.host.progress import nobody

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.host.engines import Finish
    from generator.host.progress import Reached


def render(
    project: Path,
    into: Path,
    publisher: Mapping[str, str],
    reached: Reached = nobody,
    finish: Finish | None = None,
) -> None:
    """See `Engine.render`. No hook runs: whoever calls takes its steps."""
    Session(project, into, publisher, "properdocs", strict=True).build_all(reached, finish)
