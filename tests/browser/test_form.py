"""The form for editors, turned on, with the real content in a folder that stands in for the one on an editor's disk.

The program asks for that folder by `showDirectoryPicker`, which a test cannot answer: it is given a folder of the
browser's own instead, which has the same interface, and whose files are taken out again and checked like any others.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from generator import site as pipeline
from generator.host.build import build
from generator.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

OURS = Path(__file__).parents[2]

FOLDER = """
const inside = async (create) => (await navigator.storage.getDirectory()).getDirectoryHandle("project", { create });
globalThis.showDirectoryPicker = () => inside(false);
globalThis.fill = async (files) => {
  const root = await inside(true);
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const names = path.split("/");
    let folder = root;
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
    const stream = await (await folder.getFileHandle(names.at(-1), { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
};
globalThis.taken = async () => {
  for (;;) {
    try {
      return await everything();
    } catch (error) {
      if (error.name !== "NotFoundError") throw error; // the program saves under another name, then renames
    }
  }
};
const everything = async () => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else files[path + name] = await (await handle.getFile()).text();
    }
  };
  await walk(await inside(false), "");
  return files;
};
"""

ELSEWHERE = {"cdn.jsdelivr.net", "www.githubstatus.com"}
"""Whom the program would ask for fonts, which it has here, and how GitHub is; its policy lets nothing through."""


@pytest.fixture(scope="module")
def project(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project of the other browser tests, with the form turned on and built."""
    folder = tmp_path_factory.mktemp("form") / "project"
    shutil.copytree(site.parent, folder, ignore=shutil.ignore_patterns("site", ".turn"))
    (folder / "node_modules").symlink_to(OURS / "node_modules")
    shutil.copy(OURS / "package-lock.json", folder)
    with (folder / "site_config/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nform:\n  enabled: true\n")
    assert build(folder) == 0
    return folder


