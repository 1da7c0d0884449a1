"""So that a reference reads the same wherever it stands: authors, title, source, year, and links that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.pages.days import written
from generator.pages.markdown import Prose
from generator.text import escape

if TYPE_CHECKING:
    from generator.model import Reference


def read_on(reference: Reference) -> str:
    """Return the day on which a reference was read on the web, written out, or nothing."""
    return written(reference.accessed) if reference.accessed and reference.url else ""


def reference_text(reference: Reference) -> Prose:
    """Write a reference as one paragraph of Markdown, in the manner of the Vancouver style."""
    parts = [_sentence(reference.authors), _title(reference), _sentence(_published(reference))]
    links = []
    if reference.doi:
        links.append(f"[doi:{escape(reference.doi)}]({addresses.doi(reference.doi)})")
    if reference.pmid:
        links.append(f"[PubMed {escape(reference.pmid)}]({addresses.pubmed(reference.pmid)})")
    if links:
        parts.append(" · ".join(links))
    return Prose(" ".join(part for part in parts if part))


def _title(reference: Reference) -> str:
    title = escape(reference.title)
    end = "" if reference.title.endswith(("?", "!", ".")) else "."
    return f"[{title}]({addresses.outside(reference.url)}){end}" if reference.url else f"{title}{end}"


def _published(reference: Reference) -> str:
    """Write `Journal. 2014;6(1):36-40`, or the publisher and the year; leave out what is not known."""
    where = "; ".join(part for part in (reference.source, reference.publisher) if part)
    year = str(reference.year) if reference.year else ""
    issue = f"({reference.issue})" if reference.issue else ""
    pages = f":{reference.pages}" if reference.pages else ""
    place = f"{reference.volume or ''}{issue}{pages}" if reference.source else ""
    if not place:
        return ", ".join(part for part in (where, year) if part)
    return f"{where}. " + ";".join(part for part in (year, place) if part)


def _sentence(words: str | None) -> str:
    if not words:
        return ""
    return escape(words) + ("" if words.endswith(".") else ".")
