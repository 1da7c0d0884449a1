"""What a new record looks like: it is made from its class, and all that it offers would be accepted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator.model import KINDS, Layout, Record
from generator.model.shape import Fields, Listing, fields_of
from generator.model.validate import validate
from generator.scaffold.skeleton import Known, skeleton
from generator.scaffold.teaching import EXAMPLES, FILLED, NOTES, OTHERWISE
from generator.source.dialect import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Kind

KNOWN = Known("some-id", "Some name", date(2026, 11, 22), "example-writers", "shaking-hands")
RECORDS = [kind for kind in KINDS if not kind.any_key]


def data_of(kind: Kind, text: str) -> Any:  # noqa: ANN401 - whatever the YAML holds
    parsed = parse(text, "x.yml")
    assert parsed.file, parsed.problems
    data = parsed.file.data
    if kind.layout is Layout.ONE_A_FILE:
        return data
    if kind.layout is Layout.LIST:
        return data[0]
    return {**data["some-id"], "id": "some-id"} if kind.carries_id else data["some-id"]


def classes(record: type[Record]) -> Iterator[type[Record]]:
    """The class of a record, and of everything inside it."""
    yield record
    for field in fields_of(record):
        shape = field.shape.item if isinstance(field.shape, Listing) else field.shape
        if isinstance(shape, Fields):
            yield from classes(shape.record)


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
def test_what_a_new_record_offers_would_be_accepted(kind: Kind, depth: int, level: Callable[[str, int], str]) -> None:
    text = level(skeleton(kind, KNOWN), depth)
    parsed = parse(text, "x.yml")
    assert parsed.file, parsed.problems

    record, problems = validate(kind.record, data_of(kind, text), parsed.file, ())

    assert problems == ()
    assert record


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
def test_a_new_record_shows_every_field_of_its_class_with_its_sentence(
    kind: Kind, level: Callable[[str, int], str]
) -> None:
    text = skeleton(kind, KNOWN)
    data = data_of(kind, level(text, 3))
    prose = " ".join(text.replace("#", " ").split())

    assert set(data) == {field.name for field in fields_of(kind.record)}
    assert [
        field.name for field in fields_of(kind.record) if field.name != "id" and field.description not in prose
    ] == []


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
def test_a_word_to_choose_is_explained_and_an_urgency_stands_on_the_safe_side(kind: Kind) -> None:
    lines = skeleton(kind, KNOWN).splitlines()

    chosen = [line.split()[1] for line in lines if line.endswith("# TODO: choose")]
    assert all(any(line.strip().startswith(f"# - {word}: ") for line in lines) for word in chosen)
    urgencies = [line.split()[1] for line in lines if line.strip().startswith(("urgency:", "level:", "at_least:"))]
    assert set(urgencies) <= {"ambulance"}


def test_what_is_taught_is_about_fields_that_exist() -> None:
    known = {record.__name__: record for kind in KINDS for record in classes(kind.record)} | {
        base.__name__: base for kind in KINDS for base in kind.record.__mro__ if issubclass(base, Record)
    }
    taught = [
        *NOTES,
        *EXAMPLES,
        *OTHERWISE,
        *(f"{name}.{field}" for name, fields in FILLED.items() for field in fields),
    ]

    fields = {f"{name}.{field}" for name, record in known.items() for field in record.model_fields}
    assert [name for name in taught if name not in fields] == []


def test_a_new_condition_teaches_what_a_condition_needs() -> None:
    [kind] = [kind for kind in KINDS if kind.name == "condition"]
    text = skeleton(kind, KNOWN)

    for part in ("#findings:", "#points_away:", "#sources:", "#red_flags:", "#treatments:", "urgency: ambulance"):
        assert f"\n{part}" in text
    assert "# - routine: See a doctor within 2 weeks." in text
    assert yaml.safe_load(text)["draft"] is True


def test_a_word_of_the_glossary_is_one_line() -> None:
    [kind] = [kind for kind in KINDS if kind.any_key]

    assert skeleton(kind, Known("COPD: a word", None, KNOWN.day)).splitlines()[1] == '"COPD: a word": TODO write this.'


@pytest.mark.parametrize(
    "name", ["Some: thing", "true", "12", "- dash", "x # y", "[a]", "don't", 'say "so"', "Ménière"]
)
def test_a_name_of_any_letters_is_read_as_it_was_said(name: str) -> None:
    [kind] = [kind for kind in KINDS if kind.name == "cause"]

    assert data_of(kind, skeleton(kind, Known("x", name, KNOWN.day)))["name"] == name