@pytest.fixture(scope="module")
def form_address(project: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    handler = functools.partial(Quiet, directory=str(project / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/admin/"
        server.shutdown()
        thread.join()


class Form:
    """An editor in front of the form, with the content in a folder of their own."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def files(self) -> dict[str, str]:
        """Return the files of the folder as they are now."""
        found: dict[str, str] = self.page.evaluate("taken()")
        return found

    def open(self, collection: str, entry: str) -> None:
        self.page.goto(f"{self.address}#/collections/{collection}/entries/{entry}")
        self.save_button.wait_for()

    def field(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=name, exact=True)

    @property
    def save_button(self) -> Locator:
        return self.page.get_by_role("button", name="Save", exact=True).first

    def save(self, path: str) -> str:
        """Save, and return the file that came of it."""
        before = self.files()[path]
        self.save_button.click()
        self.page.wait_for_function("async ([path, before]) => (await taken())[path] !== before", arg=[path, before])
        return self.files()[path]


@pytest.fixture
def form(browser: Browser, project: Path, form_address: str) -> Iterator[Form]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(FOLDER)
    asked: set[str] = set()
    answered: set[str] = set()
    context.on("request", lambda request: asked.add(urlsplit(request.url).hostname or ""))
    context.on("response", lambda response: answered.add(urlsplit(response.url).hostname or ""))
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    page = context.new_page()
    page.goto(form_address)
    texts = {path.relative_to(project).as_posix(): path for path in (project / "content").rglob("*.yml")}
    page.evaluate("fill", {name: path.read_text("utf-8") for name, path in texts.items()})
    page.get_by_role("button", name="Work with Local Repository").click()
    page.wait_for_url("**/collections/**")
    yield Form(page, form_address)
    context.close()
    assert faults == []
    assert asked - {"127.0.0.1", ""} <= ELSEWHERE
    assert answered <= {"127.0.0.1", ""}


@pytest.fixture
def checked(project: Path, tmp_path: Path) -> Callable[[dict[str, str]], list[str]]:
    def run(files: dict[str, str]) -> list[str]:
        """Return the errors of the content as it was saved."""
        shutil.copytree(project / "content", tmp_path / "content")
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        found = pipeline.check(project, tmp_path / "content").problems
        return [str(problem) for problem in found if pipeline.has_errors((problem,))]

    return run


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    one, other = before.split("\n"), after.split("\n")
    gone, come = [], []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += one[a:b]
            come += other[c:d]
    return gone, come


def test_a_field_is_changed_and_saved_and_nothing_else_of_the_content_changes(
    form: Form, checked: Callable[[dict[str, str]], list[str]]
) -> None:
    before = form.files()
    form.open("condition", "stroke")
    form.field("Lay name").fill("brain attack or apoplexy")
    form.save("content/conditions/stroke.yml")
    after = form.files()

    assert {name for name, text in after.items() if text != before[name]} == {"content/conditions/stroke.yml"}
    assert changed(before["content/conditions/stroke.yml"], after["content/conditions/stroke.yml"]) == (
        ["lay_name: brain attack"],
        ["lay_name: brain attack or apoplexy"],
    )
    assert checked(after) == []


PLACES = {
    "symptom": ("symptom", "loss-of-muscle-mass", "Name"),
    "condition": ("condition", "hiv", "Name"),
    "cause": ("cause", "aging", "Name"),
    "treatment": ("treatment", "riluzole", "Name"),
    "person": ("person", "vademecum-contributors", "Role"),
    "finding": ("finding", "mind", "Name"),
    "question": ("question", "muscles", "Text"),
    "reference": ("reference", "red-flags", "Title"),
    "journey": ("journey", "classic", "Story"),
    "red-flag": ("whole-site", "red-flag", "Text"),
    "term": ("whole-site", "term", "Meaning"),
    "safety-note": ("whole-site", "safety-note", "Lowers"),
}


def test_a_record_of_every_kind_is_opened_changed_and_saved_without_losing_a_line(
    form: Form, checked: Callable[[dict[str, str]], list[str]]
) -> None:
    assert PLACES.keys() == {kind.name for kind in KINDS}
    original = form.files()
    for kind in KINDS:
        collection, entry, label = PLACES[kind.name]
        path = f"content/{kind.place}{entry}.yml" if kind.place.endswith("/") else f"content/{kind.place}"
        form.open(collection, entry)
        if not kind.has_page:
            form.page.get_by_role("button", name="Expand", exact=True).first.click()
        field = form.field(label).first
        field.fill(f"Again {field.input_value()}")
        gone, come = changed(original[path], form.save(path))

        assert "Again" in "".join(come), kind.name
        assert len(gone) <= 6, (kind.name, gone)

    assert checked(form.files()) == []


def test_a_new_record_is_a_file_of_its_own_with_what_was_filled_in(
    form: Form, checked: Callable[[dict[str, str]], list[str]]
) -> None:
    form.page.goto(f"{form.address}#/collections/cause/new")
    form.field("Name").fill("Long bed rest")
    form.save_button.click()
    form.page.wait_for_function("async () => 'content/causes/long-bed-rest.yml' in (await taken())")

    assert form.files()["content/causes/long-bed-rest.yml"] == "name: Long bed rest\n"
    assert not any("unknown-field" in problem for problem in checked(form.files()))


def test_a_record_that_says_too_little_is_not_saved_and_the_form_says_where(form: Form) -> None:
    before = form.files()
    form.open("condition", "stroke")
    form.field("Name").fill("")
    form.save_button.click()

    expect(form.field("Name")).to_have_attribute("aria-invalid", "true")
    assert form.files() == before


def test_the_form_is_in_no_list_of_pages(project: Path) -> None:
    site = project / "site"

    assert "admin" not in (site / "sitemap.xml").read_text("utf-8")
    assert [
        page for page in site.rglob("*.html") if page.parent.name != "admin" and "admin/" in page.read_text("utf-8")
    ] == []
    assert 'name="robots" content="noindex' in (site / "admin/index.html").read_text("utf-8")


def test_a_site_that_does_not_turn_it_on_has_no_form(site: Path) -> None:
    assert not (site / "admin").exists()


def test_its_configuration_is_right_by_the_schema_that_the_program_ships(project: Path, tmp_path: Path) -> None:
    config = json.loads((project / "site/admin/forms.json").read_text("utf-8"))["config"]
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    schema = OURS / "node_modules/@sveltia/cms/schema/sveltia-cms.json"
    program = Path(sys.executable).with_name("check-jsonschema")
    run = subprocess.run(
        [program, "--schemafile", schema, tmp_path / "config.json"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NO_COLOR": "1"},
    )

    assert run.returncode == 0, run.stdout
