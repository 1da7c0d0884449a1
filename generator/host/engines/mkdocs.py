"""So that the site is built by MkDocs, unless something else is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.host.engines import classic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def render(project: Path, into: Path, publisher: Mapping[str, str]) -> None:
    """See `Engine.render`."""
    classic.render("mkdocs", project, into, publisher)
