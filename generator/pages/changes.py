"""So that whoever follows the site sees what changed and when, without looking through every page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, cast

from generator import addresses
from generator.pages.contexts import ChangeLine, ChangesMonth, ChangesPage
from generator.pages.days import month, written
from generator.pages.frame import frame, meta
from generator.pages.items import Item
from generator.pages.making import Making
from generator.pages.markdown import Href
from generator.pages.page import Page
from generator.pages.sheets import item_links
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.model import Article, Entry
    from generator.pages.site_facts import SiteFacts

TITLE = "What changed"

MOST = 100
"""How many changes are listed; the newest ones."""

KINDS = {
    "symptom": ("Symptom", "symptoms"),
    "condition": ("Condition", "conditions"),
    "cause": ("Cause", "causes"),
    "treatment": ("Test or treatment", "tests and treatments"),
    "person": ("Person or organization", "people and organizations"),
}
"""What an article is called, and what several are; in the order in which those of one day are listed."""

_ORDER = {kind: place for place, kind in enumerate(KINDS)}

ENDS = ".!?…"


class Change(NamedTuple):
    """The last change of an article: its day, and the article."""

    day: date
    entry: Entry[Article]


def changes(facts: SiteFacts) -> tuple[Change, ...]:
    """Return the last change of each public article: the newest first, then by kind and by name.

    Those of the twelve months before the newest one, at most MOST: nothing depends on the day of the build.
    """
    dated = facts.each_article(_dated)
    newest = facts.planned(
        "changes", dated, lambda: _newest(one for of_kind in dated for one in of_kind.values() if one)
    )
    found = ((one.day, facts.library.of(one.kind)[one.id]) for one in newest)
    return tuple(Change(day, cast("Entry[Article]", entry)) for day, entry in found)


class _Dated(NamedTuple):
    """The last change of an article by its kind and id; `order` is what it is sorted by."""

    order: tuple[int, int, str]
    day: date
    kind: str
    id: str


def _dated(entry: Entry[Article], _: SiteFacts) -> _Dated | None:
    day, title = entry.record.updated, entry.record.title.casefold()
    if day is None or entry.record.draft:
        return None
    return _Dated((-day.toordinal(), _ORDER[entry.kind], title), day, entry.kind, entry.id)


def _newest(every: Iterable[_Dated]) -> list[_Dated]:
    found = sorted(every, key=lambda one: one.order)
    return [one for one in found if _is_recent(one.day, found[0].day)][:MOST]


def _is_recent(day: date, newest: date) -> bool:
    return (day.year + 1, day.month, day.day) > (newest.year, newest.month, newest.day)


def note(voice: Voice, article: Article) -> str:
    """Return what the change was, as plain sentences; empty where nobody said it."""
    words = " ".join(voice.plain(article.change_note or "").split())
    return words if not words or words[-1] in ENDS else f"{words}."


class Told(NamedTuple):
    """A change as it is told: its day, the kind of the article, the way to it, and what the change was."""

    day: date
    kind: str
    item: Item
    note: str


def changes_making(facts: SiteFacts) -> Making:
    """Return the page with the last changes."""
    voice = Voice(facts, addresses.CHANGES)
    told = tuple(facts.memory.of(_told, change.entry, change.day, voice) for change in changes(facts))
    return Making(addresses.CHANGES, changes_page, (told,))


def _told(entry: Entry[Article], day: date, voice: Voice) -> Told:
    item = Item(addresses.page(entry.kind, entry.id), entry.record.title)
    return Told(day, entry.kind, item, note(voice, entry.record))


def changes_page(facts: SiteFacts, found: tuple[Told, ...]) -> Page:
    """Return the page with the last changes, by month."""
    voice, site = Voice(facts, addresses.CHANGES), facts.settings.site
    months = groupby(_lines(voice, found), key=lambda line: line[0].replace(day=1))
    context = ChangesPage(
        frame=frame(voice, TITLE),
        months=tuple(ChangesMonth(month(first), tuple(line for _, line in lines)) for first, lines in months),
        feed_url=voice.url(addresses.FEED),
        history=Href(addresses.history(site.repository, site.branch, facts.library.root)),
    )
    described = meta(voice, "changes", TITLE, "The last change of each page, the newest first.", search=False)
    described["updated"] = found[0].day.isoformat() if found else None
    return Page(addresses.CHANGES, "changes", "changes", "", TITLE, context, described)


def _lines(voice: Voice, found: tuple[Told, ...]) -> Iterator[tuple[date, ChangeLine]]:
    """Yield the days with their changes; what was changed alike in several articles of a kind is one line."""
    alike: dict[tuple[date, str, str], list[Item]] = {}
    for day, kind, item, words in found:
        alike.setdefault((day, kind, words), []).append(item)
    for (day, kind, words), items in alike.items():
        one, several = KINDS[kind]
        links = item_links(voice, items)
        called = one if len(links) == 1 else f"{len(links)} {several}"
        yield day, ChangeLine(links, called, written(day), words)
