"""So that the same content is always the same data: every record by kind and id, in one form and one order."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Kind, Library, Record
    from generator.model.memory import Memory

SCHEMA_VERSION = 1
"""The number of the form of the data: one more with every change that a reader of the data must know of."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class RecordText(NamedTuple):
    """A record as JSON without empty fields: as people read it, and in the one form that equal records have."""

    pretty: str
    canonical: str


class Content(NamedTuple):
    """All records as JSON: `groups` lead from group to id to text, sorted by id; `version` is as `version` says."""

    groups: Mapping[str, Mapping[str, str]]
    version: str


def group(kind: Kind) -> str:
    """Return the name under which the records of a kind stand in the data: that of their folder or file."""
    return kind.place.removesuffix("/").removesuffix(".yml").replace("-", "_")


def content(library: Library, memory: Memory | None = None) -> Content:
    """Return all records; `memory` knows the text of those that were there before."""
    text_of = record_text if memory is None else partial(memory.of, record_text)
    groups: dict[str, Mapping[str, str]] = {group(kind): {} for kind in KINDS}
    hashed = hashlib.sha256()  # of one canonical object, of which a large site holds no more than a record at once
    mark = "{"
    for kind in sorted(KINDS, key=group):
        hashed.update(f"{mark}{encode_basestring(group(kind))}:".encode())
        groups[group(kind)] = _group(library, kind, text_of, hashed)
        mark = ","
    hashed.update(b"}")
    return Content(groups, f"{SCHEMA_VERSION}.{hashed.hexdigest()[:12]}")


def _group(
    library: Library, kind: Kind, text_of: Callable[[Record], RecordText], hashed: hashlib._Hash
) -> dict[str, str]:
    """Return the records of a kind by id, as people read them; what is hashed is the object that they make."""
    found: dict[str, str] = {}
    for identity, entry in sorted(library.of(kind.name).items()):
        text = text_of(entry.record)
        hashed.update(f"{',' if found else '{'}{encode_basestring(identity)}:{text.canonical}".encode())
        found[identity] = text.pretty
    hashed.update(b"}" if found else b"{}")
    return found


def record_text(record: Record) -> RecordText:
    """Write one record; days are ISO."""
    value = _without_empty(record.model_dump(mode="json"))
    return RecordText(pretty(value, 2), _CANONICAL.encode(value))


def version(library: Library) -> str:
    """Return the version of the data, as in `1.0f3a9c2b7d41`: the number of its form, then a hash of the content.

    It changes whenever a record does, and never otherwise: not with the day, the site or the order of files.
    """
    return content(library).version


def pretty(value: Any, depth: int = 0) -> str:  # noqa: ANN401 - any JSON value
    """Write JSON with a line for each item, as `json.dumps(..., indent=1)` does, to stand `depth` levels deep."""
    if isinstance(value, str):
        return encode_basestring(value)
    if not isinstance(value, dict | list) or not value:
        return json.dumps(value)
    below = depth + 1
    if isinstance(value, dict):
        items = value.items()
        return pretty_object(
            {name: encode_basestring(item) if isinstance(item, str) else pretty(item, below) for name, item in items},
            depth,
        )
    margin = "\n" + " " * below
    lines = [encode_basestring(item) if isinstance(item, str) else pretty(item, below) for item in value]
    return f"[{margin}{f',{margin}'.join(lines)}{margin[:-1]}]"


def pretty_object(items: Mapping[str, str], depth: int = 0) -> str:
    """Write an object of which each value is written already, one level deeper, as `pretty` does."""
    if not items:
        return "{}"
    margin = "\n" + " " * (depth + 1)
    lines = f",{margin}".join([f"{encode_basestring(name)}: {text}" for name, text in items.items()])
    return f"{{{margin}{lines}{margin[:-1]}}}"


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Leave out fields without a value, at every depth, and write whole numbers as such."""
    if isinstance(value, dict):
        return {
            key: item if isinstance(item, str) else _without_empty(item)
            for key, item in value.items()
            if item or item not in (None, "", [])
        }
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
