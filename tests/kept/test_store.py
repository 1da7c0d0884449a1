"""What is kept is right or it is not there; whatever happens to the folder, a run goes on."""

from __future__ import annotations

import os
import resource
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kept import Store, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VALUES = {"one": b"first", "two": b"", "three": bytes(range(256)) * 20}


class Told(list[str]):
    """The lines that a store had to say."""

    def __call__(self, line: str) -> None:
        self.append(line)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def keep(folder: Path, values: dict[str, bytes], told: Told, program: str = "p", stage: str = "stage") -> None:
    with Store(folder, program, told) as store:
        for key, value in values.items():
            store.put(stage, key, value)


def found(folder: Path, told: Told, program: str = "p", stage: str = "stage") -> dict[str, bytes | None]:
    store = Store(folder, program, told)
    try:
        return {key: store.get(stage, key) for key in VALUES}
    finally:
        store.close()


NOTHING = dict.fromkeys(VALUES)


# --- What was put is there --------------------------------------------------------------------------------------------


@pytest.mark.smoke
def test_what_one_run_puts_the_next_one_finds(folder: Path, told: Told) -> None:
    keep(folder, VALUES, told)

    assert found(folder, told) == VALUES
    assert told == []


def test_a_run_finds_what_it_put_itself(folder: Path, told: Told) -> None:
    with Store(folder, "p", told) as store:
        for key, value in VALUES.items():
            store.put("stage", key, value)
            assert store.get("stage", key) == value
        store.save()
        assert {key: store.get("stage", key) for key in VALUES} == VALUES
        store.put("stage", "one", b"other")
        assert store.get("stage", "one") == b"other"


def test_the_last_value_of_a_key_counts(folder: Path, told: Told) -> None:
    keep(folder, {"one": b"old"}, told)
    keep(folder, VALUES, told)

    assert found(folder, told) == VALUES


def test_stages_know_nothing_of_one_another(folder: Path, told: Told) -> None:
    keep(folder, VALUES, told)

    assert found(folder, told, stage="other") == NOTHING


def test_what_another_program_kept_is_not_there_and_makes_way(folder: Path, told: Told) -> None:
    keep(folder, VALUES, told, program="old")

    assert found(folder, told, program="new") == NOTHING
    keep(folder, {"one": b"new"}, told, program="new")
    assert len(list(folder.iterdir())) == 1
    assert found(folder, told, program="new") == NOTHING | {"one": b"new"}
    assert told == []


def test_nothing_is_written_where_nothing_is_put(folder: Path, told: Told) -> None:
    with Store(folder, "p", told) as store:
        store.get("stage", "one")

    assert not folder.exists()


def test_a_run_that_failed_leaves_what_it_had_made(folder: Path, told: Told) -> None:
    def fail() -> None:
        with Store(folder, "p", told) as store:
            store.put("stage", "one", b"first")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert found(folder, told)["one"] == b"first"


@given(st.lists(st.text(max_size=3), max_size=3), st.lists(st.text(max_size=3), max_size=3))
def test_other_parts_give_another_key(some: list[str], others: list[str]) -> None:
    assert (key_of(*some) == key_of(*others)) == (some == others)
    assert key_of(*some) == key_of(*(part.encode() for part in some))


# --- What nobody wants goes -------------------------------------------------------------------------------------------


def test_what_a_whole_run_did_not_ask_for_goes_once_it_is_more_than_half(folder: Path, told: Told) -> None:
    keep(folder, {f"{number}": b"x" * 100 for number in range(100)}, told)
    before = sum(path.stat().st_size for path in folder.iterdir())

    for wanted, left in ((60, 100), (40, 40)):
        store = Store(folder, "p", told)
        assert all(store.get("stage", f"{number}") for number in range(wanted))
        store.save(whole=True)
        assert all(store.get("stage", f"{number}") for number in range(wanted))
        assert sum(bool(store.get("stage", f"{number}")) for number in range(100)) == left
        store.close()
    assert sum(path.stat().st_size for path in folder.iterdir()) < before / 2


def test_a_run_that_is_not_whole_takes_nothing_away(folder: Path, told: Told) -> None:
    keep(folder, VALUES, told)
    keep(folder, {"four": b"4"}, told)

    assert found(folder, told) == VALUES


def test_many_runs_leave_few_files(folder: Path, told: Told) -> None:
    for number in range(200):
        keep(folder, {f"{number}": b"x" * 50}, told)

    assert len(list(folder.iterdir())) <= 9
    store = Store(folder, "p", told)
    assert all(store.get("stage", f"{number}") == b"x" * 50 for number in range(200))
    store.close()


