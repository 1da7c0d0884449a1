from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import Mark
from generator.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.errors import Problem
    from generator.model import Library, Loaded

    Load = Callable[..., Loaded]
    Shown = Callable[[Iterable[Problem]], list[str]]

FINDING = "{name: a, kind: sign}"


@pytest.mark.smoke
def test_each_kind_of_record_is_read_from_its_own_place(library: Library) -> None:
    found = {kind.name: list(library.of(kind.name)) for kind in KINDS}

    assert found == {
        "symptom": ["tremor"],
        "condition": ["essential-tremor"],
        "cause": ["coffee"],
        "treatment": ["less-coffee"],
        "person": ["example-writers"],
        "finding": [
            *(
                "face-drooping",
                "shaking-got-worse",
                "shaking-hands",
                "shaking-stayed",
                "slow-movement",
                "sudden-shaking",
            ),
        ],
        "question": ["tremor-course"],
        "reference": ["tremor-guide"],
        "journey": ["long-shaking"],
        "red-flag": ["stroke-signs"],
        "term": ["tremor"],
        "safety-note": [],
    }


def test_an_empty_site_is_no_mistake(load: Load) -> None:
    loaded = load({"safety-notes.yml": "[]\n"})

    assert loaded.problems == ()
    assert list(loaded.library.entries()) == []


# --- Files in the wrong place, ids that are none ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        ("other/new.yml", "name: a\n", "1:1 misplaced-file"),
        ("new.yml", "name: a\n", "1:1 misplaced-file"),
        ("more/red-flags.yml", "{}\n", "1:1 misplaced-file"),
        ("causes/more/new.yml", "name: a\n", "1:1 misplaced-file"),
        ("causes/New Cause.yml", "name: a\n", "1:1 bad-id"),
        ("causes/new_cause.yml", "name: a\n", "1:1 bad-id"),
        ("causes/new--cause.yml", "name: a\n", "1:1 bad-id"),
        ("causes/ursache-ü.yml", "name: a\n", "1:1 bad-id"),
        ("causes/new.yml", "name: a\nid: old\n", "2:5 id-mismatch"),
        ("causes/new.yml", "name: a\nid: 5\n", "2:5 id-mismatch"),
        ("causes/new.yml", "name: a\nid:\n", "2:4 id-mismatch"),
        ("findings/new.yml", f"a: {FINDING}\nNot An Id: {FINDING}\n", "2:1 bad-id"),
        ("findings/new.yml", f"a: {FINDING}\nb-: {FINDING}\n", "2:1 bad-id"),
        ("findings/new.yml", "- a\n", "1:1 wrong-shape"),
        ("red-flags.yml", "a: {id: b, when: {any: [slow-movement]}, level: emergency, text: A.}\n", "1:9 id-mismatch"),
    ],
)
def test_a_file_or_an_id_that_is_wrong_is_reported_at_its_place(
    load: Load, valid_content: dict[str, str], shown: Shown, wrong: tuple[str, str, str]
) -> None:
    path, text, expected = wrong
    valid_content["symptoms/tremor.yml"] = valid_content["symptoms/tremor.yml"].replace("[stroke-signs]", "[]")

    assert shown(load({**valid_content, path: text}).problems) == [f"content/{path}:{expected}"]


def test_an_id_that_says_the_name_of_the_file_is_accepted(load: Load, valid_content: dict[str, str]) -> None:
    files = {"causes/new.yml": "id: new\nname: A\n"}

    assert load({**valid_content, **files}).problems == ()


def test_findings_may_lie_in_folders_of_their_own(load: Load, valid_content: dict[str, str]) -> None:
    loaded = load({**valid_content, "findings/body/new.yml": f"new: {FINDING}\n"})

    assert loaded.problems == ()
    assert loaded.library.findings["new"].source.path == "content/findings/body/new.yml"


def test_the_words_of_the_glossary_are_free(load: Load) -> None:
    loaded = load({"glossary.yml": "Crohn's disease: a long-lasting illness of the bowel\nno: a word\n"})

    assert loaded.problems == ()
    assert [(entry.id, entry.record.meaning) for entry in loaded.library.glossary.values()] == [
        ("Crohn's disease", "a long-lasting illness of the bowel"),
        ("no", "a word"),
    ]


