"""So that an editor's browser shows each edit: from what is saved in a file to the pages that it changes."""

from __future__ import annotations

import logging
import threading
import time
from importlib import import_module
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import addresses
from generator.collecting import settle, uncollected
from generator.host import publisher
from generator.host.banner import with_banner
from generator.host.engines import Aids
from generator.host.engines.session import Session
from generator.host.preview import Preview, not_shown, stand_in
from generator.host.progress import Progress
from generator.host.reload import reload_server
from generator.host.turn import turn
from generator.host.watch import Watcher
from generator.output import write_new
from generator.pages import GUIDE
from generator.site import CONTENT, DOCS, SITE_CONFIG
from generator.source import stamps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIEnvironment

    from generator.host.banner import Mistake
    from generator.host.engines.session import Updated

WATCHED = (CONTENT, "theme", SITE_CONFIG, GUIDE, "mkdocs.yml")
"""What people edit, below the project's folder."""
AROUND = ("theme/overrides", "mkdocs.yml")
"""What all pages look different for when it is edited."""

log = logging.getLogger("mkdocs.vademecum")


class Live:
    """A preview of a project at a host and a port of this machine; its site is made in the folder `into`."""

    def __init__(self, project: Path, into: Path, at: tuple[str, int]) -> None:
        """Raise an error of the engine's where mkdocs.yml cannot be read."""
        self._project, self._into = project, into
        self._preview = Preview(project)
        self._session: Session | None = None
        self._made_with: tuple[object, ...] = ()
        self._engine: tuple[Mistake, ...] = ()
        self._shown: tuple[Mistake, ...] = ()
        self._building, self._data_is_old = threading.Lock(), False
        config = import_module("mkdocs.config").load_config(str(project / "mkdocs.yml"))
        mount_path = urlsplit(config.site_url or "/").path  # below which the site will be as well
        self.server = reload_server(self.build, at, str(into), mount_path)
        self.server.observer = self._watcher = Watcher()
        self.server.error_handler = self._error_page
        self._data = f"{self.server.mount_path}{addresses.DATA.path.removesuffix('index.md')}"
        self.server.set_app(with_banner(self._answer, lambda: self.mistakes))
        for name in WATCHED:
            if (project / name).exists():
                self.server.watch(str(project / name))

    def run(self) -> None:
        """Show the site, and every edit, until it is interrupted."""
        self.build()
        try:
            self.server.serve()
        except KeyboardInterrupt:
            log.info("The preview is over.")
        finally:
            self.server.shutdown()

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What is wrong now: with the content, or with what the site engine reads beside it."""
        return (*self._preview.mistakes, *self._engine)

    def _answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; the open data, which changes as a whole with every word, is made when it is asked for."""
        if self._data_is_old and environ["PATH_INFO"].startswith(self._data):
            self.build(data=True)
        answer: Iterable[bytes] = self.server.serve_request(environ, start_response)
        return answer

    def build(self, *, data: bool = False) -> None:
        """Bring the site up to date, and tell the server which pages an open browser must load again.

        Whatever goes wrong becomes a mistake on every page: the server answers no request at all after an exception.
        """
        with self._building:
            self._build(data=data)

    def _build(self, *, data: bool) -> None:
        begun = time.monotonic()
        try:
            with uncollected():
                updated = self._update(data=data)
            self._engine, self._data_is_old = (), not data
            if updated.whole:
                settle()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - MkDocs ends by SystemExit, themes raise anything
            self._engine = (not_shown(error),)
            updated = None
        if updated is not None:
            for warning in updated.warnings if not self._preview.mistakes else ():  # the first pages may be missing
                log.warning("%s", warning)
            log.info("%s (%.1f s)", _done(updated), time.monotonic() - begun)
        everywhere = updated is None or updated.whole or self.mistakes != self._shown
        self._shown = self.mistakes
        self.server.reload(None if everywhere else updated.written if updated else ())

    def _update(self, *, data: bool) -> Updated:
        with turn(self._project) as alone:  # no draft of ours comes between the pages of a build that runs beside us
            if self._session is None:
                log.info("Reading and checking the content, and writing its pages ...")
            edited = self._preview.refresh(alone=alone, data=data, told=self._watcher.told())
            write_new(self._project / DOCS / "index.md", stand_in().encode())
            made_with = self._told(), *(dict(stamps(self._project / name)) for name in AROUND)
            if self._session is not None and made_with == self._made_with:
                return self._session.update(edited.changed, (), edited.removed)
            self._session = Session(self._project, self._into, self._told())
            with Progress() as progress, progress.stage("Building all pages", "All pages built") as reached:
                updated = self._session.build_all(Aids(reached))
            self._made_with = made_with
            return updated

    def _told(self) -> Mapping[str, str]:
        settings = self._preview.settings
        told = publisher.options(settings.site) if settings else {}
        return told | {"site_url": self.server.url}

    def _error_page(self, code: int) -> bytes | None:
        page = self._into / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


def _done(updated: Updated) -> str:
    if updated.whole:
        return "All pages made"
    count = len(updated.written)
    return f"{count} {'file' if count == 1 else 'files'} of the site made again" if count else "No page changed"
