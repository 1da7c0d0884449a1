"""So that a file with thousands of values is whole or nothing, and each value in it is what was put there.

A pack is written once and never changed: a head that names the program, the values one behind the other, an index, and
an end that finds the index and seals it. A value is read when it is asked for, and compared with its seal.
"""

from __future__ import annotations

import hashlib
import os
import struct
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAGIC = b"vademecum kept 1\n"
SEAL = 16
"""Bytes of a key and of a checksum: so long that no two values share one by chance."""

_ENTRY = struct.Struct(f">{SEAL}sQQ{SEAL}s")
ENTRY_BYTES = _ENTRY.size
_END = struct.Struct(f">QQ{SEAL}s")


class DamagedError(Exception):
    """This file is not what was once written under its name."""


class Place(NamedTuple):
    """Where in its file a value stands, how many bytes it has, and its seal."""

    offset: int
    length: int
    seal: bytes


def seal(*parts: bytes) -> bytes:
    """Return a checksum of several parts."""
    found = hashlib.blake2b(digest_size=SEAL)
    for part in parts:
        found.update(part)
    return found.digest()


def head(program: str) -> bytes:
    """Return how every file of this program begins."""
    return MAGIC + program.encode() + b"\n"


class Pack:
    """One file that was written before: the places of its values, by their sealed keys."""

    def __init__(self, path: Path, program: str) -> None:
        """Open a file; raises `DamagedError` and OSError. Of another program, it is `foreign` and has no values."""
        self.path = path
        self.places: dict[bytes, Place] = {}
        self._stream = path.open("rb")
        try:
            self.size = os.fstat(self._stream.fileno()).st_size
            self.foreign = not self._is_own(head(program))
            if not self.foreign:
                self.places = dict(self._index(head(program)))
        except BaseException:
            self._stream.close()
            raise

    def _is_own(self, own: bytes) -> bool:
        start = self._stream.read(len(own))
        if not start.startswith(MAGIC):
            raise DamagedError
        return start == own

    def _index(self, own: bytes) -> Iterator[tuple[bytes, Place]]:
        at = self.size - _END.size
        if at < len(own):
            raise DamagedError
        self._stream.seek(at)
        start, count, sealed = _END.unpack(self._stream.read(_END.size))
        if start < len(own) or start + count * _ENTRY.size != at:
            raise DamagedError
        self._stream.seek(start)
        index = self._stream.read(at - start)
        if seal(own, index) != sealed:
            raise DamagedError
        for key, offset, length, value_seal in _ENTRY.iter_unpack(index):
            if offset < len(own) or offset + length > start:
                raise DamagedError
            yield key, Place(offset, length, value_seal)

    def read(self, key: bytes) -> bytes:
        """Return a value that the index has; raises `DamagedError` and OSError."""
        return read_at(self._stream, self.places[key])

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()


def read_at(stream: BinaryIO, place: Place) -> bytes:
    """Return the value at a place; raises `DamagedError` if it is not what was written there, and OSError."""
    stream.seek(place.offset)
    value = stream.read(place.length)
    if seal(value) != place.seal:
        raise DamagedError
    return value


class Writing:
    """A pack that is being written under another name; `finish` gives it its own. All of it raises OSError."""

    def __init__(self, path: Path, program: str) -> None:
        self.path = path
        self.places: dict[bytes, Place] = {}
        self._part = path.with_name(f".writing-{path.name}")
        self._head = head(program)
        self._stream = self._part.open("x+b")
        self._at = len(self._head)
        self._stream.write(self._head)

    def add(self, key: bytes, value: bytes) -> None:
        """Write one value behind the others."""
        self._stream.write(value)
        self.places[key] = Place(self._at, len(value), seal(value))
        self._at += len(value)

    def read(self, key: bytes) -> bytes:
        """Return a value that was added; raises `DamagedError` too."""
        try:
            return read_at(self._stream, self.places[key])
        finally:
            self._stream.seek(self._at)

    def finish(self) -> None:
        """Write the index and the end, and move the file into its place."""
        index = b"".join(_ENTRY.pack(key, *place) for key, place in self.places.items())
        self._stream.write(index + _END.pack(self._at, len(self.places), seal(self._head, index)))
        self._stream.close()
        self._part.replace(self.path)

    def give_up(self) -> None:
        """Leave nothing behind, if that can be; raises nothing."""
        for step in (self._stream.close, self._part.unlink):
            try:
                step()
            except OSError:
                continue
