from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from generator.editor_schemas import form_config
from generator.model import KINDS, Kind
from generator.model.shape import Fields, Listing, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Library, Record
    from generator.settings import Settings


@pytest.fixture
def config(library: Library, settings: Settings) -> dict[str, Any]:
    return form_config(library, settings.site)


def fields_for(config: dict[str, Any], kind: Kind) -> list[dict[str, Any]]:
    """Return the fields of the form of one record of a kind."""
    places = [*config["collections"], *config["collections"][-1]["files"]]
    [place] = [place for place in places if place["name"] == kind.name]
    fields: list[dict[str, Any]] = place["fields"]
    return fields if kind.has_page else fields[0]["fields"]


def compare(record: type[Record], fields: list[dict[str, Any]], at: str) -> Iterator[str]:
    """Find fields of a record, and of records inside it, that the form does not have or explains otherwise."""
    there = {field["name"]: field for field in fields}
    for field in fields_of(record):
        shown = there.get(field.name)
        if shown is None:
            yield f"{at}.{field.name} is missing"
            continue
        if field.name != "id" and not shown.get("hint", "").startswith(field.description.replace("`", "")):
            yield f"{at}.{field.name} has another sentence"
        inner = field.shape.item if isinstance(field.shape, Listing) else field.shape
        if isinstance(inner, Fields):
            yield from compare(inner.record, shown["fields"], f"{at}.{field.name}")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_record_is_in_the_form_with_its_sentence(kind: Kind, config: dict[str, Any]) -> None:
    assert list(compare(kind.record, fields_for(config, kind), kind.name)) == []


def test_a_relation_leads_to_a_collection_or_a_file_that_is_there(config: dict[str, Any]) -> None:
    def relations(fields: list[dict[str, Any]]) -> Iterator[tuple[str, str | None]]:
        for field in fields:
            if field["widget"] == "relation":
                yield field["collection"], field.get("file")
            yield from relations(field.get("fields", []))

    found = {relation for kind in KINDS for relation in relations(fields_for(config, kind))}
    there = {(collection["name"], None) for collection in config["collections"]}
    there |= {("whole-site", file["name"]) for file in config["collections"][-1]["files"]}

    assert found <= there
    assert ("whole-site", "red-flag") in found


def test_a_finding_that_is_born_in_a_question_can_be_chosen(config: dict[str, Any]) -> None:
    [implies] = [field for field in fields_for(config, KINDS[5]) if field["name"] == "implies"]

    assert "shaking-got-worse" in {option["value"] for option in implies["options"]}


def test_findings_are_a_relation_where_none_is_born_in_a_question(
    load: Callable[..., Any], valid_content: dict[str, str], settings: Settings
) -> None:
    del valid_content["questions/nerves.yml"]
    config = form_config(load(valid_content).library, settings.site)
    [implies] = [field for field in fields_for(config, KINDS[5]) if field["name"] == "implies"]

    assert (implies["widget"], implies["collection"]) == ("relation", "finding")


def test_words_of_a_vocabulary_stand_with_what_they_mean(config: dict[str, Any]) -> None:
    [urgency] = [field for field in fields_for(config, KINDS[1]) if field["name"] == "urgency"]

    assert urgency["options"][-1] == {"label": "ambulance: Call the emergency number now.", "value": "ambulance"}


def test_a_site_with_a_service_to_sign_in_uses_it(library: Library, settings: Settings) -> None:
    form = settings.site.form.model_copy(update={"sign_in": "https://sign-in.example.org"})
    config = form_config(library, settings.site.model_copy(update={"form": form, "branch": "trunk"}))

    assert config["backend"] == {
        "name": "github",
        "repo": "example/health",
        "branch": "trunk",
        "base_url": "https://sign-in.example.org",
    }
