"""A site that was built quickly, or kept and updated, is the site that the engine alone builds, to the byte."""

from __future__ import annotations

import json
import random
import shutil
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator import site
from generator.host.engines import EngineError
from generator.host.engines.session import Session
from generator.host.frames import Frames
from generator.host.refresh import refresh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Tree = Callable[[Path], dict[str, bytes]]

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)

HOSTILE = (
    "\"Quoted\" & <b>'bold'</b>",
    "{{ page.title }} {% raw %}",
    "{# a #} ${1} $1 \\1 \\g<0> \\\\",
    "%s %(a)d {0} {a}",
    "`a` *b* **c** _d_ ~~e~~ ![f](g) [h]: i",
    "# > - + 1. | = :",
    "&amp; &#38; &lt; &",
    "\ue000\ue001\ue000=0\ue001",
    "</title></script><!-- a -->",
    "é – β 🙂 \u00a0",
    "None",
    "width=device-width,initial-scale=1",
    "a" * 3000,
    " ",
    "0",
    'content="width=device-width,initial-scale=1"',
    'data-md-component="logo">',
    "</nav>",
    "\\u2028 \\u0000 \\ud83d",
)


def page(head: dict[str, Any], body: str) -> str:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    return "\n".join(["---", *lines, "---", "", body, ""])


def hostile_pages() -> Iterator[tuple[str, str]]:
    """Give pages of every shape, each with every hostile text, so that each shape has a frame that others use."""
    for number, words in enumerate(HOSTILE):
        data = {"@type": "Thing", words: [words, {"name": words}], "none": None}
        sections = "".join(f"## {name}\n\nText.\n\n" for name in ("One", "Two", "Three")[: number % 4])
        place = '<div class="vm-toc-place"></div>'
        shapes: dict[str, tuple[dict[str, Any], str]] = {
            "symptoms": (
                {"title": words, "description": words, "kind": "symptom", "jsonld": data},
                f"# A\n\n{sections}",
            ),
            "conditions": (
                {"title": "A", "og_title": words, "kind": "condition", "also_called": [words] * (number % 3)},
                "# A",
            ),
            "causes": ({"title": words, "redirect": f"../{words}/", "search": "exclude", "kind": "redirect"}, "Moved."),
            "treatments": (
                {"description": words, "updated": words, "kind": words},
                f"{place}\n\n# A\n\n{sections}",
            ),
            "people": ({"title": words, "draft": words, "hide": ["toc"]}, "# A\n\n# B\n\n[To A](page-0.md#a)"),
            "body-areas": ({}, f"Words only, {number}."),
            "data": ({"title": words, "author": words}, f"> [A quotation](../about.md)\n\n{sections}"),
            "editors/deep/deeper": (
                {"title": words, "kind": "questionnaire"},
                f"# A\n\n[Up](../../../about.md)\n\n{sections}",
            ),
        }
        for folder, (head, body) in shapes.items():
            yield f"{folder}/page-{number}.md", page(head, body)


def plainly(engine: str, project: Path, into: Path) -> Path:
    """Build by the engine alone, without any quick way."""
    config = import_module(f"{engine}.config").load_config(str(project / "mkdocs.yml"), site_dir=str(into), hooks=[])
    import_module(f"{engine}.commands.build").build(config)
    return into


def write(docs: Path, name: str, text: str) -> None:
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


@pytest.fixture
def small(buildable: Path) -> Path:
    """A small project with pages in build/docs."""
    assert not site.has_errors(refresh(buildable, DAY))
    return buildable


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_hostile_pages_of_every_shape_are_those_of_the_engine_alone(engine: str, small: Path, tree: Tree) -> None:
    for name, text in hostile_pages():
        write(small / "build/docs", name, text)
    Session(small, small / "quick", {}, engine).build_all()
    quick, slow = tree(small / "quick"), tree(plainly(engine, small, small / "slow"))
    assert len(slow) > len(HOSTILE) * 8
    assert [name for name in slow if quick.get(name) != slow[name]] == []
    assert quick.keys() == slow.keys()


