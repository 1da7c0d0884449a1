"""So that a site engine only ever sees pages of content without errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import site

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.errors import Problem
    from generator.kept import Store


def refresh(project: Path, day: date, kept: Store | None = None) -> tuple[Problem, ...]:
    """Bring build/docs up to date with the content as of `day`: all of it or, where it has errors, none of it.

    Returns everything wrong with the content, warnings as well. `kept` is what earlier runs have left.
    """
    return site.Workshop(project, kept=kept).write(day, project / site.DOCS)
