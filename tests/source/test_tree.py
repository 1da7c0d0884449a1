from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import Mark
from generator.source import MAX_BYTES, read_file, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.errors import Problem
    from generator.source import SourceTree

    Read = Callable[[Mapping[str, str | bytes]], SourceTree]
    Shown = Callable[[Iterable[Problem]], list[str]]


@pytest.mark.smoke
def test_files_are_read_in_the_order_of_their_paths_and_named_from_the_project(read: Read) -> None:
    tree = read({"findings/b.yml": "x: 1\n", "findings/a.yml": "y: 2\n", "conditions/c.yml": "z: 3\n"})

    assert tree.problems == ()
    assert tree.root == "content"
    assert [(file.path, file.data) for file in tree.files] == [
        ("content/conditions/c.yml", {"z": 3}),
        ("content/findings/a.yml", {"y": 2}),
        ("content/findings/b.yml", {"x": 1}),
    ]


@pytest.mark.smoke
def test_a_bad_file_never_hides_the_problems_of_the_others(read: Read, shown: Shown) -> None:
    tree = read(
        {
            "causes/a.yml": b"name: \xff\n",
            "causes/b.yml": "name: [\n",
            "causes/c.yaml": "name: c\n",
            "causes/d.yml": "",
            "causes/e.yml": "a: *x\nb: !y 1\n",
            "causes/f.yml": "name: good\n",
            "causes/g.yml": "a:\n\tb: 1\n",
            "causes/h.yml": "a: 1\na: 2\n",
        }
    )

    assert shown(tree.problems) == [
        "content/causes/a.yml:1:7 bad-utf-8",
        "content/causes/b.yml:1:7 yaml-syntax",
        "content/causes/c.yaml:1:1 wrong-extension",
        "content/causes/d.yml:1:1 empty-file",
        "content/causes/e.yml:1:4 alias",
        "content/causes/e.yml:2:4 tag",
        "content/causes/g.yml:2:1 tab-indentation",
        "content/causes/h.yml:2:1 duplicate-key",
    ]
    assert [file.path for file in tree.files] == ["content/causes/f.yml"]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        pytest.param(b"\xff\xfea\x00", "1:1", id="UTF-16"),
        pytest.param(b"a: 1\nb: caf\xe9\n", "2:7", id="Latin-1"),
        pytest.param("é: 1\r\nü: ".encode() + b"\x80\n", "2:4", id="after characters of two bytes"),
        pytest.param(b"\xef\xbb\xbfa: \x80\n", "1:4", id="after a byte order mark"),
        pytest.param(b"a: \xed\xa0\x80\n", "1:4", id="half a character"),
    ],
)
def test_bytes_that_are_not_utf_8_are_refused_at_their_place(read: Read, shown: Shown, raw: bytes, place: str) -> None:
    assert shown(read({"causes/a.yml": raw}).problems) == [f"content/causes/a.yml:{place} bad-utf-8"]


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        pytest.param(b"a: \xc3", "1:4", id="the first byte of two"),
        pytest.param(
            "a: 1\r\nb: caf\u2019".encode()[:-1], "2:7", id="two bytes of three, after an end of line of Windows"
        ),
        pytest.param(b"a: 1\nb: c\x00\x00\x00\x00", "2:5", id="zeros where the disk was never written"),
    ],
)
def test_a_file_that_was_not_saved_whole_says_so_where_it_ends(
    read: Read, shown: Shown, raw: bytes, place: str
) -> None:
    for name in ("causes/a.yml", "prose/a.md"):
        (problem,) = [found for found in read({name: raw}).problems if found.mark.path.endswith(name)]

        assert shown([problem]) == [f"content/{name}:{place} half-saved"]
        assert "history" in problem.hint


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_refused(read: Read, shown: Shown) -> None:
    start = b"name: "
    tree = read(
        {
            "causes/a.yml": start + b"a" * (MAX_BYTES - len(start)),
            "causes/b.yml": start + b"b" * (MAX_BYTES - len(start) + 1),
        }
    )

    assert [file.path for file in tree.files] == ["content/causes/a.yml"]
    assert shown(tree.problems) == ["content/causes/b.yml:1:1 file-too-large"]
    assert tree.problems[0].message == "this file has 1,048,577 bytes; at most 1,048,576 are read"


