from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from pydantic import ValidationError

from generator.editor_schemas import SCHEMAS, files_of_schemas, schema_files
from generator.model import KINDS, Kind, Layout, Record
from generator.model.fields import ID_PATTERN
from generator.model.shape import (
    Ages,
    Choice,
    Day,
    Either,
    Fields,
    Figure,
    Listing,
    Shape,
    Table,
    Truth,
    Words,
    field_of,
    fields_of,
)
from generator.model.vocabulary import Urgency
from generator.settings import Locale, Navigation, RuleSettings, Site, Wording
from generator.source import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).parents[2]
KIND = {kind.name: kind for kind in KINDS}
RECORDS = {kind.name: kind.record for kind in KINDS} | {
    "site": Site,
    "wording": Wording,
    "navigation": Navigation,
    "rules": RuleSettings,
    "locale": Locale,
}


@cache
def schema(name: str) -> dict[str, Any]:
    [file] = [file for file in schema_files() if file.path == f"{name}.json"]
    found: dict[str, Any] = json.loads(file.content)
    return found


def underlined(name: str, data: Any) -> list[str]:  # noqa: ANN401 - whatever a YAML file holds
    found = Draft7Validator(schema(name), format_checker=FormatChecker(["date"])).iter_errors(data)
    return [f"{list(error.absolute_path)}: {error.message}" for error in found]


def in_file(kind: Kind, record: Any) -> Any:  # noqa: ANN401 - whatever a YAML file holds
    """Return the data of a file that holds one record."""
    return {
        Layout.ONE_A_FILE: record,
        Layout.MANY_A_FILE: {"an-id": record},
        Layout.LIST: [record],
    }[kind.layout]


# --- What is right is never underlined --------------------------------------------------------------------------------


@pytest.mark.parametrize("content", ["content", "tests/sites/complete"])
def test_no_record_of_a_whole_site_is_underlined(content: str) -> None:
    looked_at, found = 0, []
    for place, pattern in files_of_schemas().items():
        for path in PROJECT.glob(pattern.replace("content/", f"{content}/")):
            source, problems = read_file(path, PROJECT)
            assert source, problems
            name = place.removeprefix(f"{SCHEMAS}/").removesuffix(".json")
            found += [f"{source.path}: {problem}" for problem in underlined(name, source.data)]
            looked_at += 1

    assert found == []
    assert looked_at > 20


SHORT_FORMS = """\
condition:
  - {name: A, urgency: soon, findings: shaking-hands}
  - {name: A, urgency: soon, findings: [shaking-hands, {id: weakness, percent: 12.5, cite: a-source}]}
  - {name: A, urgency: soon, points_away: [weakness, {id: fever, frequency: rare}], treatments: rest}
  - {name: A, urgency: soon, risk_factors: [age, {id: smoking, effect: strong, cite: [a, {ref: b, says: c}]}]}
  - {name: A, urgency: soon, sex: female-only}
  - {name: A, urgency: soon, sex: {female: 0.6, male: 0.4}, age: {usual: [3, 9]}}
  - {name: A, urgency: soon, prevalence: {per_100k: 3, cite: {ref: a, where: page 3}}}
  - {name: A, urgency: soon, rarity: null, review: null, summary: null}
  - {id: an-id, name: A, urgency: soon, summary: "One.\\n\\nTwo.\\n"}
symptom:
  - {name: A, finding: pain, body_area: arms}
  - {name: A, finding: pain, body_area: [arms, legs], minimum_urgency: null}
finding:
  - {name: a, kind: symptom, background: common}
  - {name: a, kind: symptom, background: 0.02}
  - {name: a, kind: history, asked_of: {sex: male, age: [18, 99]}}
question:
  - {text: A, kind: one-of, options: [{finding: a, label: b}, {id: c, name: d, label: e}]}
reference:
  - {title: A, volume: 12, issue: "3", pages: 36-40, pmid: 1234}
  - {title: A, pmid: "1234", url: "http://example.org/a(b)"}
red-flag:
  - {when: {any: [a]}, level: ambulance, text: A, cite: a}
  - {id: an-id, when: {all: [a], any: [b]}, level: same-day, text: A, cite: [a, b]}
term:
  - shaking that you cannot stop
  - {meaning: shaking that you cannot stop}
journey:
  - {story: A, otherwise: "no", "yes": [a], expect: {covered: false, questions_at_most: 0}}
safety-note:
  - {id: a, date: "2026-11-22", lowers: A, reason: B}
"""


