"""So that every address outside the site is known with its places, for a program that asks whether it still answers.

Nothing here asks: the generator never uses the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses, text
from generator.model import Person
from generator.rules.passages import pages, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Mark
    from generator.model import Library


@dataclass(frozen=True, slots=True)
class Link:
    """One address outside, and every place that leads there, in order.

    `identifier` is how an address that we make of a doi or a PubMed number is written in the content, as in
    `doi 10.1000/182`; such an address leads on to another by its nature. It is empty for an address written out.
    """

    url: str
    marks: tuple[Mark, ...]
    identifier: str = ""


def outside_links(library: Library) -> tuple[Link, ...]:
    """Return every address outside the site that its content leads to, each once, sorted."""
    found: dict[tuple[str, str], set[Mark]] = {}
    for url, identifier, mark in (*_of_references(library), *_of_people(library), *_of_texts(library)):
        found.setdefault((url, identifier), set()).add(mark)
    return tuple(Link(url, tuple(sorted(marks)), identifier) for (url, identifier), marks in sorted(found.items()))


def _of_references(library: Library) -> Iterator[tuple[str, str, Mark]]:
    for entry in library.references.values():
        reference = entry.record
        if reference.url:
            yield reference.url, "", entry.at("url")
        if reference.doi:
            yield addresses.doi(reference.doi), f"doi {reference.doi}", entry.at("doi")
        if reference.pmid:
            yield addresses.pubmed(reference.pmid), f"PubMed {reference.pmid}", entry.at("pmid")


def _of_people(library: Library) -> Iterator[tuple[str, str, Mark]]:
    for entry in library.articles:
        if isinstance(entry.record, Person):
            for place, link in enumerate(entry.record.links):
                yield link.url, "", entry.at("links", place, "url")


def _of_texts(library: Library) -> Iterator[tuple[str, str, Mark]]:
    for passage in (*texts(library), *pages(library)):
        for url, start in text.outside_links(passage.value):
            yield url, "", passage.at(start, start + len(url))