def test_a_link_is_refused_whatever_it_leads_to(content: Callable[..., Path], project: Path, shown: Shown) -> None:
    folder = content({"causes/a.yml": "name: a\n", "prose/about.md": "# About\n"})
    (folder / "causes/file.yml").symlink_to(folder / "causes/a.yml")
    (folder / "causes/folder").symlink_to(folder / "prose")
    (folder / "causes/nothing.yml").symlink_to(folder / "nowhere")
    (folder / "causes/other.txt").symlink_to("/etc/hostname")
    (folder / "prose/page.md").symlink_to(folder / "prose/about.md")

    tree = read_tree(folder, project)

    assert shown(tree.problems) == [
        "content/causes/file.yml:1:1 symlink",
        "content/causes/folder:1:1 symlink",
        "content/causes/nothing.yml:1:1 symlink",
        "content/causes/other.txt:1:1 symlink",
        "content/prose/page.md:1:1 symlink",
    ]
    assert [file.path for file in tree.files] == ["content/causes/a.yml"]
    assert [page.name for page in tree.prose] == ["about"]


@pytest.mark.parametrize(
    "name", ["causes/a.yaml", "causes/a.YML", "causes/a", "causes/a.yml.bak", "README.md", "a.json"]
)
def test_a_file_with_another_ending_is_refused(read: Read, shown: Shown, name: str) -> None:
    assert shown(read({name: "name: a\n"}).problems) == [f"content/{name}:1:1 wrong-extension"]


def test_the_right_ending_is_the_hint(read: Read) -> None:
    tree = read({"causes/a.yaml": "name: a\n", "prose/b.yml": "name: b\n"})

    assert [problem.hint for problem in tree.problems] == [
        "rename it to a.yml, or delete it",
        "rename it to b.md, or delete it",
    ]


def test_hidden_files_and_folders_are_left_alone(read: Read) -> None:
    tree = read({".a.yml.swp": b"\xff", "causes/.b.yml": "*", ".git/c.yml": "*", "prose/.d.md": b"\xff"})

    assert (tree.files, tree.prose, tree.problems) == ((), (), ())


def test_a_folder_with_the_name_of_a_file_is_refused(read: Read, shown: Shown) -> None:
    tree = read({"causes/a.yml/b.yml": "name: b\n", "causes/c.yml": "name: c\n"})

    assert shown(tree.problems) == ["content/causes/a.yml:1:1 unreadable"]
    assert [file.path for file in tree.files] == ["content/causes/c.yml"]


def test_a_pipe_is_refused_and_not_waited_for(content: Callable[..., Path], project: Path, shown: Shown) -> None:
    folder = content({"causes/a.yml": "name: a\n"})
    os.mkfifo(folder / "causes/b.yml")

    assert shown(read_tree(folder, project).problems) == ["content/causes/b.yml:1:1 unreadable"]


