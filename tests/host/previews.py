"""So that tests meet a preview as an editor does: a process of its own that answers on a port."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen  # noqa: TID251 - a test asks the server that it started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROGRAMS = Path(sys.executable).parent
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
PATIENCE = 20.0  # seconds that a page may take to show an edit before a test gives up


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    program, *arguments = command
    return subprocess.run(
        [PROGRAMS / program, *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


class Preview:
    """A running `serve`, and what it said so far."""

    def __init__(self, port: int, path: str, log: Path) -> None:
        self.port, self.host = port, f"http://127.0.0.1:{port}/"
        self.url, self._log = f"{self.host}{path}", log

    @property
    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def get(self, path: str) -> str:
        """Return a page, or the number of the answer where there is none."""
        status, page = self.ask(self.url + path)
        return page if status == HTTPStatus.OK else str(int(status))

    def ask(self, address: str) -> tuple[int, str]:
        """Return the number of an answer, and its text."""
        try:
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - on this machine
                return answer.status, str(answer.read(), "utf-8")
        except HTTPError as error:
            with error:
                return error.code, str(error.read(), "utf-8")

    def until(self, condition: Callable[[], bool], patience: float = PATIENCE) -> bool:
        """Wait until something is so, at most so many seconds, and return whether it became so."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if condition():
                return True
            time.sleep(0.1)
        return False


@contextmanager
def serving(folder: Path, *command: str) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program, *arguments = [part.replace("PORT", str(port)) for part in command]
    path = re.search(r"https://[^/]+/([^\"]*)", (folder / "mkdocs.yml").read_text(encoding="utf-8"))
    assert path
    log = folder / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [PROGRAMS / program, *arguments], cwd=folder, env=ENVIRONMENT, stdout=output, stderr=output
        )
    preview = Preview(port, path[1], log)
    try:
        assert preview.until(lambda: "Serving on" in preview.said or server.poll() is not None), preview.said
        yield preview
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=PATIENCE)
