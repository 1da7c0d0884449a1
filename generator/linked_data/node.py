"""So that nothing empty is ever told to a machine: one way to make a node of linked data."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
"""One thing of the schema.org vocabulary: `@type`, then its properties."""

CONTEXT = "https://schema.org"
"""The name of the vocabulary; nothing is fetched from there."""


def node(kind: str, **properties: Any) -> Node:  # noqa: ANN401 - a property is a word, a number, a node or a list
    """Return a node of type `kind` with those `properties` that hold something, in the order given."""
    return {"@type": kind, **{name: value for name, value in properties.items() if value not in (None, "", [], ())}}