@pytest.mark.parametrize("records", ["content", "tests/sites/complete"])
def test_every_page_of_a_site_is_that_of_the_engine_alone(records: str, small: Path, tree: Tree) -> None:
    shutil.rmtree(small / "content")
    shutil.copytree(ROOT / records, small / "content")
    shutil.copytree(ROOT / "site_config", small / "site_config", dirs_exist_ok=True)
    build = site.generate(small, None, DAY, drafts=True)
    for output in build.outputs:
        write(small / "build/docs", output.path, str(output.content))
    Session(small, small / "quick", {}).build_all()
    quick, slow = tree(small / "quick"), tree(plainly("mkdocs", small, small / "slow"))
    assert [name for name in slow if quick.get(name) != slow[name]] == []
    assert quick.keys() == slow.keys()
    assert "404.html" in slow


def test_most_pages_of_one_kind_come_from_a_frame(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    truly: list[str] = []
    original = Frames._truly  # noqa: SLF001 - what is counted has no other name

    def count(self: Frames, one: Any) -> str:  # noqa: ANN401 - each engine has one
        truly.append(one.url)
        return original(self, one)

    monkeypatch.setattr(Frames, "_truly", count)
    for number in range(30):
        text = page(
            {"title": f"A {number}", "kind": "symptom", "jsonld": {"n": number}}, "# A\n\n" + "## B\n\n" * number
        )
        write(small / "build/docs", f"symptoms/page-{number}.md", text)
    Session(small, small / "quick", {}).build_all()
    assert len([url for url in truly if url.startswith("symptoms/page-")]) < 8


class Edits:
    """Edits by chance of the Markdown of a site, and of its other files."""

    def __init__(self, docs: Path, seed: int) -> None:
        self._docs, self._chance, self._number = docs, random.Random(seed), 0  # noqa: S311 - it chooses edits
        self.kinds = (self.change, self.change_title, self.add, self.remove, self.add_file, self.change_file)

    def some(self) -> list[str]:
        """Make a few edits, and return the paths of what changed, came or went."""
        return [self._chance.choice(self.kinds)() for _ in range(self._chance.randint(1, 3))]

    def _one(self, pattern: str) -> str:
        found = sorted(path for path in self._docs.glob(pattern) if path.name != "index.md")
        return self._chance.choice(found).relative_to(self._docs).as_posix()

    def _write(self, name: str, text: str) -> str:
        self._number += 1
        write(self._docs, name, text)
        return name

    def _links(self) -> str:
        """Links to pages and files that are there, are to come, or were there."""
        targets = (
            "page-1.md",
            "page-2.md#b",
            "../causes/page-1.md",
            "../data/file-1.json",
            "../about.md#about",
            "odd.md",
        )
        return " ".join(f"[{name}]({name})" for name in self._chance.sample(targets, 3))

    def change(self) -> str:
        name = self._one("*/*.md")
        return self._write(
            name, f"{(self._docs / name).read_text(encoding='utf-8')}\nEdit {self._number}. {self._links()}\n"
        )

    def change_title(self) -> str:
        return self._write(
            self._one("*/*.md"), page({"title": f"Title {self._number}", "kind": "cause"}, "# A\n\n## B")
        )

    def add(self) -> str:
        folder = self._chance.choice(["symptoms", "causes", "new/folder"])
        quote = self._chance.choice(["", "> "])  # which Python-Markdown is left to render
        name = f"{folder}/page-{self._chance.randint(1, 3)}.md"
        return self._write(name, page({"title": f"Page {self._number}"}, f"# A\n\n{quote}{self._links()}\n\n## B"))

    def remove(self) -> str:
        name = self._one("*/*.md")
        (self._docs / name).unlink()
        return name

    def add_file(self) -> str:
        return self._write(f"data/file-{self._chance.randint(1, 3)}.json", f'{{"n": {self._number}}}')

    def change_file(self) -> str:
        if not list(self._docs.glob("data/file-*.json")):
            return self.add_file()
        name = self._one("data/file-*.json")
        if self._chance.random() < 0.5:
            (self._docs / name).unlink()
            return name
        return self._write(name, f'{{"n": {self._number}}}')


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_site_is_that_of_a_whole_build(seed: int, small: Path, tree: Tree) -> None:
    edits = Edits(small / "build/docs", seed)
    for number in range(12):
        write(
            small / "build/docs",
            f"symptoms/a-{number}.md",
            page({"title": f"A {number}"}, f"# A\n\n[B](b-{number}.md)"),
        )
    session = Session(small, small / "kept", {})
    assert session.build_all().whole
    for turn in range(15):
        updated = session.update(edits.some())
        assert not updated.whole
        if turn % 5 == 4:
            whole = tree(plainly("mkdocs", small, small / "whole"))
            kept = tree(small / "kept")
            assert [name for name in whole if kept.get(name) != whole[name]] == []
            assert kept.keys() == whole.keys()


def test_an_update_tells_what_is_different(small: Path) -> None:
    docs = small / "build/docs"
    write(docs, "symptoms/one.md", page({"title": "One"}, "# One\n\n[Two](two.md)"))
    session = Session(small, small / "kept", {})
    assert len(session.build_all().warnings) == 1  # there is no page Two
    write(docs, "symptoms/one.md", page({"title": "One"}, "# One\n\n[Two](two.md) new"))
    write(docs, "symptoms/two.md", page({"title": "Two"}, "# Two"))
    write(docs, "data/x.json", "{}")
    updated = session.update(["symptoms/one.md"], ["symptoms/two.md", "data/x.json"])
    assert (sorted(updated.written), updated.whole) == (["data/x.json", "symptoms/one/", "symptoms/two/"], False)
    assert updated.warnings == ()
    assert session.update(["symptoms/one.md"]).written == ()
    (docs / "symptoms/two.md").unlink()
    updated = session.update([], [], ["symptoms/two.md"])
    assert sorted(updated.written) == ["symptoms/one/", "symptoms/two/"]
    assert "symptoms/one.md" in updated.warnings[0]
    assert not (small / "kept/symptoms/two").exists()


def test_a_title_of_the_navigation_stands_on_all_pages(small: Path, tree: Tree) -> None:
    config = small / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("      - About: about.md\n", "      - about.md\n"), encoding="utf-8")
    session = Session(small, small / "kept", {})
    session.build_all()
    write(small / "build/docs", "about.md", page({"title": "Who we are"}, "# About\n\nOther words."))
    assert session.update(["about.md"]).whole
    assert tree(small / "kept") == tree(plainly("mkdocs", small, small / "whole"))
    assert b"Who we are" in tree(small / "kept")["causes/index.html"]


