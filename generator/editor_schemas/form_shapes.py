"""So that the form in the browser knows which short ways of writing a field there are, and never loses one.

`theme/form/records.js` reads this; `types.d.ts` beside it says what it finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import KINDS, Layout
from generator.model.shape import Ages, Choice, Either, Fields, Figure, Listing, Truth, Words, fields_of

if TYPE_CHECKING:
    from generator.model import Kind, Record
    from generator.model.shape import Field, Shape

LAYOUTS = {Layout.ONE_A_FILE: "one", Layout.MANY_A_FILE: "many", Layout.LIST: "list"}


def form_shapes() -> dict[str, dict[str, Any]]:
    """Return for the name of each kind how its files become the fields of a form, as JSON values."""
    return {kind.name: _kind(kind) for kind in KINDS}


def _kind(kind: Kind) -> dict[str, Any]:
    return {"layout": LAYOUTS[kind.layout], "bare": kind.record.BARE, "record": _record(kind.record)}


def _record(record: type[Record]) -> dict[str, Any]:
    return {"kind": "fields", "fields": {field.name: _field(field) for field in fields_of(record)}}


def _field(field: Field) -> dict[str, Any]:
    """Return the shape of a field: one that may be true, false or neither is no box to tick."""
    return {"kind": "maybe"} if isinstance(field.shape, Truth) and field.empty else _shape(field.shape)


def _shape(shape: Shape) -> dict[str, Any]:
    match shape:
        case Fields():
            return _record(shape.record)
        case Listing():
            item = _shape(shape.item)
            return {"kind": "list", "item": item, "bare": shape.bare, "word": shape.word, "alone": shape.alone}
        case Either(word=Choice(), other=Figure()):
            return {"kind": "word-or-number"}
        case Either(word=Choice()):
            return {"kind": "either", "other": _shape(shape.other)}
    simple = {Ages: "ages", Truth: "truth", Figure: "number"}
    number_too = isinstance(shape, Words) and shape.number
    return {"kind": "number-or-word" if number_too else simple.get(type(shape), "words")}
