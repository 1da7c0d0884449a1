"""So that a stage keeps few files, however many runs add to it, and none of them mostly holds what nobody wants."""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.kept.pack import ENTRY_BYTES, DamagedError, Pack, Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

ENDING = ".pack"


class Stage:
    """The values of one stage: those in its files, and those that this run adds.

    `damaged` is called with each file that is not what was written. Writing raises OSError; reading does not.
    """

    def __init__(self, folder: Path, name: str, program: str, damaged: Callable[[Path], None]) -> None:
        self._folder, self._name, self._program, self._damaged = folder, name, program, damaged
        self._packs: list[Pack] = []
        self._bad: set[Path] = set()
        self._holder: dict[bytes, Pack] = {}
        self._asked: set[bytes] = set()
        self._writing: Writing | None = None
        for path in sorted(folder.glob(f"{name}-*{ENDING}")):
            self._open(path)

    def get(self, key: bytes) -> bytes | None:
        """Return a value, or None."""
        self._asked.add(key)
        if self._writing and key in self._writing.places:
            holder: Pack | Writing | None = self._writing
        else:
            holder = self._holder.get(key)
        if holder is None:
            return None
        try:
            return holder.read(key)
        except (DamagedError, OSError):
            self._mark_bad(holder.path)
            self._holder.pop(key, None)
            return None

    def put(self, key: bytes, value: bytes) -> None:
        """Add a value."""
        self._asked.add(key)
        self._writer().add(key, value)

    def save(self, *, whole: bool) -> None:
        """Finish the file of this run; take in other files that are small beside it, or half empty, or damaged.

        With `whole`, values that nobody asked for are dropped when their file is written anew.
        """
        wanted = {pack: self._wanted(pack, whole=whole) for pack in self._packs}
        full = [pack for pack, keys in wanted.items() if not self._is_poor(pack, keys)]
        merged = [pack for pack in self._packs if pack not in full]
        size = _weight(self._writing, self._writing.places) if self._writing else 0
        size += sum(_weight(pack, wanted[pack]) for pack in merged)
        for pack in sorted(full, key=lambda pack: _weight(pack, wanted[pack])) if size else ():
            if _weight(pack, wanted[pack]) > 2 * size:
                break
            merged.append(pack)
            size += _weight(pack, wanted[pack])
        for pack in merged:
            for key in wanted[pack]:
                with suppress(DamagedError):
                    value = pack.read(key)
                    self._writer().add(key, value)
        self._finish()
        for pack in merged:
            self._packs.remove(pack)
            pack.close()
            self._bad.add(pack.path)
        self._holder = {key: pack for key, pack in self._holder.items() if pack in self._packs}
        for path in self._bad:
            with suppress(OSError):
                path.unlink()
        self._bad.clear()

    def give_up(self) -> None:
        """Forget what was added and not saved; raises nothing."""
        if self._writing:
            self._writing.give_up()
            self._writing = None

    def close(self) -> None:
        """Let go of all files, and of what was added and not saved."""
        self.give_up()
        for pack in self._packs:
            pack.close()

    def _open(self, path: Path) -> None:
        try:
            pack = Pack(path, self._program)
        except DamagedError:
            self._mark_bad(path)
        except OSError:
            return  # another run has just taken it in, or it may not be read
        else:
            self._packs.append(pack)
            self._holder.update(dict.fromkeys(pack.places, pack))

    def _mark_bad(self, path: Path) -> None:
        if path not in self._bad:
            self._bad.add(path)
            self._damaged(path)

    def _writer(self) -> Writing:
        if self._writing is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            name = f"{self._name}-{secrets.token_hex(8)}{ENDING}"
            self._writing = Writing(self._folder / name, self._program)
        return self._writing

    def _wanted(self, pack: Pack, *, whole: bool) -> list[bytes]:
        """Return the keys of a file that are still worth keeping there."""
        added = self._writing.places if self._writing else {}
        own = (key for key in pack.places if self._holder.get(key) is pack and key not in added)
        return [key for key in own if not whole or key in self._asked]

    def _is_poor(self, pack: Pack, wanted: list[bytes]) -> bool:
        return pack.foreign or pack.path in self._bad or 2 * _weight(pack, wanted) < _weight(pack, pack.places)

    def _finish(self) -> None:
        if self._writing:
            self._writing.finish()
            path, self._writing = self._writing.path, None
            self._open(path)


def _weight(pack: Pack | Writing, keys: Iterable[bytes]) -> int:
    """Return how many bytes some values of a file need there, with their places in the index."""
    return sum(ENTRY_BYTES + pack.places[key].length for key in keys)
