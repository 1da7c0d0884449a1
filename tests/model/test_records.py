from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import pytest
from pydantic import Strict, ValidationError

import generator.settings  # noqa: F401 - its records are records too
from generator.model import KINDS, Article, Condition, Finding, Option, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Library, Loaded


def every_record(base: type[Record] = Record) -> Iterator[type[Record]]:
    for record in base.__subclasses__():
        yield record
        yield from every_record(record)


RECORDS = sorted({record for record in every_record() if record.__module__.startswith("generator.")}, key=str)
FIELDS = [(record, name) for record in RECORDS for name in record.model_fields]


def records_of(library: Library) -> Iterator[Record]:
    """Yield every record of a library with every record inside it."""

    def inside(value: object) -> Iterator[Record]:
        if isinstance(value, Record):
            yield value
            for name in type(value).model_fields:
                yield from inside(getattr(value, name))
        elif isinstance(value, tuple):
            for item in value:
                yield from inside(item)

    for entry in library.entries():
        yield from inside(entry.record)


@pytest.fixture
def full_library(load: Callable[..., Loaded], full: dict[str, str]) -> Library:
    loaded = load(full)
    assert loaded.problems == ()
    return loaded.library


@pytest.mark.smoke
def test_every_kind_of_record_accepts_its_full_form(full_library: Library) -> None:
    assert {kind.name: len(full_library.of(kind.name)) > 0 for kind in KINDS} == {kind.name: True for kind in KINDS}


def test_the_full_form_leaves_no_field_out(full_library: Library) -> None:
    given = {(type(record), name) for record in records_of(full_library) for name in record.model_fields_set}
    content = {record for record in RECORDS if record.__module__.startswith("generator.model.")} - {Article}

    assert {(record.__name__, name) for record in content for name in record.model_fields} == {
        (record.__name__, name) for record, name in given
    }


def is_one_sentence(text: str | None) -> bool:
    return text is not None and text.endswith(".") and not re.search(r"[.!?]\s+[A-Z]", text) and len(text) <= 120


def test_every_field_of_every_record_is_described_in_one_sentence_for_editors() -> None:
    undescribed = [
        f"{record.__name__}.{name}"
        for record, name in FIELDS
        if not is_one_sentence(record.model_fields[name].description)
    ]

    assert len(FIELDS) > 150
    assert undescribed == []


def test_every_record_is_frozen_refuses_unknown_fields_and_says_what_it_is() -> None:
    for record in RECORDS:
        assert record.model_config["frozen"], record
        assert record.model_config["extra"] == "forbid", record
        assert record.__doc__ not in {None, "", Record.__doc__}, record


def loose_types(annotation: Any, *, strict: bool = False) -> Iterator[type]:  # noqa: ANN401 - any annotation
    """Yield the types in an annotation that pydantic would make of anything that looks like them."""
    strict = strict or any(isinstance(part, Strict) for part in getattr(annotation, "__metadata__", ()))
    if annotation in {bool, int, float} and not strict:
        yield annotation
    for part in get_args(annotation):
        yield from loose_types(part, strict=strict)


def test_no_field_takes_a_word_for_a_number_or_for_true() -> None:
    loose = [
        f"{record.__name__}.{name}"
        for record, name in FIELDS
        if "AgeRange" not in str(record.__annotations__.get(name))  # it checks its numbers itself
        and list(
            loose_types(
                record.model_fields[name].annotation,
                strict=any(isinstance(part, Strict) for part in record.model_fields[name].metadata),
            )
        )
    ]

    assert loose == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_record_with_only_what_it_must_have_is_accepted(kind: Any) -> None:  # noqa: ANN401 - see KINDS
    least: dict[str, dict[str, object]] = {
        "symptom": {"name": "A", "finding": "a"},
        "condition": {"name": "A", "urgency": "soon"},
        "cause": {"name": "A"},
        "treatment": {"name": "A", "kind": "medical"},
        "person": {"name": "A", "role": "B"},
        "finding": {"name": "a", "kind": "sign"},
        "question": {"text": "A?", "kind": "any-of", "options": [{"finding": x, "label": x} for x in "ab"]},
        "reference": {"title": "A"},
        "journey": {"story": "A.", "expect": {}},
        "red-flag": {"id": "a", "when": {"any": ["a"]}, "level": "same-day", "text": "A."},
        "term": {"meaning": "a"},
        "safety-note": {"id": "a", "date": "2026-01-01", "lowers": "a", "reason": "A."},
    }
    given = least[kind.name]

    assert kind.record.model_validate(given)
    for name in given:
        with pytest.raises(ValidationError, match=name):
            kind.record.model_validate({key: value for key, value in given.items() if key != name})


