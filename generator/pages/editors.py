"""So that whoever changes a text finds the guide and every field where they are: on the site, made from what is true.

The guide is the part for editors of CONTRIBUTING.md, word for word. The fields come from the records themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import addresses, text
from generator.model import KINDS, Layout
from generator.model.fields import MarkdownRole, ReferenceRole
from generator.model.shape import (
    Ages,
    Choice,
    Day,
    Either,
    Fields,
    Figure,
    Listing,
    Table,
    Truth,
    Words,
    fields_of,
)
from generator.pages.contexts import FieldLine, FieldsPage, GuidePage, RecordFields, WordLine
from generator.pages.frame import frame, meta
from generator.pages.markdown import Prose
from generator.pages.page import Page
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Kind
    from generator.model.record import Record
    from generator.model.shape import Field, Shape
    from generator.pages.site_facts import SiteFacts

GUIDE = "CONTRIBUTING.md"
"""The file that holds the guide, below the project's folder."""

TITLE, FIELDS_TITLE = "For editors", "Every field of every record"

_PART = re.compile(r"^## For editors\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^( *)```\w*\n(.*?)^ *```\n", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"^<!--.*?-->\n", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<=\]\()([^()\s:]+)(?=\))")


def guide_page(facts: SiteFacts, guide: str) -> Page:
    """Return the guide for editors; `guide` is the whole of CONTRIBUTING.md, whose part "For editors" it is."""
    voice = Voice(facts, addresses.EDITORS)
    found = _PART.search(guide)
    body = _on_site(found[1], voice) if found else ""
    first = next((part for part in body.strip().split("\n\n") if not part.startswith("#")), "")
    described = meta(voice, "guide", TITLE, first, source=GUIDE, search=False)
    links = (voice.to(addresses.FIELDS, FIELDS_TITLE), voice.to(addresses.RULES, "What the check says"))
    context = GuidePage(frame(voice, TITLE, source=GUIDE), Prose(body.strip()), links)
    return Page(addresses.EDITORS, "guide", "guide", "", TITLE, context, described)


def _on_site(part: str, voice: Voice) -> str:
    """Make of GitHub's Markdown that of the site: one heading higher, code by indentation, links to the repository."""
    site = voice.facts.settings.site
    part = _FENCE.sub(lambda match: _indented(match[2], match[1]), _COMMENT.sub("", part))
    part = re.sub(r"^###", "##", part, flags=re.MULTILINE)

    def to(match: re.Match[str]) -> str:
        return match[1] if match[1].startswith("#") else addresses.file(site.repository, site.branch, match[1])

    return _LINK.sub(to, part)


def _indented(code: str, margin: str) -> str:
    lines = (line.removeprefix(margin) for line in code.rstrip("\n").split("\n"))
    return "\n".join(f"{margin}    {line}" if line else "" for line in lines) + "\n"


def fields_page(facts: SiteFacts) -> Page:
    """Return the page of every field that an editor may write, with what may stand in it."""
    voice = Voice(facts, addresses.FIELDS)
    shared: dict[type[Record], None] = {}
    kinds = tuple(_kind(kind, shared) for kind in KINDS)
    parts: list[RecordFields] = []
    while len(parts) < len(shared):  # a part may have parts
        record = list(shared)[len(parts)]
        parts.append(_record(record, _words(record), _sentence(record), shared))
    context = FieldsPage(frame(voice, FIELDS_TITLE), kinds, tuple(parts))
    described = meta(voice, "fields", FIELDS_TITLE, "What may stand in each file of the content.", search=False)
    return Page(addresses.FIELDS, "fields", "fields", "", FIELDS_TITLE, context, described)


def _kind(kind: Kind, shared: dict[type[Record], None]) -> RecordFields:
    place = f"content/{kind.place}" + ("ID.yml" if kind.layout is Layout.ONE_A_FILE else "")
    where = f"{place}: {kind.layout.value}"
    return _record(kind.record, kind.name.replace("-", " "), f"{_sentence(kind.record)} ({where}.)", shared)


def _record(record: type[Record], title: str, lead: str, shared: dict[type[Record], None]) -> RecordFields:
    return RecordFields(
        anchor=addresses.slug(title),
        title=title[0].upper() + title[1:],
        lead=lead,
        fields=tuple(_field(field, shared) for field in fields_of(record)),
    )


def _field(field: Field, shared: dict[type[Record], None]) -> FieldLine:
    words = tuple(WordLine(_code(word), meaning) for word, meaning in _choices(field.shape))
    return FieldLine(_code(field.name), field.required, Prose(_shape(field.shape, shared)), field.description, words)


def _choices(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield each word that may stand in a field, with what it means."""
    if isinstance(shape, Choice):
        yield from shape.words
    elif isinstance(shape, Listing):
        yield from _choices(shape.item)
    elif isinstance(shape, Either):
        yield from _choices(shape.word)
        yield from _choices(shape.other)


def _shape(shape: Shape, shared: dict[type[Record], None]) -> str:  # noqa: C901, PLR0911 - one line a shape
    """Say in a few words of Markdown what may stand in a field; records inside it go to `shared`."""
    if isinstance(shape, Words):
        if isinstance(shape.role, ReferenceRole):
            return "id of a " + " or ".join(kind.replace("-", " ") for kind in shape.role.kinds)
        return "text" if isinstance(shape.role, MarkdownRole) else "id" if shape.pattern else "words"
    if isinstance(shape, Choice):
        return "one word of these"
    if isinstance(shape, Figure):
        return "whole number" if shape.whole else "number"
    if isinstance(shape, Truth):
        return "true or false"
    if isinstance(shape, Day):
        return "day"
    if isinstance(shape, Ages):
        return text.escape("ages [from, to]")
    if isinstance(shape, Fields):
        name = _words(shape.record)
        if shape.record not in {kind.record for kind in KINDS}:
            shared.setdefault(shape.record)
        return f"[{name}](#{addresses.slug(name)})"
    if isinstance(shape, Listing):
        return f"list of: {_shape(shape.item, shared)}"
    if isinstance(shape, Table):
        return f"for each word: {_shape(shape.value, shared)}"
    return f"{_shape(shape.word, shared)}, or {_shape(shape.other, shared)}"


def _code(word: str) -> Prose:
    """Return a word as it is typed: inside code, Markdown takes every sign as it is."""
    return Prose(f"`{word}`")


def _words(record: type[Record]) -> str:
    """Return what a record is called, in words: those of its class."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).lower()


def _sentence(record: type[Record]) -> str:
    return " ".join((record.__doc__ or "").split("\n\n")[0].split())
