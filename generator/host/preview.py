"""So that an edit in progress never takes the preview down: mistakes are shown, and the last good pages stay up."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING, Any

from generator import site
from generator.errors import Level
from generator.host.refresh import refresh
from generator.host.turn import turn
from generator.report import report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WATCHED = ("content", "theme", "site_config")

log = logging.getLogger("mkdocs.vademecum")


def problems_now(project: Path) -> list[str]:
    """Bring the pages up to date, and return what kept them from it: one line a mistake, none where all is well."""
    try:
        with turn(project):  # no draft of ours comes between the pages of a build that runs beside us
            problems = refresh(project, site.today(), drafts=True)
    except Exception as error:  # noqa: BLE001 - a server that died of a mistake of ours would show nobody anything
        log.error("%s", traceback.format_exc())  # noqa: TRY400 - with the reason last, as at a terminal
        return [f"The generator failed: {error}"]
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if errors:
        log.error("\n\n%s", report(errors, project))
    return [f"{error.mark}: {error.message}" + (f" ({error.hint})" if error.hint else "") for error in errors]


def watch(server: Any, project: Path, docs: str) -> None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Follow what people edit instead of what is generated from it, and outlive builds that fail."""
    for name in WATCHED:
        server.watch(str(project / name))
    server.unwatch(docs)
    server.builder = _calm(server.builder)


def _calm(builder: Callable[[], None]) -> Callable[[], None]:
    """Wrap a build so that it does not raise: the server answers no request at all after one that did."""

    def build() -> None:
        try:
            builder()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - MkDocs ends by SystemExit, themes raise anything
            log.error("This edit could not be shown: %s", error)  # noqa: TRY400 - the engine printed the details

    return build


def stand_in(problems: list[str]) -> str:
    """Write the page that is shown before there is any good page to keep."""
    lines = ["# Not there yet", "", "The content has mistakes. This page goes away when they are mended.", ""]
    return "\n".join([*lines, *(f"    {problem}" for problem in problems), ""])