# --- Ids that are taken -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "taken",
    [
        pytest.param(
            (
                "findings/z.yml",
                f"new: {FINDING}\nslow-movement: {FINDING}\n",
                "2:1",
                "finding id `slow-movement` is already taken by content/findings/nerves.yml:12:1",
            ),
            id="two files",
        ),
        pytest.param(
            (
                "references/z.yml",
                "tremor-guide: {title: A}\n",
                "1:1",
                "reference id `tremor-guide` is already taken by content/references/nerves.yml:1:1",
            ),
            id="two files of references",
        ),
        pytest.param(
            (
                "questions/z.yml",
                (
                    "q:\n  text: A?\n  kind: any-of\n  options:\n"
                    "    - {finding: slow-movement, label: A}\n    - {id: slow-movement, name: a, label: A}\n"
                ),
                "6:8",
                "finding id `slow-movement` is already taken by content/findings/nerves.yml:12:1",
            ),
            id="an option and a finding",
        ),
        pytest.param(
            (
                "questions/z.yml",
                (
                    "q:\n  text: A?\n  kind: any-of\n  options:\n"
                    "    - {id: shaking-stayed, name: a, label: A}\n    - {id: new, name: a, label: A}\n"
                ),
                "5:8",
                "finding id `shaking-stayed` is already taken by content/questions/nerves.yml:7:8",
            ),
            id="options of two questions",
        ),
        pytest.param(
            (
                "questions/z.yml",
                (
                    "q:\n  text: A?\n  kind: any-of\n  options:\n"
                    "    - {id: new, name: a, label: A}\n    - {id: new, name: a, label: A}\n"
                ),
                "6:8",
                "finding id `new` is already taken by content/questions/z.yml:5:8",
            ),
            id="options of one question",
        ),
        pytest.param(
            (
                "conditions/z.yml",
                (
                    "name: Z\nurgency: soon\nred_flags:\n"
                    "  - {id: stroke-signs, when: {any: [slow-movement]}, level: emergency, text: A.}\n"
                ),
                "4:6",
                "red flag id `stroke-signs` is already taken by content/red-flags.yml:1:1",
            ),
            id="a site-wide red flag and one of a condition",
        ),
        pytest.param(
            (
                "symptoms/z.yml",
                (
                    "name: Z\nfinding: slow-movement\nred_flags:\n"
                    "  - {id: sudden-tremor, when: {any: [slow-movement]}, level: emergency, text: A.}\n"
                ),
                "4:6",
                "red flag id `sudden-tremor` is already taken by content/symptoms/tremor.yml:21:5",
            ),
            id="red flags of two articles",
        ),
        pytest.param(
            (
                "safety-notes.yml",
                2 * "- {id: a, date: 2026-01-01, lowers: b, reason: C.}\n",
                "2:3",
                "safety note id `a` is already taken by content/safety-notes.yml:1:3",
            ),
            id="two safety notes",
        ),
    ],
)
def test_an_id_that_is_taken_is_reported_at_the_second_place_and_names_the_first(
    load: Load, valid_content: dict[str, str], taken: tuple[str, str, str, str]
) -> None:
    path, text, place, first = taken

    (problem,) = load({**valid_content, path: text}).problems

    assert str(problem.mark) == f"content/{path}:{place}"
    assert problem.code == "duplicate-id"
    assert problem.message == f"the {first}"


def test_the_second_record_of_an_id_is_checked_all_the_same(
    load: Load, valid_content: dict[str, str], shown: Shown
) -> None:
    text = "slow-movement: {name: a, kind: sign, implies: [nothing]}\n"

    assert shown(load({**valid_content, "findings/z.yml": text}).problems) == [
        "content/findings/z.yml:1:1 duplicate-id",
        "content/findings/z.yml:1:48 unknown-id",
    ]


def test_the_same_id_for_records_of_different_kinds_is_no_mistake(load: Load, valid_content: dict[str, str]) -> None:
    assert load({**valid_content, "conditions/tremor.yml": "name: A\nurgency: soon\n"}).problems == ()


# --- Findings that exist only as an option ----------------------------------------------------------------------------


def test_an_option_with_an_id_of_its_own_is_a_finding(library: Library) -> None:
    entry = library.findings["shaking-got-worse"]

    assert entry.record.name == "shaking that got worse"
    assert entry.record.kind == "symptom"
    assert entry.record.implies == ("shaking-hands",)
    assert entry.key() == Mark("content/questions/nerves.yml", 6, 8)


def test_an_option_of_a_question_about_nothing_implies_nothing(load: Load, valid_content: dict[str, str]) -> None:
    valid_content["questions/nerves.yml"] = valid_content["questions/nerves.yml"].replace(
        "  about: shaking-hands\n", ""
    )

    assert load(valid_content).library.findings["shaking-got-worse"].record.implies == ()


# --- Everything at once -----------------------------------------------------------------------------------------------


@pytest.mark.smoke
def test_the_problems_of_all_files_and_of_all_steps_are_reported_in_order(
    load: Load, valid_content: dict[str, str], shown: Shown
) -> None:
    broken = {
        "causes/a.yml": "name: [\n",
        "causes/b.yml": "name: 5\ncolour: red\n",
        "causes/c.yml": "name: C\nsummary: See [@nobody].\n",
        "causes/d.yml": "name: D\nid: e\n",
        "causes/e.txt": "E\n",
        "findings/z.yml": f"slow-movement: {FINDING}\n",
        "other.yml": "a: b\n",
    }
    loaded = load({**valid_content, **broken})

    assert shown(loaded.problems) == [
        "content/causes/a.yml:1:7 yaml-syntax",
        "content/causes/b.yml:1:7 bad-value",
        "content/causes/b.yml:2:1 unknown-field",
        "content/causes/c.yml:2:15 unknown-id",
        "content/causes/d.yml:2:5 id-mismatch",
        "content/causes/e.txt:1:1 wrong-extension",
        "content/findings/z.yml:1:1 duplicate-id",
        "content/other.yml:1:1 misplaced-file",
    ]
    assert list(loaded.library.causes) == ["c", "coffee", "d"]
