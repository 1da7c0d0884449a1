"""The small site, finished, served below a path as GitHub Pages does it, and looked at with Chromium."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from generator.finish import finish

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

OVERRIDES = Path(__file__).parents[3] / "theme" / "overrides"
SITE_URL = "https://example.org/name/"

PAGE = """<!doctype html>
<html lang="en" class="no-js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Vademecum</title>
<meta name="description" content="A page.">
{head}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{up}assets/stylesheets/tokens.css">
<link rel="stylesheet" href="{up}assets/stylesheets/search.css">
</head>
<body data-md-color-scheme="{scheme}">
<header>
<a class="vm-search-fallback" data-search-fallback href="{up}a-z/">A to Z</a>
<button type="button" data-module="search-open" aria-haspopup="dialog" aria-keyshortcuts="/ Control+K Meta+K"
>Search</button>
</header>
<main><h1>{title}</h1>{body}</main>
<script type="module" src="{up}assets/javascripts/search/open.js"></script>
</body>
</html>
"""

FORM = """<form role="search" data-module="search-open">
<label for="worry">What is worrying you?</label><input id="worry" type="search"><button>Search</button></form>
<label for="other">Something else</label><input id="other">"""

PAGES = {
    "": ("What is worrying you?", "", "", FORM),
    "dark/": ("In the dark", "", "", FORM),
    "a-z/": ("A to Z", "", "", "<p>A list.</p>"),
    "symptoms/loss-of-muscle-mass/": (
        "Loss of muscle mass",
        "symptom",
        "muscle wasting,muscles getting smaller",
        "<p>Muscles become thinner and weaker.</p><h2>See a doctor</h2><p>Your legs give way on the stairs.</p>",
    ),
    "symptoms/trouble-swallowing/": (
        "Trouble swallowing",
        "symptom",
        "cannot swallow,dysphagia",
        "<p>Food or drink sticks in the throat. Some people cough when they swallow.</p>",
    ),
    "symptoms/tiredness/": ("Tiredness", "symptom", "fatigue", "<p>You are tired, and sleep does not help.</p>"),
    "conditions/stroke/": (
        "Stroke",
        "condition",
        "brain attack",
        "<p>Weakness of one side. It may be hard to speak or to swallow. Call at once.</p>",
    ),
    "conditions/diarrhea/": ("Diarrhea", "condition", "loose stools", "<p>Loose &lt;b&gt;watery&lt;/b&gt; stools.</p>"),
    **{
        f"conditions/cough-{number}/": (f"Cough {number}", "condition", "", "<p>A cough that goes on.</p>")
        for number in range(12)
    },
}


def write_pages(root: Path) -> None:
    for path, (title, kind, names, body) in PAGES.items():
        metas = [f'<meta name="vm-kind" content="{kind}">'] if kind else []
        metas += [f'<meta name="vm-also-called" content="{name}">' for name in names.split(",") if name]
        searched = f"<div data-pagefind-body>{body}</div>" if kind else body
        scheme = "slate" if path == "dark/" else "default"
        target = root / path / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * path.count("/")
        target.write_text(PAGE.format(title=title, head="".join(metas), body=searched, up=up, scheme=scheme), "utf-8")
    shutil.copy(root / "index.html", root / "404.html")


class _BelowPath(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below `/name/`, and nothing else."""

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix("/name/")
        return super().translate_path("/" + inside if inside != path else "/nothing-here")

    def log_message(self, *_: object) -> None: ...


@contextlib.contextmanager
def served(root: Path) -> Iterator[str]:
    handler = functools.partial(_BelowPath, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/name/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def site_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("searchable") / "site"
    write_pages(root)
    for name in ("javascripts/search", "stylesheets"):
        shutil.copytree(OVERRIDES / "assets" / name, root / "assets" / name)
    assert finish(root, site_url=SITE_URL) == ()
    with served(root) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=quiet)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, site_address: str) -> Iterator[Callable[..., Page]]:
    """Open one page of the site; afterwards nothing may have gone wrong in its console or asked another host."""
    faults: list[str] = []
    contexts = []

    def told(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(site_address):
            faults.append(request.url)

    def open_path(path: str = "", **options: Any) -> Page:  # noqa: ANN401 - the options of a browser context
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", told)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", asked)
        page.goto(site_address + path)
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert faults == []
