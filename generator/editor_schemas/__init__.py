"""So that records are easy to write: schemas for an editor's program and a form in the browser, both of one source."""

from generator.editor_schemas.files import schema_files, stale_schemas, write_schemas
from generator.editor_schemas.form import form_config
from generator.editor_schemas.form_shapes import form_shapes
from generator.editor_schemas.places import SCHEMAS, files_of_schemas, modeline

__all__ = [
    "SCHEMAS",
    "files_of_schemas",
    "form_config",
    "form_shapes",
    "modeline",
    "schema_files",
    "stale_schemas",
    "write_schemas",
]
