"""So that each field of a record has the widget in the form that fits what may be written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import KINDS, Layout
from generator.model.fields import ID_PATTERN, MarkdownRole, ReferenceRole
from generator.model.journey import Expectation
from generator.model.shape import Ages, Choice, Day, Either, Fields, Figure, Listing, Truth, Words, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Kind, Library, Record
    from generator.model.shape import Field, Shape

RECORDS = "records"
"""The field that holds all records of a file with several; `theme/form/records.js` calls it the same."""

WORD = "word"
"""The field for a word that stands in place of other fields; `theme/form/records.js` calls it the same."""

WHOLE_SITE = "whole-site"
"""The collection of the files that stand alone."""

ONE_LINE = [r"^\s*\S.*$", "Write it on one line."]
AN_ID = [ID_PATTERN, "Use lower-case letters, digits and single hyphens, as in muscle-weakness."]

SHOWN = ("id", "ref", "name", "label", "text", "question", "group")
"""The fields by which rows of a list are told apart, the most telling first."""

Widget = dict[str, Any]
KIND = {kind.name: kind for kind in KINDS}


class FormFields:
    """Makes the fields of the form; `library` gives the ids that no relation of the program would find."""

    def __init__(self, library: Library) -> None:
        self._library = library
        options = [option.id for entry in library.questions.values() for option in entry.record.options if option.id]
        self._born_in_questions = bool(options)

    def of(self, record: type[Record]) -> list[Widget]:
        """Return the fields of a record, in its order."""
        return [self._field(record, field) for field in fields_of(record)]

    def _field(self, record: type[Record], field: Field) -> Widget:
        hint = field.description.replace("`", "")
        if isinstance(field.default, str):
            hint += f" Left out, it is: {field.default}."
        made = {"name": field.name, "label": field.name.replace("_", " ").capitalize(), "required": field.required}
        if isinstance(field.shape, Truth) and field.empty:  # a box to tick is true or false, never neither
            return made | {"hint": hint} | _select([("true", "Yes."), ("false", "No.")])
        if record is Expectation and field.name == "red_flag":
            return made | {"hint": hint} | _select((flag, "") for flag in sorted(self._every_red_flag()))
        return made | {"hint": hint} | self._widget(field.shape)

    def _widget(self, shape: Shape) -> Widget:
        match shape:
            case Words(role=ReferenceRole(kinds=kinds)):
                return self._choice_of_records(kinds)
            case Listing():
                return self._list(shape)
            case Fields(record=record):
                return {"widget": "object", "fields": self.of(record)}
            case Either(word=Choice() as word, other=Fields(record=record)):
                only = {"name": WORD, "label": "Only", "required": False, "hint": "Choose one, or fill in the rest."}
                rest = [field | {"required": False} for field in self.of(record)]
                return {"widget": "object", "fields": [only | _select(word.words), *rest]}
        return _simple(shape)

    def _list(self, shape: Listing) -> Widget:
        least = {"min": shape.least} if shape.least else {}
        if isinstance(shape.item, Fields):
            rows = self.of(shape.item.record)
            names = [row["name"] for row in rows]
            shown = next((name for name in SHOWN if name in names), names[0])
            return {"widget": "list", "collapsed": "auto", "summary": f"{{{{fields.{shown}}}}}", "fields": rows} | least
        item = self._widget(shape.item)
        if item["widget"] in {"relation", "select"}:
            return item | {"multiple": True} | least
        return {"widget": "list", "pattern": item["pattern"]} | least

    def _choice_of_records(self, kinds: tuple[str, ...]) -> Widget:
        """Return a choice of records: by a relation, which follows every edit, where one relation finds them all."""
        if len(kinds) > 1 or (kinds == ("finding",) and self._born_in_questions):
            return _select((identity, "") for identity in sorted({name for kind in kinds for name in self._ids(kind)}))
        return _relation(KIND[kinds[0]])

    def _ids(self, kind: str) -> Iterable[str]:
        return self._library.of(kind)

    def _every_red_flag(self) -> set[str]:
        """Return the ids of the red flags of the whole site and of those that belong to one article or condition."""
        symptoms, conditions = self._library.symptoms.values(), self._library.conditions.values()
        own = [entry.record.red_flags for entry in symptoms] + [entry.record.red_flags for entry in conditions]
        return {*self._ids("red-flag"), *(flag.id for flags in own for flag in flags)}


def _relation(kind: Kind) -> Widget:
    if kind.layout is Layout.ONE_A_FILE:
        shown = {"display_fields": ["{{name}} ({{slug}})"], "search_fields": ["name", "{{slug}}"]}
        return {"widget": "relation", "collection": kind.name, "value_field": "{{slug}}", **shown}
    alone = {"collection": WHOLE_SITE, "file": kind.name}
    found = {"collection": kind.name} if kind.place.endswith("/") else alone
    name = next(name for name in ("name", "title", "text") if name in kind.record.model_fields)
    shown = {field: [f"{RECORDS}.*.id", f"{RECORDS}.*.{name}"] for field in ("display_fields", "search_fields")}
    return {"widget": "relation", **found, "value_field": f"{RECORDS}.*.id", **shown}


def _simple(shape: Shape) -> Widget:  # noqa: PLR0911 - one line a shape
    match shape:
        case Words(role=MarkdownRole()):
            return {"widget": "text"}
        case Words(pattern=None):
            return {"widget": "string", "pattern": ONE_LINE}
        case Words(pattern=pattern):
            other = [pattern, "This is not written as it must be."]
            return {"widget": "string", "pattern": AN_ID if pattern == ID_PATTERN else other}
        case Choice(words=words):
            return _select(words)
        case Truth():
            return {"widget": "boolean", "default": False}
        case Day():
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        case Figure():
            return _number(shape)
        case Ages():
            years = {"widget": "number", "value_type": "int", "min": 0, "max": 120, "required": False}
            return {
                "widget": "object",
                "fields": [{"name": end, "label": end.title()} | years for end in ("from", "to")],
            }
        case Either(word=Choice(words=words)):
            terms = "|".join(term for term, _ in words)
            message = f"Write {terms.replace('|', ', ')}, or a number from 0 to 1."
            return {"widget": "string", "pattern": [rf"^({terms}|[01]|0?\.[0-9]+)$", message]}
    message = f"the form has no field for {shape}"
    raise TypeError(message)


def _select(words: Iterable[tuple[str, str]]) -> Widget:
    options = [{"label": f"{word}: {meaning}" if meaning else word, "value": word} for word, meaning in words]
    return {"widget": "select", "options": options}


def _number(shape: Figure) -> Widget:
    limits = {"min": shape.more_than if shape.least is None else shape.least, "max": shape.most}
    step = {"value_type": "int"} if shape.whole else {"value_type": "float", "step": 0.01}
    return {"widget": "number", **step, **{name: limit for name, limit in limits.items() if limit is not None}}
