from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.rules.finding_names import meaning, stem

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import Problem

CODE = "near-duplicate-finding"

THE_SAME = [
    ("Weak hands", "Weakness of the hands"),
    ("Trouble swallowing", "Swallowing trouble"),
    ("Trouble swallowing", "Trouble with swalowing"),
    ("Loss of appetite", "Appetite loss"),
    ("Losing muscle", "Muscle loss"),
    ("Night sweats", "Sweating at night"),
    ("Weight loss without trying", "Losing weight without trying"),
    ("Short of breath with effort", "Shortness of breath on effort"),
    ("Swollen ankles", "Swelling of the ankles"),
    ("Dizziness on standing up", "Dizzy when standing up"),
    ("Chest pain", "Pain in your chest"),
    ("Very thin for your height", "Thin for height"),
    ("Headaches", "Headache"),
    ("Can't lie flat", "Cannot lie flat"),
    ("Fallen arches", "Falling arches"),
    ("Trouble rising from a chair or climbing stairs", "Trouble rising from a low chair or climbing stairs"),
    ("Bowel, stomach, or pancreas surgery", "Planned bowel, stomach, or pancreas surgery"),
    ("Bowel, stomach, or pancreas disease or surgery", "Diseases of stomach, bowel, pancreas; operations, surgery"),
]
DIFFERENT = [
    ("Weak left arm", "Weak right arm"),
    ("Weakness in one arm", "Weakness in one leg"),
    ("Muscle loss on one side", "Muscle loss on both sides"),
    ("Numbness in one arm or hand", "Numbness in both feet or hands"),
    ("Muscle loss over weeks", "Muscle loss over months"),
    ("Muscle loss over months", "Muscle loss over years"),
    ("Muscle loss that is getting better", "Muscle loss that is getting worse"),
    ("Weight loss without trying", "Weight loss on purpose"),
    ("Weight gain", "Weight loss"),
    ("Weight gain", "Weight gain around the middle"),
    ("Muscle pain", "Muscle cramps"),
    ("Muscle pain", "Severe muscle pain"),
    ("Headache", "Sudden headache"),
    ("Weakness on one side of the body", "Sudden weakness on one side of the body"),
    ("Weakness on one side of the body after an injury", "Weakness on one side of the body before an injury"),
    ("Close relative with a muscle disease", "Relative with a thyroid disease"),
    ("Stroke in the past", "Stroke in the family"),
    ("Trouble sleeping", "Trouble swallowing"),
    ("Pain when breathing in", "Pain when swallowing"),
    ("Short of breath with effort", "Short of breath when lying flat"),
    ("Chest pain at rest", "Chest pain with effort"),
    ("Ear pain", "Early pain"),
    ("Low grip strength on a test", "High grip strength on a test"),
    ("Itch", "Switch"),
    ("Pale, greasy stools", "Pale, greasy, floating stools"),
]


@pytest.fixture
def two(judge: Callable[..., list[Problem]]) -> Callable[[str, str], list[Problem]]:
    def run(one: str, other: str) -> list[Problem]:
        return judge(
            CODE,
            {
                "findings/all.yml": f"""\
                one: {{name: "{one}", kind: symptom}}
                other: {{name: "{other}", kind: symptom}}
                """
            },
        )

    return run


@pytest.mark.parametrize(("one", "other"), THE_SAME)
def test_two_names_that_say_the_same_are_found(one: str, other: str, two: Callable[..., list[Problem]]) -> None:
    assert [problem.mark.line for problem in two(one, other)] == [2]
    assert [problem.mark.line for problem in two(other, one)] == [2]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_names_that_say_different_things_are_left_alone(
    one: str, other: str, two: Callable[..., list[Problem]]
) -> None:
    assert two(one, other) == []
    assert two(other, one) == []


