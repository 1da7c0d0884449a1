"""So that an edit in progress never takes the preview down: mistakes are shown, and the last good pages stay up."""

from __future__ import annotations

import gc
import logging
import os
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchdog.observers.polling import PollingObserverVFS

from generator import site
from generator.errors import Level
from generator.host.banner import Mistake, with_banner
from generator.host.refresh import refresh
from generator.host.turn import turn
from generator.pages import GUIDE
from generator.report import report
from generator.source import is_scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.errors import Problem

WATCHED = ("content", "theme", "site_config", GUIDE)
"""What people edit, below the project's folder; mkdocs.yml is watched as well."""

LOOK_EVERY = 0.2
"""Seconds between two looks at what is watched: long enough to cost nothing, short enough not to be waited for."""

log = logging.getLogger("mkdocs.vademecum")


class Preview:
    """One preview from its first build to its last: what keeps it from being up to date, and what was said of it."""

    def __init__(self) -> None:
        self._content: tuple[Mistake, ...] = ()
        self._engine: tuple[Mistake, ...] = ()
        self._reported: tuple[Problem, ...] = ()

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What is wrong now: with the content, or with what the site engine reads beside it."""
        return (*self._content, *self._engine)

    def refresh(self, project: Path) -> None:
        """Bring the pages up to date, or keep those from before and remember the mistakes of the content.

        The terminal hears of everything that is wrong, warnings as well, whenever it is not what it was before.
        """
        try:
            with turn(project):  # no draft of ours comes between the pages of a build that runs beside us
                problems = refresh(project, site.today(), drafts=True)
        except Exception as error:  # noqa: BLE001 - a server that died of a mistake of ours would show nobody anything
            log.error("%s", traceback.format_exc())  # noqa: TRY400 - with the reason last, as at a terminal
            self._content = (Mistake("", f"The generator failed: {error}", ""),)
            return
        self._report(problems, project)
        errors = [problem for problem in problems if problem.level is Level.ERROR]
        self._content = tuple(Mistake(str(error.mark), error.message, error.hint or "") for error in errors)

    def attend(self, server: Any, config_file: str, docs: str) -> None:  # noqa: ANN401 - each engine has one
        """Follow what people edit instead of what is generated from it, show mistakes, and outlive builds that fail.

        `server` was made and not started.
        """
        server.unwatch(docs)
        server.unwatch(config_file)
        server.observer = PollingObserverVFS(os.stat, _without_scratch, polling_interval=LOOK_EVERY)
        found = (Path(config_file).parent / name for name in WATCHED)
        for path in (config_file, *(str(path) for path in found if path.exists())):
            server.watch(path)
        server.set_app(with_banner(server.serve_request, lambda: self.mistakes))
        server.builder = self._calm(server.builder)

    def _calm(self, builder: Callable[[], None]) -> Callable[[], None]:
        """Wrap a build so that it does not raise: the server answers no request at all after one that did."""

        def build() -> None:
            self._engine = ()
            gc.disable()  # nearly all of what a build makes lives as long as it: a fifth of the time goes to looking
            try:
                builder()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - MkDocs ends by SystemExit, themes raise anything
                log.error("This edit could not be shown: %s", error)  # noqa: TRY400 - the engine printed the details
                self._engine = (Mistake("", f"The site engine failed: {error}", ""),)
            finally:
                gc.enable()

        return build

    def _report(self, problems: tuple[Problem, ...], project: Path) -> None:
        if problems and problems != self._reported:
            log.warning("\n%s", report(problems, project))
        elif self._reported and not problems:
            log.info("Nothing is wrong with the content any more.")
        self._reported = problems


def _without_scratch(folder: str | None) -> Iterator[os.DirEntry[str]]:
    """List a folder without what an editor keeps beside an open file: opening a file is no edit."""
    with os.scandir(folder) as entries:
        yield from (entry for entry in entries if not is_scratch(entry.name))


def stand_in() -> str:
    """Return the page that is shown before there is any good page to keep; the banner on it says why."""
    return "# Not there yet\n\nThe pages appear here as soon as the mistakes in the content are mended.\n"
