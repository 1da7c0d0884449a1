"""So that an edit is measured as an editor meets it: from the saved file to the page that a running preview shows."""

from __future__ import annotations

import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.cost import ENVIRONMENT, cpu_so_far
from tests.bench.host import BELOW
from tests.bench.ours import PROGRAM
from tests.bench.preview import free_port, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.bench.ours import Ours

PATIENCE = 3600.0  # seconds; the first build of a preview is a whole one, and some are very large
LOOK_EVERY = 0.05  # seconds
PAUSE = 1.5  # seconds between two edits, so that the preview rests
BODY = "overview: >-\n"
"""Where the article's own text begins, which no list quotes."""


class Edit(NamedTuple):
    """What one edit took: seconds of processors of the whole preview, and seconds on the clock."""

    cpu: float
    clock: float


class Preview:
    """A running `vademecum serve`; raises TimeoutError where it ends, or does not show in time what it should."""

    def __init__(self, ours: Ours, server: subprocess.Popen[bytes], url: str) -> None:
        self._ours, self._server, self._url = ours, server, url

    def first(self) -> None:
        """Wait until it shows the article."""
        self._until(lambda: self._ours.title in page(self._url + self._ours.address))

    def body(self, turn: int) -> Edit:
        """Add a sentence to the article; it is done when the article's page shows it."""
        said = f"Sentence number {turn} of this bench."
        return self._edit(BODY, f"{BODY}  {said}\n", {self._ours.address: said})

    def title(self, turn: int) -> Edit:
        """Change the title of the article; it is done when its page, and all others that lead there by name, show it.

        Those others are the lists of the site, causes and treatments, the home page, and what has changed.
        """
        title = f"{self._ours.title}, number {turn}"
        shown = dict.fromkeys((self._ours.address, *self._ours.leading_there()), title)
        return self._edit(f"name: {self._ours.title}\n", f"name: {title}\n", shown)

    def _edit(self, old: str, new: str, shown: dict[str, str]) -> Edit:
        time.sleep(PAUSE)
        begun, before = time.monotonic(), cpu_so_far(self._server.pid)
        self._ours.edit(old, new)
        self._until(_each(shown, lambda path: shown[path] in page(self._url + path)))
        edit = Edit(cpu_so_far(self._server.pid) - before, time.monotonic() - begun)
        self._ours.edit(new, old)
        self._until(_each(shown, lambda path: shown[path] not in page(self._url + path)))
        return edit

    def _until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            if self._server.poll() is not None or time.monotonic() > end:
                raise TimeoutError
            time.sleep(LOOK_EVERY)


def _each(paths: Iterable[str], done: Callable[[str], bool]) -> Callable[[], bool]:
    """Return whether all pages are done; what was is not asked again, since the preview is charged with answers."""
    left = list(paths)

    def none_left() -> bool:
        while left and done(left[-1]):
            left.pop()
        return not left

    return none_left


@contextmanager
def preview(ours: Ours) -> Iterator[Preview]:
    """Start a preview, wait for its first page, and stop it in the end."""
    port = free_port()
    command = [str(PROGRAM), "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=ours.project, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            running = Preview(ours, server, f"http://127.0.0.1:{port}{BELOW}")
            running.first()
            yield running
        finally:
            server.terminate()
