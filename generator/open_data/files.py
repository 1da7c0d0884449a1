"""So that the open data is a handful of files whose names never change."""

from __future__ import annotations

from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from generator import addresses
from generator.open_data.content import SCHEMA_VERSION, content, pretty
from generator.open_data.references_table import references_table
from generator.open_data.schema import schema
from generator.output import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Library
    from generator.open_data.content import Content
    from generator.settings import Settings

FILES: tuple[tuple[str, str], ...] = (
    ("content.json", "All records of this site: symptoms, conditions, findings, questions, references and the rest."),
    ("content.schema.json", "The JSON Schema of that file: what each field means and may hold."),
    ("references.csv", "All references as a table, for a spreadsheet."),
)
"""The name of each file below `data/`, with what it holds."""


def open_data(library: Library, settings: Settings, found: Content | None = None) -> tuple[OutputFile, ...]:
    """Return the files of the open data, in the order of `FILES`; the same content always gives the same bytes.

    `found` is what `content` returned for the library, where somebody has asked for it already.
    """
    texts = {
        "content.json": _data(found or content(library), settings),
        "content.schema.json": pretty(schema(settings)) + "\n",
        "references.csv": references_table(library),
    }
    return tuple(OutputFile(addresses.data_file(name).path, texts[name]) for name, _ in FILES)


def _data(found: Content, settings: Settings) -> str:
    about = {
        "$schema": addresses.data_file("content.schema.json").absolute(settings.site.url),
        "name": settings.site.name,
        "url": addresses.HOME.absolute(settings.site.url),
        "language": settings.site.language,
        "licence": settings.site.licence,
        "licence_url": addresses.licence(settings.site.licence),
        "placeholders": settings.locale.placeholders,
        "schema_version": SCHEMA_VERSION,
        "version": found.version,
    }
    head = {name: pretty(value, 1) for name, value in about.items() if value is not None}
    return "".join(_pieces(head, found.groups))


def _pieces(head: Mapping[str, str], groups: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Yield the text of an object of what is written already and of groups of it, as `pretty` does.

    So a large site has each record in memory twice, and not once more for each object around it.
    """
    mark = "{\n "
    for name, text in head.items():
        yield f"{mark}{encode_basestring(name)}: {text}"
        mark = ",\n "
    for name, texts in groups.items():
        yield f"{mark}{encode_basestring(name)}: {'{' if texts else '{}'}"
        mark = "\n  "
        for identity, text in texts.items():
            yield f"{mark}{encode_basestring(identity)}: {text}"
            mark = ",\n  "
        yield "\n }" if texts else ""
        mark = ",\n "
    yield "\n}\n"
