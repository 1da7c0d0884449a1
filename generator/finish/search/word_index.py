"""So that one module knows what is in Pagefind's files of words: which word stands on which page, and where.

A file of words is CBOR: lists, texts and whole numbers, each in its shortest form. A word has its pages, each with the
places of the word in its text and in its fields; pages are numbered, and of each number only the difference to the one
before is written. Thousands of words with hundreds of pages each are taken apart with patterns, since a reader that
goes from number to number in Python takes longer than Pagefind does.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from hashlib import sha1
from itertools import accumulate, islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

PREFIX = b"pagefind_dcd"
"""What every packed file of Pagefind begins with, once it is unpacked."""

CHUNK = 20_000
"""The least weight of a file of words, but for the last one; Pagefind's own."""

HASH = 7
"""How many letters of a hash the name of a file has, where no two begin alike."""

LEVEL = 6
"""How hard files of words are packed: 9 takes four times as long, and leaves 99 % of the bytes."""

_WHOLE, _BELOW_ZERO, _TEXTS, _LISTS = 0, 1, 3, 4
"""Kinds of values: the upper three bits of their first byte."""

_FIRST_LONG, _LONGEST = 24, 4
"""From which number on it has bytes of its own, and how many at most."""

_PAGE = b"\x83"
"""Begins what is said of a word on one page: a list of three."""

_INTS = rb"((?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4})*+)"
_LIST = rb"([\x80-\x97]|\x98.|\x99..|\x9a.{4})"
_ON_PAGE = re.compile(rb"\x83([\x00-\x17]|\x18.|\x19..|\x1a.{4})(" + _LIST + _INTS + _LIST + _INTS + rb")", re.DOTALL)
"""A word on a page: the page, then the places in its text and in its fields, as two lists."""


class UnknownFormError(ValueError):
    """These bytes are not what this module knows."""


class Line(NamedTuple):
    """A word as it is written in a file, and its weight: the number of its pages and of its places there."""

    word: str
    weight: int
    written: bytes


