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
    from collections.abc import Callable, Iterable

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
    """Stands in for an observer of watchdog: tells handlers of edits of files and folders, never of scratch files.

    Of everything that is edited after `schedule` it knows the path; see `told`.
    """

    def __init__(self, native: Callable[[], BaseObserver] = Observer) -> None:
        self._watches: list[Watch] = []
        self._native: BaseObserver | None = native()
        self._lock, self._stopped = threading.Lock(), threading.Event()
        self._seen: dict[Watch, dict[str, Stamp]] = {}
        """Each file as it was when it was last told of; what differs from that is still to be told."""
        self._told: set[str] = set()
        self._just_told: set[str] = set()
        self._thread = threading.Thread(target=self._look_again_and_again, daemon=True)

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> Watch:
        """Watch a file, or a folder and all below it; only before `start`."""
        assert recursive  # noqa: S101 - the server never asks for anything else
        watch = Watch(Path(path), handler)
        self._watches.append(watch)
        self._seen[watch] = dict(stamps(watch.path))
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Watch a file or a folder no more; only before `start`."""
        self._watches.remove(watch)
        del self._seen[watch]

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

    def told(self) -> frozenset[str]:
        """Return the path of every file and folder that handlers were told of, since this was last asked.

        Whoever reads these files afterwards has what they held when they were told of, or something newer.
        """
        with self._lock:
            told, self._told = frozenset(self._told), set()
        return told

    def _tell(self, watch: Watch, paths: Iterable[str]) -> None:
        """Tell of what the system told."""
        with self._lock:
            for path in paths:
                now = dict(stamps(Path(path))) if not os.path.isdir(path) else {}  # noqa: PTH112 - for every event
                self._seen[watch].pop(path, None)
                self._seen[watch].update(now)
                self._told.add(path)
                self._just_told.add(path)
        self._dispatch(watch)

    def _dispatch(self, watch: Watch) -> None:
        if not self._stopped.is_set():
            watch.handler.dispatch(FileModifiedEvent(str(watch.path)))

    def _look_again_and_again(self) -> None:
        took = self._look()  # something may have been edited before the system was asked to tell
        while not self._stopped.wait(max(LOOK_EVERY if self._native else LOOK_ALONE, SHARE * took)):
            took = self._look()

    def _look(self) -> float:
        """Tell of every file that is not as it was when it was last told of; return the seconds that it took."""
        begun = time.thread_time()
        for watch in self._watches:
            with self._lock:
                self._just_told.clear()
            now = dict(stamps(watch.path))
            with self._lock:
                seen = self._seen[watch]
                edited = [] if now == seen else [path for path in {**seen, **now} if now.get(path) != seen.get(path)]
                edited = [path for path in edited if path not in self._just_told]  # since it was looked at, it may be
                for path in edited:
                    seen.pop(path, None)
                    seen.update({path: now[path]} if path in now else {})
                self._told.update(edited)
            if edited:
                self._dispatch(watch)
        return time.thread_time() - begun


class _Edits(FileSystemEventHandler):
    """Passes on what is an edit of what is watched."""

    def __init__(self, watch: Watch, tell: Callable[[Watch, Iterable[str]], None]) -> None:
        self._watch, self._tell = watch, tell
        self._own = None if watch.path.is_dir() else str(watch.path)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in EDITS or (event.is_directory and event.event_type == "modified"):
            return
        both = (os.fsdecode(path) for path in (event.src_path, event.dest_path) if path)
        paths = [path for path in both if not is_scratch(os.path.basename(path)) and self._own in {None, path}]  # noqa: PTH119 - for every event
        if paths:
            self._tell(self._watch, paths)