def test_after_an_error_the_next_update_makes_all_of_the_site(small: Path, tree: Tree) -> None:
    session = Session(small, small / "kept", {})
    session.build_all()
    main = small / "theme/overrides/main.html"
    good = main.read_text(encoding="utf-8")
    main.write_text(good + "{% endif %}", encoding="utf-8")
    with pytest.raises(EngineError, match="endif"):
        session.build_all()
    main.write_text(good.replace("vm-footer__promise", "vm-footer__pledge"), encoding="utf-8")
    assert session.update([]).whole
    assert tree(small / "kept") == tree(plainly("mkdocs", small, small / "whole"))


def test_after_an_update_that_failed_the_next_one_makes_all_of_the_site(small: Path) -> None:
    session = Session(small, small / "kept", {})
    session.build_all()
    (small / "build/docs/about.md").write_bytes(b"\xff")
    with pytest.raises(UnicodeDecodeError):
        session.update(["about.md"])
    write(small / "build/docs", "about.md", "# About")
    assert session.update(["about.md"]).whole
    assert not session.update(["about.md"]).whole


def test_a_plugin_takes_part_and_then_every_update_is_whole(small: Path, tree: Tree) -> None:
    config = small / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("plugins: []", "plugins: [meta]"), encoding="utf-8")
    write(small / "build/docs", "symptoms/.meta.yml", "author: Somebody\n")
    session = Session(small, small / "kept", {})
    session.build_all()
    assert b'content="Somebody"' in tree(small / "kept")["symptoms/tremor/index.html"]
    assert session.update(["about.md"]).whole


def test_a_theme_that_reads_all_pages_gets_them_whole(small: Path, tree: Tree) -> None:
    main = small / "theme/overrides/main.html"
    more = "{% block analytics %}{% for one in pages %}{{ one.page.content }}{% endfor %}{% endblock %}"
    main.write_text(main.read_text(encoding="utf-8") + more, encoding="utf-8")
    session = Session(small, small / "kept", {})
    session.build_all()
    assert tree(small / "kept") == tree(plainly("mkdocs", small, small / "whole"))
    assert session.update(["about.md"]).whole
