"""What a reader is told: each case shows its content, is compiled, and is asked by the shipped engine."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from generator.evaluation.engine import Engine, Interview, Questionnaire, Value
from generator.questionnaire import compile_bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Loaded
    from generator.settings import Settings

OURS = Path(__file__).parents[2]

FINDINGS = """\
    cough: {name: cough, kind: symptom, question: Do you cough?, background: common}
    fever: {name: fever, kind: symptom, question: Do you have a fever?, background: occasional}
    blue-lips: {name: blue lips, kind: symptom, question: Are your lips blue?, background: rare}
    green-phlegm: {name: green phlegm, kind: symptom, question: Is your phlegm green?, background: rare}
    night-cough: {name: night cough, kind: symptom, question: At night?, background: occasional, implies: [cough]}
    hay: {name: hay, kind: history, question: Do you work with hay?, background: rare}
    itch: {name: itch, kind: symptom, question: Do you itch?, background: occasional}
    swollen-leg: {name: swollen leg, kind: symptom, question: Is one leg swollen?, background: rare}
    crackles: {name: crackles, kind: sign}
    """
COLD = """\
    name: Cold
    urgency: self-care
    rarity: common
    findings: [{id: cough, frequency: common}, {id: fever, frequency: occasional}]
    points_away: [{id: green-phlegm, frequency: never, cite: guide}, {id: blue-lips, frequency: never, cite: guide}]
    """
PNEUMONIA = """\
    name: Pneumonia
    urgency: same-day
    rarity: uncommon
    sources: [guide]
    findings:
      - {id: cough, frequency: very-common, cite: count}
      - {id: fever, frequency: very-common}
      - {id: green-phlegm, frequency: very-common}
      - crackles
    cannot_miss: true
    """
FARMER = """\
    name: Farmer's lung
    urgency: routine
    rarity: rare
    findings: [{id: cough, frequency: very-common}, {id: night-cough, frequency: common}]
    risk_factors: [{id: hay, effect: strong}]
    """
COMPLAINT = """\
    name: Cough
    finding: cough
    conditions: [cold, pneumonia, farmers-lung]
    see_doctor_if:
      - {text: It itches., when: {any: [itch]}, level: soon}
    red_flags:
      - {id: blue, when: {any: [blue-lips]}, level: ambulance, text: Your lips are blue.}
    minimum_urgency: routine
    """
REFERENCES = """\
    guide: {title: A guide, publisher: Example, year: 2020}
    count: {title: A count, publisher: Example, year: 2021}
    """
CONTENT = {
    "findings/a.yml": FINDINGS,
    "references/a.yml": REFERENCES,
    "conditions/cold.yml": COLD,
    "conditions/pneumonia.yml": PNEUMONIA,
    "conditions/farmers-lung.yml": FARMER,
    "conditions/other.yml": "name: Other\nurgency: routine\nfindings: [crackles]\n",
}
ARTICLE = {"symptoms/cough.yml": COMPLAINT}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(OURS) as running:
        yield running


@pytest.fixture
def questionnaire(engine: Engine, load: Callable[..., Loaded]) -> Callable[..., Questionnaire]:
    def make(files: dict[str, str], symptom: str | None = None, settings: Settings | None = None) -> Questionnaire:
        loaded = load(files)
        assert loaded.problems == ()
        compiled = compile_bundle(loaded.library, symptom, settings)
        assert compiled.problems == ()
        return engine.open(compiled.bundle)

    return make


def said(  # noqa: PLR0913 - each is one thing that a reader says
    *, yes: str = "", no: str = "", unknown: str = "", symptom: str | None = None, age: int | None = None, sex: str = ""
) -> Interview:
    given: list[tuple[str, Value]] = [(name, "yes") for name in yes.split()]
    given += [(name, "no") for name in no.split()]
    given += [(name, "unknown") for name in unknown.split()]
    return Interview(symptom, age, sex or None, tuple(given))


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in found]


def test_nothing_that_only_rarity_speaks_for_makes_advice_urgent(questionnaire: Callable[..., Questionnaire]) -> None:
    asked = questionnaire({**CONTENT, "conditions/pneumonia.yml": PNEUMONIA.replace("same-day", "ambulance")})
    everything = "cough fever blue-lips green-phlegm night-cough hay itch swollen-leg"

    assert asked.outcome(said())["urgency"] == "routine"
    assert asked.outcome(said(unknown=everything))["urgency"] == "routine"
    assert asked.outcome(said(yes="fever"))["urgency"] == "ambulance"


def test_the_reasons_add_up_and_say_where_they_come_from(questionnaire: Callable[..., Questionnaire]) -> None:
    found = questionnaire(CONTENT).outcome(said(yes="cough fever hay", no="green-phlegm", age=40, sex="female"))
    by_id = {one["id"]: one for one in found["conditions"]}
    pneumonia = by_id["pneumonia"]
    told = {reason["finding"]: reason for reason in (*pneumonia["for"], *pneumonia["against"])}

    assert told["cough"]["cite"] == ["count"]
    assert told["cough"]["estimate"] is False
    assert told["fever"]["cite"] == ["guide"]  # of the whole list, and the word is the editors' own
    assert told["fever"]["estimate"] is True
    assert told["fever"]["often"] == "very-common"
    assert told["green-phlegm"]["value"] == "no"
    assert told["green-phlegm"] in pneumonia["against"]
    assert told["prior"]["value"] == "uncommon"
    assert pneumonia["unexplained"] == ["hay"]
    assert found["notAssessed"] == ["other"]


def test_two_strikes_take_a_condition_out_and_one_does_not(questionnaire: Callable[..., Questionnaire]) -> None:
    asked = questionnaire(CONTENT)
    once = asked.outcome(said(yes="cough green-phlegm"))
    twice = asked.outcome(said(yes="cough green-phlegm blue-lips"))

    assert "cold" in ids(once["conditions"])
    assert once["ruledOut"] == []
    assert "cold" not in ids(twice["conditions"])
    assert twice["ruledOut"] == [{"id": "cold", "because": ["blue-lips", "green-phlegm"]}]


def test_what_must_not_be_missed_still_sets_the_advice_when_it_is_ruled_out(
    questionnaire: Callable[..., Questionnaire],
) -> None:
    away = [f"{{id: {name}, frequency: never, cite: guide}}" for name in ("itch", "swollen-leg")]
    never = f"points_away: [{', '.join(away)}]\n"
    asked = questionnaire({**CONTENT, "conditions/pneumonia.yml": dedent(PNEUMONIA) + never})
    found = asked.outcome(said(yes="cough fever green-phlegm itch swollen-leg"))

    assert ids(found["ruledOut"]) == ["pneumonia"]
    assert "pneumonia" not in ids(found["conditions"])
    assert found["urgency"] == "same-day"


def test_a_problem_that_is_not_in_the_content_is_called_unknown(questionnaire: Callable[..., Questionnaire]) -> None:
    found = questionnaire(CONTENT).outcome(said(yes="swollen-leg itch", no="cough fever green-phlegm"))

    assert found["covered"] is False
    assert [one["likelihood"] for one in found["conditions"]].count("likely") == 0


def test_a_leader_that_leaves_much_unexplained_is_not_called_likely(
    questionnaire: Callable[..., Questionnaire],
) -> None:
    asked = questionnaire(CONTENT)
    well = asked.outcome(said(yes="cough fever green-phlegm", no="itch swollen-leg hay"))
    badly = asked.outcome(said(yes="cough fever green-phlegm itch swollen-leg hay blue-lips"))

    for found in (well, badly):
        assert found["conditions"][0]["id"] == "pneumonia"
        assert found["conditions"][0]["weight"] > 0.6
    assert well["covered"] is True
    assert well["conditions"][0]["likelihood"] == "likely"
    assert badly["covered"] is False
    assert badly["conditions"][0]["likelihood"] == "possible"


def test_outside_the_ages_nothing_is_suggested_and_red_flags_still_count(
    questionnaire: Callable[..., Questionnaire], settings: Settings
) -> None:
    asked = questionnaire({**CONTENT, **ARTICLE}, "cough", settings)
    child = said(yes="blue-lips fever", symptom="cough", age=7)

    assert asked.next(child) is None
    found = asked.outcome(child)
    assert found["madeFor"] == "age"
    assert found["covered"] is False
    assert [one for one in found["conditions"] if one["shown"]] == []
    assert found["urgency"] == "ambulance"
    assert ids(found["redFlags"]) == ["blue"]
    assert asked.changes(child) == []
    assert asked.outcome(said(symptom="cough", age=18))["madeFor"] == "ok"


def test_a_family_is_shown_with_the_sum_of_its_forms(questionnaire: Callable[..., Questionnaire]) -> None:
    forms = {
        "conditions/viral.yml": """\
            name: Viral
            urgency: same-day
            parent: pneumonia
            findings: [{id: hay, frequency: rare}]
            """,
        "conditions/bacterial.yml": "name: Bacterial\nurgency: emergency\nparent: pneumonia\n",
    }
    found = questionnaire({**CONTENT, **forms}).outcome(said(yes="cough fever green-phlegm"))
    by_id = {one["id"]: one for one in found["conditions"]}

    assert by_id["pneumonia"]["children"] == ["bacterial", "viral"]
    assert by_id["pneumonia"]["weight"] == pytest.approx(by_id["viral"]["weight"] + by_id["bacterial"]["weight"])
    assert by_id["viral"]["parent"] == "pneumonia"
    assert found["conditions"][0]["id"] == "pneumonia"
    leaves = sum(one["weight"] for one in found["conditions"] if not one["children"])
    assert leaves + found["somethingElse"]["weight"] == pytest.approx(1, abs=1e-5)


def test_at_most_five_are_shown_and_what_must_not_be_missed(questionnaire: Callable[..., Questionnaire]) -> None:
    conditions = {
        f"conditions/c{number}.yml": f"name: C{number}\nurgency: routine\nfindings: [cough]\n"
        f"rarity: {'common' if number < 7 else 'uncommon'}\ncannot_miss: {'true' if number == 8 else 'false'}\n"
        for number in range(9)
    }
    found = questionnaire({"findings/a.yml": FINDINGS, **conditions}).outcome(said(yes="cough"))
    shown = [one["id"] for one in found["conditions"] if one["shown"]]

    assert shown == ["c0", "c1", "c2", "c3", "c4", "c8"]
    assert ids(found["conditions"])[:7] == [f"c{number}" for number in range(7)]  # ties by id


# --- What is asked ----------------------------------------------------------------------------------------------------


def test_what_could_still_make_the_advice_more_urgent_is_asked_before_the_end(
    questionnaire: Callable[..., Questionnaire],
) -> None:
    asked = questionnaire({**CONTENT, **ARTICLE}, "cough")
    walked = asked.walk(said(symptom="cough"), {"night-cough": "yes", "hay": "yes"}, "no")
    order = [question["id"] for question in walked["questions"]]

    assert order[0] == "screen"
    assert "itch" in order
    before = said(no="blue-lips fever green-phlegm hay", yes="night-cough", symptom="cough")
    last = asked.next(before)
    assert last is not None
    assert last["id"] == "itch"
    assert last["why"] == {"reason": "floor", "level": "soon"}
    assert asked.outcome(before)["urgency"] == "routine"
    assert asked.outcome(before.with_answers(["itch"], ["yes"]))["urgency"] == "soon"
    assert asked.next(before.with_answers(["itch"], ["no"])) is None


def test_an_articles_own_dangers_are_asked_in_general_where_its_symptom_is_likely(
    questionnaire: Callable[..., Questionnaire],
) -> None:
    asked = questionnaire({**CONTENT, **ARTICLE})
    walked = asked.walk(said(yes="fever"), {"cough": "yes", "green-phlegm": "yes", "blue-lips": "yes"}, "no")

    order = [question["id"] for question in walked["questions"]]
    assert "screen" in order
    assert order.index("cough") < order.index("screen")
    assert walked["outcome"]["urgency"] == "ambulance"


def test_the_partners_of_a_red_flag_follow_its_first_finding(questionnaire: Callable[..., Questionnaire]) -> None:
    flag = """\
        clot:
          when: {all: [swollen-leg, cough], any: [fever, itch]}
          level: emergency
          text: Clot.
          everywhere: true
        """
    asked = questionnaire({**CONTENT, "red-flags.yml": flag})

    first = asked.next(said())
    assert first is not None
    assert (first["kind"], first["findings"], first["labels"]) == ("screen", ["swollen-leg"], ["Is one leg swollen?"])
    partners = asked.next(said(yes="swollen-leg"))
    assert partners is not None
    assert (partners["id"], partners["findings"]) == ("screen:clot", ["cough", "fever", "itch"])
    for answers in (said(no="swollen-leg"), said(unknown="swollen-leg"), said(yes="swollen-leg", no="cough")):
        following = asked.next(answers)
        assert following is None or following["kind"] != "screen"
    assert asked.outcome(said(yes="swollen-leg night-cough itch"))["urgency"] == "emergency"  # night cough is a cough


def test_the_number_of_questions_left_is_an_upper_bound(questionnaire: Callable[..., Questionnaire]) -> None:
    asked = questionnaire({**CONTENT, **ARTICLE}, "cough")
    for otherwise in ("yes", "no", "unknown"):
        interview = Interview(symptom="cough")
        left: list[int] = []
        while (question := asked.next(interview)) is not None:
            left.append(asked.progress(interview)["left"])
            interview = interview.with_answers(question["findings"], [otherwise] * len(question["findings"]))
        assert all(bound >= len(left) - place for place, bound in enumerate(left))
        assert asked.progress(interview)["left"] == 0


# --- What would change it ---------------------------------------------------------------------------------------------


def test_each_answer_that_is_said_to_change_the_advice_does(questionnaire: Callable[..., Questionnaire]) -> None:
    asked = questionnaire({**CONTENT, **ARTICLE}, "cough")
    interview = said(no="blue-lips fever green-phlegm hay", yes="night-cough", symptom="cough")
    now = asked.outcome(interview)["urgency"]
    changes = asked.changes(interview)

    assert {change["finding"] for change in changes} >= {"blue-lips", "itch"}
    for change in changes:
        rest = tuple(answer for answer in interview.answers if answer[0] != change["finding"])
        changed = Interview("cough", answers=(*rest, (change["finding"], change["value"])))
        assert asked.outcome(changed)["urgency"] == change["urgency"] != now
        assert change["raises"] is (change["urgency"] in {"soon", "same-day", "emergency", "ambulance"})


def test_the_likeliest_change_comes_first(questionnaire: Callable[..., Questionnaire]) -> None:
    asked = questionnaire({**CONTENT, **ARTICLE}, "cough")
    changes = asked.changes(said(no="fever green-phlegm", symptom="cough"))
    names = [change["finding"] for change in changes]
    assert names.index("itch") < names.index("blue-lips")
