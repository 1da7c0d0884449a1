"""So that a publisher gets the whole new site or keeps the whole old one, whatever engine builds it."""

from __future__ import annotations

import errno
from contextlib import ExitStack
from typing import TYPE_CHECKING

from generator import site
from generator.errors import VademecumError
from generator.host import engines, publisher
from generator.host.finishing import finish_for
from generator.host.form import add_form
from generator.host.progress import Progress
from generator.host.refresh import refresh
from generator.host.summary import changes, summary
from generator.host.swap import staged
from generator.host.turn import turn
from generator.report import report
from generator.settings import load_settings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.host.engines import Engine
    from generator.host.progress import Reached
    from generator.host.summary import Changes
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
    with Progress() as progress:
        try:
            with turn(project):
                found = _publish(project, engine, renderer, day or site.today(), progress)
        except (RefusedError, engines.EngineError) as refused:
            progress.say(f"{refused}\n\nNot published: site/ is as it was.")
            return 1
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            progress.say(f"There is no room on the disk ({error}).\n\nNot published: site/ is as it was.")
            return 1
        progress.say(summary(found, progress.stages, progress.seconds))
    return 0


def _publish(project: Path, name: str, renderer: Engine, day: date, progress: Progress) -> Changes:
    with ExitStack() as staging:
        new = staging.enter_context(staged(project / "site", project / "build" / "staging"))
        with progress.stage("Checking the content and generating pages", "Pages generated"):
            settings = _generate(project, day, progress)
        with progress.stage(f"Building the site with {name}", f"Site built with {name}") as reached:
            renderer.render(project, new, publisher.options(settings.site), reached)
        if settings.site.form.enabled:
            with progress.stage("Adding the form for editors", "Form for editors added"):
                add_form(project, new, site.check(project, None, day).library, settings.site)
        doing, done = "Making the site safe and searchable", "Site made safe and searchable, and audited"
        with progress.stage(doing, done) as reached:
            _audit(new, settings, reached)
        found = changes(project / "site", new)
        with progress.stage("Putting it in the place of the old site", "New site in the place of the old one"):
            staging.close()  # deleting tens of thousands of old files takes a while
    return found


def _generate(project: Path, day: date, progress: Progress) -> Settings:
    problems = refresh(project, day)
    if site.has_errors(problems):
        raise RefusedError(report(problems, project))
    if problems:
        progress.say(f"{len(problems)} warnings: `vademecum check` shows them.")
    settings, _ = load_settings(project / site.SITE_CONFIG, project)
    if settings is None:
        raise RefusedError(f"{site.SITE_CONFIG} changed during the build")
    return settings


def _audit(built: Path, settings: Settings, reached: Reached) -> None:
    problems = finish_for(settings.site, built, reached)
    if problems:
        raise RefusedError("\n".join(map(str, problems)))
