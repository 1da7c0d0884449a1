"""The pages that stand behind all others: references, glossary, open data, hand-written prose, redirects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import addresses, text
from generator.model import KINDS
from generator.pages.contexts import (
    DataFile,
    DataPage,
    Fact,
    GlossaryEntry,
    GlossaryPage,
    ListedReference,
    ProsePage,
    RedirectPage,
    ReferencesPage,
)
from generator.pages.frame import frame, meta
from generator.pages.items import Item
from generator.pages.making import Making
from generator.pages.markdown import Prose
from generator.pages.page import Page
from generator.pages.sheets import item_links, letter_lines, list_part, sheets
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.addresses import Address
    from generator.model import Article, Entry
    from generator.pages.sheets import Sheet
    from generator.pages.site_facts import Explained, SiteFacts, Source
    from generator.source.tree import ProseFile


def references_makings(facts: SiteFacts) -> tuple[Making, ...]:
    """Return the pages of all references, each with the pages that cite it."""
    listed, pages = facts.references, facts.reference_pages

    def item(source: Source) -> Item:
        return Item(addresses.reference(source.id, pages[source.id]), source.title)

    def anew() -> Iterator[Making]:
        for sheet in sheets(addresses.REFERENCES, "References", listed, item):
            yield Making(sheet.address, references_page, (sheet,))

    return facts.planned("references", (listed, pages), anew)


def references_page(facts: SiteFacts, sheet: Sheet[Source]) -> Page:
    """Return one page of references."""
    voice, title = Voice(facts, sheet.address), sheet.title
    items = tuple(_listed(voice, source) for source in sheet.entries)
    framed = frame(voice, title, below=item_links(voice, sheet.below))
    context = ReferencesPage(framed, items, letter_lines(voice, sheet.letters), list_part(voice, sheet.part))
    holds = sheet.holds or "Every source of this site and the pages that cite it."
    described = meta(voice, "references", title, holds, search=False)
    return Page(voice.address, "references", "references", "", title, context, described)


def _listed(voice: Voice, source: Source) -> ListedReference:
    return ListedReference(
        anchor=addresses.reference(source.id).anchor,
        text=source.text,
        cited_by=item_links(voice, source.cited_by),
        read=source.read,
        more=f"{source.more:,}" if source.more else "",
    )


def glossary_makings(facts: SiteFacts) -> Iterator[Making]:
    """Yield the pages of the glossary."""

    def item(term: Explained) -> Item:
        return Item(addresses.term(term.word, facts.term_pages[term.word]), term.word)

    source = next((entry.source.path for entry in facts.library.glossary.values()), None)
    for sheet in sheets(addresses.GLOSSARY, "Glossary", facts.glossary, item):
        yield Making(sheet.address, glossary_page, (sheet, source))


def glossary_page(facts: SiteFacts, sheet: Sheet[Explained], source: str | None) -> Page:
    """Return one page of the glossary; `source` is the file that it is made from, if there is one."""
    voice, title = Voice(facts, sheet.address), sheet.title
    items = tuple(GlossaryEntry(addresses.term(word).anchor, word, meaning) for word, meaning in sheet.entries)
    framed = frame(voice, title, source=source, below=item_links(voice, sheet.below))
    context = GlossaryPage(framed, items, letter_lines(voice, sheet.letters), list_part(voice, sheet.part))
    holds, words = sheet.holds or "Medical words in plain words.", not sheet.letters
    described = meta(voice, "glossary", title, holds, source=source, search=words)
    return Page(voice.address, "glossary", "glossary", "", title, context, described)


def data_making(facts: SiteFacts, version: str, files: Iterable[tuple[str, str]]) -> Making:
    """Return the page about the open data."""
    counts = tuple((kind.name, count) for kind in KINDS if (count := len(facts.library.of(kind.name))))
    return Making(addresses.DATA, data_page, (version, tuple(files), counts))


def data_page(
    facts: SiteFacts, version: str, files: tuple[tuple[str, str], ...], counted: tuple[tuple[str, int], ...]
) -> Page:
    """Return the page about the open data.

    `files` are names below `data/` with what each holds, `counted` how many records there are of each kind.
    """
    voice, title = Voice(facts, addresses.DATA), "Open data"
    counts = [Fact(kind.replace("-", " ").capitalize() + " records", Prose(str(count))) for kind, count in counted]
    context = DataPage(
        frame=frame(voice, title),
        version=version,
        licence=facts.settings.site.licence,
        files=tuple(DataFile(name, voice.url(addresses.data_file(name)), describes) for name, describes in files),
        counts=tuple(counts),
    )
    described = meta(voice, "data", title, "All content of this site as data, with its schema.", search=False)
    return Page(addresses.DATA, "data", "data", "", title, context, described)


def prose_page(facts: SiteFacts, file: ProseFile) -> Page:
    """Return a hand-written page; its first heading becomes the title."""
    address = addresses.prose(file.name)
    voice = Voice(facts, address)
    heading = re.match(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|$)", file.text)
    title = text.plain(heading.group(1)) if heading else file.name.replace("-", " ").capitalize()
    body = file.text[heading.end() :] if heading else file.text
    context = ProsePage(frame(voice, title, source=file.path), Prose(body.strip()))
    first = next((part for part in body.split("\n\n") if part.strip() and not part.lstrip().startswith("#")), "")
    described = meta(voice, "prose", title, first, source=file.path, search=False)
    return Page(address, "prose", "prose", file.name, title, context, described)


def redirect_makings(facts: SiteFacts) -> tuple[Making, ...]:
    """Return a page for each former id, which leads to the present address."""
    former = facts.each_article(_former)
    return facts.planned(
        "redirects", former, lambda: (one for of_kind in former for some in of_kind.values() for one in some)
    )


def _former(entry: Entry[Article], _: SiteFacts) -> tuple[Making, ...]:
    target = Item(addresses.page(entry.kind, entry.id), entry.record.title)
    lead = (addresses.page(entry.kind, alias) for alias in entry.record.aliases)
    return tuple(Making(address, redirect_page, (address, target)) for address in lead)


def redirect_page(facts: SiteFacts, address: Address, to: Item) -> Page:
    """Return a page that leads to another address."""
    target, title = to.address, to.name
    voice = Voice(facts, address)
    context = RedirectPage(frame(voice, title), voice.to(target, title), voice.url(target))
    described = {
        **meta(voice, "redirect", title, f"This page has moved to {title}.", search=False),
        "redirect": target.in_html(address),
    }
    return Page(address, "redirect", "redirect", "", title, context, described)
