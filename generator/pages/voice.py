"""So that a text of a record becomes a text of one page: citations numbered, links relative, first terms explained."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator import addresses, text
from generator.pages.bibliography import read_on, reference_text
from generator.pages.contexts import Link, ReferenceItem
from generator.pages.markdown import NO_PROSE, Href, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.addresses import Address
    from generator.model import Citation
    from generator.pages.site_facts import SiteFacts


class Voice:
    """Speaks for one page; texts must be said in the order in which the page shows them.

    It implements `text.Resolver`, and keeps what was cited and which glossary words were met.
    """

    def __init__(self, facts: SiteFacts, address: Address, names: Iterable[str] = ()) -> None:
        """Speak for the page at `address`; `names` are what the page itself is about, and need no glossary there."""
        self.facts, self.address = facts, address
        self._own = frozenset(name.casefold() for name in names)
        self._marks: dict[str, tuple[int, list[str]]] = {}
        self._quotes: dict[str, list[str]] = {}
        self._met: set[str] = set()

    def say(self, value: str | None, cites: Iterable[Citation] = (), *, terms: bool = True) -> Prose:
        """Return a text as Markdown of this page, with the marks of `cites` at its end."""
        if not value:
            return NO_PROSE
        spoken = text.resolve(value, self, terms=self.facts.terms if terms else None)
        return Prose(spoken + self._marked(cites))

    def plain(self, value: str) -> str:
        """Return a text without markup, and with what its placeholders stand for."""
        for name, words in self.facts.placeholders.items():
            value = value.replace(f"{{{name}}}", words)
        return text.plain(value)

    def marks(self, cites: Iterable[Citation]) -> Prose:
        """Return the marks of citations, in order."""
        return Prose(self._marked(cites))

    def _marked(self, cites: Iterable[Citation]) -> str:
        marks = []
        for citation in cites:
            if citation.says:
                quotes = self._quotes.setdefault(citation.ref, [])
                if citation.says not in quotes:
                    quotes.append(citation.says)
            marks.append(self.cite(citation.ref))
        return "".join(marks)

    def references(self) -> tuple[ReferenceItem, ...]:
        """Return what was cited so far, numbered by first use."""
        return tuple(
            ReferenceItem(
                number=number,
                anchor=f"ref-{identity}",
                text=self.facts.memory.of(reference_text, self.facts.library.references[identity].record),
                backlinks=tuple(places),
                quotes=tuple(self._quotes.get(identity, ())),
                read=read_on(self.facts.library.references[identity].record),
            )
            for identity, (number, places) in self._marks.items()
        )

    def to(self, address: Address, label: str, note: str = "") -> Link:
        """Return a link from this page."""
        return Link(label, Href(address.in_markdown(self.address)), note)

    def url(self, address: Address) -> Href:
        """Return an address for the HTML of this page's template."""
        return Href(text.attribute(address.in_html(self.address)))

    # What `text.resolve` asks for; each answer is Markdown or HTML of ours.

    def cite(self, identity: str) -> str:
        """Return the mark of a citation, and remember where it stands."""
        number, places = self._marks.setdefault(identity, (len(self._marks) + 1, []))
        places.append(f"cite-{identity}-{len(places) + 1}")
        return (
            f'<sup class="vm-cite"><a href="#ref-{identity}" id="{places[-1]}" data-module="citation"'
            f' aria-label="Reference {number}">[{number}]</a></sup>'
        )

    def link(self, kind: str, identity: str, label: str) -> str:
        """Return a Markdown link to the page of a record."""
        return f"[{label}]({addresses.page(kind, identity).in_markdown(self.address)})"

    def placeholder(self, name: str) -> str:
        """Return what a placeholder stands for in the site's locale."""
        return text.escape(self.facts.placeholders[name])

    def term(self, word: str, shown: str) -> str | None:
        """Return a glossary word as a link with its meaning, the first time it is met on this page."""
        if word in self._met or word.casefold() in self._own:
            return None
        self._met.add(word)
        meaning = _inside_braces(self.facts.library.glossary[word].record.meaning)
        target = addresses.term(word, self.facts.term_pages[word]).in_markdown(self.address)
        return f'[{shown}]({target}){{ .vm-term data-module="term" data-meaning="{meaning}" }}'


@lru_cache(maxsize=4096)  # the same word is explained on many pages
def _inside_braces(words: str) -> str:
    """Write words for an attribute list, of which Markdown reads the inside too: only letters and digits stay bare."""
    return "".join(char if char.isalnum() or char in " ,." else f"&#{ord(char)};" for char in words)
