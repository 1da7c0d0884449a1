from __future__ import annotations

from typing import TYPE_CHECKING

from generator.kept import folder_key, program

if TYPE_CHECKING:
    from pathlib import Path


def test_the_key_of_a_folder_tells_every_name_and_every_byte(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/one").write_text("1")
    keys = [folder_key(tmp_path)]
    (tmp_path / "a/one").write_text("2")
    keys.append(folder_key(tmp_path))
    (tmp_path / "two").write_text("")
    keys.append(folder_key(tmp_path))
    (tmp_path / "two").rename(tmp_path / "three")
    keys.append(folder_key(tmp_path))
    (tmp_path / "four").symlink_to("nowhere")
    keys.append(folder_key(tmp_path))

    assert len(set(keys)) == len(keys)
    assert folder_key(tmp_path) == keys[-1]


def test_folders_that_are_left_out_do_not_count(tmp_path: Path) -> None:
    before = folder_key(tmp_path)
    (tmp_path / "x/__pycache__").mkdir(parents=True)
    (tmp_path / "x/__pycache__/a.pyc").write_text("1")

    assert folder_key(tmp_path, {"__pycache__"}) == before
    assert folder_key(tmp_path) != before


def test_the_program_has_one_word() -> None:
    assert len(program()) == 64
