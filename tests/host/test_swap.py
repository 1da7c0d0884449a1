from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.host.swap import staged

SWAPPER = """
import sys, time
from pathlib import Path
from generator.host.swap import staged

folder = Path(sys.argv[1])
while True:
    for letter in "abcdefgh":
        with staged(folder / "site", folder / "staging") as new:
            for name in ("one", "two", "three"):
                (new / name).write_text(letter)
        print(letter, flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page").write_text("old")
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.smoke
def test_the_new_site_replaces_the_whole_old_one(folder: Path) -> None:
    with staged(folder / "site", folder / "staging") as new:
        (new / "other").write_text("new")

    assert files(folder / "site") == {"other": "new"}
    assert not (folder / "staging").exists()


def test_the_first_site_needs_no_old_one(tmp_path: Path) -> None:
    with staged(tmp_path / "site", tmp_path / "build" / "staging") as new:
        (new / "page").write_text("new")

    assert files(tmp_path / "site") == {"page": "new"}


@pytest.mark.parametrize(
    "failure", [ValueError("refused"), KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")]
)
def test_a_failure_of_any_kind_leaves_the_old_site_and_no_leftovers(folder: Path, failure: BaseException) -> None:
    def build() -> None:
        with staged(folder / "site", folder / "staging") as new:
            (new / "page").write_text("half")
            raise failure

    with pytest.raises(type(failure)):
        build()

    assert files(folder / "site") == {"page": "old"}
    assert not (folder / "staging").exists()


def test_what_a_killed_build_left_behind_is_not_in_the_next_site(folder: Path) -> None:
    (folder / "staging" / "new").mkdir(parents=True)
    (folder / "staging" / "new" / "leftover").write_text("half")

    with staged(folder / "site", folder / "staging") as new:
        (new / "page").write_text("new")

    assert files(folder / "site") == {"page": "new"}


def test_a_kill_between_two_plain_renames_is_put_right_by_the_next_build(folder: Path) -> None:
    (folder / "staging").mkdir()
    (folder / "site").rename(folder / "staging" / "old")

    def fail() -> None:
        with staged(folder / "site", folder / "staging"):
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()

    assert files(folder / "site") == {"page": "old"}


def test_where_names_cannot_be_exchanged_two_plain_renames_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")

    with staged(folder / "site", folder / "staging") as new:
        (new / "page").write_text("new")

    assert files(folder / "site") == {"page": "new"}


def test_a_second_rename_that_fails_puts_the_old_site_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def fails(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "rename", fails)

    with pytest.raises(OSError, match="Input/output"), staged(folder / "site", folder / "staging") as new:
        (new / "page").write_text("new")

    assert files(folder / "site") == {"page": "old"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can exchange two names in one step")
@pytest.mark.parametrize("swaps", [3, 10, 31])
def test_a_build_killed_at_any_moment_leaves_one_whole_site(folder: Path, swaps: int) -> None:
    swapper = subprocess.Popen([sys.executable, "-c", SWAPPER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert swapper.stdout is not None
    for _ in range(swaps):
        swapper.stdout.readline()
    os.kill(swapper.pid, signal.SIGKILL)
    swapper.communicate()

    found = files(folder / "site")

    assert sorted(found) == ["one", "three", "two"]
    assert len(set(found.values())) == 1
