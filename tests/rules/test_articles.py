"""What pages and questionnaires need: the rules that look for missing parts of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import Problem

ARTICLES = {
    "symptoms/a.yml": "name: A\nfinding: a\n",
    "conditions/a.yml": "name: A\nurgency: soon\n",
    "causes/a.yml": "name: A\n",
    "treatments/a.yml": "name: A\nkind: medical\n",
}


@pytest.fixture
def found(judge: Callable[..., list[Problem]], places: Callable[..., list[str]]) -> Callable[..., list[str]]:
    return lambda code, files: places(judge(code, files))


@pytest.mark.parametrize("path", ARTICLES)
def test_every_kind_of_article_has_authors_a_day_and_a_summary(path: str, found: Callable[..., list[str]]) -> None:
    bare = {path: ARTICLES[path]}
    half = {path: ARTICLES[path] + "authors: [me]\n"}
    whole = {path: ARTICLES[path] + "authors: [me]\nupdated: 2026-11-22\nsummary: It is A.\n"}

    assert found("missing-authorship", bare) == [f"{path}:1:1"] * 2
    assert found("missing-authorship", half) == [f"{path}:1:1"]
    assert found("missing-summary", half) == [f"{path}:1:1"]
    assert found("missing-authorship", whole) == found("missing-summary", whole) == []


def test_a_persons_page_needs_no_author(found: Callable[..., list[str]]) -> None:
    person = {"people/me.yml": "name: Me\nrole: Writes\n"}

    assert found("missing-authorship", person) == found("missing-summary", person) == []


ARTICLE = {
    "accompanying": "accompanying: [b]\n",
    "causes": "causes: [{group: lifestyle, lead: Lead., items: [{name: C, text: Text.}]}]\n",
    "conditions": "conditions: [c]\n",
    "red_flags": "shared_red_flags: [d]\n",
}


@pytest.mark.parametrize("missing", ARTICLE)
def test_an_article_has_each_of_its_parts(missing: str, judge: Callable[..., list[Problem]]) -> None:
    head = "name: A\nfinding: a\n"
    whole = {"symptoms/a.yml": head + "".join(ARTICLE.values())}
    lacking = {"symptoms/a.yml": head + "".join(text for part, text in ARTICLE.items() if part != missing)}

    assert judge("article-incomplete", whole) == []
    (problem,) = judge("article-incomplete", lacking)
    assert missing in problem.hint


def test_an_article_may_have_red_flags_of_its_own(found: Callable[..., list[str]]) -> None:
    own = ARTICLE | {"red_flags": "red_flags: [{id: d, when: {all: [a]}, level: emergency, text: D., cite: e}]\n"}

    assert found("article-incomplete", {"symptoms/a.yml": "name: A\nfinding: a\n" + "".join(own.values())}) == []


@pytest.mark.parametrize(("urgency", "count"), [("same-day", 0), ("emergency", 2), ("ambulance", 2)])
def test_only_an_emergency_must_have_advice(urgency: str, count: int, found: Callable[..., list[str]]) -> None:
    condition = {"conditions/a.yml": f"name: A\nurgency: {urgency}\n"}

    assert found("emergency-without-advice", condition) == ["conditions/a.yml:2:10"] * count


def test_an_emergency_has_both_signs_and_what_to_do(found: Callable[..., list[str]]) -> None:
    flag = "red_flags: [{id: d, when: {all: [a]}, level: emergency, text: D., cite: e}]\n"
    advice = "see_doctor: Call now.\n"
    head = "name: A\nurgency: emergency\n"

    assert len(found("emergency-without-advice", {"conditions/a.yml": head + flag})) == 1
    assert len(found("emergency-without-advice", {"conditions/a.yml": head + advice})) == 1
    assert found("emergency-without-advice", {"conditions/a.yml": head + flag + advice}) == []


QUESTION = "list: {text: Which?, kind: any-of, options: [{finding: itch, label: Itch}, {finding: rash, label: Rash}]}\n"


@pytest.mark.parametrize(
    ("finding", "question", "flagged"),
    [
        ("kind: symptom, question: Do you itch?", "", True),
        ("kind: history, question: Did you itch?", "", True),
        ("kind: symptom", QUESTION, True),
        ("kind: symptom, question: Do you itch?, background: 0.003", "", False),
        ("kind: symptom, question: Do you itch?, background: rare", QUESTION, False),
        ("kind: symptom, question: Do you itch?, background: 0", "", False),
        ("kind: symptom, question: Do you itch?", QUESTION.replace("any-of", "one-of"), False),
        ("kind: symptom", "", False),
        ("kind: sign", "", False),
        ("kind: sign, question: Do you itch?", "", False),
    ],
)
def test_what_people_are_asked_about_states_its_background(
    finding: str, question: str, *, flagged: bool, found: Callable[..., list[str]]
) -> None:
    files = {"findings/skin.yml": f"itch: {{name: Itch, {finding}}}\n"}
    if question:
        files["questions/skin.yml"] = question

    assert found("no-background", files) == (["findings/skin.yml:1:1"] if flagged else [])


def test_an_option_that_may_be_one_of_several_answers_needs_a_record_with_a_background(
    judge: Callable[..., list[Problem]],
) -> None:
    question = "list: {text: Which?, kind: any-of, options: [{id: a, name: A, label: A}, {finding: b, label: B}]}\n"
    (problem,) = judge("no-background", {"questions/a.yml": question})

    assert (problem.mark.line, problem.mark.column) == (1, question.index("id: a") + 1)
    assert "content/findings" in problem.hint


def test_groups_and_body_areas_have_words(found: Callable[..., list[str]]) -> None:
    article = """\
        name: A
        finding: a
        body_area: [arms, leggs]
        causes:
          - {group: lifestyle, lead: Lead., items: [{name: B, text: Text.}]}
          - {group: other-group, lead: Lead., items: [{name: B, text: Text.}]}
        """

    assert found("unknown-group", {"symptoms/a.yml": article}) == ["symptoms/a.yml:3:19", "symptoms/a.yml:6:13"]


def test_a_body_area_alone_is_told_at_its_place(found: Callable[..., list[str]]) -> None:
    article = {"symptoms/a.yml": "name: A\nfinding: a\nbody_area: leg\n"}

    assert found("unknown-group", article) == ["symptoms/a.yml:3:12"]


def test_an_alias_leads_to_one_record(found: Callable[..., list[str]]) -> None:
    files = {
        "causes/coffee.yml": "name: Coffee\naliases: [caffeine, mocha]\n",
        "causes/tea.yml": "name: Tea\naliases: [coffee, caffeine, chai, chai]\n",
        "treatments/coffee.yml": "name: Coffee\nkind: at-home\naliases: [mocha]\n",
    }

    assert found("alias-taken", files) == ["causes/tea.yml:2:11", "causes/tea.yml:2:19", "causes/tea.yml:2:35"]
