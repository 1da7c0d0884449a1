"""So that an edit is noticed at once where the system tells of it, and soon where it does not.

Systems tell of what programs on the same machine write, and say nothing of a folder that is shared with another one. So
everything is also looked through now and then, as seldom as it takes for that to cost next to nothing.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.source import is_scratch, stamps

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchdog.observers.api import BaseObserver

    from generator.source.stamps import Stamp

LOOK_EVERY = 2.0
"""Seconds between two looks where the system tells of edits as well."""
LOOK_ALONE = 0.2
"""Seconds between two looks where it does not."""
SHARE = 50
"""How many times as long as a look takes it is waited for the next one."""

EDITS = frozenset({"created", "modified", "moved", "deleted"})
"""What systems tell that is an edit; to open a file or to read it is none."""


class Watch(NamedTuple):
    """One file or folder that is watched, and who is told."""

    path: Path
    handler: FileSystemEventHandler


class Watcher:
    """Stands in for an observer of watchdog: tells handlers of edits of files and folders, never of scratch files."""

    def __init__(self, native: Callable[[], BaseObserver] = Observer) -> None:
        self._watches: list[Watch] = []
        self._native: BaseObserver | None = native()
        self._told, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._look_again_and_again, daemon=True)

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> Watch:
        """Watch a file, or a folder and all below it; only before `start`."""
        assert recursive  # noqa: S101 - the server never asks for anything else
        watch = Watch(Path(path), handler)
        self._watches.append(watch)
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Watch a file or a folder no more; only before `start`."""
        self._watches.remove(watch)

    def start(self) -> None:
        """Begin to watch."""
        if self._native is not None:
            try:
                for watch in self._watches:
                    folder = watch.path.is_dir()  # a file is replaced when it is saved: its folder stays
                    self._native.schedule(
                        _Edits(watch, self._tell), str(watch.path if folder else watch.path.parent), recursive=folder
                    )
                self._native.start()
            except OSError:  # the system's limit of what may be watched
                self._native = None
        self._thread.start()

    def stop(self) -> None:
        """Tell nobody of anything from now on."""
        self._stopped.set()
        if self._native is not None and self._native.is_alive():
            self._native.stop()

    def join(self) -> None:
        """Wait until nothing is watched any more."""
        if self._thread.is_alive():
            self._thread.join()

    def _tell(self, watch: Watch, path: str) -> None:
        self._told.set()
        if not self._stopped.is_set():
            watch.handler.dispatch(FileModifiedEvent(path))

    def _look_again_and_again(self) -> None:
        before, took = self._look()
        while not self._stopped.wait(max(LOOK_EVERY if self._native else LOOK_ALONE, SHARE * took)):
            now, took = self._look()
            for watch in now if not self._told.is_set() else ():
                if now[watch] != before[watch]:
                    self._tell(watch, str(watch.path))
            self._told.clear()
            before = now

    def _look(self) -> tuple[dict[Watch, dict[str, Stamp]], float]:
        begun = time.thread_time()
        found = {watch: dict(stamps(watch.path)) for watch in self._watches}
        return found, time.thread_time() - begun


class _Edits(FileSystemEventHandler):
    """Passes on what is an edit of what is watched."""

    def __init__(self, watch: Watch, tell: Callable[[Watch, str], None]) -> None:
        self._watch, self._tell = watch, tell
        self._own = None if watch.path.is_dir() else str(watch.path)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in EDITS or (event.is_directory and event.event_type == "modified"):
            return
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            if path and not is_scratch(os.path.basename(path)) and self._own in {None, path}:  # noqa: PTH119 - for every event
                self._tell(self._watch, path)
                return
