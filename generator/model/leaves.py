"""So that whoever looks at all texts or all references of a record does so in one way, and misses none."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin

from generator.model.fields import MarkdownRole, PlainRole, ReferenceRole, Role
from generator.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.source import Trail


class Leaf(NamedTuple):
    """One word or text of a record: where it is, what it says, and what it is for."""

    trail: Trail
    value: str
    role: Role


def leaves(record: Record, trail: Trail = ()) -> Iterator[Leaf]:
    """Yield every text and every reference of `record`, in the order of its fields, with trails below `trail`."""
    found: list[Leaf] = []
    _gather(record, trail, found)
    return iter(found)


def _gather(record: Record, trail: Trail, found: list[Leaf]) -> None:
    values = vars(record)
    for name, role in _fields(type(record)):
        value = values[name]
        if value is not None and value != ():
            _gather_below(value, (*trail, name), role, found)


def _gather_below(value: Any, trail: Trail, role: Role | None, found: list[Leaf]) -> None:  # noqa: ANN401 - any field's value
    if isinstance(value, str):
        if role is not None:
            found.append(Leaf(trail, value, role))
    elif isinstance(value, Record):
        _gather(value, trail, found)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            _gather_below(item, (*trail, place), role, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather_below(item, (*trail, str(key)), role, found)


@cache
def _fields(record: type[Record]) -> tuple[tuple[str, Role | None], ...]:
    """Return the fields that can hold a leaf, with what their words are for; None where only records in them say so."""
    found = []
    for name, field in record.model_fields.items():
        role = next((item for item in field.metadata if _is_role(item)), None) or _role(field.annotation)
        if role is not None or _holds_records(field.annotation):
            found.append((name, role))
    return tuple(found)


def _holds_records(annotation: Any) -> bool:  # noqa: ANN401 - any type annotation
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(_holds_records(part) for part in get_args(annotation))


def _role(annotation: Any) -> Role | None:  # noqa: ANN401 - any type annotation
    if get_origin(annotation) is Annotated:
        for item in annotation.__metadata__:
            if _is_role(item):
                return item  # type: ignore[no-any-return]  # metadata is untyped by nature
    return next((role for part in get_args(annotation) if (role := _role(part)) is not None), None)


def _is_role(item: object) -> bool:
    return isinstance(item, MarkdownRole | PlainRole | ReferenceRole)
