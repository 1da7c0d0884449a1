"""After any edits, a workshop that kept what it could makes what a new one would: the same files, the same problems."""

from __future__ import annotations

import gc
import os
import re
import shutil
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import site
from generator.collecting import uncollected
from generator.model import Entry, Library
from generator.site import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


ROOT = Path(__file__).parents[1]
COMPLETE = ROOT / "tests" / "sites" / "complete"
DAY, LATER = date(2026, 11, 15), date(2028, 12, 24)
SAID = re.compile(
    r"^ *(?:name|text|title|summary|overview|meaning|lay_name|lead|question): [^>|{\[&*].*$", re.MULTILINE
)
"""A text of a record that stands on one line."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the settings and the templates of this one, and room for content."""
    folder = tmp_path_factory.mktemp("workshop")
    for name in ("site_config", "theme"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "CONTRIBUTING.md", folder)
    return folder


def content_of(project: Path) -> Path:
    content = project / "content-edited"
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(COMPLETE, content)
    return content


def add_line(path: Path, line: str) -> None:
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")


def reword(path: Path, data: st.DataObject) -> None:
    """Add a word to one text."""
    text = path.read_text(encoding="utf-8")
    if places := list(SAID.finditer(text)):
        place = data.draw(st.sampled_from(places))
        path.write_text(f"{text[: place.end()]} too{text[place.end() :]}", encoding="utf-8")


def move_down(path: Path, _: st.DataObject) -> None:
    path.write_text(f"# A line more.\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


def mend(path: Path, _: st.DataObject) -> None:
    """Put everything back as it was at first."""
    content = next(parent for parent in path.parents if parent.name == "content-edited")
    content_of(content.parent)


EDITS: dict[str, Callable[[Path, st.DataObject], object]] = {
    "reword": reword,
    "reword again": reword,
    "move down": move_down,
    "delete": lambda path, _: path.unlink(),
    "wrong field": lambda path, _: add_line(path, "no_such_field: 1"),
    "no YAML": lambda path, _: add_line(path, "  - ["),
    "twin": lambda path, _: shutil.copy(path, path.with_name(f"{path.stem}-twin.yml")),
    "rename": lambda path, _: path.rename(path.with_name(f"{path.stem}-renamed.yml")),
    "draft": lambda path, _: add_line(path, "draft: true"),
    "mend": mend,
}


def as_made_anew(
    workshop: Workshop, project: Path, content: Path, day: date, told: Iterable[str] | None = None
) -> None:
    kept, anew = workshop.generate(day, told=told), site.generate(project, content, day)
    assert kept.problems == anew.problems
    assert [output.path for output in kept.outputs] == [output.path for output in anew.outputs]
    assert {output.path for output, other in zip(kept.outputs, anew.outputs, strict=True) if output != other} == set()


@settings(max_examples=15)
@given(data=st.data())
def test_after_any_edits_everything_is_as_if_made_anew(project: Path, data: st.DataObject) -> None:
    content = content_of(project)
    workshop = Workshop(project, content, keeps=True)
    for _ in range(data.draw(st.integers(2, 5), label="times")):
        as_made_anew(workshop, project, content, DAY)
        path = data.draw(st.sampled_from(sorted(content.rglob("*.yml"))))
        EDITS[data.draw(st.sampled_from(sorted(EDITS)))](path, data)
    as_made_anew(workshop, project, content, DAY)
    as_made_anew(workshop, project, content, LATER)


def states(content: Path) -> dict[str, tuple[int, int]]:
    """Return what tells that a file was written, as a system that tells of edits knows it."""
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in content.rglob("*") if path.is_file()}


OF_TEXTS = ("reword", "reword again", "move down", "draft", "wrong field", "mend")


@pytest.mark.parametrize("drafts", [False, True])
@settings(max_examples=10)
@given(data=st.data())
def test_who_is_told_what_was_edited_looks_at_nothing_else_and_finds_the_same(
    project: Path, data: st.DataObject, *, drafts: bool
) -> None:
    content = content_of(project)
    workshop, shadow = (Workshop(project, content, keeps=True, drafts=drafts) for _ in range(2))
    told: set[str] = set()
    for _ in range(data.draw(st.integers(3, 7), label="times")):
        kept, anew = workshop.generate(DAY, told=told), site.generate(project, content, DAY, drafts=drafts)
        assert kept.problems == anew.problems
        assert kept.outputs == anew.outputs
        assert shadow.generate(DAY).outputs == anew.outputs
        before = states(content)
        path = data.draw(st.sampled_from(sorted(content.rglob("*.yml"))))
        EDITS[data.draw(st.sampled_from(sorted(OF_TEXTS if data.draw(st.booleans()) else EDITS)))](path, data)
        now = states(content)
        told = {name for name in {**before, **now} if before.get(name) != now.get(name)}


