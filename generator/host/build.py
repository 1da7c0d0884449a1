"""So that a publisher gets the whole new site or keeps the whole old one, whatever engine builds it."""

from __future__ import annotations

import errno
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator import site
from generator.errors import VademecumError
from generator.host import engines, publisher
from generator.host.finishing import finish_for
from generator.host.form import add_form
from generator.host.refresh import refresh
from generator.host.swap import staged
from generator.host.turn import turn
from generator.report import report
from generator.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from generator.settings import Settings

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class RefusedError(VademecumError):
    """The new site is not published, for what was found in the content, by the engine or in the audit."""


def build(project: Path, *, engine: str = "mkdocs", day: date | None = None) -> int:
    """Build site/ of `project` as it is on `day` (default: today), and say on stderr what was done.

    Returns 0, or 1 where anything was found wrong; site/ is then what it was before. Raises VademecumError for an
    engine that is unknown and ToolMissingError for one that is not installed.
    """
    project, renderer = project.resolve(), engines.engine(engine)
    begun = time.monotonic()
    try:
        with turn(project), staged(project / "site", project / "build" / "staging") as new:
            with _step("Pages generated"):
                settings = _generate(project, day or site.today())
            with _step(f"Site built with {engine}"):
                renderer.render(project, new, publisher.options(settings.site))
            if settings.site.form.enabled:
                with _step("Form for editors added"):
                    add_form(project, new, site.check(project, None, day).library, settings.site)
            with _step("Site made safe and searchable, and audited"):
                _audit(new, settings)
    except (RefusedError, engines.EngineError) as refused:
        _say(f"{refused}\n\nNot published: site/ is as it was.")
        return 1
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        _say(f"There is no room on the disk ({error}).\n\nNot published: site/ is as it was.")
        return 1
    _say(f"The site is in site/ ({time.monotonic() - begun:.1f} s).")
    return 0


def _generate(project: Path, day: date) -> Settings:
    problems = refresh(project, day)
    if site.has_errors(problems):
        raise RefusedError(report(problems, project))
    if problems:
        _say(f"{len(problems)} warnings: `vademecum check` shows them.")
    settings, _ = load_settings(project / site.SITE_CONFIG, project)
    if settings is None:
        raise RefusedError(f"{site.SITE_CONFIG} changed during the build")
    return settings


def _audit(built: Path, settings: Settings) -> None:
    problems = finish_for(settings.site, built)
    if problems:
        raise RefusedError("\n".join(map(str, problems)))


@contextmanager
def _step(done: str) -> Iterator[None]:
    begun = time.monotonic()
    yield
    _say(f"{done} ({time.monotonic() - begun:.1f} s)")


def _say(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - a command line speaks to the terminal
