"""So that an edit reloads the pages in a browser that it changed, and leaves a reader of any other page in peace."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

POLL = re.compile(r"/livereload/([0-9]+)/[0-9]+")
"""What an open page asks for: it is answered when there is something newer than the page."""


def reload_server(builder: Callable[[], None], at: tuple[str, int], root: str, mount_path: str) -> Any:  # noqa: ANN401 - a server of MkDocs' class
    """Return MkDocs' server for previews, taught which pages a build changed; `at` is its host and its port.

    Its one method more is `reload`: the build that goes on changed these pages, or (None) all of them.
    """
    base: Any = import_module("mkdocs.livereload").LiveReloadServer

    class ReloadServer(base):  # type: ignore[misc] # MkDocs is loaded where it is needed
        def __init__(self) -> None:
            super().__init__(builder, *at, root, mount_path)
            self._everywhere = 0
            self._pages: dict[str, int] = {}

        def reload(self, pages: Iterable[str] | None) -> None:
            if pages is None:
                self._everywhere = self._wanted_epoch
                self._pages.clear()
            for page in pages or ():
                self._pages[f"{self.mount_path}{page}"] = self._wanted_epoch

        def _newest(self, page: str) -> int:
            """Return when an open page last changed; for one that does not say which it is, when anything did."""
            if not page:
                return int(self._visible_epoch)
            seen = min(self._visible_epoch, max(self._everywhere, self._pages.get(page, 0)))
            return int(seen)

        def _serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
            asked = POLL.fullmatch(environ["PATH_INFO"])
            if asked is None:
                answer: Iterable[bytes] | None = super()._serve_request(environ, start_response)
                return answer
            page = unquote(urlsplit(environ.get("HTTP_REFERER", "")).path).removesuffix("index.html")
            start_response("200 OK", [("Content-Type", "text/plain")])
            with self._epoch_cond:
                self._epoch_cond.wait_for(
                    lambda: self._newest(page) > int(asked[1]), timeout=self.poll_response_timeout
                )
                return [b"%d" % self._newest(page)]

    return ReloadServer()
