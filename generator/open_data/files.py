"""So that the open data is a handful of files whose names never change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator import addresses
from generator.open_data.content import SCHEMA_VERSION, content, version_of
from generator.open_data.references_table import references_table
from generator.open_data.schema import schema
from generator.output import OutputFile

if TYPE_CHECKING:
    from generator.model import Library
    from generator.settings import Settings

FILES: tuple[tuple[str, str], ...] = (
    ("content.json", "All records of this site: symptoms, conditions, findings, questions, references and the rest."),
    ("content.schema.json", "The JSON Schema of that file: what each field means and may hold."),
    ("references.csv", "All references as a table, for a spreadsheet."),
)
"""The name of each file below `data/`, with what it holds."""


def open_data(library: Library, settings: Settings) -> tuple[OutputFile, ...]:
    """Return the files of the open data, in the order of `FILES`; the same content always gives the same bytes."""
    texts = {
        "content.json": _json(_data(library, settings)),
        "content.schema.json": _json(schema(settings)),
        "references.csv": references_table(library),
    }
    return tuple(OutputFile(addresses.data_file(name).path, texts[name]) for name, _ in FILES)


def _data(library: Library, settings: Settings) -> dict[str, Any]:
    records = content(library)
    about = {
        "$schema": addresses.data_file("content.schema.json").absolute(settings.site.url),
        "name": settings.site.name,
        "url": addresses.HOME.absolute(settings.site.url),
        "language": settings.site.language,
        "licence": settings.site.licence,
        "licence_url": addresses.licence(settings.site.licence),
        "placeholders": settings.locale.placeholders,
        "schema_version": SCHEMA_VERSION,
        "version": version_of(records),
    }
    return {**{name: value for name, value in about.items() if value is not None}, **records}


def _json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
