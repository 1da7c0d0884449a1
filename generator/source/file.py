"""So that any value of a record can be pointed at, down to a word inside a long text."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.errors import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

Trail = tuple[str | int, ...]
"""The way to a value from the top of its file: keys of mappings and places (from 0) in lists."""


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column, both from 1, of a character offset."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=64)
def _line_starts(text: str) -> list[int]:
    """Return the offset at which each line begins; kept, since a file may have thousands of problems."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a node stands: character offsets into the file's text, `end` exclusive."""

    start: int
    end: int


class Places(NamedTuple):
    """Where each value and each key of one file stands."""

    values: dict[Trail, Span]
    keys: dict[Trail, Span]


@dataclass(frozen=True)
class SourceFile:
    """One YAML file that was read: its data, its text, and a place for every key and value.

    `path` is relative to the project. `read` gives the data of the text, and `places` finds the places in it: it is
    called when the first one is asked for, which for most files is never.
    """

    path: str
    text: str = field(repr=False)
    read: Callable[[str], Any] = field(repr=False, compare=False)
    places: Callable[[str], Places] = field(repr=False, compare=False)

    @classmethod
    def of(
        cls,
        path: str,
        text: str,
        data: Any,  # noqa: ANN401 - see `data`
        read: Callable[[str], Any],
        places: Callable[[str], Places],
    ) -> SourceFile:
        """Return the file of a text of which the data is known already."""
        file = cls(path, text, read, places)
        vars(file)["data"] = data
        return file

    @cached_property
    def data(self) -> Any:  # noqa: ANN401 - as it says
        """What the file holds; made of dict, list, str, int, float, bool and None only."""
        return self.read(self.text)

    def let_go(self) -> None:
        """Keep the data no longer: it weighs several times what the text does. It is there for whoever asks again."""
        vars(self).pop("data", None)

    @cached_property
    def _places(self) -> Places:
        return self.places(self.text)

    @property
    def values(self) -> dict[Trail, Span]:
        """Where each value stands."""
        return self._places.values

    @property
    def keys(self) -> dict[Trail, Span]:
        """Where each key stands."""
        return self._places.keys

    @cached_property
    def digest(self) -> str:
        """What stands for the text wherever the whole of it would be too long: its SHA-256, in hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def stem(self) -> str:
        """The file's name without its ending: the id of a record that has a file of its own."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".yml")

    def at(self, *trail: str | int, near: str | None = None, nth: int = 0) -> Mark:
        """Return the place of the value at `trail`, or of its nearest parent that exists.

        With `near`, point at the first occurrence of that text inside the value as it is written in the file (with
        `nth`, at a later one, from 0), if possible not inside a longer word or id (white space may differ, since YAML
        folds lines); without a match, at the value.
        """
        span = self._nearest(self.values, trail)
        words = near.split() if near else []
        if words:
            found = r"\s+".join(re.escape(word).replace("'", "''?") for word in words)
            for pattern in (rf"(?<![\w-]){found}(?![\w-])", found):
                starts = [match.start() for match in re.compile(pattern).finditer(self.text, span.start, span.end)]
                if starts:
                    return self.mark(starts[min(nth, len(starts) - 1)])
        return self.mark(span.start)

    def key(self, *trail: str | int) -> Mark:
        """Return the place of the key at `trail`; where the parent is a list, that of the item."""
        if trail in self.keys:
            return self.mark(self.keys[trail].start)
        return self.at(*trail)

    def sign(self, sign: str, *trail: str | int) -> Mark:
        """Return the first place of a piece of text inside the value at `trail`; that of the value if it has none."""
        span = self._nearest(self.values, trail)
        found = self.text.find(sign, span.start, span.end)
        return self.mark(max(found, span.start))

    def mark(self, offset: int) -> Mark:
        """Turn a character offset into a place."""
        return Mark(self.path, *place_of(self.text, offset))

    def _nearest(self, spans: dict[Trail, Span], trail: Trail) -> Span:
        found: Trail = ()
        for part in trail:
            if (*found, part) in spans:
                found = (*found, part)
            elif isinstance(part, str):
                break  # a place that is missing is that of a single item, which stands without its list
        return spans.get(found, Span(0, len(self.text)))
