"""So that a new record shows all that it can say: made from its class, which no hand-written pattern keeps up with.

Prose in comments has one space behind its `#`. A field that may be left out stands in a comment too, with no space or
with more than one: without that sign it is YAML, and valid.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from textwrap import wrap
from typing import TYPE_CHECKING

from generator.model import Article, Citation, Layout, MarkdownRole, Record, ReferenceRole
from generator.model.shape import Ages, Choice, Day, Either, Fields, Figure, Listing, Truth, Words, fields_of
from generator.model.vocabulary import Urgency
from generator.scaffold.teaching import EXAMPLES, FILLED, NOTES, OTHERWISE
from generator.text import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model import Kind
    from generator.model.shape import Field, Shape

WIDTH = 110
"""The longest line of prose."""

UNWRITTEN = f"{MARKER} write this."
"""What stands in place of a text."""

CHOICE = f"  # {MARKER}: choose"
"""What stands behind a word that had to be something."""

FIRST_VERSION = "First version."
"""What the first change note says."""

REVIEWED_FOR = timedelta(days=730)
"""How long a review holds in the example of one."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a new record before anybody has written it; `name` is None for kinds without one."""

    identity: str
    name: str | None
    day: date
    author: str | None = None
    finding: str | None = None


def skeleton(kind: Kind, known: Known) -> str:
    """Return a new record as it stands in a file of its kind, ending in a newline."""
    if kind.any_key:  # a word and its meaning share a line
        [meaning] = fields_of(kind.record)
        lines = [f"# {meaning.description}", f"{quoted(known.identity)}: {UNWRITTEN}"]
    elif kind.layout is Layout.ONE_A_FILE:
        lines = list(_fields(kind.record, known, apart=True))
    elif kind.layout is Layout.MANY_A_FILE:
        lines = [f"{known.identity}:", *_indented(_fields(kind.record, known, without_id=kind.carries_id), 2)]
    else:
        first, *rest = _fields(kind.record, known)
        lines = [f"- {first}", *_indented(rest, 2)]
    return "\n".join(lines) + "\n"


def heading(kind: Kind) -> str:
    """Return the comment that explains a new file to whoever opens it, ending in an empty line."""
    explained = (
        f"# A new {kind.name.replace('-', ' ')}. Each field is explained above it.",
        f"# Write your own words in place of each {MARKER}. A word right behind a # is a field that you may use: take",
        "# away that #, there and on the lines that belong to it. Delete what you do not need, these lines too.",
        "# CONTRIBUTING.md says how to choose words and sources.",
    )
    return "\n".join(explained) + "\n\n"


def quoted(words: str) -> str:
    """Write words as YAML needs them: bare where nothing in them could be taken for anything else."""
    plain = all(char.isalnum() or char in " -,.()/’'" for char in words)
    safe = plain and words[:1].isalpha() and words.lower() not in {"true", "false", "null"}
    return words if safe else json.dumps(words, ensure_ascii=False)


def _indented(lines: Iterable[str], depth: int) -> Iterator[str]:
    return (" " * depth + line if line else line for line in lines)


def _ordered(record: type[Record]) -> Iterator[Field]:
    """Yield the fields as editors read them: whether it is a draft, what it says, then who says so."""
    fields = {field.name: field for field in fields_of(record)}
    if issubclass(record, Article):
        last = [name for name in Article.model_fields if name not in {"name", "also_called", "misspelled"}]
        first = [name for name in fields if name not in last]
        last.remove("draft")
        fields = {name: fields[name] for name in ("draft", *first, *last)}
    return iter(fields.values())


def _fields(record: type[Record], known: Known, *, apart: bool = False, without_id: bool = False) -> Iterator[str]:
    """Yield the lines of a record's fields, each below its explanation; with `apart`, after an empty line."""
    for number, field in enumerate(_ordered(record)):
        if field.name == "id":
            if not without_id:
                yield from _field(record, field, known)
            continue
        if apart and number:
            yield ""
        yield from _explanation(record, field)
        yield from _field(record, field, known)


def _explanation(record: type[Record], field: Field) -> Iterator[str]:
    choices = _choices(field.shape)
    told = [field.description, *(NOTES[key] for key in _keys(record, field) if key in NOTES)]
    if field.required and choices and choices[-1][0] == Urgency.AMBULANCE:
        told.append("It stands on the most urgent until you choose.")
    yield from (f"# {line}" for line in wrap(" ".join(told), WIDTH, break_on_hyphens=False))
    yield from (f"# - {word}: {meaning}" for word, meaning in choices)


