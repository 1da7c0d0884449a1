"""An edit is noticed however an editor's program saves it, and what is no edit wakes nobody."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver, EventEmitter

from generator.host import watch
from generator.host.watch import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from watchdog.observers.api import ObservedWatch

PATIENCE = 20.0
SHORT = 0.6  # seconds in which a change that is told of would have been


class NoEvents(EventEmitter):
    def queue_events(self, timeout: float) -> None:
        time.sleep(timeout)


class Silent(BaseObserver):
    """A system that tells of nothing, such as a folder that is shared with another machine."""

    def __init__(self) -> None:
        super().__init__(NoEvents, timeout=0.1)


class HardOfHearing(Silent):
    """A system that tells of some edits only: those of which a test has it tell."""

    def __init__(self) -> None:
        super().__init__()
        self.handlers: list[FileSystemEventHandler] = []

    def schedule(self, event_handler: FileSystemEventHandler, path: str, **how: Any) -> ObservedWatch:  # type: ignore[override]  # noqa: ANN401 - as watchdog has it
        self.handlers.append(event_handler)
        return super().schedule(event_handler, path, **how)


class Refusing(Silent):
    """A system that is out of what it needs to tell of edits."""

    def start(self) -> None:
        raise OSError(28, "inotify watch limit reached")


class Told(FileSystemEventHandler):
    def __init__(self) -> None:
        self.of: list[str] = []
        self._any = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.of.append(os.fsdecode(event.src_path))
        self._any.set()

    def soon(self, patience: float = PATIENCE) -> bool:
        found = self._any.wait(patience)
        time.sleep(0.1)
        self._any.clear()
        return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content" / "symptoms").mkdir(parents=True)
    (tmp_path / "content" / "symptoms" / "tremor.yml").write_text("name: Tremor\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    return tmp_path


@pytest.fixture(params=["as the system is", "a silent system", "a system that refuses"])
def told(request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    monkeypatch.setattr(watch, "LOOK_EVERY", 0.2 if request.param == "a silent system" else 60.0)
    native = {"a silent system": Silent, "a system that refuses": Refusing}.get(request.param)
    watcher, found = Watcher(native) if native else Watcher(), Told()
    for name in ("content", "mkdocs.yml"):
        watcher.schedule(found, str(folder / name))
    watcher.start()
    time.sleep(0.3)
    yield found
    watcher.stop()


def replaced(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    part.write_text(text)
    part.replace(path)


@pytest.mark.parametrize(
    "edit",
    [
        lambda path: path.write_text("name: Another name\n"),
        lambda path: replaced(path, "name: Another\n"),
        lambda path: path.unlink(),
        lambda path: path.rename(path.with_name("shaking.yml")),
        lambda path: path.with_name("new.yml").write_text("name: New\n"),
        lambda path: path.parent.rename(path.parent.parent.parent / "elsewhere"),
    ],
    ids=["written", "replaced", "deleted", "renamed", "another beside it", "its folder moved away"],
)
def test_an_edit_is_noticed(edit: Callable[[Path], object], told: Told, folder: Path) -> None:
    edit(folder / "content" / "symptoms" / "tremor.yml")
    assert told.soon()


def test_a_file_that_is_watched_by_itself_is_noticed_again_and_again(told: Told, folder: Path) -> None:
    for turn in range(2):
        replaced(folder / "mkdocs.yml", f"site_name: {turn}{'x' * turn}\n")
        assert told.soon(), turn


def test_what_is_no_edit_wakes_nobody(told: Told, folder: Path) -> None:
    symptoms = folder / "content" / "symptoms"
    assert (symptoms / "tremor.yml").read_text()
    assert list(symptoms.iterdir())
    (symptoms / ".tremor.yml.swp").write_text("x")
    (symptoms / "tremor.yml~").write_text("x")
    (symptoms / ".#tremor.yml").symlink_to("somebody@somewhere.1234")
    (folder / "beside.txt").write_text("x")
    assert not told.soon(SHORT), told.of


def test_an_edit_that_the_system_told_of_is_not_told_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "LOOK_EVERY", 1.0)
    watcher, found = Watcher(), Told()
    watcher.schedule(found, str(folder / "content"))
    watcher.start()
    (folder / "content" / "symptoms" / "new.yml").touch()
    assert found.soon()
    first = len(found.of)
    time.sleep(2.5)
    watcher.stop()
    assert len(found.of) == first


def test_the_paths_of_all_that_was_edited_are_told_once(folder: Path) -> None:
    watcher, found = Watcher(), Told()
    watcher.schedule(found, str(folder / "content"))
    symptoms = folder / "content" / "symptoms"
    early = symptoms / "before-the-start.yml"
    early.touch()
    watcher.start()
    assert found.soon()
    assert watcher.told() == {str(early)}
    (symptoms / "tremor.yml").rename(symptoms / "shaking.yml")
    assert found.soon()
    assert watcher.told() == {str(symptoms / "tremor.yml"), str(symptoms / "shaking.yml")}
    assert watcher.told() == frozenset()
    watcher.stop()


def test_what_the_system_did_not_tell_of_is_found_beside_what_it_told_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "LOOK_EVERY", 0.5)
    system = HardOfHearing()
    watcher, found = Watcher(lambda: system), Told()
    watcher.schedule(found, str(folder / "content"))
    watcher.start()
    symptoms = folder / "content" / "symptoms"
    time.sleep(0.2)
    (symptoms / "told.yml").touch()
    (symptoms / "tremor.yml").write_text("name: Shaking\n")
    for handler in system.handlers:
        handler.dispatch(FileModifiedEvent(str(symptoms / "told.yml")))
    assert watcher.told() == {str(symptoms / "told.yml")}
    assert found.soon()
    time.sleep(0.8)
    assert watcher.told() == {str(symptoms / "tremor.yml")}
    watcher.stop()
