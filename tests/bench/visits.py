"""So that what readers load and wait for is measured in a browser, and not guessed from the files of a site."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import Error, sync_playwright

from tests.bench.host import hosted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
DELAY, BITS = 0.150, 1_600_000
"""A slow line: seconds before each answer, and bits in a second."""
PATIENCE = 180_000  # milliseconds, for an index of a very large site


class Search(NamedTuple):
    """How a site's search is used: the keys that open it, its field and its results, as CSS selectors."""

    keys: str
    field: str
    result: str
    part: str
    """What stands in the path of every file of the index."""


OURS = Search("Control+K", "dialog[open] input[type=search]", ".vm-search__link", "pagefind/")
PLAIN = Search("f", "[data-md-component=search-query]", ".md-search-result__link", "search")


class Visit(NamedTuple):
    """What one reader loads, in bytes: with the page, for the search among that, and for the search in all."""

    page: int
    unasked: int
    search: int


class NotSeenError(Exception):
    """There is no Chromium on this machine, or it did not show what a reader waits for."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium; raise NotSeenError where there is none, or where it fails."""
    program = os.environ.get("VADEMECUM_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise NotSeenError("no Chromium here")
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            yield started
            started.close()
        except Error as error:
            raise NotSeenError(error.message) from error


def visit(started: Browser, root: Path, path: str, search: Search, words: str) -> Visit:
    """Open a page of a site as a new reader, then search for words, and return what was loaded."""
    with hosted(root) as host, _new_page(started) as page:
        page.goto(f"{host.address}{path}", wait_until="networkidle")
        seen = list(host.sent)
        _find(page, search, words)
        of_page, all_of_it = _bytes(seen), _bytes(host.sent)
        unasked = _bytes(sent for sent in seen if search.part in sent[0])
        return Visit(of_page, unasked, all_of_it - of_page + unasked)


def seconds_to_result(started: Browser, root: Path, path: str, search: Search, words: str) -> float:
    """Return how long a new reader on a slow line waits from opening a page to the first result of a search."""
    with hosted(root, delay=DELAY, bits=BITS) as host, _new_page(started) as page:
        begun = time.monotonic()
        page.goto(f"{host.address}{path}", wait_until="load")
        _find(page, search, words)
        return time.monotonic() - begun


@contextmanager
def _new_page(started: Browser) -> Iterator[Page]:
    context = started.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def _find(page: Page, search: Search, words: str) -> None:
    page.keyboard.press(search.keys)
    page.locator(search.field).press_sequentially(words)  # Material listens to keys, and not to what a field holds
    page.locator(search.result).first.wait_for()


def _bytes(sent: Iterator[tuple[str, int]] | list[tuple[str, int]]) -> int:
    return sum(size for _, size in sent)