# --- What records say of themselves -----------------------------------------------------------------------------------


def condition(**fields: object) -> Condition:
    return Condition.model_validate({"name": "A", "urgency": "soon", **fields})


def test_a_bare_finding_counts_by_its_place() -> None:
    findings = condition(findings=list("abcdefghij")).findings

    assert [item.share(place) for place, item in enumerate(findings)] == [
        *(0.90, 0.85, 0.80, 0.75, 0.70, 0.65, 0.60, 0.55, 0.55, 0.55)
    ]
    assert [item.word for item in findings] == [None] * 10


def test_a_percentage_counts_before_a_word_and_a_word_before_a_place() -> None:
    (both, word) = condition(
        findings=[{"id": "a", "percent": 4, "frequency": "always"}, {"id": "b", "frequency": "occasional"}]
    ).findings

    assert (both.share(0), both.word) == (0.04, "rare")
    assert (word.share(1), word.word) == (0.17, "occasional")


def test_findings_are_ranked_by_how_often_they_occur() -> None:
    ranked = condition(
        findings=[{"id": "few", "frequency": "rare"}, "second", {"id": "all", "percent": 100}, "fourth"]
    ).ranked_findings

    assert [item.id for item in ranked] == ["all", "second", "fourth", "few"]


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"prevalence": {"per_100k": 60, "cite": "a"}, "rarity": "rare"}, "uncommon"),
        ({"prevalence": {"per_100k": 60, "cite": "a", "among": "women"}, "rarity": "rare"}, "rare"),
        ({"prevalence": {"per_100k": 60, "cite": "a", "among": "women"}}, None),
        ({"rarity": "common"}, "common"),
        ({}, None),
    ],
)
def test_rarity_is_computed_from_a_number_for_everybody_or_typed(fields: dict[str, object], word: str | None) -> None:
    assert condition(**fields).rarity_word == word


def test_a_condition_is_titled_by_both_of_its_names() -> None:
    assert condition().title == "A"
    assert condition(lay_name="b").title == "A (b)"


def test_other_names_are_listed_once_each() -> None:
    assert condition(lay_name="b", abbreviation="C", also_called=["d", "b"]).other_names == ("C", "b", "d")


def test_a_sign_is_not_askable() -> None:
    askable = {
        kind: Finding.model_validate({"name": "a", "kind": kind}).askable for kind in ("symptom", "sign", "history")
    }

    assert askable == {"symptom": True, "sign": False, "history": True}


def test_an_option_stands_for_a_finding_of_its_own_or_of_another_file() -> None:
    assert Option.model_validate({"finding": "a", "label": "A"}).finding_id == "a"
    assert Option.model_validate({"id": "b", "name": "b", "label": "B"}).finding_id == "b"


def test_the_short_forms_of_a_citation_say_the_same() -> None:
    forms = ["a", ["a"], {"ref": "a"}, [{"ref": "a"}]]

    assert len({condition(points_away=[{"id": "x", "cite": form}]) for form in forms}) == 1


def test_the_short_forms_of_lists_say_the_same() -> None:
    assert condition(findings=["a"]) == condition(findings="a") == condition(findings=[{"id": "a"}])
    assert condition(treatments=["a"]) == condition(treatments=[{"id": "a"}])


def test_words_around_which_there_is_white_space_are_trimmed() -> None:
    assert condition(lay_name=" a \n").lay_name == "a"
    assert condition(summary="\n a\nb \n").summary == "a\nb"


def test_a_volume_may_be_a_number(full_library: Library) -> None:
    record = full_library.references["tremor-guide"].record

    assert (record.volume, record.issue, record.pages, record.pmid) == ("12", "3A", "36-40", "12345678")
