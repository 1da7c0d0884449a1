from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import get_ident
from typing import TYPE_CHECKING, Self

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import VademecumError
from generator.output import (
    NewFile,
    OutputFile,
    WriteReport,
    update_outputs,
    write_atomically,
    write_folder,
    write_new,
    write_outputs,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def held(root: Path) -> dict[str, str]:
    """Return every file below a folder with its text."""
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*") if path.is_file()}


def folders(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir()}


def outputs(**texts: str) -> list[OutputFile]:
    return [OutputFile(f"{name}.md", text) for name, text in texts.items()]


@pytest.mark.smoke
def test_the_folder_holds_exactly_what_was_written_last(tmp_path: Path) -> None:
    root = tmp_path / "build/docs"

    first = write_outputs(root, [OutputFile("index.md", "home"), OutputFile("symptoms/tremor.md", "tremör")])
    second = write_outputs(root, [OutputFile("index.md", "home"), OutputFile("conditions/stroke.md", "stroke")])

    assert first == WriteReport(written=2, unchanged=0, removed=0)
    assert second == WriteReport(written=1, unchanged=1, removed=1)
    assert held(root) == {"index.md": "home", "conditions/stroke.md": "stroke"}
    assert not (root / "symptoms").exists()


def test_an_identical_file_is_left_alone_and_a_changed_one_is_not(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(same="a", other="b"))
    for name in ("same.md", "other.md"):
        os.utime(tmp_path / name, ns=(1, 1))

    report = write_outputs(tmp_path, outputs(same="a", other="c"))

    assert report == WriteReport(written=1, unchanged=1, removed=0)
    assert (tmp_path / "same.md").stat().st_mtime_ns == 1
    assert (tmp_path / "other.md").stat().st_mtime_ns > 1


def test_text_is_written_as_utf_8_without_touching_its_line_ends(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(a="é\r\n\n"))

    assert (tmp_path / "a.md").read_bytes() == b"\xc3\xa9\r\n\n"


def test_a_file_of_ours_that_nothing_generates_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*\n")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/.gitignore").write_text("*\n")

    report = write_outputs(tmp_path, outputs(a="a"))

    assert held(tmp_path) == {".gitignore": "*\n", "a.md": "a"}
    assert report.removed == 1


def test_everything_else_is_removed_whatever_it_is(tmp_path: Path) -> None:
    root, outside = tmp_path / "docs", tmp_path / "outside"
    (root / "old/deep").mkdir(parents=True)
    (root / "old/deep/page.md").write_text("old")
    outside.mkdir()
    (outside / "precious").write_text("precious")
    (root / "link").symlink_to(outside)
    (root / "broken").symlink_to(tmp_path / "nowhere")

    write_outputs(root, outputs(a="a"))

    assert [path.name for path in root.iterdir()] == ["a.md"]
    assert (outside / "precious").read_text() == "precious"


def test_no_output_removes_all(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(a="a"))

    assert write_outputs(tmp_path, []) == WriteReport(written=0, unchanged=0, removed=1)
    assert held(tmp_path) == {}


def test_a_page_may_take_the_place_of_a_folder_and_a_folder_that_of_a_page(tmp_path: Path) -> None:
    write_outputs(tmp_path, [OutputFile("a/b.md", "1"), OutputFile("c", "2")])
    write_outputs(tmp_path, [OutputFile("a", "3"), OutputFile("c/d.md", "4")])

    assert held(tmp_path) == {"a": "3", "c/d.md": "4"}


def test_a_link_inside_the_folder_never_leads_a_page_out_of_it(tmp_path: Path) -> None:
    root, outside = tmp_path / "docs", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "page.md").write_text("precious")
    (root / "symptoms").symlink_to(outside)
    (root / "index.md").symlink_to(outside / "page.md")

    write_outputs(root, [OutputFile("symptoms/page.md", "new"), OutputFile("index.md", "precious")])

    assert held(outside) == {"page.md": "precious"}
    assert held(root) == {"symptoms/page.md": "new", "index.md": "precious"}
    assert not (root / "symptoms").is_symlink()
    assert not (root / "index.md").is_symlink()


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../a", "a/../../b", "a/..", "", ".", "./a", "a//b", "a/", "a/./b", "a\0b"]
)
def test_a_path_that_leaves_the_folder_or_can_be_written_in_two_ways_is_refused(path: str) -> None:
    with pytest.raises(VademecumError, match="must stay inside its folder"):
        OutputFile(path, "")


def test_two_outputs_of_one_path_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(a="old"))

    with pytest.raises(VademecumError, match="two outputs claim the path"):
        write_outputs(tmp_path, [OutputFile("a.md", "1"), OutputFile("b.md", "2"), OutputFile("a.md", "1")])

    assert held(tmp_path) == {"a.md": "old"}


