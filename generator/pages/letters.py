"""So that a page which lists things stays light however many there are: a long list is cut by letter."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from generator import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.addresses import Address

T = TypeVar("T")

NO_LETTER = "0–9"
"""Where everything stands that begins with no letter."""

# Letters of European names that Unicode does not take for an accented one.
_PLAIN = str.maketrans(
    {
        "æ": "ae",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\u0131": "i",
        "ł": "l",
        "ŋ": "n",
        "œ": "oe",
        "ø": "o",
        "þ": "th",
        "ŧ": "t",
    }
)


class Limit(NamedTuple):
    """The most that one page lists: so many entries, and so many characters in all of them together.

    With the characters of real summaries and references, a page of this size weighs at most 38 kB compressed.
    """

    entries: int = 500
    characters: int = 80_000


PAGE = Limit()


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What stands on one page: the entries of `letter`, or part `number` of `of`, counted from 1."""

    letter: str
    number: int
    of: int
    entries: tuple[T, ...]

    @property
    def name(self) -> str:
        """The name of its page: `c`, or `c-2` for the second part of a letter."""
        name = "0-9" if self.letter == NO_LETTER else _spelled(self.letter.lower())
        return name if self.number == 1 else f"{name}-{self.number}"

    def address(self, index: Address) -> Address:
        """Return where this part of the list at `index` lies."""
        return addresses.letter(index, self.name)


@dataclass(frozen=True, slots=True)
class LongList(Generic[T]):
    """A list in the order of its names; `parts` is empty where one page holds it all."""

    entries: tuple[T, ...]
    parts: tuple[Part[T], ...]

    def places(self, index: Address) -> Iterator[tuple[T, Address]]:
        """Yield each entry with the page on which it stands."""
        for part in self.parts:
            address = part.address(index)
            yield from ((entry, address) for entry in part.entries)
        if not self.parts:
            yield from ((entry, index) for entry in self.entries)


def cut(entries: Iterable[T], name: Callable[[T], str], size: Callable[[T], int], limit: Limit) -> LongList[T]:
    """Sort entries by name and, where they are too many for one page, cut the list by letter.

    `size` is how many characters of an entry a page shows. A letter that is too long is cut into parts of about equal
    length; an entry that is longer than a page alone has one for itself.
    """
    ordered = tuple(sorted(entries, key=lambda entry: order(name(entry))))
    if len(ordered) <= limit.entries and sum(map(size, ordered)) <= limit.characters:
        return LongList(ordered, ())
    found = []
    for letter, group in groupby(ordered, key=lambda entry: letter_of(name(entry))):
        of_letter = list(group)
        pieces = _pieces(of_letter, size, limit)
        if len(pieces) > 1:
            even = Limit(ceil(len(of_letter) / len(pieces)), limit.characters)
            pieces = _pieces(of_letter, size, even)
        found += [Part(letter, number, len(pieces), tuple(piece)) for number, piece in enumerate(pieces, start=1)]
    return LongList(ordered, tuple(found))


def order(name: str) -> tuple[bool, str, str]:
    """Return what names are sorted by: what begins with no letter first, then without case and accents."""
    return letter_of(name) != NO_LETTER, _folded(name), name.casefold()


def letter_of(name: str) -> str:
    """Return the letter under which a name is looked for, without accents, or NO_LETTER.

    It is a capital, but for the letters of other alphabets: a small beta is known by its looks, a capital one is a B.
    """
    first = _folded(name)[:1]
    if not first.isalpha():
        return NO_LETTER
    return first.upper() if first.isascii() else first


@lru_cache(maxsize=65536)  # a name stands in several lists, and is asked for its place and for its letter
def _folded(name: str) -> str:
    """Return a name without case, accents, and the signs before its first letter or digit."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    start = next((place for place, char in enumerate(bare) if char.isalnum()), 0)
    return bare[start:]


def _spelled(letter: str) -> str:
    """Return a letter as a name for a file: Greek and others are spelled out, as in `greek-small-letter-beta`."""
    return letter if letter.isascii() else addresses.slug(unicodedata.name(letter, f"u{ord(letter):x}"))


def _pieces(entries: Iterable[T], size: Callable[[T], int], limit: Limit) -> list[list[T]]:
    pieces: list[list[T]] = []
    room = 0
    for entry in entries:
        room -= size(entry)
        if not pieces or room < 0 or len(pieces[-1]) >= limit.entries:
            pieces.append([])
            room = limit.characters - size(entry)
        pieces[-1].append(entry)
    return pieces
