"""So that a site too large for one machine is built by several, each a shard of its files, and put together as a whole.

A file belongs to a shard by its path alone. A shard says what it is of: shards of other content, of another day or of
another program never become one site.
"""

from __future__ import annotations

import json
import re
import shutil
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Self
from zlib import crc32

from generator.errors import VademecumError
from generator.kept import folder_key, key_of, program
from generator.output import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

PLACE = "build/shards"
"""Where shards are built, below the project."""

LABEL, FILES = "shard.json", "files"
"""What a shard says of itself, and the folder of its part of the site; both below its own folder."""

ENGINES = ("mkdocs", "properdocs")
"""Those that can be told to leave out pages."""

MOST = 256
"""As many shards as jobs that GitHub lets one matrix have."""

READ = ("content", "site_config", "theme", "mkdocs.yml", "CONTRIBUTING.md")
"""What a build reads, below the project."""

OF_THE_WHOLE = frozenset({"sitemap.xml", "sitemap.xml.gz"})
"""Files that an engine writes of all pages that it built; finish writes those of the whole site."""


class Shard(NamedTuple):
    """One of several parts of a site, counted from 1."""

    number: int
    of: int

    @classmethod
    def read(cls, written: str) -> Self:
        """Read `2/5`; raise ValueError where it is anything else, or not one of these."""
        found = re.fullmatch(r"([1-9]\d{0,2})/([1-9]\d{0,2})", written)
        shard = cls(int(found[1]), int(found[2])) if found else None
        if shard is None or shard.number > shard.of or shard.of > MOST:
            message = f"{written!r} is no shard: write 2/5 for the second of five, of {MOST} at the most"
            raise ValueError(message)
        return shard

    def __str__(self) -> str:
        """Write it as it is read."""
        return f"{self.number}/{self.of}"

    @property
    def place(self) -> str:
        """Where it is built, below the project."""
        return f"{PLACE}/{self.number}-of-{self.of}"

    def has(self, path: str) -> bool:
        """Tell whether a file is of this shard, by its path below docs_dir or below the theme, with forward slashes."""
        return crc32(path.encode()) % self.of == self.number - 1


class OtherShards:
    """In place of `exclude_docs` of MkDocs and its fork: links lead to files of other shards, and nobody builds those.

    The engine adds it to patterns of its own, and then asks it of every file.
    """

    def __init__(self, shard: Shard, excluded: Any = None) -> None:  # noqa: ANN401 - patterns of the engine
        self._shard, self._excluded = shard, excluded

    def __radd__(self, excluded: Any) -> OtherShards:  # noqa: ANN401 - see above
        """Exclude those of the engine as well."""
        return OtherShards(self._shard, excluded)

    def match_file(self, path: str) -> bool:
        """Tell whether a file is not to be built."""
        return not self._shard.has(path) or (self._excluded is not None and bool(self._excluded.match_file(path)))


class Source(NamedTuple):
    """What a site is built from: the hash of what is read, of the program and of the publisher; the day; the engine."""

    digest: str
    day: str
    engine: str


def source(project: Path, day: str, engine: str, told: Mapping[str, str]) -> Source:
    """Return what a site of this project is built from; `told` is what the engine is told of the publisher."""
    read = ((name, _key(project / name)) for name in READ)
    return Source(key_of(program(), json.dumps(sorted(told.items())), *chain.from_iterable(read)), day, engine)


def label(folder: Path, shard: Shard, source: Source) -> None:
    """Write down what the shard in `folder` is, when all of its files are there."""
    for name in OF_THE_WHOLE:
        (folder / FILES / name).unlink(missing_ok=True)
    said = {"shard": str(shard), "source": source._asdict(), "digest": folder_key(folder / FILES)}
    write_atomically(folder / LABEL, f"{json.dumps(said, indent=2)}\n".encode())


class Shards(NamedTuple):
    """All shards of one site, in their order."""

    folders: tuple[Path, ...]
    source: Source

    def join(self, into: Path) -> None:
        """Put the files of all shards into one folder; raise VademecumError where two disagree about a file."""
        for folder in self.folders:
            for path in (folder / FILES).rglob("*"):
                target = into / path.relative_to(folder / FILES)
                if path.is_dir():
                    continue
                if not target.exists():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, target)
                elif target.read_bytes() != path.read_bytes():
                    raise VademecumError(f"two shards disagree about {target.relative_to(into)}: build them again")


def find(project: Path) -> tuple[Path, ...]:
    """Return the folders of the shards that were built in a project."""
    return tuple(sorted(path.parent for path in (project / PLACE).glob(f"*/{LABEL}")))


def open_shards(folders: Sequence[Path]) -> Shards:
    """Look whether these are all shards of one site, each whole; raise VademecumError and say what is wrong if not."""
    labels = {folder: _label(folder) for folder in folders}
    if not labels:
        raise VademecumError(f"there is no shard: build some with --shard, or name their folders (looked in {PLACE}/)")
    sources = {said.source: folder for folder, said in labels.items()}
    if len(sources) > 1:
        raise VademecumError(f"these are shards of different sites: {' and '.join(map(str, sources.values()))}")
    there = sorted(said.shard for said in labels.values())
    if there != [Shard(number, there[0].of) for number in range(1, there[0].of + 1)]:
        raise VademecumError(f"these shards do not add up to one site: {', '.join(map(str, there))}")
    for folder, said in labels.items():
        if said.digest != folder_key(folder / FILES):
            raise VademecumError(f"the shard in {folder} is damaged: its files are not those that were built")
    return Shards(tuple(sorted(labels, key=lambda folder: labels[folder].shard)), next(iter(sources)))


class _Label(NamedTuple):
    shard: Shard
    source: Source
    digest: str


def _label(folder: Path) -> _Label:
    """Return what a shard says of itself."""
    try:
        said = json.loads((folder / LABEL).read_text(encoding="utf-8"))
        return _Label(Shard.read(said["shard"]), Source(**said["source"]), said["digest"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise VademecumError(f"there is no shard in {folder}: {LABEL} is missing or damaged") from error


def _key(place: Path) -> str:
    """Return what stands for a file, or for all files of a folder."""
    return folder_key(place) if place.is_dir() else key_of(place.read_bytes() if place.is_file() else "")
