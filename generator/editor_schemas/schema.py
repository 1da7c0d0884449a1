"""So that a program for writing knows every field of a file: its name, what it may hold, and a sentence on it.

JSON Schema of draft 7, the newest that every such program reads, with the few words beside it by which
yaml-language-server (and with it VS Code) explains values and words its complaints. Lines up with `check` in one way:
what `check` takes is never underlined.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.editor_schemas.snippets import snippets
from generator.model import KINDS, Layout, Record
from generator.model.fields import ID_PATTERN, MarkdownRole, ReferenceRole
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
    field_of,
    fields_of,
)

if TYPE_CHECKING:
    from generator.model import Kind
    from generator.model.shape import Field, Shape

DIALECT = "http://json-schema.org/draft-07/schema#"

FILLED = r"\S"
ONE_LINE = r"^\s*\S([^\n]*\S)?\s*$"

NO_ID = "This is not an id: use lower-case letters, digits and single hyphens, as in muscle-weakness."

EMPTY = {"title": "Nothing", "not": {"type": ["string", "number", "boolean", "array", "object"]}}
"""No value, said in a way that makes no program offer the word `null`, which no editor should have to know."""

HOMES = {kind.name: f"content/{kind.place}" for kind in KINDS}


def kind_schema(kind: Kind) -> dict[str, Any]:
    """Return the schema of the files of a kind, in the layout that they have."""
    shared: dict[str, Any] = {}
    record = _record(kind.record, shared)
    if kind.layout is Layout.ONE_A_FILE:
        identity = _id("The name of the file says it already: this line may be deleted.") | {"doNotSuggest": True}
        whole = record | {"properties": {"id": identity, **record["properties"]}}
    elif kind.layout is Layout.MANY_A_FILE:
        whole = _many(kind, record)
    else:
        whole = {"type": "array", "items": record}
    return _whole(_title(kind.record), f"{kind.layout.value[0].upper()}{kind.layout.value[1:]}.", whole, shared)


def settings_schema(record: type[Record]) -> dict[str, Any]:
    """Return the schema of a file that holds one record of the settings."""
    shared: dict[str, Any] = {}
    return _whole(_title(record), (record.__doc__ or "").splitlines()[0], _record(record, shared), shared)


def _whole(title: str, description: str, body: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    head = {"$schema": DIALECT, "title": title, "description": description}
    return head | {name: value for name, value in body.items() if name not in head} | {"definitions": shared}


def _many(kind: Kind, record: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a mapping from ids, or from words, to records."""
    if kind.carries_id:
        record = record | {"required": [name for name in record["required"] if name != "id"]}
        record["properties"] |= {"id": record["properties"]["id"] | {"doNotSuggest": True}}
    if kind.record.BARE:
        record = {"anyOf": [record, _shape(field_of(kind.record, kind.record.BARE).shape, {})]}
    noun = kind.name.replace("-", " ")
    names = {"type": "string", "description": "The word."} if kind.any_key else _id(f"The id of a {noun}.")
    return {"type": "object", "propertyNames": {"title": noun} | names, "additionalProperties": record}


