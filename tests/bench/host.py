"""So that what a page makes a browser load is counted where it is sent, and a slow line is as slow for every site.

Texts are sent with gzip, as hosts do.
"""

from __future__ import annotations

import gzip
import mimetypes
import threading
import time
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BELOW = "/made-up/"
"""Where the site is served, as on a host that several sites share."""

TEXTS = frozenset({".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"})
PIECE = 2048


class Host:
    """Serves one folder. `sent` holds the path and the bytes of each answer, in order."""

    def __init__(self, root: Path, delay: float, speed: float) -> None:
        self.root, self.delay, self.speed = root, delay, speed
        self.sent: list[tuple[str, int]] = []
        self.address = ""
        self.line = threading.Lock()
        self._packed: dict[Path, bytes] = {}

    def body(self, path: Path) -> bytes:
        """Return what is sent of a file."""
        if path not in self._packed:
            raw = path.read_bytes()
            self._packed[path] = gzip.compress(raw, mtime=0) if path.suffix in TEXTS else raw
        return self._packed[path]


@contextmanager
def hosted(root: Path, *, delay: float = 0.0, bits: float = 0.0) -> Iterator[Host]:
    """Serve a folder on this machine: each answer after a delay in seconds, all over one line of so many bit/s."""
    host = Host(root, delay, bits / 8)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host)) as server:
        server.daemon_threads = True
        host.address = f"http://127.0.0.1:{server.server_port}{BELOW}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *arguments: object) -> None:
        self._host = host
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix(BELOW)
        file = self._host.root / path
        file = file / "index.html" if file.is_dir() else file
        time.sleep(self._host.delay)
        if not file.is_file():
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = self._host.body(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        if file.suffix in TEXTS:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self._send(body)
        self._host.sent.append((path, len(body)))

    def log_message(self, *_: object) -> None: ...

    def _send(self, body: bytes) -> None:
        if not self._host.speed:
            self.wfile.write(body)
            return
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            with self._host.line:
                time.sleep(len(piece) / self._host.speed)
            self.wfile.write(piece)
