"""The schema of the data: it takes what we publish, refuses what is wrong, and says what each field means."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.model import load as load_tree
from generator.open_data import SCHEMA_VERSION, open_data
from generator.settings import load_settings
from generator.source import read_tree

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

Files = Callable[[Mapping[str, str]], dict[str, str]]
OURS = Path(__file__).parents[2]


def faults(files: dict[str, str], data: Any = None) -> list[str]:  # noqa: ANN401 - any JSON value
    schema = json.loads(files["data/content.schema.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    found = validator.iter_errors(json.loads(files["data/content.json"]) if data is None else data)
    return [f"{'.'.join(str(part) for part in error.path)}: {error.message}" for error in found]


def test_the_data_of_a_small_site_keeps_to_its_schema(files: Files) -> None:
    assert faults(files({})) == []


@pytest.mark.smoke
def test_our_own_data_keeps_to_its_schema() -> None:
    library, problems = load_tree(read_tree(OURS / "content", OURS))
    assert problems == ()
    settings = load_settings(OURS / "site_config", OURS).settings
    assert settings is not None
    assert faults({file.path: file.content for file in open_data(library, settings)}) == []


@pytest.mark.parametrize(
    ("group", "identity", "change"),
    [
        ("conditions", "essential-tremor", {"urgency": "whenever"}),
        ("conditions", "essential-tremor", {"updated": "1 May 2026"}),
        ("conditions", "essential-tremor", {"lay_name": None}),
        ("conditions", "essential-tremor", {"colour": "red"}),
        ("conditions", "essential-tremor", {"age": {"usual": [40]}}),
        ("findings", "shaking-hands", {"kind": "guess"}),
        ("references", "tremor-guide", {"url": "javascript:alert(1)"}),
        ("red_flags", "stroke-signs", {"when": {"any": ["Not an id"]}}),
        ("findings", "Not An Id", {"name": "x", "kind": "sign"}),
    ],
)
def test_the_schema_refuses_a_wrong_record(files: Files, group: str, identity: str, change: dict[str, Any]) -> None:
    made = files({})
    data = copy.deepcopy(json.loads(made["data/content.json"]))
    data[group].setdefault(identity, {}).update(change)
    assert len(faults(made, data)) == 1


def test_the_schema_refuses_a_version_of_another_form(files: Files) -> None:
    made = files({})
    data = json.loads(made["data/content.json"]) | {"schema_version": 2, "version": "2.0123456789ab"}
    assert len(faults(made, data)) == 2


def test_the_schema_refuses_what_it_does_not_name(files: Files) -> None:
    made = files({})
    assert len(faults(made, json.loads(made["data/content.json"]) | {"opinions": {}})) == 1


def test_the_schema_lies_where_it_says(files: Files) -> None:
    made = files({})
    schema = json.loads(made["data/content.schema.json"])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "https://example.org/health/data/content.schema.json"
    assert schema["$id"] == json.loads(made["data/content.json"])["$schema"]


def test_every_field_says_what_it_means(files: Files) -> None:
    schema = json.loads(files({})["data/content.schema.json"])
    silent = [
        f"{owner}.{name}"
        for owner, definition in {"": schema, **schema["$defs"]}.items()
        for name, field in definition.get("properties", {}).items()
        if not field.get("description")
    ]
    assert silent == []


def test_a_changed_form_of_the_data_gets_a_new_number(files: Files, snapshot: SnapshotAssertion) -> None:
    # Where this fails: count SCHEMA_VERSION up if the form before was ever published, then renew the snapshot.
    schema = json.loads(files({})["data/content.schema.json"])
    assert "\n".join(sorted(_form(schema))) == snapshot(name=f"form {SCHEMA_VERSION}")


def _form(schema: dict[str, Any]) -> Iterator[str]:
    for owner, definition in {"content": schema, **schema["$defs"]}.items():
        yield from (f"{owner}: {word}" for word in definition.get("enum", ()))
        for name, field in definition.get("properties", {}).items():
            needed = "*" if name in definition.get("required", ()) else ""
            yield f"{owner}.{name}{needed}: {_kind(field)}"


def _kind(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1]
    for either in ("anyOf", "oneOf"):
        if either in field:
            return " or ".join(_kind(option) for option in field[either])
    if "items" in field:
        return f"list of {_kind(field['items'])}"
    if isinstance(field.get("additionalProperties"), dict):
        return f"{_kind(field['additionalProperties'])} by id"
    return str(field.get("type") or field.get("const") or " ".join(field.get("enum", ())))