@pytest.mark.parametrize(
    ("kind", "record"),
    [(kind, record) for kind, records in yaml.safe_load(SHORT_FORMS).items() for record in records],
    ids=str,
)
def test_every_short_form_that_editors_may_write_is_right_in_the_schema_too(
    kind: str,
    record: Any,  # noqa: ANN401 - whatever a YAML file holds
) -> None:
    identity = {"id": "an-id"} if KIND[kind].carries_id and isinstance(record, dict) else {}
    given_id = "id" in record and not KIND[kind].carries_id
    own = {name: value for name, value in record.items() if name != "id"} if given_id else record
    KIND[kind].record.model_validate(identity | own if isinstance(own, dict) else own)

    assert underlined(kind, in_file(KIND[kind], record)) == []


# --- What is wrong is underlined --------------------------------------------------------------------------------------

MISTAKES = """\
condition:
  - {name: A}
  - {name: A, urgency: quick}
  - {name: A, urgency: soon, unknown: 1}
  - {name: 3, urgency: soon}
  - {name: "A\\nB", urgency: soon}
  - {name: " ", urgency: soon}
  - {name: A, urgency: soon, draft: "yes"}
  - {name: A, urgency: soon, sources: a}
  - {name: A, urgency: soon, sources: [A b]}
  - {name: A, urgency: soon, findings: A b}
  - {name: A, urgency: soon, findings: {id: a}}
  - {name: A, urgency: soon, findings: [{frequency: rare}]}
  - {name: A, urgency: soon, findings: [{id: a, percent: 0}]}
  - {name: A, urgency: soon, findings: null}
  - {name: A, urgency: soon, points_away: [{id: a, frequency: common}]}
  - {name: A, urgency: soon, sex: women}
  - {name: A, urgency: soon, sex: {female: 1}}
  - {name: A, urgency: soon, age: {usual: [3]}}
  - {name: A, urgency: soon, age: {usual: [3, 121]}}
  - {name: A, urgency: soon, updated: "22.11.2026"}
  - {name: A, urgency: soon, updated: "2026-02-30"}
  - {name: A, urgency: soon, prevalence: {per_100k: 3, cite: []}}
symptom:
  - {name: A, finding: pain, treatment: {at_home: [{text: Rest.}]}}
  - {name: A, finding: pain, see_doctor_if: [{text: A, level: ambulance}]}
  - {name: A, finding: pain, see_doctor_if: [{text: A, when: {}}]}
question:
  - {text: A, kind: one-of, options: [{finding: a, label: b}]}
  - {text: A, kind: one-of, options: [{label: b}, {finding: a, label: b}]}
  - {text: A, kind: one-of, options: [{id: a, label: b}, {finding: a, label: b}]}
reference:
  - {title: A, url: example.org}
  - {title: A, year: "2020"}
red-flag:
  - {when: {any: [a]}, level: routine, text: A}
term:
  - {means: A}
  - 3
"""


@pytest.mark.parametrize(
    ("kind", "record"),
    [(kind, record) for kind, records in yaml.safe_load(MISTAKES).items() for record in records],
    ids=str,
)
def test_a_mistake_that_one_field_shows_is_underlined(kind: str, record: Any) -> None:  # noqa: ANN401 - as above
    identity = {"id": "an-id"} if KIND[kind].carries_id else {}
    with pytest.raises(ValidationError):
        KIND[kind].record.model_validate(identity | record if identity else record)

    assert underlined(kind, in_file(KIND[kind], record))


