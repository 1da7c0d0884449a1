"""So that a feed reader can tell when a page changed: an Atom feed (RFC 4287) of what the page "What changed" lists."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from generator import addresses
from generator.output import OutputFile
from generator.pages.changes import KINDS, TITLE, changes, note
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from datetime import date

    from generator.pages.changes import Change
    from generator.pages.site_facts import SiteFacts

ATOM = "http://www.w3.org/2005/Atom"

NEVER = "1970-01-01T12:00:00Z"
"""When a site was updated that has no dated page yet: a feed must say so, and the day of a build says nothing."""


def feed(facts: SiteFacts) -> OutputFile:
    """Return the feed; the same content gives the same feed on every day."""
    site, found = facts.settings.site, changes(facts)
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": site.language})
    own = addresses.FEED.absolute(site.url)
    _add(root, "id", own)
    _add(root, "title", f"{site.name}: {TITLE[:1].lower()}{TITLE[1:]}")
    _add(root, "subtitle", site.description)
    _add(root, "updated", _moment(found[0].day) if found else NEVER)
    _link(root, "self", own, "application/atom+xml")
    _link(root, "alternate", addresses.CHANGES.absolute(site.url), "text/html")
    _author(root, site.name)
    _add(root, "rights", site.licence)
    for change in found:
        _entry(root, facts, change)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return OutputFile(addresses.FEED.path, f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n')


def _entry(root: ET.Element, facts: SiteFacts, change: Change) -> None:
    kind, record = change.entry.kind, change.entry.record
    address, url = addresses.page(kind, change.entry.id), facts.settings.site.url
    entry = ET.SubElement(root, "entry")
    _add(entry, "id", addresses.change(url, address, change.day))
    _add(entry, "title", record.title)
    _add(entry, "updated", _moment(change.day))
    _link(entry, "alternate", address.absolute(url), "text/html")
    for author in record.authors:
        _author(entry, facts.library.people[author].record.name)
    ET.SubElement(entry, "category", {"term": kind, "label": KINDS[kind][0]})
    _add(entry, "summary", note(Voice(facts, addresses.CHANGES), record) or "This page was updated.")


def _moment(day: date) -> str:
    """Return noon of a day: nearly everywhere on earth it is still, or already, that day."""
    return f"{day.isoformat()}T12:00:00Z"


def _add(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = words


def _link(parent: ET.Element, relation: str, address: str, form: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "type": form, "href": address})


def _author(parent: ET.Element, name: str) -> None:
    _add(ET.SubElement(parent, "author"), "name", name)