def _keys(record: type[Record], field: Field) -> list[str]:
    """Return the names under which something may be said of a field, that of its own class first."""
    return [f"{owner.__name__}.{field.name}" for owner in record.__mro__ if issubclass(owner, Record)]


def _is_filled(record: type[Record], field: Field, known: Known) -> bool:
    if issubclass(record, Article) and field.name == "authors":
        return known.author is not None
    wanted = {name for owner in record.__mro__ for name in FILLED.get(owner.__name__, ())}
    return field.required or field.name in wanted


def _field(record: type[Record], field: Field, known: Known) -> Iterator[str]:
    """Yield the lines of one field, in a comment where it is only offered."""
    lines = _written(record, field, known)
    yield from lines if _is_filled(record, field, known) else (f"#{line}" for line in lines)


def _written(record: type[Record], field: Field, known: Known) -> Iterator[str]:
    told = _told(record, field, known)
    shape = field.shape
    if told is not None:
        yield f"{field.name}: {told}"
    elif isinstance(shape, Fields):
        yield f"{field.name}:"
        yield from _indented(_item(shape.record, replace(known, identity=f"{known.identity}-1", name=None)), 2)
    elif isinstance(shape, Listing) and isinstance(shape.item, Fields) and shape.item.record is not Citation:
        yield f"{field.name}:"
        for number in range(1, max(shape.least, 1) + 1):
            first, *rest = _item(shape.item.record, Known(f"{known.identity}-{number}", None, known.day))
            yield f"  - {first}"
            yield from _indented(rest, 4)
    elif isinstance(shape, Words) and isinstance(shape.role, MarkdownRole):
        yield f"{field.name}: >-"
        yield f"  {UNWRITTEN}"
    else:
        yield f"{field.name}: {_value(shape, known)}{CHOICE if field.required and _choices(shape) else ''}"


def _item(record: type[Record], known: Known) -> Iterator[str]:
    """Yield the lines of a record inside another, with their explanations at the ends of the lines."""
    for field in fields_of(record):
        if f"{record.__name__}.{field.name}" not in OTHERWISE:
            words = [word for word, _ in _choices(field.shape)]
            named = all(word in field.description for word in words)
            told = field.description if named else f"{field.description} One of: {', '.join(words)}."
            first, *rest = _field(record, field, known)
            yield f"{first}; {told}" if first.endswith(CHOICE) else f"{first}  # {told}"
            yield from rest


def _told(record: type[Record], field: Field, known: Known) -> str | None:
    """Return the value of a field that is known already or has an example of its own, as YAML writes it."""
    own_id = isinstance(field.shape, Words) and not isinstance(field.shape.role, ReferenceRole)
    values = {
        "Record.id": known.identity if own_id else None,
        "Record.name": quoted(known.name) if known.name else None,
        "Record.title": quoted(known.name) if known.name else None,
        "Article.draft": "true",
        "Article.authors": f"[{known.author}]" if known.author else None,
        "Article.change_note": FIRST_VERSION,
        "Review.due": (known.day + REVIEWED_FOR).isoformat(),
        "Symptom.finding": known.finding,
        "When.all": f"[{known.finding}]" if known.finding else None,
        **EXAMPLES,
    }
    return next((value for key in _keys(record, field) if (value := values.get(key))), None)


def _choices(shape: Shape) -> tuple[tuple[str, str], ...]:
    """Return the words that a field may be, each with its meaning; none for other fields."""
    shape = shape.word if isinstance(shape, Either) else shape
    return shape.words if isinstance(shape, Choice) else ()


def _value(shape: Shape, known: Known) -> str:
    """Return an example by the shape of a field, as YAML writes it."""
    if isinstance(shape, Either):
        return _value(shape.word, known)
    if isinstance(shape, Listing):
        is_cite = isinstance(shape.item, Fields)
        return "id-of-a-reference" if is_cite else f"[{_value(shape.item, known)}]"
    if isinstance(shape, Choice):
        words = [word for word, _ in shape.words]
        return words[-1 if words[-1] in set(Urgency) else 0]
    if isinstance(shape, Words):
        if isinstance(shape.role, ReferenceRole):
            return f"id-of-a-{shape.role.kinds[0]}"
        return f"a-former-{known.identity}" if shape.pattern else MARKER
    simple = {Ages: "[18, 65]", Day: known.day.isoformat(), Truth: "true", Figure: "1"}
    return simple[type(shape)]
