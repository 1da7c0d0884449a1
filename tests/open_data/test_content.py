"""The content as data: all of it, in one order, with a version that changes when it does and not otherwise."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from generator.model import KINDS, Library
from generator.model.memory import Memory
from generator.open_data import FILES, content, version
from generator.open_data.content import group, pretty

if TYPE_CHECKING:
    from generator.model import Loaded
    from generator.settings import Settings

Files = Callable[[Mapping[str, str]], dict[str, str]]


def data(files: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["data/content.json"])
    return found


def test_the_files_are_those_that_the_data_page_lists(files: Files) -> None:
    assert list(files({})) == [f"data/{name}" for name, _ in FILES]


def test_every_record_of_every_kind_is_there_by_its_id(files: Files, library: Library) -> None:
    groups = {
        "symptoms": library.symptoms,
        "conditions": library.conditions,
        "causes": library.causes,
        "treatments": library.treatments,
        "people": library.people,
        "findings": library.findings,
        "questions": library.questions,
        "references": library.references,
        "journeys": library.journeys,
        "red_flags": library.red_flags,
        "glossary": library.glossary,
        "safety_notes": library.safety_notes,
    }
    found = data(files({}))
    assert {name: list(found[name]) for name in groups} == {name: sorted(groups[name]) for name in groups}


def test_a_record_keeps_its_values_and_leaves_out_what_is_empty(files: Files) -> None:
    condition = """\
        name: Essential tremor
        urgency: routine
        updated: 2026-11-01
        prevalence: {per_100k: 12000, cite: tremor-guide}
        sex: {female: 0.6, male: 0.4}
        age: {usual: [40, 90]}
        also_called: []
        lay_name: null
        findings: [shaking-hands]
        points_away: [sudden-shaking]
        """
    assert data(files({"conditions/essential-tremor.yml": condition}))["conditions"]["essential-tremor"] == {
        "name": "Essential tremor",
        "urgency": "routine",
        "updated": "2026-11-01",
        "prevalence": {"per_100k": 12000, "basis": "point", "cite": [{"ref": "tremor-guide"}]},
        "sex": {"female": 0.6, "male": 0.4},
        "age": {"usual": [40, 90]},
        "findings": [{"id": "shaking-hands"}],
        "points_away": [{"id": "sudden-shaking", "frequency": "never"}],
        "cannot_miss": False,
        "draft": False,
    }


def test_the_data_says_whose_it_is_and_under_which_licence(files: Files, library: Library) -> None:
    found = data(files({}))
    assert {name: found[name] for name in list(found)[:9]} == {
        "$schema": "https://example.org/health/data/content.schema.json",
        "name": "Example",
        "url": "https://example.org/health/",
        "language": "en-US",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "placeholders": {
            "emergency-number": "911",
            "emergency-department": "emergency room",
            "family-doctor": "family doctor",
        },
        "schema_version": 1,
        "version": version(library),
    }


def test_the_same_content_gives_the_same_bytes_whatever_the_order_of_its_files(
    files: Files, library: Library, settings: Settings
) -> None:
    from generator.open_data import open_data  # noqa: PLC0415 - the one test that needs it by name

    turned = Library(reversed(list(library.entries())))
    assert {file.path: file.content for file in open_data(turned, settings)} == files({})
    assert version(turned) == version(library)


def test_the_version_changes_with_any_word_and_with_nothing_else(
    load: Callable[..., Loaded], valid_content: dict[str, str], library: Library
) -> None:
    coffee = valid_content["causes/coffee.yml"]
    same = load({**valid_content, "causes/coffee.yml": f"# a remark\n{coffee}"}).library
    other = load({**valid_content, "causes/coffee.yml": coffee.replace("Too much", "A lot")}).library
    assert version(same) == version(library)
    assert version(other) != version(library)


def test_files_and_version_are_what_json_makes_of_the_records(files: Files, library: Library) -> None:
    text = files({})["data/content.json"]
    data = json.loads(text)
    records = {group(kind): data[group(kind)] for kind in KINDS}
    canonical = json.dumps(records, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    assert version(library) == f"1.{hashlib.sha256(canonical.encode()).hexdigest()[:12]}"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_any_value_is_written_as_json_writes_it(value: object) -> None:
    assert pretty(value) == json.dumps(value, ensure_ascii=False, indent=1)


def test_what_a_record_says_is_remembered_and_a_changed_record_is_written_anew(
    load: Callable[..., Loaded], valid_content: dict[str, str], library: Library
) -> None:
    coffee = valid_content["causes/coffee.yml"]
    other = load({**valid_content, "causes/coffee.yml": coffee.replace("Too much", "A lot")}).library
    memory = Memory()
    first, again = content(library, memory), content(library, memory.next())
    assert again == first == content(library)
    assert again.groups["causes"]["coffee"] is first.groups["causes"]["coffee"]
    assert content(other, memory.next()) == content(other)


def test_a_whole_number_is_written_as_one(files: Files) -> None:
    condition = """\
        name: Essential tremor
        urgency: routine
        prevalence: {per_100k: 12000, cite: tremor-guide}
        findings: [{id: shaking-hands, percent: 12.5}]
        """
    text = files({"conditions/essential-tremor.yml": condition})["data/content.json"]
    assert '"per_100k": 12000,' in text
    assert '"percent": 12.5' in text


def test_letters_of_other_languages_are_written_as_they_are(files: Files) -> None:
    assert "Ménière" in files({"causes/coffee.yml": "name: Ménière\n"})["data/content.json"]
