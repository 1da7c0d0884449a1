"""So that the sources of a page can be followed by machines as well as by readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses
from generator.linked_data.node import Node, node
from generator.model import Symptom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Entry, Library, Record, Reference


def sources(library: Library, entry: Entry[Record]) -> list[Node]:
    """Return every work that an article cites, each once, in the order of its fields.

    A symptom article also cites what stands behind the red flags that it shares with others.
    """
    cited = (identity for one in _with_shared_flags(library, entry) for identity in cited_in(one))
    return [work(library.references[identity].record) for identity in dict.fromkeys(cited)]


def cited_in(entry: Entry[Record]) -> Iterator[str]:
    """Yield the id of each reference that a record cites, by a field or in a text, as often as it does."""
    for _, kinds, target, near, _ in entry.referrals:
        if kinds == ("reference",) and (near is None or near.startswith("@")):  # else it is a link in a text
            yield target


def _with_shared_flags(library: Library, entry: Entry[Record]) -> Iterator[Entry[Record]]:
    yield entry
    if isinstance(entry.record, Symptom):
        for flag in library.flags_of(entry.record):
            if flag.id in library.red_flags:
                yield library.red_flags[flag.id]


def work(reference: Reference) -> Node:
    """Return one cited work: an article where it stands in a volume of a journal, else a work of unknown kind."""
    in_journal = reference.source is not None and reference.volume is not None
    links = (
        addresses.doi(reference.doi) if reference.doi else None,
        addresses.pubmed(reference.pmid) if reference.pmid else None,
    )
    journal = node("Periodical", name=reference.source) if in_journal else None
    container = journal or (node("CreativeWork", name=reference.source) if reference.source else None)
    return node(
        "ScholarlyArticle" if in_journal else "CreativeWork",
        name=reference.title,
        creditText=reference.authors,
        datePublished=str(reference.year) if reference.year else None,
        isPartOf=container,
        publisher=node("Organization", name=reference.publisher) if reference.publisher else None,
        url=reference.url,
        sameAs=[link for link in links if link],
    )
