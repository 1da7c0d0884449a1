"""So that whoever looks at all texts or all references of a record does so in one way, and misses none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from generator.model.fields import MarkdownRole, PlainRole, ReferenceRole, Role
from generator.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.source import Trail


@dataclass(frozen=True, slots=True)
class Leaf:
    """One word or text of a record: where it is, what it says, and what it is for."""

    trail: Trail
    value: str
    role: Role


def leaves(record: Record, trail: Trail = ()) -> Iterator[Leaf]:
    """Yield every text and every reference of `record`, in the order of its fields, with trails below `trail`."""
    for name, role in _roles(type(record)).items():
        yield from _below(getattr(record, name), (*trail, name), role)


def _below(value: Any, trail: Trail, role: Role | None) -> Iterator[Leaf]:  # noqa: ANN401 - any field's value
    if isinstance(value, Record):
        yield from leaves(value, trail)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _below(item, (*trail, place), role)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _below(item, (*trail, str(key)), role)
    elif isinstance(value, str) and role is not None:
        yield Leaf(trail, value, role)


@cache
def _roles(record: type[Record]) -> dict[str, Role | None]:
    return {
        name: next((item for item in field.metadata if _is_role(item)), None) or _role(field.annotation)
        for name, field in record.model_fields.items()
    }


def _role(annotation: Any) -> Role | None:  # noqa: ANN401 - any type annotation
    if get_origin(annotation) is Annotated:
        for item in annotation.__metadata__:
            if _is_role(item):
                return item  # type: ignore[no-any-return]  # metadata is untyped by nature
    return next((role for part in get_args(annotation) if (role := _role(part)) is not None), None)


def _is_role(item: object) -> bool:
    return isinstance(item, MarkdownRole | PlainRole | ReferenceRole)