def test_what_a_killed_run_left_behind_goes_after_a_day(folder: Path, told: Told) -> None:
    folder.mkdir()
    old, new = folder / ".writing-stage-1.pack", folder / ".writing-stage-2.pack"
    for path, age in ((old, 100_000), (new, 10)):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - age,) * 2)
    keep(folder, VALUES, told)

    assert not old.exists()
    assert new.exists()
    assert found(folder, told) == VALUES


# --- Damage -----------------------------------------------------------------------------------------------------------


def test_no_changed_byte_ever_changes_a_value(folder: Path, told: Told) -> None:
    keep(folder, VALUES, told)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        said = Told()
        assert all(value in {VALUES[key], None} for key, value in found(folder, said).items()), place
        assert said or place < whole.index(b"first"), place  # before that stands the name of the program


def test_no_cut_file_ever_changes_a_value(folder: Path, told: Told) -> None:
    keep(folder, VALUES, told)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        assert found(folder, told) == NOTHING, length
    assert told


@pytest.mark.parametrize("junk", [b"", b"\0" * 200, b"PK\x03\x04", b"vademecum kept 1\np\n"])
def test_a_file_that_is_none_of_ours_is_told_of_once_and_goes(folder: Path, told: Told, junk: bytes) -> None:
    folder.mkdir()
    (folder / "stage-0.pack").write_bytes(junk)
    keep(folder, VALUES, told)

    assert told == ["cache/stage-0.pack is damaged; what it held is made again"]
    assert found(folder, told) == VALUES
    assert len(list(folder.iterdir())) == 1
    assert len(told) == 1


def test_a_damaged_value_is_made_again_and_the_others_stay(folder: Path, told: Told) -> None:
    keep(folder, VALUES, told)
    (path,) = folder.iterdir()
    path.write_bytes(path.read_bytes().replace(b"first", b"worst"))
    with Store(folder, "p", told) as store:
        assert store.get("stage", "one") is None
        assert store.get("stage", "three") == VALUES["three"]
        store.put("stage", "one", b"first")

    assert len(told) == 1
    assert found(folder, told) == VALUES
    assert len(told) == 1


# --- Others, and disks ------------------------------------------------------------------------------------------------


def test_two_runs_at_once_keep_what_both_made(folder: Path, told: Told) -> None:
    keep(folder, {"two": VALUES["two"]}, told)
    one, other = Store(folder, "p", told), Store(folder, "p", told)
    for store, key in ((one, "one"), (other, "three")):
        assert store.get("stage", key) is None
        store.put("stage", key, VALUES[key])
    one.save(whole=True)
    other.save(whole=True)
    one.close()
    other.close()

    assert {key: found(folder, told)[key] for key in ("one", "three")} == {key: VALUES[key] for key in ("one", "three")}
    assert told == []


def test_a_file_that_another_run_takes_away_is_no_trouble(folder: Path, told: Told) -> None:
    keep(folder, VALUES, told)
    with Store(folder, "p", told) as store:
        assert store.get("stage", "one") == b"first"
        for path in folder.iterdir():
            path.unlink()
        assert store.get("stage", "three") == VALUES["three"]
        store.put("stage", "four", b"4")

    assert told == []


@pytest.fixture
def full_disk() -> Iterator[None]:
    """Let no file grow beyond a few bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_is_told_of_once_and_leaves_nothing_behind(folder: Path, told: Told) -> None:
    for _ in range(2):
        with Store(folder, "p", told) as store:
            for key, value in VALUES.items():
                store.put("stage", key, value)
            store.save()

    assert told == ["nothing is kept in cache for the next time: File too large"] * 2
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told_of_once(folder: Path, told: Told) -> None:
    folder.write_text("a file")
    keep(folder, VALUES, told)

    assert len(told) == 1
    assert folder.read_text() == "a file"


def test_what_is_kept_is_read_where_nothing_can_be_written(
    folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(folder, VALUES, told)
    made = type(folder).open

    def read_only(path: Path, mode: str) -> object:
        if "r" not in mode:
            raise OSError(30, "Read-only file system")
        return made(path, mode)

    monkeypatch.setattr(type(folder), "open", read_only)
    with Store(folder, "p", told) as store:
        assert {key: store.get("stage", key) for key in VALUES} == VALUES
        store.put("stage", "four", b"4")
        store.put("stage", "five", b"5")

    assert told == ["nothing is kept in cache for the next time: Read-only file system"]


def test_a_link_in_the_place_of_the_folder_is_not_followed(folder: Path, told: Told, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.symlink_to(elsewhere)
    keep(folder, VALUES, told)

    assert told == ["nothing is kept in cache for the next time: it is a link to another folder"]
    assert list(elsewhere.iterdir()) == []
