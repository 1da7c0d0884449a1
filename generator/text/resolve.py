"""So that a text of the content becomes a text of one page, by asking that page what its references become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from generator.text.dialect import CITATION, LINK, PLACEHOLDER, RECORD_LINK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.text.glossary import GlossaryTerms


class Resolver(Protocol):
    """What a page answers; every answer is Markdown, or HTML, that is safe as it stands."""

    def cite(self, identity: str, /) -> str:
        """Return the mark of a citation of a reference."""

    def link(self, kind: str, identity: str, label: str, /) -> str:
        """Return a link to a record; `label` is Markdown."""

    def placeholder(self, name: str, /) -> str:
        """Return what a placeholder stands for."""

    def term(self, term: str, shown: str, /) -> str | None:
        """Return a glossary term as the text shows it, explained; None where it is to stay as it is."""


# Code comes first: what looks like a citation there is an example of one. A heading is no place for a term.
_SEPARATE = re.compile(
    "|".join(
        (
            r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))",
            rf"(?P<cite>{CITATION.pattern})",
            rf"(?P<record>{RECORD_LINK.pattern})",
            rf"(?P<name>{PLACEHOLDER.pattern})",
            rf"(?P<link>{LINK.pattern})",
            r"(?P<heading>^#+[^\n]*)",
        )
    ),
    re.DOTALL | re.MULTILINE,
)
_OPENING = re.compile(r"[`\[{]|^#", re.MULTILINE)  # with what each of these begins
_CITED, _LABEL, _NAME = (_SEPARATE.groupindex[group] + 1 for group in ("cite", "record", "name"))
_LIST_SIGN = re.compile(r"[ ]*(?:(?:[-*+]|\d+\.)[ ]+)?")


def resolve(value: str, resolver: Resolver, terms: GlossaryTerms | None = None) -> str:
    """Return Markdown in which citations, links to records and placeholders are what the resolver says.

    With `terms`, the resolver is also asked about every glossary term that is not inside a link, a citation, a
    heading or code; it says which of them it explains, for instance the first on a page only. A space before a
    citation falls away, so that its mark stands at its word. `value` must have passed `check`.
    """
    out: list[str] = []
    end = 0
    for opening in _OPENING.finditer(value):
        match = _SEPARATE.match(value, opening.start()) if opening.start() >= end else None
        if match is None:
            continue
        out.append(_with_terms(value, end, match.start(), resolver, terms))
        end = match.end()
        piece = match.group()
        if match["cite"]:
            if not _begins_line(value, match.start()):
                out[-1] = out[-1].rstrip(" ")
            out.append(resolver.cite(match[_CITED]))
        elif match["record"]:
            label, kind, identity = match.group(_LABEL, _LABEL + 1, _LABEL + 2)
            out.append(resolver.link(kind, identity, label))
        elif match["name"]:
            shown = resolver.placeholder(match[_NAME])
            # "911." at the start of a line would begin a numbered list.
            lists = shown.isdigit() and value.startswith(".", end) and _begins_line(value, match.start())
            out.append(f"{shown}\\" if lists else shown)
        elif match["heading"]:
            words = piece.lstrip("#")
            out.append("#" * (len(piece) - len(words)) + resolve(words, resolver))
        else:
            out.append(piece)
    out.append(_with_terms(value, end, len(value), resolver, terms))
    return "".join(out)


def _begins_line(value: str, place: int) -> bool:
    return _LIST_SIGN.fullmatch(value, value.rfind("\n", 0, place) + 1, place) is not None


def _with_terms(value: str, start: int, end: int, resolver: Resolver, terms: GlossaryTerms | None) -> str:
    if terms is None or start == end:
        return value[start:end]
    return "".join(_explained(value[start:end], resolver, terms))


def _explained(words: str, resolver: Resolver, terms: GlossaryTerms) -> Iterator[str]:
    end = 0
    for use in terms.find(words):
        shown = words[use.start : use.end]
        explained = resolver.term(use.term, shown)
        if explained is not None:
            yield words[end : use.start]
            yield explained
            end = use.end
    yield words[end:]