def test_a_file_that_cannot_be_read_is_a_problem(
    content: Callable[..., Path], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = content({"causes/a.yml": "name: a\n", "causes/b.yml": "name: b\n"})
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.yml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    tree = read_tree(folder, project)

    (problem,) = tree.problems
    assert (problem.mark, problem.code) == (Mark("content/causes/a.yml"), "unreadable")
    assert problem.message == "this file cannot be read: Permission denied"
    assert [file.path for file in tree.files] == ["content/causes/b.yml"]


def test_a_folder_that_cannot_be_read_is_a_problem(
    content: Callable[..., Path], project: Path, monkeypatch: pytest.MonkeyPatch, shown: Shown
) -> None:
    folder = content({"causes/a.yml": "name: a\n", "findings/b.yml": "b: {}\n"})
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("causes"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    tree = read_tree(folder, project)

    assert shown(tree.problems) == ["content/causes:1:1 unreadable"]
    assert [file.path for file in tree.files] == ["content/findings/b.yml"]


def test_a_file_that_vanishes_while_it_is_read_is_a_problem(project: Path) -> None:
    parsed = read_file(project / "gone.yml", project)

    assert parsed.file is None
    assert [problem.code for problem in parsed.problems] == ["unreadable"]


def test_a_content_folder_that_is_not_there_is_a_problem(project: Path, shown: Shown) -> None:
    assert shown(read_tree(project / "content", project).problems) == ["content:1:1 no-content"]


def test_an_empty_content_folder_is_an_empty_tree(read: Read) -> None:
    assert (read({}).files, read({}).problems) == ((), ())


def test_a_name_that_cannot_be_printed_is_shown_as_an_escape(content: Callable[..., Path], project: Path) -> None:
    folder = content({})
    (folder / os.fsdecode(b"caf\xe9.yml")).write_text("a: *x\n")
    (folder / "two\nlines.yml").write_text("a: *x\n")

    tree = read_tree(folder, project)

    assert [str(problem.mark) for problem in tree.problems] == [
        r"content/caf\udce9.yml:1:4",
        r"content/two\nlines.yml:1:4",
    ]


def test_content_outside_the_project_is_named_by_its_whole_path(project: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.yml").write_text("a: *x\n")

    tree = read_tree(tmp_path / "other", project)

    assert tree.root == (tmp_path / "other").as_posix()
    assert [problem.mark.path for problem in tree.problems] == [(tmp_path / "other/a.yml").as_posix()]


# --- Names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "refused"),
    [
        (("conditions/Stroke.yml", "conditions/stroke.yml"), ["conditions/Stroke.yml"]),
        (("conditions/STROKE.yml", "conditions/Stroke.yml"), ["conditions/STROKE.yml"]),
        (("Conditions/a.yml", "conditions/a.yml"), ["Conditions/a.yml"]),
        (("prose/About.md", "prose/about.md"), ["prose/About.md"]),
        (("conditions/stroke.yml", "symptoms/stroke.yml"), []),
    ],
)
def test_of_two_names_that_differ_in_capital_letters_the_plainer_one_is_kept(
    read: Read, project: Path, names: tuple[str, str], refused: list[str]
) -> None:
    tree = read(dict.fromkeys(names, "name: a\n"))
    if len(list((project / "content").rglob("*.*"))) == 1:
        pytest.skip("this disk takes both names for one file")
    problems = [problem for problem in tree.problems if problem.code == "name-in-capitals"]

    assert [problem.mark.path for problem in problems] == [f"content/{name}" for name in refused]
    assert all(f"content/{names[1]}" in problem.hint for problem in problems)


# --- Prose ------------------------------------------------------------------------------------------------------------


def test_a_markdown_page_is_read_with_one_kind_of_line_end(read: Read) -> None:
    tree = read({"prose/about.md": b"\xef\xbb\xbf# About\r\n\r\nText.\r\n"})

    assert tree.problems == ()
    assert [(page.path, page.name, page.text) for page in tree.prose] == [
        ("content/prose/about.md", "about", "# About\n\nText.\n")
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"# A\n\xff\n", "2:1 bad-utf-8"),
        (b"# A\nb\x00\n", "2:2 half-saved"),
        (b"# A\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", "2:1 merge-conflict"),
    ],
)
def test_a_markdown_page_holds_no_more_than_text(read: Read, shown: Shown, raw: bytes, expected: str) -> None:
    tree = read({"prose/about.md": raw})

    assert shown(tree.problems) == [f"content/prose/about.md:{expected}"]
    assert tree.prose == ()


def test_a_line_of_equals_signs_is_a_heading_in_markdown(read: Read) -> None:
    assert read({"prose/privacy.md": "Privacy\n=======\n\n\tcode\n"}).problems == ()


def test_a_markdown_page_in_a_folder_of_its_own_is_refused(read: Read, shown: Shown) -> None:
    tree = read({"prose/about.md": "# About\n", "prose/more/about.md": "# About\n"})

    assert shown(tree.problems) == ["content/prose/more/about.md:1:1 misplaced-file"]
    assert [page.path for page in tree.prose] == ["content/prose/about.md"]