@dataclass(frozen=True, slots=True)
class Pages:
    """On which pages a word stands, by their numbers, and how its places on each are written; its weight is theirs."""

    numbers: Sequence[int]
    places: Sequence[bytes]
    weight: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written: where it stands, and where each form of it stands that has accents."""

    line: Line
    pages: Pages
    forms: Mapping[str, Pages]

    def stands_on(self, pages: AbstractSet[int]) -> bool:
        """Tell whether it is on any of these pages, in any form."""
        return not all(pages.isdisjoint(found.numbers) for found in (self.pages, *self.forms.values()))


class Numbers(dict[bytes, int]):
    """The value of each number as it is written, worked out once."""

    def __missing__(self, written: bytes) -> int:
        value = self[written] = _argument(written, 0)[0]
        return value


_NUMBERS = Numbers()


def unpacked(packed: bytes) -> bytes:
    """Return what is in a packed file; raises `UnknownFormError`."""
    try:
        content = gzip.decompress(packed)
    except (EOFError, OSError, ValueError) as error:
        raise UnknownFormError from error
    if not content.startswith(PREFIX):
        raise UnknownFormError
    return content.removeprefix(PREFIX)


def packed(content: bytes) -> bytes:
    """Pack a file so that equal contents give equal bytes."""
    return gzip.compress(PREFIX + content, LEVEL, mtime=0)


def name_of(language: str, content: bytes, letters: int = HASH) -> str:
    """Return the name that Pagefind gives to a file with this content, without its kind; it leaves out zeros."""
    digits = "".join(f"{byte:x}" for byte in sha1(content, usedforsecurity=False).digest())
    return f"{language}_{digits[:letters]}"


def words_of(content: bytes) -> Iterator[Word]:
    """Give each word of a file; raises `UnknownFormError`."""
    outer, at = _argument(content, 0, _LISTS)
    count, at = _argument(content, at, _LISTS)
    if outer != 1:
        raise UnknownFormError
    for _ in range(count):
        begun = at
        at = _record(content, at, 3)
        word, at = _text(content, at)
        pages, at = _pages(content, at)
        forms = {}
        others, at = _argument(content, at, _LISTS)
        for _ in range(others):
            form, at = _text(content, _record(content, at, 2))
            forms[form], at = _pages(content, at)
        yield Word(Line(word, pages.weight, content[begun:at]), pages, forms)
    if at != len(content):
        raise UnknownFormError


def word_of(word: str, pages: Mapping[int, bytes], forms: Mapping[str, Mapping[int, bytes]]) -> Line:
    """Write a word that stands on these pages, of which each says how its places are written."""
    own, others = _listed(pages), {form: _listed(found) for form, found in forms.items() if found}
    written = [_header(_LISTS, 3), _written(word), _written(own), _header(_LISTS, len(others))]
    for form, found in others.items():
        written += (_header(_LISTS, 2), _written(form), _written(found))
    return Line(word, own.weight, b"".join(written))


def with_fields(places: bytes, moved: Mapping[int, int]) -> bytes:
    """Write places on a page with other numbers of fields: a number below zero says whose the next places are."""
    match = _ON_PAGE.fullmatch(b"\x83\x00" + places)
    if match is None:
        raise UnknownFormError
    own, fields = match[4], _values(match[6])
    changed = b"".join(_number(value if value >= 0 else -1 - moved[-1 - value]) for value in fields)
    return match[3] + own + match[5] + changed


def chunks_of(words: Iterable[Line]) -> list[list[Line]]:
    """Divide words, in their order, into what stands in one file each."""
    chunks: list[list[Line]] = []
    chunk: list[Line] = []
    weight = 0
    for word in words:
        chunk.append(word)
        weight += word.weight
        if weight >= CHUNK:
            chunks.append(chunk)
            chunk, weight = [], 0
    return [*chunks, chunk] if chunk else chunks


def file_of(chunk: Sequence[Line]) -> bytes:
    """Write a file of words."""
    return _header(_LISTS, 1) + _header(_LISTS, len(chunk)) + b"".join(word.written for word in chunk)


def ranges_of(chunks: Sequence[Sequence[Line]]) -> list[tuple[str, str]]:
    """Return between which beginnings of words each file has those that are looked for."""
    ranges = [[chunk[0].word, chunk[-1].word] for chunk in chunks]
    for one, other in pairwise(ranges):
        last, first = one[1], other[0]
        common = next((place for place, two in enumerate(zip(last, first, strict=False)) if two[0] != two[1]), None)
        shown = 1 + (min(len(last), len(first)) if common is None else common)
        if last[:shown] >= one[0]:
            one[1] = last[:shown]
        other[0] = first[:shown]
    return [(first, last) for first, last in ranges]


def read(content: bytes) -> Any:  # noqa: ANN401 - lists, texts and numbers within each other
    """Read what a small file says; raises `UnknownFormError`."""
    value, end = _read(content, 0)
    if end != len(content):
        raise UnknownFormError
    return value


def written(value: Any) -> bytes:  # noqa: ANN401 - as above
    """Write lists, texts and numbers as `read` reads them."""
    if isinstance(value, str):
        return _written(value)
    if isinstance(value, int):
        return _number(value)
    return _header(_LISTS, len(value)) + b"".join(map(written, value))


def _read(content: bytes, at: int) -> tuple[Any, int]:
    kind = content[at] >> 5 if at < len(content) else None
    if kind == _LISTS:
        count, at = _argument(content, at, kind)
        values = []
        for _ in range(count):
            value, at = _read(content, at)
            values.append(value)
        return values, at
    if kind == _TEXTS:
        return _text(content, at)
    if kind in {_WHOLE, _BELOW_ZERO}:
        value, at = _argument(content, at, kind)
        return (value if kind == _WHOLE else -1 - value), at
    raise UnknownFormError


def _argument(content: bytes, at: int, kind: int | None = None) -> tuple[int, int]:
    """Return the number that a value begins with, and where it ends: a value, a length, or how many there are."""
    if at >= len(content) or (kind is not None and content[at] >> 5 != kind):
        raise UnknownFormError
    value, at = content[at] & 31, at + 1
    if value < _FIRST_LONG:
        return value, at
    size = 1 << (value - _FIRST_LONG)
    if size > _LONGEST or at + size > len(content):
        raise UnknownFormError
    return int.from_bytes(content[at : at + size], "big"), at + size


def _record(content: bytes, at: int, parts: int) -> int:
    count, at = _argument(content, at, _LISTS)
    if count != parts:
        raise UnknownFormError
    return at


def _text(content: bytes, at: int) -> tuple[str, int]:
    length, at = _argument(content, at, _TEXTS)
    text = content[at : at + length]
    if len(text) != length:
        raise UnknownFormError
    try:
        return text.decode(), at + length
    except UnicodeDecodeError as error:
        raise UnknownFormError from error


def _pages(content: bytes, at: int) -> tuple[Pages, int]:
    count, at = _argument(content, at, _LISTS)
    matches = list(islice(_ON_PAGE.finditer(content, at), count))
    found = [match.group(1, 2, 3, 5) for match in matches]
    end = matches[-1].end() if matches else at
    # A pattern looks for the next place where it fits: only if nothing was passed over do the lengths add up.
    if len(found) != count or end - at != sum(1 + len(part[0]) + len(part[1]) for part in found):
        raise UnknownFormError
    numbers = list(accumulate(_NUMBERS[part[0]] for part in found))
    weight = count + sum(_NUMBERS[part[2]] + _NUMBERS[part[3]] for part in found)
    return Pages(numbers, [part[1] for part in found], weight), end


def _listed(pages: Mapping[int, bytes]) -> Pages:
    numbers = sorted(pages)
    places = [pages[number] for number in numbers]
    weight = len(numbers)
    for found in places:
        match = _ON_PAGE.fullmatch(b"\x83\x00" + found)
        if match is None:
            raise UnknownFormError
        weight += _NUMBERS[match[3]] + _NUMBERS[match[5]]
    return Pages(numbers, places, weight)


def _written(value: str | Pages) -> bytes:
    if isinstance(value, str):
        raw = value.encode()
        return _header(_TEXTS, len(raw)) + raw
    steps = (number - before for before, number in pairwise((0, *value.numbers)))
    parts = [_header(_LISTS, len(value.numbers))]
    for step, places in zip(steps, value.places, strict=True):
        parts += (_PAGE, _header(_WHOLE, step), places)
    return b"".join(parts)


def _number(value: int) -> bytes:
    return _header(_WHOLE, value) if value >= 0 else _header(_BELOW_ZERO, -1 - value)


def _header(kind: int, value: int) -> bytes:
    """Write a number in its shortest form."""
    if value < _FIRST_LONG:
        return bytes((kind << 5 | value,))
    size = 1 if value < 1 << 8 else 2 if value < 1 << 16 else 4
    return bytes((kind << 5 | _FIRST_LONG + size.bit_length() - 1,)) + value.to_bytes(size, "big")


def _values(content: bytes) -> list[int]:
    values, at = [], 0
    while at < len(content):
        value, at = _read(content, at)
        values.append(value)
    return values