# --- In general -------------------------------------------------------------------------------------------------------

IDS = st.sampled_from(["a", "muscle-weakness", "x2"])
LINES = st.sampled_from(["A", "  plain words ", "yes", "1:30", "ünï"])
TEXTS = st.sampled_from(["A", "One.\n\nTwo.\n", "[@a-source]"])
JUNK = st.sampled_from(
    [None, True, 3, -1, 2.5, "", "A b", "soon", "one\ntwo", [], ["a"], [3], {}, {"id": "a"}, {"x": 1}]
)


def written(shape: Shape) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911 - one line a shape
    """Return every way in which an editor may write a value of this shape."""
    match shape:
        case Words():
            return words(shape)
        case Choice():
            return st.sampled_from([word for word, _ in shape.words])
        case Figure():
            return numbers(shape)
        case Truth():
            return st.booleans()
        case Day():
            return st.dates().map(str)
        case Ages():
            return st.lists(st.integers(0, 120), min_size=2, max_size=2).map(sorted)
        case Fields():
            return record_of(shape.record)
        case Listing():
            return listed(shape)
        case Either():
            return written(shape.word) | written(shape.other)
        case Table():
            keys = written(shape.key) if isinstance(shape.key, Words) else st.nothing()
            terms = [word for word, _ in shape.key.words] if isinstance(shape.key, Choice) else []
            required = st.fixed_dictionaries({term: written(shape.value) for term in terms})
            return required if terms else st.dictionaries(keys, written(shape.value), max_size=2)


def words(shape: Words) -> st.SearchStrategy[Any]:
    if shape.pattern == ID_PATTERN:
        return IDS
    if shape.pattern:
        letters = st.characters(min_codepoint=33, max_codepoint=126)
        chosen: st.SearchStrategy[Any] = st.from_regex(shape.pattern, fullmatch=True, alphabet=letters)
    else:
        chosen = TEXTS if type(shape.role).__name__ == "MarkdownRole" else LINES
    return chosen | st.integers(1, 999) if shape.number else chosen


def numbers(shape: Figure) -> st.SearchStrategy[Any]:
    least = shape.least if shape.least is not None else shape.more_than or 0
    most = shape.most if shape.most is not None else 1000
    whole = st.integers(int(least) + (shape.more_than is not None), int(most))
    return whole if shape.whole else whole | st.floats(least, most, exclude_min=shape.more_than is not None)


def listed(shape: Listing) -> st.SearchStrategy[Any]:
    item = written(shape.item)
    bare = (
        written(field_of(shape.item.record, shape.bare).shape)
        if shape.bare and isinstance(shape.item, Fields)
        else item
        if shape.word
        else st.nothing()
    )
    many = st.lists(item | bare if shape.bare else item, min_size=shape.least, max_size=max(2, shape.least))
    return many | (bare if shape.word else st.nothing()) | (item if shape.alone else st.nothing())