def test_a_file_of_which_nobody_was_told_is_not_looked_at_again(project: Path) -> None:
    content = content_of(project)
    cream, showers = content / "treatments" / "plain-cream.yml", content / "causes" / "hot-showers.yml"
    for path in content.rglob("*"):
        os.utime(path, (1, 1))
    workshop = Workshop(project, content, keeps=True)
    time.sleep(2.1)  # else any file may have changed without a sign of it
    workshop.generate(DAY)
    workshop.generate(DAY)
    reword_first(cream)
    reword_first(showers)
    told = {output.path: output.content for output in workshop.generate(DAY, told=[str(cream)]).outputs}
    assert " too" in told["treatments/plain-cream.md"]
    assert " too" not in told["causes/hot-showers.md"]
    as_made_anew(workshop, project, content, DAY, [str(showers)])


def reword_first(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    place = next(SAID.finditer(text))
    path.write_text(f"{text[: place.end()]} too{text[place.end() :]}", encoding="utf-8")


def test_what_an_edit_does_not_touch_is_the_very_same_file(project: Path) -> None:
    content = content_of(project)
    workshop = Workshop(project, content, keeps=True)
    before = {output.path: output for output in workshop.generate(DAY).outputs}
    again = {output.path: output for output in workshop.generate(DAY).outputs}
    pages = [path for path in before if path.endswith(".md")]
    assert len(pages) > 20
    assert [path for path in pages if before[path] is not again[path]] == []

    cream = content / "treatments" / "plain-cream.yml"
    text = cream.read_text(encoding="utf-8")
    title = re.search(r"^name: (.*)$", text, re.MULTILINE)
    assert title
    cream.write_text(text.replace(title[0], f"{title[0]} anew", 1), encoding="utf-8")
    edited = {output.path: output for output in workshop.generate(DAY).outputs}
    other = {path for path in pages if before[path] is not edited[path]}
    assert {"treatments/plain-cream.md", "treatments/index.md", "a-z.md"} <= other
    assert not {"index.md", "people/ada-example.md", "causes/hot-showers.md"} & other


def test_what_is_written_is_what_would_be_generated(project: Path, tmp_path: Path) -> None:
    content = content_of(project)
    expected = {output.path: output.content for output in site.generate(project, content, DAY).outputs}

    problems = Workshop(project, content).write(DAY, tmp_path)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path).as_posix(): path.read_bytes().decode() for path in files} == expected
    assert problems == site.check(project, content, DAY).problems


def test_nothing_is_written_of_content_with_errors(project: Path, tmp_path: Path) -> None:
    content = content_of(project)
    add_line(content / "treatments" / "plain-cream.yml", "no_such_field: 1")
    (tmp_path / "index.md").write_text("old", encoding="utf-8")

    assert site.has_errors(Workshop(project, content).write(DAY, tmp_path))

    assert [path.name for path in tmp_path.iterdir()] == ["index.md"]


def test_once_all_is_written_the_content_takes_no_memory(project: Path, tmp_path: Path) -> None:
    content = content_of(project)

    def alive() -> set[int]:
        return {id(thing) for thing in gc.get_objects() if isinstance(thing, Library | Entry)}

    gc.collect()
    before = alive()
    with uncollected():  # as in a build, so that nobody looks for what holds itself in a circle
        Workshop(project, content).write(DAY, tmp_path)
        assert alive() <= before


def test_an_edit_of_a_template_makes_all_pages_again(project: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme" / "pages", tmp_path / "theme" / "pages")
    (tmp_path / "site_config").symlink_to(ROOT / "site_config")
    workshop = Workshop(tmp_path, content_of(project), keeps=True)
    assert workshop.generate(DAY).outputs
    prose = tmp_path / "theme" / "pages" / "prose.md.jinja"
    prose.write_text(f"{prose.read_text(encoding='utf-8')}\nEdited.\n", encoding="utf-8")
    found = {output.path: output.content for output in workshop.generate(DAY).outputs}
    assert "Edited." in found["about.md"]
