"""Only a page that changed is told to reload, and only when the build that changed it is done."""

from __future__ import annotations

import re
import threading
import time
from typing import TYPE_CHECKING, cast
from urllib.request import Request, urlopen  # noqa: TID251 - it asks the server that it started

import pytest

from generator.host.reload import reload_server
from generator.host.watch import Watcher

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TREMOR, COFFEE = "symptoms/tremor/", "causes/coffee/"


class Site:
    """A server that builds when a file changes; `pages` is what the next build changes."""

    def __init__(self, root: Path) -> None:
        self._root, self.pages = root, cast("list[str] | None", [])
        for page in (TREMOR, COFFEE):
            (root / page).mkdir(parents=True)
            (root / page / "index.html").write_text("<body></body>")
        self.server = reload_server(lambda: self.server.reload(self.pages), ("127.0.0.1", 0), str(root), "/made-up/")
        self.server.poll_response_timeout, self.server.build_delay = 0.3, 0.01
        self.server.observer = Watcher()
        self.server.watch(str(root))
        threading.Thread(target=self.server.serve, daemon=True).start()
        while not self.server.serve_thread.is_alive():
            time.sleep(0.05)

    def ask(self, path: str, referer: str = "") -> str:
        host, port = self.server.server_address
        headers = {"Referer": f"http://{host}:{port}/made-up/{referer}"} if referer else {}
        with urlopen(Request(f"http://{host}:{port}/{path}", headers=headers), timeout=20) as answer:
            return str(answer.read(), "utf-8")

    def open(self, page: str) -> int:
        """Open a page, and return the moment from which it asks for something newer."""
        found = re.search(r"livereload\((\d+), ", self.ask(f"made-up/{page}"))
        assert found
        return int(found[1])

    def build(self, pages: list[str] | None) -> None:
        """Make a build that changes these pages, and wait for its end."""
        self.pages, before = pages, self.open(TREMOR)
        (self._root / "edited").write_text(f"{before}")
        end = time.monotonic() + 20
        while self.open(TREMOR) == before:
            assert time.monotonic() < end
            time.sleep(0.05)

    def newest(self, since: int, page: str = "") -> int:
        """Return what an open page is answered that asks for something newer."""
        return int(self.ask(f"livereload/{since}/1", page))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    yield made
    made.server.shutdown()


def test_a_page_that_changed_reloads_and_no_other(site: Site) -> None:
    opened = site.open(TREMOR)
    site.build([TREMOR])
    assert site.newest(opened, TREMOR) > opened
    assert site.newest(opened, f"{TREMOR}#causes") > opened
    assert site.newest(opened, f"{TREMOR}index.html") > opened
    assert site.newest(opened, COFFEE) <= opened, "nothing about coffee changed"


def test_a_page_that_does_not_say_which_it_is_reloads_with_every_build(site: Site) -> None:
    opened = site.open(TREMOR)
    site.build([TREMOR])
    assert site.newest(opened) > opened


def test_all_pages_reload_after_a_build_of_all(site: Site) -> None:
    opened = site.open(TREMOR)
    site.build(None)
    assert site.newest(opened, COFFEE) > opened
    reloaded = site.newest(opened, COFFEE)
    site.build([TREMOR])
    assert site.newest(reloaded, COFFEE) <= reloaded


def test_a_page_reloads_for_a_change_that_it_slept_through(site: Site) -> None:
    opened = site.open(TREMOR)
    site.build([TREMOR])
    site.build([COFFEE])
    assert site.newest(opened, TREMOR) > opened