@cache
def record_of(record: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    fields = {
        field.name: written(field.shape) | st.none() if field.empty else written(field.shape)
        for field in fields_of(record)
    }
    ways = [set(names) for names in record.EITHER] or [set()]
    required = {field.name for field in fields_of(record) if field.required}
    return st.one_of(
        [
            st.fixed_dictionaries(
                {name: written(field_of(record, name).shape) for name in sorted(required | way)},
                optional={name: value for name, value in fields.items() if name not in required | way},
            )
            for way in ways
        ]
    )


def whole(name: str) -> st.SearchStrategy[Any]:
    record = RECORDS[name]
    if not record.BARE:
        return record_of(record)
    return record_of(record) | written(field_of(record, record.BARE).shape)


def refused(record: type[Record], data: Any) -> bool:  # noqa: ANN401 - whatever a YAML file holds
    try:
        record.model_validate(data)
    except ValidationError:
        return True
    return False


def as_file(name: str, data: Any) -> Any:  # noqa: ANN401 - whatever a YAML file holds
    return in_file(KIND[name], data) if name in KIND else data


@pytest.mark.parametrize("name", RECORDS)
@given(st.data())
def test_what_the_record_takes_the_schema_takes(name: str, data: st.DataObject) -> None:
    value = data.draw(whole(name))
    assume(not refused(RECORDS[name], value))

    assert underlined(name, as_file(name, value)) == []


def places(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401 - as above
    """Yield the way to every value inside."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield (*above, key)
        yield from places(item, (*above, key))


def with_junk(value: Any, place: tuple[str | int, ...], junk: Any) -> Any:  # noqa: ANN401 - as above
    changed = json.loads(json.dumps(value))
    holder = changed
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = junk
    return changed


CROSS_CHECKED = ("add up to 1", "must name findings", "must have", "needs a `name`", "range of ages")
"""Mistakes that no field shows alone: what only the record itself can find."""


@pytest.mark.parametrize("name", RECORDS)
@given(st.data())
def test_any_value_in_any_place_is_judged_by_the_schema_as_by_the_record(name: str, data: st.DataObject) -> None:
    value = data.draw(whole(name))
    assume(isinstance(value, dict) and not refused(RECORDS[name], value))
    place = data.draw(st.sampled_from(sorted(places(value), key=str) or [("unknown",)]))
    spoiled = with_junk(value, place, data.draw(JUNK))
    assume(place != ("id",))  # which is the file's business
    try:
        RECORDS[name].model_validate(spoiled)
        wrong = False
    except ValidationError as error:
        wrong = True
        assume(not any(cross in detail["msg"] for detail in error.errors() for cross in CROSS_CHECKED))

    assert bool(underlined(name, as_file(name, spoiled))) == wrong


# --- Sentences --------------------------------------------------------------------------------------------------------


def records_in(annotation: Any) -> Iterator[type[Record]]:  # noqa: ANN401 - any type annotation
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
        for field in annotation.model_fields.values():
            yield from records_in(field.annotation)
    for part in get_args(annotation):
        yield from records_in(part)


def every_record() -> set[type[Record]]:
    return {inner for record in RECORDS.values() for inner in records_in(record)}


def test_every_field_and_every_word_of_a_vocabulary_has_its_sentence() -> None:
    without = []
    for record in every_record():
        for field in fields_of(record):
            if not field.description.endswith((".", "`.")):
                without.append(f"{record.__name__}.{field.name}")
            if isinstance(field.shape, Choice):
                without += [f"{field.name}: {word}" for word, meaning in field.shape.words if not meaning.endswith(".")]

    assert without == []
    assert len(every_record()) > 40


def test_each_word_is_explained_in_the_order_in_which_it_is_offered() -> None:
    urgency = schema("condition")["properties"]["urgency"]
    explained = dict(zip(urgency["enum"], urgency["enumDescriptions"], strict=True))

    assert explained == {str(level): level.meaning for level in Urgency}


def test_a_field_whose_words_are_fewer_than_its_vocabulary_offers_only_those() -> None:
    flags = schema("red-flag")["additionalProperties"]

    assert flags["properties"]["level"]["enum"] == ["same-day", "emergency", "ambulance"]


def test_each_pattern_means_the_same_to_an_editor_that_reads_it_as_javascript(
    run_node: Callable[[str], str],
) -> None:
    texts = [file.content for file in schema_files()]
    patterns = sorted({pattern for text in texts for pattern in re.findall(r'"pattern": (".*")', text)})

    assert run_node("".join(f"new RegExp({pattern}, 'u');" for pattern in patterns)) == ""
    assert len(patterns) > 5
