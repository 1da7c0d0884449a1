"""What a test of linked data asks for.

- `faults(node)`: everything in a node that the schema.org vocabulary does not know, as sentences; empty = all is well.
- `of({"conditions/x.yml": "..."}, "condition", "x")`: the linked data of one page of the small valid site with these
  files added or changed.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.linked_data import linked_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.model import Loaded
    from generator.settings import Settings

VOCABULARY = json.loads(Path(__file__).with_name("vocabulary.json").read_text(encoding="utf-8"))
TYPES: dict[str, dict[str, Any]] = VOCABULARY["types"]


@pytest.fixture
def faults() -> Callable[[dict[str, Any]], list[str]]:
    def run(root: dict[str, Any]) -> list[str]:
        context = [] if root.get("@context") == "https://schema.org" else ["the context is not schema.org"]
        return [*context, *_faults({key: value for key, value in root.items() if key != "@context"})]

    return run


@pytest.fixture
def of(
    load: Callable[..., Loaded], valid_content: dict[str, str], settings: Settings
) -> Callable[[Mapping[str, str], str, str], dict[str, Any]]:
    def run(files: Mapping[str, str], kind: str, identity: str) -> dict[str, Any]:
        loaded = load({**valid_content, **files})
        assert loaded.problems == ()
        found = linked_data(loaded.library, settings, kind, identity)
        assert found is not None
        return found

    return run


def _ancestors(kind: str) -> set[str]:
    return {kind}.union(*(_ancestors(parent) for parent in TYPES[kind]["parents"]))


def _faults(node: dict[str, Any], where: str = "") -> Iterator[str]:
    kind = node.get("@type")
    if kind not in TYPES:
        yield f"{where or 'the page'} is of type {kind}, which is not in the vocabulary"
        return
    known: dict[str, list[str]] = {}
    for ancestor in _ancestors(kind):
        known |= TYPES[ancestor]["properties"]
    for name, value in node.items():
        here = f"{where}{kind}.{name}"
        if name == "@type":
            continue
        if name not in known:
            yield f"{here} is not in the vocabulary"
            continue
        for item in value if isinstance(value, list) else [value]:
            yield from _value_faults(item, known[name], here)
        if value in (None, "", [], {}):
            yield f"{here} is empty"


def _value_faults(value: object, expected: list[str], here: str) -> Iterator[str]:
    if isinstance(value, dict) and set(value) == {"@id"}:
        if not _is_url(value["@id"]):
            yield f"{here} refers to {value['@id']}, which is no address"
    elif isinstance(value, dict):
        if value.get("@type") in TYPES and not _ancestors(value["@type"]) & set(expected):
            yield f"{here} expects {' or '.join(expected)}, not {value['@type']}"
        yield from _faults(value, f"{here} > ")
    elif not any(_fits(value, name) for name in expected):
        yield f"{here} expects {' or '.join(expected)}, not {value!r}"


def _fits(value: object, name: str) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return isinstance(value, bool) and name == "Boolean"
    if isinstance(value, int):
        return name in {"Integer", "Number"}
    shapes = {"Text": r"(?s).+", "Date": r"\d{4}(-\d\d-\d\d)?", "DateTime": r"\d{4}-\d\d-\d\dT.+"}
    return _is_url(value) if name == "URL" else name in shapes and re.fullmatch(shapes[name], value) is not None


def _is_url(value: str) -> bool:
    return re.fullmatch(r"https?://[^\s/]+/\S*|https?://[^\s/]+", value) is not None
