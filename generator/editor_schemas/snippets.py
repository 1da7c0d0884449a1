"""So that an editor's program offers whole pieces to fill in: a day, a citation, a placeholder, the fields of a record.

They are in the form of yaml-language-server's `defaultSnippets`; `$1`, `$2` and so on are the places to write in.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from generator import text
from generator.model.fields import MarkdownRole
from generator.model.record import Citation
from generator.model.shape import Ages, Choice, Day, Either, Fields, Listing, Words, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Record
    from generator.model.shape import Shape

TODAY = "${CURRENT_YEAR:YYYY}-${CURRENT_MONTH:MM}-${CURRENT_DATE:DD}"
"""What a program that knows the day puts in its place; others leave the letters to be written over."""


def snippets(shape: Shape) -> list[dict[str, Any]]:
    """Return the pieces that are offered for a value of this shape; there may be none."""
    match shape:
        case Day():
            return [{"label": "today", "description": "The day of today.", "bodyText": TODAY}]
        case Words(role=MarkdownRole()):
            return list(_of_text())
        case Listing(item=Fields(record=record)) if record is Citation:
            body = {"ref": "$1", "says": "$2", "where": "$3"}
            said = "A reference with what it says, and where."
            return [
                {"label": "reference-id", "description": "A reference alone.", "bodyText": "${1:reference-id}"},
                {"label": "with its words", "description": said, "type": "array", "body": body},
            ]
        case Either(other=Fields() as other):
            return snippets(other)
        case Fields(record=record):
            said = "The fields that must be there." if _wanted(record) else "All its fields."
            return [{"label": "its fields", "description": said, "body": body_of(record)}]
    return []


def _of_text() -> Iterator[dict[str, Any]]:
    yield {"label": "[@reference-id]", "description": "Cites a reference.", "bodyText": "[@${1:reference-id}]"}
    for name in text.PLACEHOLDERS:
        said = f"What the {name.replace('-', ' ')} is called where the site is read; see site_config/locales/."
        yield {"label": f"{{{name}}}", "description": said, "bodyText": f"{{{name}\\}}"}


def body_of(record: type[Record], numbers: Iterator[int] | None = None) -> dict[str, Any]:
    """Return the fields of a record that must be there, or all where none must, each with a place to write in."""
    numbers, wanted = numbers or count(1), _wanted(record)
    return {
        field.name: _place(field.shape, numbers) for field in fields_of(record) if not wanted or field.name in wanted
    }


def _wanted(record: type[Record]) -> set[str]:
    required = {field.name for field in fields_of(record) if field.required}
    return required | set(record.EITHER[0] if record.EITHER else ())


def _place(shape: Shape, numbers: Iterator[int]) -> Any:  # noqa: ANN401, PLR0911 - any JSON value; one line a shape
    match shape:
        case Day():
            return TODAY
        case Choice():
            return f"${{{next(numbers)}|{','.join(word for word, _ in shape.words)}|}}"
        case Ages():
            return f"[${next(numbers)}, ${next(numbers)}]"
        case Listing(alone=True):
            return f"${next(numbers)}"
        case Listing():
            return [_place(shape.item, numbers)]
        case Fields():
            return body_of(shape.record, numbers)
    return f"${next(numbers)}"
