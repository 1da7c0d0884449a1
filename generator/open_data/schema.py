"""So that the form of the data is told by the records themselves, and can never differ from them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema

from generator import addresses
from generator.model import KINDS
from generator.model.fields import ID_PATTERN
from generator.open_data.content import SCHEMA_VERSION, group

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from generator.model import Kind
    from generator.settings import Settings

TEXTS = (
    "All records by kind and id. Fields without a value are left out. Longer texts are Markdown, in which `[@id]` cites"
    " a reference, `[words](condition:id)` links to a record, and a name in braces is one of `placeholders`."
)

VERSION_PATTERN = rf"^{SCHEMA_VERSION}\.[0-9a-f]{{12}}$"


class _DataSchema(GenerateJsonSchema):
    """Writes schemas of data in which empty fields are left out: no nulls, no defaults, no titles made of names."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's own signature
        return False


def schema(settings: Settings) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the data file."""
    properties = {**_about(), **{group(kind): _records(kind) for kind in KINDS}}
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": addresses.data_file("content.schema.json").absolute(settings.site.url),
        "title": f"The content of {settings.site.name}",
        "description": TEXTS,
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name != "licence_url"],
        "additionalProperties": False,
        "$defs": _of_records(),
    }


@cache
def _of_records() -> dict[str, Any]:
    records = {kind.record for kind in KINDS}
    _, shared = models_json_schema(
        [(record, "validation") for record in sorted(records, key=lambda record: record.__name__)],
        schema_generator=_DataSchema,
    )
    return dict(shared["$defs"])


def _about() -> dict[str, Any]:
    """Return the fields that say what the file is."""
    word = {"type": "string", "minLength": 1}
    return {
        "$schema": word | {"description": "The address of the schema of this file."},
        "name": word | {"description": "The name of the site that publishes the content."},
        "url": word | {"description": "The address of that site."},
        "language": word | {"description": "The language of the content."},
        "licence": word | {"description": "The licence of the content."},
        "licence_url": word | {"description": "The address of the licence, where it is a well-known one."},
        "placeholders": {
            "description": "What stands on the pages of that site for each name in braces.",
            "type": "object",
            "additionalProperties": word,
        },
        "schema_version": {"const": SCHEMA_VERSION, "description": "The number of the form of this file."},
        "version": {
            "type": "string",
            "pattern": VERSION_PATTERN,
            "description": "The number of the form, then a hash of all records: it changes when any record does.",
        },
    }


def _records(kind: Kind) -> dict[str, Any]:
    names = {"minLength": 1} if kind.any_key else {"pattern": ID_PATTERN}
    return {
        "description": f"Every {kind.name.replace('-', ' ')} by its {'word' if kind.any_key else 'id'}.",
        "type": "object",
        "propertyNames": names,
        "additionalProperties": {"$ref": f"#/$defs/{kind.record.__name__}"},
    }
