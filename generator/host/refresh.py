"""So that a site engine only ever sees pages of content without errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import site
from generator.output import write_outputs

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.errors import Problem


def refresh(project: Path, day: date, *, drafts: bool = False) -> tuple[Problem, ...]:
    """Bring build/docs up to date with the content as of `day`: all of it or, where it has errors, none of it.

    Returns everything wrong with the content, warnings as well. `drafts` adds the articles that are not public yet.
    """
    build = site.generate(project, None, day, drafts=drafts)
    if not build.failed:
        write_outputs(project / site.DOCS, build.outputs)
    return build.problems
