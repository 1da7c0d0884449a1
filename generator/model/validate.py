"""So that pydantic's findings reach an editor as sentences, at the line they are about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from copy import deepcopy
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin

from pydantic import ValidationError

from generator.errors import Problem
from generator.model.fields import ID_PATTERN
from generator.model.instead import QUOTES, id_hint, instead, number_in
from generator.model.record import Record
from generator.source import invisible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from generator.source import SourceFile, Trail

R = TypeVar("R", bound=Record)
Loc = tuple[str | int, ...]
"""Pydantic's way to a value: that of the data, with the names of union members in between."""

_EXACT = frozenset(
    {"enum", "literal_error", "string_pattern_mismatch", "bool_type", "int_type", "float_type", "date_type"}
    | {"model_type", "model_attributes_type"}  # a field whose colon is followed by no ordinary space is text
)
"""Kinds of errors about words and numbers of which each sign counts."""


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
        details = error.errors(include_url=False)
    return None, tuple(dict.fromkeys(_problem(record, detail, source, trail) for detail in _telling(record, details)))


def salvaged(record: type[R], data: Any) -> R | None:  # noqa: ANN401 - whatever the YAML held
    """Return what the data would be without its wrong fields, in the same places; None where it would be no record.

    So the references of a record with a slip are looked up in the same run. It is never part of the library.
    """
    for _ in range(2):  # a field that was taken out may leave another one alone
        try:
            return record.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=False)
        data = deepcopy(data)
        if not all(_take_out(data, detail["loc"]) for detail in details):
            return None
    return None


def _take_out(data: Any, loc: Loc) -> bool:  # noqa: ANN401 - whatever the YAML held
    """Delete the field at `loc` and tell whether there was one; an item of a list stays, for the places of others."""
    owner, name = None, None
    for part in loc:
        known = isinstance(data, dict) and part in data
        if known or (isinstance(data, list) and isinstance(part, int) and part < len(data)):
            owner, name, data = data, part, data[part]
    if isinstance(owner, dict) and name == loc[-1]:
        del owner[name]
        return True
    return False