def test_an_output_is_on_the_disk_before_the_next_is_made(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(a="old"))
    seen: list[list[str]] = []

    def made() -> Iterator[OutputFile]:
        for name in "ab":
            parts = sorted(path for path in tmp_path.glob(".writing-*/*"))
            seen.append([path.read_text(encoding="utf-8") for path in parts])
            yield OutputFile(f"{name}.md", name)

    write_outputs(tmp_path, made())

    assert seen == [[], ["a"]]
    assert held(tmp_path) == {"a.md": "a", "b.md": "b"}


def test_what_cannot_be_made_leaves_everything_as_it_was(tmp_path: Path) -> None:
    write_outputs(tmp_path, outputs(a="old", z="old"))

    def made() -> Iterator[OutputFile]:
        yield from outputs(a="new", b="new")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_outputs(tmp_path, made())

    assert held(tmp_path) == {"a.md": "old", "z.md": "old"}
    assert folders(tmp_path) == set()


@pytest.mark.parametrize("failing", ["replace", "fstat"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, failure: BaseException
) -> None:
    write_outputs(tmp_path, outputs(a="old", z="old"))

    def fail(*_: object, **__: object) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(os, failing, fail)
        with pytest.raises(type(failure)):
            write_outputs(tmp_path, outputs(a="new", b="new"))

    assert held(tmp_path) == {"a.md": "old", "z.md": "old"}
    write_outputs(tmp_path, outputs(a="new", b="new"))
    assert held(tmp_path) == {"a.md": "new", "b.md": "new"}


def test_a_disk_that_is_full_in_the_middle_of_a_file_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_outputs(tmp_path, outputs(a="old"))
    fdopen = os.fdopen

    class Full:
        def __init__(self, handle: int, mode: str) -> None:
            self.stream = fdopen(handle, mode)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self.stream.close()

        def write(self, content: bytes) -> None:
            self.stream.write(content[:1])
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", Full)
        with pytest.raises(OSError, match="No space left"):
            write_atomically(tmp_path / "a.md", b"new")

    assert held(tmp_path) == {"a.md": "old"}


def test_the_leftover_of_a_killed_write_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".writing-abc").write_text("half")

    write_outputs(tmp_path, outputs(a="a"))

    assert held(tmp_path) == {"a.md": "a"}


PATHS = st.sampled_from(["a", "b", "a/b", "a/c", "a/b/c", "d/e/f", "d/e/g", "d/h"])


@st.composite
def sites(draw: st.DrawFn) -> dict[str, str]:
    """Draw files of which none stands where another needs a folder."""
    found = draw(st.dictionaries(PATHS, st.sampled_from(["1", "2"])))
    return {path: text for path, text in found.items() if not any(other.startswith(f"{path}/") for other in found)}


@given(st.lists(sites(), min_size=1, max_size=4))
@hypothesis.settings(max_examples=25)
def test_a_folder_that_is_updated_is_as_if_it_were_written_anew(states: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as name:
        root, anew = Path(name, "updated"), Path(name, "anew")
        before: dict[str, str] = {}
        for state in states:
            changed = [OutputFile(path, text) for path, text in state.items() if before.get(path) != text]
            update_outputs(root, changed, before.keys() - state.keys())
            write_outputs(anew, [OutputFile(path, text) for path, text in state.items()])
            assert held(root) == held(anew) == state
            assert folders(root) == folders(anew)
            before = state


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o000])
def test_a_written_file_can_be_read_by_everybody(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_outputs(tmp_path, outputs(a="a"))
    finally:
        os.umask(before)

    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o644


def test_what_a_killed_process_of_the_same_number_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / f".writing-{os.getpid()}-{get_ident()}").write_text("half")

    assert write_atomically(tmp_path / "a", b"whole")

    assert held(tmp_path) == {"a": "whole"}


def test_write_atomically_says_whether_it_wrote(tmp_path: Path) -> None:
    target = tmp_path / "deep/folder/a"

    assert write_atomically(target, b"a")
    assert not write_atomically(target, b"a")
    assert write_atomically(target, b"b")
    assert target.read_bytes() == b"b"


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    target = tmp_path / "content/x.yml"

    assert write_new(target, b"first")
    assert not write_new(target, b"second")
    assert target.read_bytes() == b"first"


def test_a_folder_appears_whole_with_its_programs_and_links(tmp_path: Path) -> None:
    files = {
        "a/b.txt": NewFile(b"text"),
        "run": NewFile(b"#!/bin/sh", executable=True),
        "a/c.txt": NewFile(b"b.txt", link=True),
    }

    assert write_folder(tmp_path / "new", files)
    assert held(tmp_path / "new") == {"a/b.txt": "text", "run": "#!/bin/sh", "a/c.txt": "text"}
    assert os.access(tmp_path / "new/run", os.X_OK)
    assert not os.access(tmp_path / "new/a/b.txt", os.X_OK)
    assert (tmp_path / "new/a/c.txt").is_symlink()
    assert not write_folder(tmp_path / "new", {"other": NewFile(b"")})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new"]