@pytest.mark.parametrize("identity", ["abdominal-pain", "pain-in-the-belly"])
def test_another_word_for_one_finding_may_not_be_the_name_of_the_next(
    identity: str, judge: Callable[..., list[Problem]]
) -> None:
    files = {
        "findings/belly.yml": """\
            belly-pain:
              name: Belly pain
              kind: symptom
              also_called: [abdominal pain, tummy ache]
            """,
        "findings/abdomen.yml": f"{identity}: {{name: Abdominal pain, kind: symptom}}\n",
    }
    (problem,) = judge(CODE, files)

    assert str(problem.mark) == "content/findings/belly.yml:1:1"
    assert "content/findings/abdomen.yml:1:1" in problem.hint


def test_two_findings_may_share_another_word(judge: Callable[..., list[Problem]]) -> None:
    findings = """\
        goiter: {name: Swelling of the neck, kind: symptom, also_called: [lump in throat]}
        globus: {name: Feeling of something stuck, kind: symptom, also_called: [lump in throat]}
        """

    assert judge(CODE, {"findings/neck.yml": findings}) == []


@pytest.mark.parametrize("special", ["a-pain", "z-pain"])
def test_a_special_case_that_says_so_is_no_duplicate(special: str, judge: Callable[..., list[Problem]]) -> None:
    findings = f"""\
        chest-pain: {{name: Chest pain, kind: symptom}}
        new-chest-pain: {{name: Pain that is new, kind: symptom, implies: [chest-pain]}}
        {special}: {{name: Pain in the chest, kind: symptom, implies: [new-chest-pain]}}
        """

    assert judge(CODE, {"findings/chest.yml": findings}) == []


def test_findings_that_imply_each_other_in_a_circle_do_not_stop_the_check(judge: Callable[..., list[Problem]]) -> None:
    findings = """\
        a: {name: Hand pain, kind: symptom, implies: [b]}
        b: {name: Pain in the hand, kind: symptom, implies: [a]}
        c: {name: Pain of the hand, kind: symptom}
        """

    assert [problem.mark.line for problem in judge(CODE, {"findings/hands.yml": findings})] == [3]


def test_two_answers_of_a_question_with_one_answer_differ(judge: Callable[..., list[Problem]]) -> None:
    files = {
        "questions/side.yml": """\
            side:
              text: Where is it?
              kind: one-of
              options:
                - {id: pain-there, name: Pain there, label: There}
                - {id: pains-there, name: Pains there, label: There and elsewhere}
            """
    }
    assert judge(CODE, files) == []

    files["questions/side.yml"] = files["questions/side.yml"].replace("one-of", "any-of")
    assert [str(problem.mark) for problem in judge(CODE, files)] == ["content/questions/side.yml:6:8"]


def test_a_name_of_words_that_say_nothing_is_left_alone(two: Callable[..., list[Problem]]) -> None:
    assert two("Having it", "Getting it") == []


def test_a_third_name_for_the_same_is_reported_once_for_each_twin(judge: Callable[..., list[Problem]]) -> None:
    findings = """\
        a: {name: Weak hands, kind: symptom}
        b: {name: Weakness of the hands, kind: symptom}
        c: {name: Hand weakness, kind: symptom}
        """

    assert [problem.mark.line for problem in judge(CODE, {"findings/hands.yml": findings})] == [2, 3]


@pytest.mark.parametrize(
    ("words", "stemmed"),
    [
        ("losing lose loses loss", "los"),
        ("weak weakness", "weak"),
        ("dizzy dizziness", "dizi"),
        ("swallow swallowing swalowing", "swalow"),
        ("leg legs", "leg"),
        ("bruise bruises bruising bruised", "bruis"),
        ("family families", "fami"),
        ("red", "red"),
        ("early", "earli"),
        ("pus", "pus"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(words: str, stemmed: str) -> None:
    assert {stem(word) for word in words.split()} == {stemmed}


def test_case_marks_and_small_words_say_nothing() -> None:
    assert meaning("Pale, greasy stools") == meaning("greasy stools that are PALE") == {"pal", "greasi", "stol"}
