"""So that a list of any length can be read by links alone: as one page, or as a way in and a page for each letter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from generator import addresses
from generator.pages.contexts import LetterLine, Link, ListPage, ListPart, Step
from generator.pages.frame import frame, meta
from generator.pages.items import Item
from generator.pages.letters import cut
from generator.pages.page import Page
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.addresses import Address
    from generator.pages.letters import LongList, Part
    from generator.pages.site_facts import SiteFacts

T = TypeVar("T")

FIRST = 3
"""How many entries of a letter are named on the way in."""


class LetterWay(NamedTuple):
    """The way to one letter of a list that is cut: how many entries it has, and the first of them."""

    to: Item
    size: int
    first: tuple[Item, ...]


class PartWay(NamedTuple):
    """The ways from one part of a list that is cut: each with what `aria-current` says of it; see `ListPart`."""

    letters: tuple[tuple[Item, str], ...]
    parts: tuple[tuple[Item, str], ...]
    previous: Item | None
    next: Item | None


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list, as plain values, which whoever asked for it turns into a page with this title and entries.

    The way in to a list that is cut has `letters` and no entries. Each of its other pages has its `part`, lies `below`
    the way in, and says in `holds` what it holds.
    """

    address: Address
    title: str
    entries: tuple[T, ...]
    letters: tuple[LetterWay, ...] = ()
    part: PartWay | None = None
    below: tuple[Item, ...] = ()
    holds: str = ""


def item_link(voice: Voice, item: Item) -> Link:
    """Return the link to an item from the page of a voice."""
    return voice.to(item.address, item.name, item.note)


def item_links(voice: Voice, items: Iterable[Item]) -> tuple[Link, ...]:
    """Return the links to several items."""
    return tuple(item_link(voice, item) for item in items)


def cut_items(facts: SiteFacts, index: Address, items: Iterable[Item]) -> LongList[Item]:
    """Sort what the list at `index` leads to and, where it is too much for one page, cut it by letter."""

    def anew(found: tuple[Item, ...]) -> LongList[Item]:
        return cut(found, lambda item: item.name, lambda item: len(item.name) + len(item.note), facts.limit)

    return facts.memory.same(("list", index, facts.limit), tuple(items), anew)


def item_sheets(facts: SiteFacts, index: Address, title: str, items: Iterable[Item]) -> Iterator[Sheet[Item]]:
    """Yield the pages of a list of items."""
    return sheets(index, title, cut_items(facts, index, items), lambda item: item)


def sheets(index: Address, title: str, listed: LongList[T], item: Callable[[T], Item]) -> Iterator[Sheet[T]]:
    """Yield the pages of a list: one at `index`, or the way in there and then its parts.

    `item` says where an entry leads to, by which name.
    """
    if not listed.parts:
        yield Sheet(index, title, listed.entries)
        return
    yield Sheet(index, title, (), letter_ways(index, listed, item))
    yield from part_sheets(index, title, listed, item)


def letter_ways(index: Address, listed: LongList[T], item: Callable[[T], Item]) -> tuple[LetterWay, ...]:
    """Return the letters of a list that is cut, for the page of its way in."""
    ways = []
    for letter, group in groupby(listed.parts, key=lambda part: part.letter):
        parts = list(group)
        first = tuple(item(entry)._replace(note="") for entry in parts[0].entries[:FIRST])
        ways.append(LetterWay(Item(parts[0].address(index), letter), sum(len(part.entries) for part in parts), first))
    return tuple(ways)


def part_sheets(index: Address, title: str, listed: LongList[T], item: Callable[[T], Item]) -> Iterator[Sheet[T]]:
    """Yield the pages of a list that is cut, without its way in."""
    way = _Way(index, listed, item)
    for place, part in enumerate(listed.parts):
        called = f"{title}: {_called(part)}"
        holds = f"{called}. {way.span(part, ' to ')}."
        yield Sheet(part.address(index), called, part.entries, (), way.around(place), (Item(index, title),), holds)


def letter_lines(voice: Voice, ways: Iterable[LetterWay]) -> tuple[LetterLine, ...]:
    """Return the letters of a list that is cut as they are shown."""
    return tuple(LetterLine(item_link(voice, way.to), f"{way.size:,}", item_links(voice, way.first)) for way in ways)


def list_part(voice: Voice, way: PartWay | None) -> ListPart | None:
    """Return where a page stands in a list that is cut as that is shown; None for a page of another list."""
    if way is None:
        return None
    return ListPart(
        letters=tuple(Step(item_link(voice, item), current) for item, current in way.letters),
        parts=tuple(Step(item_link(voice, item), current) for item, current in way.parts),
        previous=item_link(voice, way.previous) if way.previous else None,
        next=item_link(voice, way.next) if way.next else None,
    )


def list_page(
    facts: SiteFacts,
    sheet: Sheet[Item],
    lead: str,
    section: str | None = None,
    empty: str = "There is nothing here yet.",
) -> Page:
    """Return one page of a list of pages, below the page of its `section`; `empty` is said where there are none."""
    voice = Voice(facts, sheet.address)
    context = ListPage(
        frame=frame(voice, sheet.title, section, below=item_links(voice, sheet.below)),
        lead=lead,
        links=item_links(voice, sheet.entries),
        empty=empty,
        ways_on=(
            voice.to(addresses.A_TO_Z, "Look under the name you know, from A to Z"),
            voice.to(addresses.QUESTIONNAIRE, "Look at the list of emergencies and the questions"),
        ),
        letters=letter_lines(voice, sheet.letters),
        part=list_part(voice, sheet.part),
    )
    described = meta(voice, "index", sheet.title, sheet.holds or lead, search=False)
    return Page(voice.address, "list", "index", "", sheet.title, context, described)


def _called(part: Part[T]) -> str:
    return part.letter if part.of == 1 else f"{part.letter}, part {part.number} of {part.of}"


@dataclass(frozen=True, slots=True)
class _Way(Generic[T]):
    """Leads from one page of a list to the others."""

    index: Address
    listed: LongList[T]
    item: Callable[[T], Item]

    def around(self, place: int) -> PartWay:
        """Return the ways from the part at this place of the list."""
        parts, here = self.listed.parts, self.listed.parts[place]
        firsts = [part for part in parts if part.number == 1]
        of_letter = [part for part in parts if part.letter == here.letter]
        return PartWay(
            letters=tuple(self._step(part, part.letter, here, "true" if part in of_letter else "") for part in firsts),
            parts=tuple(self._step(part, self.span(part, " – "), here) for part in of_letter if here.of > 1),
            previous=self._to(parts[place - 1]) if place else None,
            next=self._to(parts[place + 1]) if place + 1 < len(parts) else None,
        )

    def span(self, part: Part[T], to: str) -> str:
        """Return the first and the last name of a part."""
        first, last = (self.item(part.entries[end]).name for end in (0, -1))
        return first if first == last else f"{first}{to}{last}"

    def _to(self, part: Part[T]) -> Item:
        return Item(part.address(self.index), _called(part))

    def _step(self, part: Part[T], words: str, here: Part[T], otherwise: str = "") -> tuple[Item, str]:
        return Item(part.address(self.index), words), "page" if part is here else otherwise
