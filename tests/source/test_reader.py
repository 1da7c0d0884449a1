"""Reading again gives what reading anew gives, and the very same objects where nothing changed."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from generator.source import Reader, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = (
    *(b"name: a\n", b"name: b\n", b"name: [\n", b"", b"\xff", b"a: &x 1\n", b"\xef\xbb\xbfname: a\r\n", b"# Title\n"),
    b"name: a\nmore: [1, 2.5, true, null, -0.0, {b: c}]\ntext: >-\n  x\n  y\n",
)
PLACES = ("causes/a.yml", "causes/b.yml", "causes/B.yml", "findings/x/c.yml", "prose/p.md", "prose/q/r.md", "z.txt")


class Kept(dict[tuple[str, str], bytes]):
    """What outlives a run."""

    def get(self, stage: str, key: str) -> bytes | None:  # type: ignore[override]
        return super().get((stage, key))

    def put(self, stage: str, key: str, value: bytes) -> None:
        self[stage, key] = value


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits_reading_again_is_reading_anew(tmp_path: Path, seed: int) -> None:
    choose, content, kept = Random(seed), tmp_path / "content", Kept()  # noqa: S311 - it chooses edits, not secrets
    content.mkdir()
    reader, keeping = Reader(content, tmp_path), Reader(content, tmp_path, kept)
    digests: dict[str, object] = {}
    for _ in range(30):
        path = content / choose.choice(PLACES)
        if path.exists() and choose.random() < 0.4:
            path.unlink()
        elif path.exists() and choose.random() < 0.3:
            os.utime(path, ns=(choose.randrange(10**18), choose.randrange(10**18)))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(choose.choice(TEXTS))
        anew = read_tree(content, tmp_path)

        assert reader.read() == anew
        assert keeping.read() == read_tree(content, tmp_path, kept) == anew
        assert [repr(file.data) for file in keeping.read().files] == [repr(file.data) for file in anew.files]
        assert digests.setdefault(reader.digest(), anew) == anew
        assert Reader(content, tmp_path).digest() == reader.digest()
    assert len(digests) > 10


@pytest.mark.parametrize("seed", range(8))
def test_who_is_told_of_edits_reads_what_reading_anew_reads(tmp_path: Path, seed: int) -> None:
    choose, content = Random(seed), tmp_path / "content"  # noqa: S311 - it chooses edits, not secrets
    content.mkdir()
    reader = Reader(content, tmp_path)
    for turn in range(40):
        path = content / choose.choice(PLACES[:4] if turn % 3 else PLACES)
        if path.exists() and choose.random() < 0.2:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(choose.choice((*TEXTS[:2], TEXTS[-1]) if turn % 4 else TEXTS))
        told = [str(path), str(content / "causes/.a.yml.swp"), str(tmp_path / "mkdocs.yml")][: choose.choice((1, 3))]
        tree = reader.read(told)
        assert tree == read_tree(content, tmp_path)
        assert [repr(file.data) for file in tree.files] == [
            repr(file.data) for file in read_tree(content, tmp_path).files
        ]


@pytest.mark.parametrize("told", [".", "..", "causes", "causes/new.yml"])
def test_what_is_told_of_a_folder_or_of_a_file_that_came_is_reason_to_look_at_everything(
    content: Callable[..., Path], project: Path, told: str
) -> None:
    folder = content({"causes/a.yml": "name: a\n", "causes/b.yml": "name: b\n"})
    reader = Reader(folder, project)
    reader.read()
    (folder / "causes/b.yml").unlink()
    assert len(reader.read([str((folder / told).resolve())]).files) == 1


def test_what_did_not_change_is_the_very_same_object(content: Callable[..., Path], project: Path) -> None:
    folder = content(
        {"causes/a.yml": "name: a\n", "causes/b.yml": "name: b\n", "prose/p.md": "# P\n", "prose/q.md": "# Q\n"}
    )
    reader = Reader(folder, project)
    before = reader.read()
    (folder / "causes/a.yml").touch()
    (folder / "causes/b.yml").write_text("name: c\n")
    (folder / "prose/q.md").unlink()
    after = reader.read()

    assert after.files[0] is before.files[0]
    assert after.files[1] is not before.files[1]
    assert after.prose[0] is before.prose[0]
    assert [page.name for page in after.prose] == ["p"]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened from now on."""
    names: list[str] = []
    read_bytes = Path.read_bytes

    def note(path: Path) -> bytes:
        names.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", note)
    return names


def test_a_file_that_has_settled_is_not_opened_again(
    content: Callable[..., Path], project: Path, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    folder = content({"causes/a.yml": "name: a\n", "causes/b.yml": "name: b\n"})
    later = max(path.stat().st_ctime_ns for path in folder.rglob("*.yml")) + 10**10
    monkeypatch.setattr("time.time_ns", lambda: later)
    reader = Reader(folder, project)
    reader.read()
    opened.clear()
    reader.read()
    assert opened == []

    status = (folder / "causes/b.yml").stat()
    (folder / "causes/b.yml").write_text("name: c\n")  # as long as before, and with the time of before
    os.utime(folder / "causes/b.yml", ns=(status.st_atime_ns, status.st_mtime_ns))
    tree = reader.read()

    assert opened == ["b.yml"]
    assert tree.files[1].data == {"name": "c"}


def test_a_file_that_was_just_saved_is_opened_again(
    content: Callable[..., Path], project: Path, opened: list[str]
) -> None:
    reader = Reader(content({"causes/a.yml": "name: a\n"}), project)
    first = reader.read()
    opened.clear()

    assert reader.read().files[0] is first.files[0]
    assert opened == ["a.yml"]


@pytest.mark.parametrize("value", [b"", b"{", b"null", b"\xff", b"[" * 100_000])
def test_kept_data_that_is_none_is_read_anew(content: Callable[..., Path], project: Path, value: bytes) -> None:
    folder, kept = content({"causes/a.yml": "name: a\n"}), Kept()
    read_tree(folder, project, kept)
    for key in kept:
        kept[key] = value

    assert [file.data for file in read_tree(folder, project, kept).files] == [{"name": "a"}]
    assert list(kept.values()) == [b'{"name":"a"}']


def test_nothing_is_kept_of_a_file_with_a_mistake(content: Callable[..., Path], project: Path) -> None:
    kept = Kept()
    read_tree(content({"causes/a.yml": "name: [\n", "prose/p.md": "# P\n"}), project, kept)

    assert kept == {}