def _telling(record: type[Record], details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out what only follows from another mistake.

    That is a missing field that is there under a misspelled name, and a list too short because its items are wrong.
    """
    misspelled = {
        (*detail["loc"][:-1], nearest)
        for detail in details
        if detail["type"] == "extra_forbidden" and (nearest := _nearest_field(record, detail["loc"]))
    }
    for detail in details:
        loc = detail["loc"]
        inside = any(len(other["loc"]) > len(loc) and other["loc"][: len(loc)] == loc for other in details)
        if not (detail["type"] == "missing" and loc in misspelled) and not (detail["type"] == "too_short" and inside):
            yield detail


def _problem(record: type[Record], detail: ErrorDetails, source: SourceFile, trail: Trail) -> Problem:
    kind, loc, value = detail["type"], detail["loc"], detail["input"]
    place = _existing((*trail, *loc), source, trail)
    what = _named(place[len(trail) :])
    if kind in _EXACT and isinstance(value, str) and (hidden := invisible.HIDDEN.search(value)):
        message = f"an invisible character ({invisible.named(hidden.group())}) stands in {what}"
        return Problem(source.sign(hidden.group(), *place), "hidden-character", message, hint=invisible.HINT)
    if kind == "missing":
        message = f"the field `{loc[-1]}` is missing here"
        return Problem(source.key(*place), "missing-field", message, hint=_to_add(record, loc))
    if kind == "extra_forbidden":
        name, known = str(loc[-1]), _fields_at(record, loc[:-1])
        message = f"there is no field `{name}` here"
        return Problem(source.key(*place), "unknown-field", message, hint=suggest(name, known, "field"))
    if kind in {"enum", "literal_error"} and value is not None:
        mark = source.key(*place) if loc[-1] == "[key]" else source.at(*place)
        choices = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        message = f"{what} cannot be `{value}`" if isinstance(value, str) else f"{what} must be a word"
        if loc[-1] == "[key]":
            message = f"{what} cannot stand here"
        meant = str(value).strip(QUOTES)
        hint = _share_instead(record, loc, value) + suggest(str(value), choices, "word")
        if meant in choices:
            hint = f"write `{meant}`: curly quotation marks count as letters here"
        return Problem(mark, "unknown-word", message, hint=hint)
    if kind == "string_pattern_mismatch" and detail.get("ctx", {}).get("pattern") == ID_PATTERN:
        return Problem(source.at(*place), "bad-id", f"{value!r} is not an id", hint=id_hint(value))
    message, hint = _sentence(record, detail)
    return Problem(source.at(*place), "bad-value", f"{what} {message}", hint=hint)


def _sentence(record: type[Record], detail: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong with a value, to be read behind the name of its field; and what to do about it."""
    kind, context = detail["type"], detail.get("ctx", {})
    if detail["input"] is None:
        return "is empty", "write something here, or delete the line"
    if kind == "value_error":
        error = context["error"]
        return str(error), getattr(error, "hint", "")
    if kind in {"model_type", "model_attributes_type"}:
        fields = " and ".join(f"`{name}:`" for name in _fields_at(record, detail["loc"])[:2])
        return "must have fields of its own", f"write fields such as {fields} below it, indented by two spaces"
    if kind in _SENTENCES:
        message, hint = _SENTENCES[kind]
        return message.format(**context), instead(kind, detail["input"]) or hint or _description(record, detail["loc"])
    return f"is not right: {detail['msg']}", _description(record, detail["loc"])


_SENTENCES = {
    "string_type": ("must be text", "put it in quotation marks, or write words"),
    "string_too_short": ("is empty", "write something here, or delete the line"),
    "string_pattern_mismatch": ("is not written as it must be", ""),
    "tuple_type": ("must be a list", "write one `- item` on each line below it"),
    "too_short": ("needs {min_length} or more items", "write each as `- item` on a line of its own"),
    "bool_type": ("must be true or false", "write true or false, without quotation marks"),
    "int_type": ("must be a whole number", "write digits only, without quotation marks"),
    "int_from_float": ("must be a whole number", "write digits only"),
    "float_type": ("must be a number", "write digits, with a point for decimals and no signs or quotation marks"),
    "greater_than": ("must be more than {gt:g}", ""),
    "greater_than_equal": ("must be {ge:g} or more", ""),
    "less_than": ("must be less than {lt:g}", ""),
    "less_than_equal": ("must be {le:g} or less", ""),
    "date_type": ("must be a day", "write it as YYYY-MM-DD, as in 2026-11-22"),
    "date_from_datetime_parsing": (
        "must be a day, and this one does not exist",
        "look at the month and the day; it is written as YYYY-MM-DD",
    ),
}
"""For a kind of error of pydantic's: what is wrong, and what to do; if that is empty, the field's description helps."""


def _share_instead(record: type[Record], loc: Loc, value: object) -> str:
    """Return the beginning of a hint where a share may stand instead of a word, and one is meant."""
    number = number_in(unicodedata.normalize("NFKC", str(value)).strip(QUOTES)) if isinstance(value, str) else ""
    field = _field_at(record, loc)
    if not number or field is None or float not in _types_in(field.annotation):
        return ""
    share = f"{float(number) / 100:g}" if "%" in str(value) else number
    return f"write `{share}`, a share from 0 to 1, with a point and without quotation marks; or a word: "


def _to_add(record: type[Record], loc: Loc) -> str:
    """Return a hint on what to write for a field that is missing: its words where they are few, else what it is for."""
    field = _field_at(record, loc)
    words = [str(word) for word in _types_in(field.annotation) if isinstance(word, str)] if field else []
    if words:
        *others, last = (f"`{word}`" for word in dict.fromkeys(words))
        return f"add `{loc[-1]}:` with {', '.join(others)} or {last}"
    description = _description(record, loc)
    return f"add `{loc[-1]}:`. {description}".removesuffix(". ")


def suggest(word: str, known: Iterable[str], noun: str) -> str:
    """Return a hint that names the known word nearest to `word`, or all of them where they are few."""
    names = sorted(known) if isinstance(known, Mapping) else list(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    parts = set(word.split("-"))
    longer = [name for name in names if parts <= set(name.split("-"))]
    if 0 < len(longer) <= 3:  # noqa: PLR2004 - more do not help
        return "did you mean " + " or ".join(f"`{name}`" for name in longer) + "?"
    if names and len(names) <= 12:  # noqa: PLR2004 - more than a dozen do not help
        nouns = "people" if noun == "person" else f"{noun}s"
        return f"the {nouns} here are " + ", ".join(f"`{name}`" for name in names)
    return f"no {noun} has a similar name"


def _named(place: Trail) -> str:
    """Name a value below a record as an editor would."""
    if not place:
        return "this record"
    if isinstance(place[-1], str):
        return f"`{place[-1]}`"
    return f"item {place[-1] + 1} of `{place[-2]}`" if len(place) > 1 else f"item {place[-1] + 1}"


def _existing(trail: Trail, source: SourceFile, base: Trail) -> Trail:
    """Drop what pydantic adds to a place (names of union members) and what a short form left out."""
    found = base
    for part in trail[len(base) :]:
        if (*found, part) in source.values:
            found = (*found, part)
    return found


def _nearest_field(record: type[Record], loc: Loc) -> str | None:
    """Return the field that the unknown one at `loc` is likely to mean."""
    close = get_close_matches(str(loc[-1]), _fields_at(record, loc[:-1]), n=1, cutoff=0.6)
    return close[0] if close else None


def _fields_at(record: type[Record], loc: Loc) -> list[str]:
    return list(_record_at(record, loc).model_fields)


def _record_at(record: type[Record], loc: Loc) -> type[Record]:
    """Return the kind of record at `loc`, or of the nearest place above it that has one."""
    for part in loc:
        field = record.model_fields.get(str(part))
        record = next(_records_in(field.annotation), record) if field else record
    return record


def _records_in(annotation: Any) -> Iterator[type[Record]]:  # noqa: ANN401 - any type annotation
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def _types_in(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any type annotation
    """Yield every type inside an annotation; of a vocabulary, its words."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from (member.value for member in annotation)
    elif get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_args(annotation):
        for part in get_args(annotation):
            yield from _types_in(part)
    else:
        yield annotation


def _description(record: type[Record], loc: Loc) -> str:
    """Return what the field at `loc` is for."""
    field = _field_at(record, loc)
    return (field.description or "") if field else ""


def _field_at(record: type[Record], loc: Loc) -> FieldInfo | None:
    """Return the field at `loc`, or that of the nearest place above it that has one."""
    for place, part in reversed(list(enumerate(loc))):
        field = _record_at(record, loc[:place]).model_fields.get(str(part)) if isinstance(part, str) else None
        if field:
            return field
    return None
