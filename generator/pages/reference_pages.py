"""The pages that stand behind all others: references, glossary, open data, hand-written prose, redirects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import addresses, text
from generator.model import KINDS, Article
from generator.pages.bibliography import read_on, reference_text
from generator.pages.contexts import (
    DataFile,
    DataPage,
    Fact,
    GlossaryEntry,
    GlossaryPage,
    Link,
    ListedReference,
    ProsePage,
    RedirectPage,
    ReferencesPage,
)
from generator.pages.frame import frame, meta
from generator.pages.markdown import Prose
from generator.pages.page import Page
from generator.pages.sheets import sheets
from generator.pages.site_facts import MOST_CITING
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Entry
    from generator.model.glossary import Term
    from generator.model.reference import Reference
    from generator.pages.site_facts import SiteFacts
    from generator.source.tree import ProseFile


def references_pages(facts: SiteFacts) -> Iterator[Page]:
    """Yield the pages of all references, each with the pages that cite it."""

    def link(voice: Voice, entry: Entry[Reference]) -> Link:
        target = addresses.reference(entry.id, facts.reference_pages[entry.id])
        return voice.to(target, entry.record.title)

    for sheet in sheets(facts, addresses.REFERENCES, "References", facts.references, link):
        voice, title = sheet.voice, sheet.title
        items = tuple(_listed(voice, entry) for entry in sheet.entries)
        context = ReferencesPage(frame(voice, title, below=sheet.below), items, sheet.letters, sheet.part)
        holds = sheet.holds or "Every source of this site and the pages that cite it."
        described = meta(voice, "references", title, holds, search=False)
        yield Page(voice.address, "references", "references", "", title, context, described)


def _listed(voice: Voice, entry: Entry[Reference]) -> ListedReference:
    citing = voice.facts.citing(entry.id)
    more = len(citing) - MOST_CITING
    return ListedReference(
        anchor=addresses.reference(entry.id).anchor,
        text=reference_text(entry.record),
        cited_by=tuple(voice.to(address, title) for address, title in citing[:MOST_CITING]),
        read=read_on(entry.record),
        more=f"{more:,}" if more > 0 else "",
    )


def glossary_pages(facts: SiteFacts) -> Iterator[Page]:
    """Yield the pages of the glossary."""

    def link(voice: Voice, term: Entry[Term]) -> Link:
        return voice.to(addresses.term(term.id, facts.term_pages[term.id]), term.id)

    source = next((entry.source.path for entry in facts.library.glossary.values()), None)
    for sheet in sheets(facts, addresses.GLOSSARY, "Glossary", facts.glossary, link):
        voice, title = sheet.voice, sheet.title
        items = tuple(
            GlossaryEntry(addresses.term(term.id).anchor, term.id, term.record.meaning) for term in sheet.entries
        )
        framed = frame(voice, title, source=source, below=sheet.below)
        context = GlossaryPage(framed, items, sheet.letters, sheet.part)
        holds, words = sheet.holds or "Medical words in plain words.", not sheet.letters
        described = meta(voice, "glossary", title, holds, source=source, search=words)
        yield Page(voice.address, "glossary", "glossary", "", title, context, described)


def data_page(facts: SiteFacts, version: str, files: Iterable[tuple[str, str]]) -> Page:
    """Return the page about the open data; `files` are names below `data/` with what each holds."""
    voice, title = Voice(facts, addresses.DATA), "Open data"
    counts = [
        Fact(kind.name.replace("-", " ").capitalize() + " records", Prose(str(len(facts.library.of(kind.name)))))
        for kind in KINDS
        if facts.library.of(kind.name)
    ]
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


def redirect_pages(facts: SiteFacts) -> Iterator[Page]:
    """Yield a page for each former id, which leads to the present address."""
    for entry in facts.library.articles:
        for alias in entry.record.aliases:
            yield _redirect(facts, entry, alias)


def _redirect(facts: SiteFacts, entry: Entry[Article], alias: str) -> Page:
    address, target = addresses.page(entry.kind, alias), addresses.page(entry.kind, entry.id)
    voice = Voice(facts, address)
    title = entry.record.title
    context = RedirectPage(frame(voice, title), voice.to(target, title), voice.url(target))
    described = {
        **meta(voice, "redirect", title, f"This page has moved to {title}.", search=False),
        "redirect": target.in_html(address),
    }
    return Page(address, "redirect", "redirect", "", title, context, described)
