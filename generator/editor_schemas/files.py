"""So that the schemas are files, kept beside the settings, and whoever changes a record is told to write them again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.editor_schemas.guide import GUIDE, with_tables
from generator.editor_schemas.places import SCHEMAS, SETTINGS, schema_file
from generator.editor_schemas.schema import kind_schema, settings_schema
from generator.model import KINDS
from generator.output import OutputFile, write_atomically, write_outputs

if TYPE_CHECKING:
    from pathlib import Path

    from generator.output import WriteReport


def schema_files() -> tuple[OutputFile, ...]:
    """Return every schema as a file below SCHEMAS; the same records always give the same bytes."""
    schemas = {kind.name: kind_schema(kind) for kind in KINDS}
    schemas |= {name: settings_schema(record) for name, (_, record) in SETTINGS.items()}
    return tuple(
        OutputFile(schema_file(name), json.dumps(schema, ensure_ascii=False, indent=1) + "\n")
        for name, schema in schemas.items()
    )


def write_schemas(project: Path) -> WriteReport:
    """Bring the schemas and the tables of the guide up to date, and say how many schemas that took."""
    guide = project / GUIDE
    if guide.is_file():
        write_atomically(guide, with_tables(guide.read_text(encoding="utf-8")).encode())
    return write_outputs(project / SCHEMAS, schema_files())


def stale_schemas(project: Path) -> tuple[str, ...]:
    """Return the paths of what is not as the records are now, sorted.

    That are schemas that are changed, missing, or no longer made, and the guide where a table says something else.
    """
    guide = project / GUIDE
    text = guide.read_text(encoding="utf-8") if guide.is_file() else ""
    told = [GUIDE] if with_tables(text) != text else []
    folder = project / SCHEMAS
    wanted = {output.path: output.content.encode() for output in schema_files()}
    there = {path.name: path.read_bytes() for path in folder.glob("*") if path.is_file()}
    names = {name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name)}
    return tuple(sorted([*told, *(f"{SCHEMAS}/{name}" for name in names)]))
