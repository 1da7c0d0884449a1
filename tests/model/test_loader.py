"""Loading again gives what loading anew gives, and the very same records where nothing changed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from generator.model import Loader, load
from generator.source import Reader, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Library, Loaded

    Edited = Callable[[str, str, str], tuple[Loaded, Loaded]]

BROKEN = ("name: [\n", "{}\n", "nme: A\n", "")
BEFORE_AND_AFTER = (
    ("shaking-hands", "shaking-hand"),
    ("[@tremor-guide]", "[@nowhere]"),
    ("name: ", "draft: true\nname: "),
    ("name: ", "aliases: [former]\nname: "),
    ("tremor-course", "tremor"),
    ("id: ", "id: x"),
    ("essential-tremor", "shaking"),
    ("Tremor", "Trembling"),
)


def edit(choose: Random, content: Path, valid: dict[str, str]) -> None:
    """Change, break, mend, rename, add or remove one file."""
    place = choose.choice(sorted(valid))
    path, kind = content / place, choose.random()
    if not path.exists() or kind < 0.3:
        path.write_text(valid[place])
    elif kind < 0.45:
        path.unlink()
    elif kind < 0.6:
        path.write_text(choose.choice(BROKEN))
    elif kind < 0.7 and place.count("/"):
        path.rename(path.with_name(choose.choice(("renamed.yml", "tremor.yml", "Bad.yml"))))
    elif kind < 0.75:
        (path.parent / "copy.yml").write_text(path.read_text())
    else:
        path.write_text(path.read_text().replace(*choose.choice(BEFORE_AND_AFTER), choose.choice((1, -1))))


def shape(library: Library) -> Any:  # noqa: ANN401 - whatever a library holds
    """Return everything that a library holds, as values."""
    return (
        list(library.entries()),
        library.prose,
        library.drafts,
        library.root,
        {key: [(use.mark, use.kinds) for use in uses] for key, uses in library.uses.items()},
    )


@pytest.mark.parametrize("drafts", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_loading_again_is_loading_anew(
    content: Callable[..., Path], project: Path, full: dict[str, str], seed: int, *, drafts: bool
) -> None:
    choose, folder = Random(seed), content(full)  # noqa: S311 - it chooses edits, not secrets
    valid = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.yml")}
    reader, loader = Reader(folder, project), Loader(drafts=drafts, partial=seed % 2 == 1)
    codes: set[str] = set()
    for _ in range(30):
        edit(choose, folder, valid)
        again = loader.load(reader.read())
        anew = load(read_tree(folder, project), drafts=drafts, partial=seed % 2 == 1)

        assert again.problems == anew.problems
        assert shape(again.library) == shape(anew.library)
        codes |= {problem.code for problem in anew.problems}
    assert len(codes) > 3


@pytest.fixture
def edited(
    content: Callable[..., Path], project: Path, full: dict[str, str]
) -> Callable[[str, str, str], tuple[Loaded, Loaded]]:
    """Load content, replace a piece of one file, and load again."""

    def both(place: str, old: str, new: str) -> tuple[Loaded, Loaded]:
        folder = content(full)
        reader, loader = Reader(folder, project), Loader()
        before = loader.load(reader.read())
        text = (folder / place).read_text()
        assert old in text
        (folder / place).write_text(text.replace(old, new))
        return before, loader.load(reader.read())

    return both


def test_records_of_files_that_did_not_change_are_the_very_same(
    edited: Edited,
) -> None:
    before, after = edited("symptoms/tremor.yml", "name: Tremor", "name: Trembling")
    records = {(entry.kind, entry.id): entry for entry in before.library.entries()}
    others = [entry for entry in after.library.entries() if entry is not records[entry.kind, entry.id]]

    assert [(entry.kind, entry.id) for entry in others] == [("symptom", "tremor")]


def test_a_record_that_is_gone_is_missed_where_nothing_changed(
    edited: Edited,
) -> None:
    before, after = edited("references/nerves.yml", "tremor-guide:", "tremor-guides:")

    assert before.problems == ()
    assert {problem.code for problem in after.problems} == {"unknown-id"}
    assert "content/symptoms/tremor.yml" in {problem.mark.path for problem in after.problems}


def test_what_a_changed_file_refers_to_is_looked_up_though_all_records_are_as_before(edited: Edited) -> None:
    before, after = edited("symptoms/tremor.yml", "[@tremor-guide]", "[@nowhere]")

    assert before.problems == ()
    assert {problem.code for problem in after.problems} == {"unknown-id"}


def test_where_nothing_changed_nothing_is_made(
    content: Callable[..., Path], project: Path, full: dict[str, str]
) -> None:
    reader, loader = Reader(content(full), project), Loader()

    assert loader.load(reader.read()) is loader.load(reader.read())


def test_another_folder_is_loaded_anew(content: Callable[..., Path], project: Path, full: dict[str, str]) -> None:
    folder, loader = content(full), Loader()
    loader.load(read_tree(folder, project))
    moved = folder.rename(folder.with_name("other"))
    again = loader.load(read_tree(moved, project))

    assert again.problems == load(read_tree(moved, project)).problems == ()
    assert again.library.root == "other"
