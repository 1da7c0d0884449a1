"""So that the same content is always the same data: every record by kind and id, in one form and one order."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from generator.model import KINDS

if TYPE_CHECKING:
    from generator.model import Kind, Library

SCHEMA_VERSION = 1
"""The number of the form of the data: one more with every change that a reader of the data must know of."""


def group(kind: Kind) -> str:
    """Return the name under which the records of a kind stand in the data: that of their folder or file."""
    return kind.place.removesuffix("/").removesuffix(".yml").replace("-", "_")


def content(library: Library) -> dict[str, dict[str, Any]]:
    """Return all records as JSON values: group → id → record, sorted by id, without empty fields; days are ISO."""
    return {
        group(kind): {
            identity: _without_empty(entry.record.model_dump(mode="json"))
            for identity, entry in sorted(library.of(kind.name).items())
        }
        for kind in KINDS
    }


def version(library: Library) -> str:
    """Return the version of the data, as in `1.0f3a9c2b7d41`: the number of its form, then a hash of the content.

    It changes whenever a record does, and never otherwise: not with the day, the site or the order of files.
    """
    return version_of(content(library))


def version_of(data: dict[str, dict[str, Any]]) -> str:
    """Return the version of what `content` returned."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{SCHEMA_VERSION}.{hashlib.sha256(canonical.encode()).hexdigest()[:12]}"


def _without_empty(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Leave out fields without a value, at every depth, and write whole numbers as such."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item not in (None, "", [])}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
