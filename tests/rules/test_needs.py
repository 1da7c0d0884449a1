"""What counts as used: the rules unused-finding, orphan-record and uncited-reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import Problem

ITCH = "itch: {name: Itch, kind: symptom}\n"
HEAD = "name: Something\nurgency: routine\n"
ARTICLE = "name: Something\nfinding: other\n"


@pytest.fixture
def found(judge: Callable[..., list[Problem]], places: Callable[..., list[str]]) -> Callable[..., list[str]]:
    return lambda code, files: places(judge(code, files))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("conditions/a.yml", HEAD + "findings: [itch]\n"),
        ("conditions/a.yml", HEAD + "points_away: [itch]\n"),
        ("conditions/a.yml", HEAD + "risk_factors: [itch]\n"),
        ("conditions/a.yml", HEAD + "red_flags: [{id: a, when: {all: [itch]}, level: emergency, text: You itch.}]\n"),
        ("symptoms/a.yml", "name: Itch\nfinding: itch\n"),
        ("symptoms/a.yml", ARTICLE + "accompanying: [itch]\n"),
        ("symptoms/a.yml", ARTICLE + "see_doctor_if: [{text: You itch., when: {any: [itch]}}]\n"),
        ("symptoms/a.yml", ARTICLE + "always_ask: [itch]\n"),
        ("red-flags.yml", "a: {when: {any: [itch]}, level: emergency, text: You itch.}\n"),
        ("treatments/a.yml", "name: A\nkind: medical\navoid_if: [{text: You itch., finding: itch}]\n"),
        ("conditions/a.yml", HEAD + "draft: true\nfindings: [itch]\n"),
    ],
)
def test_a_finding_that_anything_medical_names_is_used(path: str, text: str, found: Callable[..., list[str]]) -> None:
    assert found("unused-finding", {"findings/skin.yml": ITCH, path: text}) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "questions/a.yml",
            "a: {text: Which?, kind: any-of, options: [{finding: itch, label: Itch}, {finding: b, label: B}]}\n",
        ),
        ("journeys/a.yml", "a: {story: Someone itches., yes: [itch], expect: {urgency: routine}}\n"),
        ("conditions/a.yml", HEAD),
    ],
)
def test_a_finding_that_only_questions_and_examples_name_is_not_used(
    path: str, text: str, found: Callable[..., list[str]]
) -> None:
    assert found("unused-finding", {"findings/skin.yml": ITCH, path: text}) == ["findings/skin.yml:1:1"]


def test_what_a_used_finding_implies_is_used(found: Callable[..., list[str]]) -> None:
    findings = """\
        itch: {name: Itch, kind: symptom}
        night-itch: {name: Itch at night, kind: symptom, implies: [itch]}
        feet-itch: {name: Itching feet, kind: symptom, implies: [itch]}
        """
    files = {"findings/skin.yml": findings, "conditions/a.yml": HEAD + "findings: [night-itch]\n"}

    assert found("unused-finding", files) == ["findings/skin.yml:3:1"]


def test_what_leads_to_the_question_of_a_used_finding_is_used(found: Callable[..., list[str]]) -> None:
    files = {
        "findings/skin.yml": "rash: {name: Rash, kind: symptom}\nface: {name: Rash on the face, kind: symptom}\n",
        "questions/skin.yml": """\
            rash-site:
              text: Where is the rash?
              kind: any-of
              about: rash
              options: [{finding: face, label: Face}, {id: rash-back, name: Rash on the back, label: Back}]
            """,
        "conditions/a.yml": HEAD + "findings: [face]\n",
    }

    assert found("unused-finding", files) == ["questions/skin.yml:5:44"]


def test_an_answer_that_only_completes_a_list_need_not_be_used(found: Callable[..., list[str]]) -> None:
    files = {
        "questions/skin.yml": """\
            rash-course:
              text: How did it change?
              kind: one-of
              options:
                - {id: rash-better, name: Rash that got better, label: It got better}
                - {id: rash-worse, name: Rash that got worse, label: It got worse}
            """,
        "conditions/a.yml": HEAD + "findings: [rash-worse]\n",
    }

    assert found("unused-finding", files) == []


def test_an_answer_with_a_record_of_its_own_must_be_used(found: Callable[..., list[str]]) -> None:
    files = {
        "findings/skin.yml": ITCH,
        "questions/skin.yml": """\
            skin-feeling:
              text: How does it feel?
              kind: one-of
              options:
                - {finding: itch, label: It itches}
                - {id: burning, name: burning skin, label: It burns}
            """,
    }

    assert found("unused-finding", files) == ["findings/skin.yml:1:1"]


QUESTION = """\
    itch-course:
      text: How did the itch change?
      kind: one-of
      about: itch
      options: [{id: itch-better, name: Less itch, label: Better}, {id: itch-worse, name: More itch, label: Worse}]
    """


@pytest.mark.parametrize(
    "others",
    [
        {"conditions/a.yml": HEAD + "findings: [itch-worse]\n"},
        {"symptoms/a.yml": "name: Itch\nfinding: itch\n"},
        {"symptoms/a.yml": ARTICLE + "always_ask: [itch-course]\n"},
        {"symptoms/a.yml": ARTICLE + "doctor_questions: [{text: Better?, ask: itch-course}]\n"},
        {"symptoms/a.yml": ARTICLE + "draft: true\nalways_ask: [itch-course]\n"},
    ],
)
def test_a_question_that_is_asked_somewhere_is_no_orphan(
    others: dict[str, str], found: Callable[..., list[str]]
) -> None:
    assert found("orphan-record", {"questions/a.yml": QUESTION} | others) == [
        f"{path}:1:1" for path in others if path.startswith("conditions/")
    ]


def test_a_question_that_serves_nothing_is_an_orphan(found: Callable[..., list[str]]) -> None:
    journey = "a: {story: Someone itches., yes: [itch-worse], expect: {asks: [itch-course]}}\n"

    assert found("orphan-record", {"questions/a.yml": QUESTION, "journeys/a.yml": journey}) == ["questions/a.yml:1:1"]


@pytest.mark.parametrize(
    "leads",
    [
        {"symptoms/a.yml": ARTICLE + "conditions: [eczema]\n"},
        {"symptoms/a.yml": ARTICLE + "overview: Think of [eczema](condition:eczema).\n"},
        {"symptoms/a.yml": ARTICLE + "draft: true\nconditions: [eczema]\n"},
        {
            "symptoms/a.yml": ARTICLE + "conditions: [skin-disease]\n",
            "conditions/skin-disease.yml": HEAD,
            "conditions/eczema.yml": HEAD + "parent: skin-disease\n",
        },
        {
            "symptoms/a.yml": ARTICLE + "conditions: [hand-eczema]\n",
            "conditions/hand-eczema.yml": HEAD + "parent: eczema\n",
        },
    ],
)
def test_a_condition_that_an_article_leads_to_is_no_orphan(
    leads: dict[str, str], found: Callable[..., list[str]]
) -> None:
    assert found("orphan-record", {"conditions/eczema.yml": HEAD} | leads) == []


def test_a_condition_that_only_conditions_name_is_an_orphan(found: Callable[..., list[str]]) -> None:
    files = {
        "conditions/eczema.yml": HEAD,
        "conditions/other.yml": HEAD + "summary: It is not [eczema](condition:eczema).\nparent: third\n",
        "conditions/third.yml": HEAD,
    }

    assert found("orphan-record", files) == [
        "conditions/eczema.yml:1:1",
        "conditions/other.yml:1:1",
        "conditions/third.yml:1:1",
    ]


def test_a_record_that_only_names_itself_is_an_orphan(found: Callable[..., list[str]]) -> None:
    files = {
        "causes/soap.yml": "name: Soap\nsummary: Read on at [soap](cause:soap).\n",
        "people/me.yml": "name: Me\nrole: Writes\nauthors: [me]\n",
        "treatments/cream.yml": "name: Cream\nkind: at-home\n",
    }

    assert found("orphan-record", files) == ["causes/soap.yml:1:1", "people/me.yml:1:1", "treatments/cream.yml:1:1"]


def test_what_a_draft_names_is_no_orphan(found: Callable[..., list[str]]) -> None:
    files = {
        "causes/soap.yml": "name: Soap\n",
        "people/me.yml": "name: Me\nrole: Writes\n",
        "treatments/cream.yml": "name: Cream\nkind: at-home\n",
        "red-flags.yml": "itch-and-fever: {when: {any: [itch]}, level: emergency, text: A.}\n",
        "conditions/hand-eczema.yml": HEAD + "parent: eczema\n",
        "conditions/eczema.yml": HEAD,
        "symptoms/a.yml": """\
            draft: true
            name: Itch
            finding: itch
            authors: [me]
            overview: Think of [soap](cause:soap), [cream](treatment:cream) and [eczema](condition:eczema).
            shared_red_flags: [itch-and-fever]
            """,
    }

    assert found("orphan-record", files) == []
    assert len(found("orphan-record", files | {"symptoms/a.yml": ARTICLE})) == 6


def test_a_red_flag_stands_on_a_page(found: Callable[..., list[str]]) -> None:
    flags = """\
        nowhere: {when: {any: [a]}, level: emergency, text: A.}
        everywhere: {when: {any: [a]}, level: emergency, text: A., everywhere: true}
        taken: {when: {any: [a]}, level: emergency, text: A.}
        """
    files = {
        "red-flags.yml": flags,
        "symptoms/a.yml": ARTICLE + "shared_red_flags: [taken]\n",
        "journeys/a.yml": "a: {story: Someone itches., expect: {red_flag: nowhere}}\n",
    }

    assert found("orphan-record", files) == ["red-flags.yml:1:1"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("causes/a.yml", "name: A\nsummary: It is so. [@guide]\n"),
        ("causes/a.yml", "name: A\ncite: guide\n"),
        ("conditions/a.yml", HEAD + "sources: [guide]\n"),
        ("prose/about.md", "# About\n\nWe follow a guide. [@guide]\n"),
        ("causes/a.yml", "name: A\ndraft: true\ncite: {ref: guide, says: It is so.}\n"),
    ],
)
def test_a_reference_that_any_page_cites_is_cited(path: str, text: str, found: Callable[..., list[str]]) -> None:
    assert found("uncited-reference", {"references/a.yml": "guide: {title: A guide}\n", path: text}) == []
