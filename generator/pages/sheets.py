"""So that a list of any length can be read by links alone: as one page, or as a way in and a page for each letter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from generator import addresses
from generator.pages.contexts import LetterLine, Link, ListPage, ListPart, Step
from generator.pages.frame import frame, meta
from generator.pages.letters import cut
from generator.pages.page import Page
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.addresses import Address
    from generator.pages.letters import Limit, LongList, Part
    from generator.pages.site_facts import SiteFacts

T = TypeVar("T")

FIRST = 3
"""How many entries of a letter are named on the way in."""


class Item(NamedTuple):
    """A page that a list leads to: its name, and what is said of it."""

    address: Address
    name: str
    note: str = ""


def item_link(voice: Voice, item: Item) -> Link:
    """Return the link to an item from the page of a voice."""
    return voice.to(item.address, item.name, item.note)


def cut_items(items: Iterable[Item], limit: Limit) -> LongList[Item]:
    """Sort what a list leads to and, where it is too much for one page, cut it by letter."""
    return cut(items, lambda item: item.name, lambda item: len(item.name) + len(item.note), limit)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list, which whoever asked for it turns into a page: with this voice, title, and these entries.

    The way in to a list that is cut has `letters` and no entries. Each of its other pages has its `part`, lies `below`
    the way in, and says in `holds` what it holds.
    """

    voice: Voice
    title: str
    entries: tuple[T, ...]
    letters: tuple[LetterLine, ...] = ()
    part: ListPart | None = None
    below: tuple[Link, ...] = ()
    holds: str = ""


def sheets(
    facts: SiteFacts, index: Address, title: str, listed: LongList[T], link: Callable[[Voice, T], Link]
) -> Iterator[Sheet[T]]:
    """Yield the pages of a list: one at `index`, or the way in there and then its parts.

    `link` leads from the page of a voice to an entry.
    """
    voice = Voice(facts, index)
    if not listed.parts:
        yield Sheet(voice, title, listed.entries)
        return
    yield Sheet(voice, title, (), letter_lines(voice, listed, link))
    yield from part_sheets(facts, index, title, listed, link)


def letter_lines(voice: Voice, listed: LongList[T], link: Callable[[Voice, T], Link]) -> tuple[LetterLine, ...]:
    """Return the letters of a list that is cut, for the page of its way in, which the voice speaks for."""
    lines = []
    for letter, group in groupby(listed.parts, key=lambda part: part.letter):
        parts = list(group)
        count = sum(len(part.entries) for part in parts)
        first = tuple(Link(to.label, to.href) for to in (link(voice, entry) for entry in parts[0].entries[:FIRST]))
        lines.append(LetterLine(voice.to(parts[0].address(voice.address), letter), f"{count:,}", first))
    return tuple(lines)


def part_sheets(
    facts: SiteFacts, index: Address, title: str, listed: LongList[T], link: Callable[[Voice, T], Link]
) -> Iterator[Sheet[T]]:
    """Yield the pages of a list that is cut, without its way in."""
    for place, part in enumerate(listed.parts):
        voice = Voice(facts, part.address(index))
        way = _Way(voice, index, listed, link)
        called = f"{title}: {_called(part)}"
        holds = f"{called}. {way.span(part, ' to ')}."
        yield Sheet(voice, called, part.entries, (), way.around(place), (voice.to(index, title),), holds)


def list_page(
    sheet: Sheet[Item], lead: str, *, section: str | None = None, empty: str = "There is nothing here yet."
) -> Page:
    """Return one page of a list of pages, below the page of its `section`; `empty` is said where there are none."""
    voice = sheet.voice
    context = ListPage(
        frame=frame(voice, sheet.title, section, below=sheet.below),
        lead=lead,
        links=tuple(item_link(voice, item) for item in sheet.entries),
        empty=empty,
        ways_on=(
            voice.to(addresses.A_TO_Z, "Look under the name you know, from A to Z"),
            voice.to(addresses.QUESTIONNAIRE, "Look at the list of emergencies and the questions"),
        ),
        letters=sheet.letters,
        part=sheet.part,
    )
    described = meta(voice, "index", sheet.title, sheet.holds or lead, search=False)
    return Page(voice.address, "list", "index", "", sheet.title, context, described)


def _called(part: Part[T]) -> str:
    return part.letter if part.of == 1 else f"{part.letter}, part {part.number} of {part.of}"


@dataclass(frozen=True, slots=True)
class _Way(Generic[T]):
    """Leads from one page of a list to the others."""

    voice: Voice
    index: Address
    listed: LongList[T]
    link: Callable[[Voice, T], Link]

    def around(self, place: int) -> ListPart:
        """Return the ways from the part at this place of the list."""
        parts, here = self.listed.parts, self.listed.parts[place]
        firsts = [part for part in parts if part.number == 1]
        of_letter = [part for part in parts if part.letter == here.letter]
        return ListPart(
            letters=tuple(self._step(part, part.letter, here, "true" if part in of_letter else "") for part in firsts),
            parts=tuple(self._step(part, self.span(part, " – "), here) for part in of_letter if here.of > 1),
            previous=self._to(parts[place - 1]) if place else None,
            next=self._to(parts[place + 1]) if place + 1 < len(parts) else None,
        )

    def span(self, part: Part[T], to: str) -> str:
        """Return the first and the last name of a part."""
        first, last = (self.link(self.voice, part.entries[end]).label for end in (0, -1))
        return first if first == last else f"{first}{to}{last}"

    def _to(self, part: Part[T]) -> Link:
        return self.voice.to(part.address(self.index), _called(part))

    def _step(self, part: Part[T], words: str, here: Part[T], otherwise: str = "") -> Step:
        return Step(self.voice.to(part.address(self.index), words), "page" if part is here else otherwise)