def _record(record: type[Record], shared: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a mapping with the fields of a record; records inside it go to `shared`."""
    fields = fields_of(record)
    schema = {
        "title": _title(record),
        "type": "object",
        "properties": {field.name: _field(field, shared) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
    if record.EITHER:
        # Titled, since a program that finds two nameless ones puts both their empty names into what it shows.
        schema["anyOf"] = [{"title": f"With {' and '.join(names)}", "required": list(names)} for names in record.EITHER]
    return schema


def _field(field: Field, shared: dict[str, Any]) -> dict[str, Any]:
    schema = _shape(field.shape, shared)
    if field.empty:
        schema = {"title": schema.get("title", ""), "anyOf": [*schema.get("anyOf", [schema]), EMPTY]}
    schema |= _said(field)
    if isinstance(field.default, bool | str) and field.default is not False:
        schema["default"] = field.default
    pieces = snippets(field.shape)
    if pieces and "$ref" not in schema:
        schema["defaultSnippets"] = pieces
    return schema


def _said(field: Field) -> dict[str, str]:
    """Return the sentence on a field, and more in the form that can show code."""
    more = _how(field.shape)
    marked = f"{field.description}\n\n{more}" if more else field.description
    plain = {"description": field.description.replace("`", "")}
    return plain | {"markdownDescription": marked} if marked != plain["description"] else plain


def _how(shape: Shape) -> str:
    """Return how a value of this shape is written, where its type alone does not say so."""
    item = shape.item if isinstance(shape, Listing) else shape
    if isinstance(item, Words) and isinstance(item.role, MarkdownRole):
        return (
            "Markdown: `[@reference-id]` cites, `[words](condition:stroke)` leads to a page, and `{emergency-number}`,"
            " `{emergency-department}` and `{family-doctor}` stand for what the reader's region calls them."
        )
    if isinstance(item, Words) and isinstance(item.role, ReferenceRole):
        homes = " or ".join(f"`{HOMES[name]}`" for name in item.role.kinds)
        return f"{'Ids' if isinstance(shape, Listing) else 'An id'} from {homes}"
    if isinstance(shape, Listing) and shape.bare and isinstance(shape.item, Fields):
        inner = field_of(shape.item.record, shape.bare).shape
        if isinstance(inner, Words) and isinstance(inner.role, ReferenceRole):
            homes = " or ".join(f"`{HOMES[name]}`" for name in inner.role.kinds)
            return f"Ids from {homes}, each alone or with more as in `{{{shape.bare}: …}}`"
    return ""


def _shape(shape: Shape, shared: dict[str, Any]) -> dict[str, Any]:  # noqa: C901, PLR0911 - one line a shape
    match shape:
        case Words():
            return _of_words(shape)
        case Choice():
            return _of_choice(shape)
        case Figure():
            return _of_figure(shape)
        case Truth():
            return {"title": "True or false", "type": "boolean"}
        case Day():
            return _words(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "Write the day as YYYY-MM-DD.") | {
                "title": "Day",
                "format": "date",
            }
        case Ages():
            return {
                "title": "From and to, in years",
                "type": "array",
                "items": {"type": "integer", "minimum": 0, "maximum": 120},
                "minItems": 2,
                "maxItems": 2,
            }
        case Fields():
            name = shape.record.__name__
            if name not in shared:
                shared[name] = {}  # its place, before those of the records inside it
                shared[name] = _record(shape.record, shared)
            return {"title": _title(shape.record), "$ref": f"#/definitions/{name}"}
        case Listing():
            return _of_listing(shape, shared)
        case Either():
            return {"title": "Either", "anyOf": [_shape(shape.word, shared), _shape(shape.other, shared)]}
        case Table():
            return _of_table(shape, shared)


def _of_words(shape: Words) -> dict[str, Any]:
    if shape.pattern == ID_PATTERN:
        kinds = shape.role.kinds if isinstance(shape.role, ReferenceRole) else ()
        return _id() | {"title": f"Id of a {' or '.join(kinds)}".replace("-", " ") if kinds else "Id"}
    title = "Text" if isinstance(shape.role, MarkdownRole) else "Words"
    if shape.pattern:
        pattern, message = shape.pattern.replace(r"\"", '"'), "This is not written as it must be."
    elif isinstance(shape.role, MarkdownRole):
        pattern, message = FILLED, "Write something here, or delete the line."
    else:
        pattern, message = ONE_LINE, "Write it on one line of plain words."
    schema = _words(pattern, message) | {"title": title}
    return schema | {"type": ["string", "number"]} if shape.number else schema


def _of_choice(shape: Choice) -> dict[str, Any]:
    return {
        "title": "One of these words",
        "type": "string",
        "enum": [word for word, _ in shape.words],
        "enumDescriptions": [meaning for _, meaning in shape.words],
    }


def _of_figure(shape: Figure) -> dict[str, Any]:
    schema: dict[str, Any] = {"title": "Number", "type": "integer" if shape.whole else "number"}
    limits = {"minimum": shape.least, "exclusiveMinimum": shape.more_than, "maximum": shape.most}
    return schema | {name: limit for name, limit in limits.items() if limit is not None}


def _of_listing(shape: Listing, shared: dict[str, Any]) -> dict[str, Any]:
    item = _shape(shape.item, shared)
    schema: dict[str, Any] = {"title": "List", "type": "array", "items": item}
    if shape.least:
        schema["minItems"] = shape.least
    word = item
    if shape.bare and isinstance(shape.item, Fields):
        bare = field_of(shape.item.record, shape.bare)
        word = _shape(bare.shape, {})
        schema["items"] = {"title": item["title"], "anyOf": [word | _said(bare), item]}
    if shape.alone:
        return {"title": "List", "anyOf": [word, schema, item]}
    if shape.word:  # in one schema, not two, since a program then offers the list
        schema = word | schema | {"type": ["array", "string"]}
    return schema


def _of_table(shape: Table, shared: dict[str, Any]) -> dict[str, Any]:
    value = _shape(shape.value, shared)
    if isinstance(shape.key, Words):
        return {
            "title": "Table",
            "type": "object",
            "propertyNames": _of_words(shape.key),
            "additionalProperties": value,
        }
    return {
        "title": "Table",
        "type": "object",
        "properties": {word: value | {"description": meaning} for word, meaning in shape.key.words},
        "required": [word for word, _ in shape.key.words],
        "additionalProperties": False,
    }


def _id(description: str = "") -> dict[str, Any]:
    schema = _words(ID_PATTERN, NO_ID)
    return schema | {"description": description} if description else schema


def _words(pattern: str, message: str) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern, "patternErrorMessage": message}


def _title(record: type[Record]) -> str:
    """Return the name of a class of records as words: `ConditionFinding` is `Condition finding`."""
    return re.sub(r"(?<=[a-z])[A-Z]", lambda found: f" {found[0].lower()}", record.__name__)
