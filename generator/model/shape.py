"""So that a schema, a form and a skeleton say the same of a field: what an editor may write in it.

Pydantic's own schema tells what a record holds once it is made. Here stands what may be written to make it: a bare word
for a list of one, a bare id for an item with fields, a number where words are wanted.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator, Discriminator, StringConstraints, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from generator.model.fields import (
    BareItems,
    MarkdownRole,
    Meanings,
    PlainRole,
    ReferenceRole,
    Role,
    as_list,
    as_text,
)
from generator.model.record import Record
from generator.model.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Words:
    """Words: of the `pattern` where there is one; `number` says whether a number may stand there as well."""

    role: Role | None
    pattern: str | None
    number: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a few: pairs of the word and a sentence on what it means."""

    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: whole or not, and within limits; it is `more_than` one, or it is `least` or more."""

    whole: bool
    least: float | None
    more_than: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class Truth:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Ages:
    """A range of ages: two whole numbers, [from, to]."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping with the fields of a record."""

    record: type[Record]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of `least` items or more.

    `bare` is the field of an item whose value alone may stand for it, or empty; `word` says whether a single word may
    stand for a list of one, and `alone` whether an item with fields may.
    """

    item: Shape
    least: int
    bare: str
    word: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Either:
    """One shape for a word and another for anything else."""

    word: Shape
    other: Shape


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping from words of one shape to values of another."""

    key: Words | Choice
    value: Shape


Shape = Words | Choice | Figure | Truth | Day | Ages | Fields | Listing | Either | Table


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: `empty` says whether it may be left without a value; no default is None."""

    name: str
    shape: Shape
    description: str
    required: bool
    empty: bool
    default: Any


@cache
def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """Return what an editor may write in each field of `record`, in the order of its fields."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(_field(record, name, info, hints[name]) for name, info in record.model_fields.items())


def field_of(record: type[Record], name: str) -> Field:
    """Return what an editor may write in one field of `record`."""
    return next(field for field in fields_of(record) if field.name == name)


def _field(record: type[Record], name: str, info: FieldInfo, hint: Any) -> Field:  # noqa: ANN401 - any annotation
    annotation, metadata = _open(hint)
    metadata = [*metadata, *info.metadata]
    kept, empty = _without_none(annotation)
    shape = _shape(kept, metadata)
    if isinstance(shape, Choice):
        shape = Choice(tuple((word, meaning) for word, meaning in shape.words if _takes(record, name, word)))
    default = None if info.default is PydanticUndefined else info.default
    return Field(name, shape, info.description or "", info.is_required(), empty, default)


def _takes(record: type[Record], name: str, word: str) -> bool:
    """Tell whether the record's own check lets a word stand in a field, whatever else is missing."""
    try:
        record.model_validate({name: word})
    except ValidationError as error:
        return all(detail["loc"] != (name,) for detail in error.errors())
    return True


def _open(annotation: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401 - any annotation
    """Return a type without what is annotated to it, and all of that, with the constraints that stand inside."""
    if get_origin(annotation) is not Annotated:
        return annotation, []
    inner, *metadata = get_args(annotation)
    inner, earlier = _open(inner)
    return inner, [*earlier, *(part for item in metadata for part in _constraints(item))]


def _constraints(item: object) -> Iterable[object]:
    return item.metadata if isinstance(item, FieldInfo) else (item,)


def _without_none(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401 - any annotation
    """Return a type without None, and whether it was there."""
    if get_origin(annotation) not in {Union, types.UnionType}:
        return annotation, False
    members = [member for member in get_args(annotation) if member is not types.NoneType]
    return (members[0] if len(members) == 1 else Union[tuple(members)]), len(members) < len(get_args(annotation))  # noqa: UP007 - of a computed tuple


def _shape(annotation: Any, outer: Iterable[object] = ()) -> Shape:  # noqa: ANN401, C901, PLR0911 - one line a type
    """Return the shape of a type; raise `TypeError` for one that no record uses yet."""
    kind, metadata = _open(annotation)
    metadata = [*metadata, *outer]
    if isinstance(kind, type) and issubclass(kind, Record):
        return Fields(kind)
    if isinstance(kind, type) and issubclass(kind, Term):
        return Choice(tuple((str(term), term.meaning) for term in kind))
    if kind is bool:
        return Truth()
    if kind is date:
        return Day()
    if kind is str:
        return _words(metadata)
    if kind in {int, float}:
        limits = {name: _of(metadata, name) for name in ("ge", "gt", "le")}
        return Figure(kind is int, limits["ge"], limits["gt"], limits["le"])
    if get_origin(kind) is Literal:
        return _choice(get_args(kind), metadata)
    if get_origin(kind) is tuple:
        return _listing(get_args(kind), metadata)
    if get_origin(kind) is dict:
        key, value = (_shape(part) for part in get_args(kind))
        if isinstance(key, Words | Choice):
            return Table(key, value)
    if any(isinstance(item, Discriminator) for item in metadata):
        word, other = get_args(kind)
        return Either(_shape(word), _shape(other))
    message = f"there is no shape for {annotation}"
    raise TypeError(message)


def _words(metadata: list[object]) -> Words:
    role = next((item for item in metadata if isinstance(item, MarkdownRole | PlainRole | ReferenceRole)), None)
    patterns = [item.pattern for item in metadata if isinstance(item, StringConstraints) and item.pattern]
    return Words(role, str(patterns[-1]) if patterns else None, as_text in _before(metadata))


def _choice(words: tuple[Any, ...], metadata: list[object]) -> Choice:
    """Return the words of a `Literal`, with the sentences that stand beside it or those of a vocabulary."""
    said = next((item.sentences for item in metadata if isinstance(item, Meanings)), None)
    sentences = said or [word.meaning for word in words]
    return Choice(tuple((str(word), sentence) for word, sentence in zip(words, sentences, strict=True)))


def _listing(members: tuple[Any, ...], metadata: list[object]) -> Shape:
    if members == (int, int):
        return Ages()
    before = _before(metadata)
    bare = next((item for item in before if isinstance(item, BareItems)), None)
    return Listing(
        item=_shape(members[0]),
        least=_of(metadata, "min_length") or 0,
        bare=bare.key if bare else "",
        word=bare is not None or as_list in before,
        alone=bare is not None and bare.alone,
    )


def _before(metadata: Iterable[object]) -> list[object]:
    """Return the functions that change what was written before it is checked."""
    return [item.func for item in metadata if isinstance(item, BeforeValidator)]


def _of(metadata: Iterable[object], name: str) -> Any:  # noqa: ANN401 - a number, of whatever type the constraint has
    """Return the value of a constraint, the last one where there are several; None where there is none."""
    values = [getattr(item, name, None) for item in metadata if not isinstance(item, StringConstraints)]
    return next((value for value in reversed(values) if value is not None), None)
