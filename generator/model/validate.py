"""So that pydantic's findings reach an editor as sentences, at the line they are about."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from generator.errors import Problem
from generator.model.fields import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from generator.model.record import Record
    from generator.source import SourceFile, Trail

R = TypeVar("R", bound="Record")

ID_HINT = "use lower-case letters, digits and single hyphens, as in `muscle-weakness`"


def validate(
    record: type[R],
    data: Any,  # noqa: ANN401 - whatever the YAML held
    source: SourceFile,
    trail: Trail,
) -> tuple[R | None, tuple[Problem, ...]]:
    """Make a record of the data at `trail` of `source`, or say everything that keeps it from being one."""
    try:
        return record.model_validate(data), ()
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
    return None, tuple(dict.fromkeys(_problem(record, detail, source, trail) for detail in details))


def _problem(record: type[Record], detail: ErrorDetails, source: SourceFile, trail: Trail) -> Problem:
    place = _existing((*trail, *detail["loc"]), source, trail)
    field = ".".join(str(part) for part in place[len(trail) :])
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "missing":
        name = detail["loc"][-1]
        mark = source.key(*place) if place != trail or trail else source.at()
        return Problem(mark, "missing-field", f"the field `{name}` is missing here", hint=f"add `{name}:`")
    if kind == "extra_forbidden":
        name = str(detail["loc"][-1])
        known = _fields_at(record, detail["loc"][:-1])
        return Problem(
            source.key(*place), "unknown-field", f"there is no field `{name}` here", hint=suggest(name, known, "field")
        )
    mark = source.at(*place)
    what = f"`{field}`" if field else "this record"
    if kind in {"enum", "literal_error"}:
        choices = _choices(detail)
        hint = suggest(str(value), choices, "word")
        return Problem(mark, "unknown-word", f"{what} cannot be {value!r}", hint=hint)
    message, hint = _SENTENCES.get(kind, ("", ""))
    if kind == "string_pattern_mismatch" and context.get("pattern") == ID_PATTERN:
        return Problem(mark, "bad-id", f"{value!r} is not an id", hint=ID_HINT)
    if kind in {"value_error", "assertion_error"}:
        return Problem(mark, "bad-value", f"{what}: {context.get('error', detail['msg'])}", hint="correct the value")
    shown = message or detail["msg"].replace("Input should", "it should")
    return Problem(mark, "bad-value", f"{what} {shown}" if message else f"{what}: {shown}", hint=hint or _plain(detail))


_SENTENCES = {
    "string_type": ("must be text", "put it in quotation marks, or write words"),
    "string_too_short": ("is empty", "write something here, or delete the field"),
    "tuple_type": ("must be a list", "write one `- item` on each line below it"),
    "model_type": ("must have fields of its own", "write `field: value` lines below it, indented by two spaces"),
    "model_attributes_type": ("must have fields of its own", "write `field: value` lines below it"),
    "bool_type": ("must be true or false", "write true or false"),
    "bool_parsing": ("must be true or false", "write true or false"),
    "int_type": ("must be a whole number", "write digits only"),
    "int_parsing": ("must be a whole number", "write digits only"),
    "float_type": ("must be a number", "write digits, with a point for decimals"),
    "float_parsing": ("must be a number", "write digits, with a point for decimals"),
    "date_type": ("must be a day", "write it as YYYY-MM-DD, as in 2026-11-22"),
    "date_parsing": ("must be a day", "write it as YYYY-MM-DD, as in 2026-11-22"),
    "date_from_datetime_parsing": ("must be a day", "write it as YYYY-MM-DD, as in 2026-11-22"),
    "string_pattern_mismatch": ("is not written as it must be", "compare it with the same field in another record"),
}


def suggest(word: str, known: list[str] | Mapping[str, Any], noun: str) -> str:
    """Return a hint that names the known word nearest to `word`, or all of them where they are few."""
    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    if names and len(names) <= 12:  # noqa: PLR2004 - more than a dozen do not help
        return f"the {noun}s here are " + ", ".join(f"`{name}`" for name in names)
    return f"no {noun} has a similar name"


def _existing(trail: Trail, source: SourceFile, base: Trail) -> Trail:
    """Drop what pydantic adds to a place (names of union members) and what a short form left out."""
    found = base
    for part in trail[len(base) :]:
        if (*found, part) in source.values:
            found = (*found, part)
    return found


def _choices(detail: ErrorDetails) -> list[str]:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    words = expected.replace(" or ", ", ").split(", ")
    return [word.strip("'") for word in words if word]


def _fields_at(record: type[Record], loc: tuple[str | int, ...]) -> list[str]:
    """Return the fields of the record at `loc`, found through the JSON Schema, which knows them all."""
    schema = record.model_json_schema()
    definitions = schema.get("$defs", {})
    node: dict[str, Any] = schema
    for part in loc:
        node = _resolve(node, definitions)
        nested = node.get("properties", {}).get(part) if isinstance(part, str) else node.get("items")
        node = nested or node
    return sorted(_resolve(node, definitions).get("properties", {}))


def _resolve(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    for key in ("anyOf", "allOf"):
        options = [option for option in node.get(key, []) if option.get("type") != "null"]
        if options:
            node = options[0]
    if "$ref" in node:
        return _resolve(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    return node


def _plain(detail: ErrorDetails) -> str:
    return f"it is {detail['input']!r} now" if isinstance(detail["input"], str | int | float) else ""
