"""So that the site is built by MkDocs, unless something else is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.host.engines import classic

if TYPE_CHECKING:
    from pathlib import Path


def render(project: Path, into: Path, site_url: str | None) -> None:
    """See `Engine.render`."""
    classic.render("mkdocs", project, into, site_url)
