"""So that an edit in progress never takes the preview down: mistakes are shown, and the last good pages stay up."""

from __future__ import annotations

import logging
import traceback
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING, NamedTuple

from generator import site
from generator.errors import Level
from generator.host.banner import Mistake
from generator.output import update_outputs, write_outputs
from generator.report import report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.errors import Problem
    from generator.output import OutputFile
    from generator.settings import Settings

log = logging.getLogger("mkdocs.vademecum")


class Edited(NamedTuple):
    """What an edit did to the files of build/docs, as paths below it."""

    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Preview:
    """The content behind one preview: what is wrong with it now, and what was said of it."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._workshop = site.Workshop(project, drafts=True, keeps=True)
        self._written: tuple[OutputFile, ...] = ()
        self._has_read = False  # whether all of which was ever told was read
        self._each_once = False  # whether each path is that of one file
        self._reported: tuple[Problem, ...] = ()
        self.mistakes: tuple[Mistake, ...] = ()
        self.settings: Settings | None = None

    def refresh(self, *, alone: bool, data: bool = True, told: Iterable[str] | None = None) -> Edited:
        """Bring build/docs up to date, or leave it as it is and remember the mistakes of the content.

        `alone` says that nobody else wrote there since the last time; for `data` and `told` see `Workshop.generate`.
        The terminal hears of everything that is wrong, warnings as well, whenever it is not what it was before.
        """
        told, self._has_read = told if self._has_read else None, False
        try:
            build = self._workshop.generate(site.today(), data=data, told=told)
            self._has_read = True
            self._report(build.problems)
            errors = [problem for problem in build.problems if problem.level is Level.ERROR]
            self.mistakes = tuple(Mistake(str(error.mark), error.message, error.hint or "") for error in errors)
            if build.failed:
                return Edited()
            self.settings = build.settings
            return self._write(build.outputs, alone=alone)
        except Exception as error:  # noqa: BLE001 - a server that died of a mistake of ours would show nobody anything
            log.error("%s", traceback.format_exc())  # noqa: TRY400 - with the reason last, as at a terminal
            self.mistakes = (Mistake("", f"The generator failed: {error}", ""),)
            return Edited()

    def _write(self, outputs: tuple[OutputFile, ...], *, alone: bool) -> Edited:
        docs, before = self._project / site.DOCS, self._written
        changed, removed = self._differing(before, outputs)
        self._written = ()  # not known, should writing fail
        if alone and before:
            update_outputs(docs, changed, removed)
        else:
            write_outputs(docs, outputs)
        self._written = outputs
        return Edited(tuple(output.path for output in changed), removed)

    def _differing(
        self, before: tuple[OutputFile, ...], outputs: tuple[OutputFile, ...]
    ) -> tuple[tuple[OutputFile, ...], tuple[str, ...]]:
        """Return the files that are new or hold something else than before, and the paths of those that are gone."""
        if self._each_once and len(before) == len(outputs):
            others = tuple(compress(zip(before, outputs, strict=True), map(is_not, before, outputs)))
            if all(old.path == new.path for old, new in others):
                return tuple(new for old, new in others if old != new), ()
        known, wanted = ({output.path: output for output in some} for some in (before, outputs))
        self._each_once = len(wanted) == len(outputs)
        changed = tuple(output for path, output in wanted.items() if not _is(known.get(path), output))
        return changed, tuple(path for path in known if path not in wanted)

    def _report(self, problems: tuple[Problem, ...]) -> None:
        if problems and problems != self._reported:
            log.warning("\n%s", report(problems, self._project))
        elif self._reported and not problems:
            log.info("Nothing is wrong with the content any more.")
        self._reported = problems


def _is(old: OutputFile | None, new: OutputFile) -> bool:
    return old is new or old == new


def not_shown(error: BaseException) -> Mistake:
    """Say in the terminal why the site engine could not show an edit, and return it as a mistake for all pages."""
    log.error("This edit could not be shown: %s", error)
    return Mistake("", f"The site engine failed: {error}", "")


def stand_in() -> str:
    """Return the page that is shown before there is any good page to keep; the banner on it says why."""
    return "# Not there yet\n\nThe pages appear here as soon as the mistakes in the content are mended.\n"
