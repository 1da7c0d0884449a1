from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.source import is_scratch

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.source import SourceTree

SCRATCH = (".tremor.yml.swp", "tremor.yml~", "#tremor.yml#", ".#tremor.yml", ".DS_Store", ".goutputstream-X1Y2Z3")


@pytest.mark.parametrize("name", SCRATCH)
def test_what_an_editor_keeps_beside_an_open_file_is_scratch(name: str) -> None:
    assert is_scratch(name)


@pytest.mark.parametrize("name", ["tremor.yml", "tremor.yml.bak", "tre~mor.yml", "#tremor.yml", "tremor.yml#"])
def test_every_other_file_is_not(name: str) -> None:
    assert not is_scratch(name)


def test_scratch_is_neither_read_nor_a_problem(read: Callable[[dict[str, str]], SourceTree]) -> None:
    tree = read({"causes/tremor.yml": "name: Tremor\n"} | {f"causes/{name}": "\0 [" for name in SCRATCH})

    assert [file.path for file in tree.files] == ["content/causes/tremor.yml"]
    assert tree.problems == ()
