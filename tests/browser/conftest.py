"""The real content as its readers get it: built once in a test run, served below a path, looked at with Chromium.

- `site`: the folder of the built site. One record of it has an old id, so that there is an old address too.
- `address`: where it is served, ending in `/health/` as on a host that several sites share.
- `pages`: for each kind of page its heaviest one, as an address below the site's. `article` is that of a symptom.
- `each_kind`: the same, one test for each kind.
- `open_questionnaire(path, ...)` does so for a page with a questionnaire, and leads its reader through it.
- `open_page(path, ...)` opens a page as a new reader gets it. Once the test is done nothing may have gone wrong in any
  page it opened: no error or refusal in the console, no request to another host.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request

OURS = Path(__file__).parents[2]
SITE_URL = "https://clinic.example/health/"
BELOW = "/health/"
OLD_ID = "a-name-of-long-ago"
NOWHERE = "symptoms/nothing/here/"

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

KINDS = {
    "home": ("index.html",),
    "symptom": ("symptoms/*/index.html",),
    "condition": ("conditions/*/index.html",),
    "cause": ("causes/*/index.html",),
    "treatment": ("treatments/*/index.html",),
    "person": ("people/*/index.html",),
    "section": tuple(f"{name}/index.html" for name in ("symptoms", "conditions", "causes", "treatments", "people")),
    "body areas": ("body-areas/index.html",),
    "body area": ("body-areas/*/index.html",),
    "a to z": ("a-z/index.html",),
    "glossary": ("glossary/index.html",),
    "references": ("references/index.html",),
    "letter of a long list": ("*/letters/*/index.html",),
    "questionnaires": ("questionnaire/index.html",),
    "questionnaire": ("questionnaire/*/index.html",),
    "data": ("data/index.html",),
    "accuracy": ("how-often-is-this-right/index.html",),
    "changes": ("changes/index.html",),
    "rules": ("editors/rules/index.html",),
    "guide": ("editors/index.html",),
    "fields": ("editors/fields/index.html",),
    "prose": tuple(f"{name}/index.html" for name in ("about", "editorial-policy", "privacy", "accessibility")),
    "not found": ("404.html",),
}

SAY_REFUSALS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`Refused by the policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


class _BelowPath(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below a path and nothing beside it; what is not there gets the site's own page for that."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(BELOW)
        return super().translate_path(f"/{inside}" if inside != path else "/nothing-here")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != http.HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_: object) -> None: ...


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process of a parallel test run in at a time."""
    with (folder / ".browser-site").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _give_an_old_id(content: Path) -> None:
    for path in sorted((content / "conditions").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        if "\naliases:" not in text:
            path.write_text(f"{text.rstrip()}\naliases: [{OLD_ID}]\n", encoding="utf-8")
            return


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    project = shared / "browser-site"
    with _alone(shared):
        if not (project / "site").exists():  # it appears only when a build has succeeded
            shutil.rmtree(project, ignore_errors=True)
            for name in ("content", "site_config", "theme", "generator/host"):
                shutil.copytree(OURS / name, project / name)
            for name in ("mkdocs.yml", "CONTRIBUTING.md"):
                shutil.copy(OURS / name, project)
            (project / "build" / "docs").mkdir(parents=True)
            shutil.copy(OURS / "build" / "docs" / ".gitignore", project / "build" / "docs")
            _give_an_old_id(project / "content")
            program = Path(sys.executable).with_name("vademecum")
            environment = os.environ | {"VADEMECUM_SITE_URL": SITE_URL}
            done = subprocess.run(
                [program, "build"], cwd=project, env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode != 0:
                pytest.fail(f"the site cannot be built:\n{done.stderr}", pytrace=False)
    return project / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    handler = functools.partial(_BelowPath, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True  # a browser keeps its connections open
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def kinds() -> Mapping[str, tuple[str, ...]]:
    return KINDS


@pytest.fixture(scope="session")
def pages(site: Path) -> Mapping[str, str]:
    def heaviest(patterns: tuple[str, ...]) -> str:
        found = [path for pattern in patterns for path in site.glob(pattern)]
        page = max(found, key=lambda path: (path.stat().st_size, path)).relative_to(site).as_posix()
        return NOWHERE if page == "404.html" else page.removesuffix("index.html")

    return {kind: heaviest(patterns) for kind, patterns in KINDS.items()}


@pytest.fixture(params=KINDS)
def each_kind(request: pytest.FixtureRequest, pages: Mapping[str, str]) -> str:
    return pages[request.param]


@pytest.fixture(scope="session")
def article(pages: Mapping[str, str]) -> str:
    return pages["symptom"]


@pytest.fixture(scope="session")
def old_address() -> str:
    return f"conditions/{OLD_ID}/"


@pytest.fixture(scope="session")
def site_url() -> str:
    return SITE_URL


@pytest.fixture(scope="session")
def chromium() -> str:
    program = os.environ.get("VADEMECUM_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.fail(
            "These tests need Chromium. Install the package `chromium` of your system (`make test` does it on Debian "
            "and Ubuntu), or say where it is: VADEMECUM_CHROMIUM=/path/to/chromium make test",
            pytrace=False,
        )
    return program


# One a file and not one a run: other tests in the same process start a Playwright of their own, and two cannot be open.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    faults: list[tuple[str, str]] = []
    contexts: list[BrowserContext] = []
    missing: set[str] = set()

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append((message.location["url"], message.text))

    def watch(request: Request) -> None:
        if not request.url.startswith((address, "data:")):
            faults.append((request.url, "asked for"))

    def open_path(  # noqa: PLR0913 - each is one thing that a reader's device may be
        path: str = "",
        *,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        scripts: bool = True,
        touch: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=scripts,
            has_touch=touch,
        )
        contexts.append(context)
        context.add_init_script(SAY_REFUSALS)
        context.on("console", hear)
        context.on("weberror", lambda error: faults.append((error.page.url if error.page else "", str(error.error))))
        context.on("request", watch)
        page = context.new_page()
        response = page.goto(address + path)
        if response and response.status == http.HTTPStatus.NOT_FOUND:
            missing.add(response.url)  # Chromium says so in the console, and that is right
        questions = page.locator("[data-module=questionnaire]")
        if scripts and questions.count():
            expect(questions).to_have_attribute("data-state", "start")
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert [f"{what} ({where})" for where, what in faults if where not in missing] == []


class Interview:
    """A reader in front of a questionnaire, who answers by the place of an answer and not by what it says.

    The answers of a card are, in order: yes or the options or (after ticking) to go on; no or none; not known.
    """

    def __init__(self, page: Page, *, touch: bool = False) -> None:
        self.page = page
        self.touch = touch
        self.root = page.locator("[data-module=questionnaire]")
        self.title = self.root.locator(".vm-q__title")
        self.answers = self.root.locator(".vm-q__answers:not(.vm-q__tools) button")
        self.boxes = self.root.get_by_role("checkbox")
        self.title.wait_for()

    @property
    def state(self) -> str:
        """What is shown: start, search, question, emergency or result."""
        return self.root.get_attribute("data-state") or ""

    def press(self, control: Locator) -> None:
        """Click or tap."""
        if self.touch:
            control.tap()
        else:
            control.click()

    def begin(self, *, age: str = "", someone: bool = False) -> Interview:
        """Leave the first card."""
        if someone:
            self.press(self.root.get_by_role("radio").nth(1))
        if age:
            self.root.locator("input[inputmode=numeric]").fill(age)
        self.press(self.root.locator("form button"))
        return self

    def search(self, text: str) -> Interview:
        """Write what is wrong, choose the first match, and go on."""
        self.root.get_by_role("textbox").fill(text)
        self.press(self.root.locator(".vm-q__matches button").first)
        self.press(self.root.locator("form > button"))
        return self

    def yes(self) -> Interview:
        """Answer yes, or choose the first option."""
        if self.boxes.count():
            self.press(self.boxes.first)
        self.press(self.answers.first)
        return self

    def all_of_it(self) -> Interview:
        """Tick everything, and go on."""
        for box in self.boxes.all():
            self.press(box)
        self.press(self.answers.first)
        return self

    def no(self) -> Interview:
        """Answer no, or none."""
        self.press(self.answers.nth(-2))
        return self

    def unknown(self) -> Interview:
        """Answer that it is not known; of a danger, also when asked once more."""
        self.press(self.answers.last)
        return self.each(2) if self.one_by_one.count() else self

    @property
    def one_by_one(self) -> Locator:
        """The statements of an emergency screen that are answered one by one."""
        return self.root.locator(".vm-q__each fieldset")

    def each(self, place: int) -> Interview:
        """Give the same answer to every statement that is answered one by one (0 yes, 1 no, 2 not known), and go on."""
        for statement in self.one_by_one.all():
            self.press(statement.locator("input").nth(place))
        self.press(self.answers.last)
        return self

    def past_the_emergency_check(self) -> Interview:
        """Answer none to every part of the emergency check."""
        part = self.title.inner_text()
        while self.state == "question" and self.title.inner_text() == part:
            self.no()
        return self

    def to_the_end(self, answer: Callable[[Interview], object] | None = None, most: int = 60) -> Interview:
        """Answer until there is a result, as `answer` does, or with no."""
        for _ in range(most):
            if self.state != "question":
                return self
            (answer or Interview.no)(self)
        pytest.fail("the questions do not end")

    def quiet(self, place: int) -> Locator:
        """One of the ways below a card: 0 goes back, 1 starts again, 2 clears."""
        return self.root.locator(".vm-q__moves button").nth(place)


@pytest.fixture
def open_questionnaire(open_page: Callable[..., Page]) -> Callable[..., Interview]:
    def open_path(path: str, **device: Any) -> Interview:  # noqa: ANN401 - see `open_page`
        return Interview(open_page(path, **device), touch=device.get("touch", False))

    return open_path
