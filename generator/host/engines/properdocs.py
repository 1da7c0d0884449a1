"""So that the site outlives MkDocs 1.x: ProperDocs is its fork, with the same files and a maintainer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.host.engines import NO_AIDS, Aids
from generator.host.engines.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def render(project: Path, into: Path, publisher: Mapping[str, str], aids: Aids = NO_AIDS) -> None:
    """See `Engine.render`. No hook runs: whoever calls takes its steps."""
    Session(project, into, publisher, "properdocs", strict=True).build_all(aids)
