"""The table that simulated readers are drawn from: what each condition says about each finding, in numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator.evaluation import Engine
from generator.evaluation.noise import CLEAN, NOISE, shifted, with_gaps, without
from generator.evaluation.readers import Draw, Place, simulate
from generator.evaluation.world import world_of
from generator.measured import Noise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.evaluation.readers import Reader
    from generator.evaluation.world import World
    from generator.model import Library, Loaded

ENGINES = Path(__file__).parent / "engines"


@pytest.fixture
def world(shaking_library: Library) -> World:
    return world_of(shaking_library, "tremor", None)


def shares(world: World, condition: str) -> dict[str, float]:
    """Return the share of each finding in one condition, where it is not the background."""
    data = world.data()
    [found] = [one for one in data["conditions"] if one["id"] == condition]
    return {data["findings"][place]: share for place, share in found["shares"]}


def base(world: World) -> dict[str, float]:
    data = world.data()
    return dict(zip(data["findings"], data["base"], strict=True))


def test_words_percentages_places_and_effects_become_shares(world: World) -> None:
    assert shares(world, "parkinson-disease") == {
        "slow-movement": 0.98, "lost-smell": 0.9, "shaking-at-rest": 0.9, "shaking-hands": 0.9,
        "shaking-in-use": pytest.approx(0.02 * 0.9),
    }  # fmt: skip
    assert shares(world, "overactive-thyroid") == {
        "feeling-hot": 0.9, "weight-loss": 0.85, "shaking-hands": 0.8, "relatives-thyroid": 0.7,
        "shaking-at-rest": pytest.approx(0.02 * 0.8), "shaking-in-use": pytest.approx(0.02 * 0.8),
    }  # fmt: skip
    assert shares(world, "essential-tremor")["slow-movement"] == 0.025


def test_a_wider_finding_is_at_least_as_frequent_as_a_narrower_one(load: Callable[..., Loaded]) -> None:
    """Of people with a fever and a cough, 90 in 100 have a high fever, so that at least as many have a fever."""
    library = load(
        {
            "findings/heat.yml": """\
                fever: {name: fever, kind: symptom, question: Do you have a fever?, background: rare}
                high-fever:
                  name: high fever
                  kind: symptom
                  question: Is it high?
                  implies: [fever]
                  background: occasional
                """,
            "conditions/flu.yml": "name: Flu\nurgency: routine\nfindings: [{id: high-fever, frequency: very-common}]\n",
        }
    ).library
    general = world_of(library, None, None)

    assert shares(general, "flu")["fever"] == 0.9
    assert base(general) == {"fever": 0.05, "high-fever": 0.05}


def test_a_background_is_as_stated_or_grows_with_the_conditions_that_list_it_bare(world: World) -> None:
    found = base(world)

    assert (found["new-medicine"], found["lost-smell"], found["slow-movement"]) == (0.15, 0.05, 0.01)


def test_the_background_of_a_choice_is_a_share_of_those_who_are_asked(load: Callable[..., Loaded]) -> None:
    """Of 15 in 100 who cough, 3 in 10 cough at night; of 9 in 10 with asthma, as many, since it says nothing of it."""
    library = load(
        {
            "findings/chest.yml": """\
                cough: {name: cough, kind: symptom, question: Do you cough?, background: common}
                cough-at-night: {name: cough at night, kind: symptom, background: 0.3}
                cough-by-day: {name: cough by day, kind: symptom, background: 0.6}
                """,
            "questions/chest.yml": """\
                cough-when:
                  text: When do you cough most?
                  kind: one-of
                  about: cough
                  options:
                    - {finding: cough-at-night, label: At night}
                    - {finding: cough-by-day, label: By day}
                  none: None of these
                """,
            "conditions/asthma.yml": "name: Asthma\nurgency: soon\nfindings: [{id: cough, frequency: very-common}]\n",
            "conditions/reflux.yml": """\
                name: Reflux
                urgency: routine
                findings: [{id: cough, frequency: occasional}, {id: cough-at-night, percent: 10}]
                """,
        }
    ).library
    general = world_of(library, None, None)

    assert base(general)["cough-at-night"] == pytest.approx(0.15 * 0.3)
    assert shares(general, "asthma")["cough-at-night"] == pytest.approx(0.9 * 0.3)
    assert shares(general, "reflux")["cough-at-night"] == 0.1
    assert shares(general, "reflux")["cough-by-day"] == pytest.approx(0.17 * 0.6)


def test_a_form_inherits_the_findings_of_the_wider_condition(
    load: Callable[..., Loaded], shaking: dict[str, str]
) -> None:
    shaking["conditions/young-parkinson.yml"] = (
        "name: Parkinson disease of the young\nparent: parkinson-disease\nurgency: soon\nrarity: rare\n"
        "findings: [{id: lost-smell, frequency: rare}]\n"
    )
    general = world_of(load(shaking).library, "tremor", None)

    assert "parkinson-disease" not in {sick.id for sick in general.conditions}
    assert shares(general, "young-parkinson") == {
        "lost-smell": 0.025, "slow-movement": 0.98, "shaking-at-rest": 0.9, "shaking-hands": 0.9,
        "shaking-in-use": pytest.approx(0.02 * 0.9),
    }  # fmt: skip


def test_rarity_age_and_sex_say_who_has_a_condition(world: World) -> None:
    found = {one["id"]: one for one in world.data()["conditions"]}

    assert (found["essential-tremor"]["prior"], found["parkinson-disease"]["prior"]) == (0.01, 0.001)
    assert (found["parkinson-disease"]["usual"], found["parkinson-disease"]["female"]) == ((60, 120), 0.4)


def test_what_calls_for_urgent_advice_is_listed_with_its_reason(world: World) -> None:
    data = world.data()
    names = data["findings"]
    found = {
        (one["source"], one["level"], tuple(names[place] for place in (*one["all"], *one["any"])))
        for one in data["demands"]
    }

    assert found == {
        ("red-flag", 5, ("face-drooping",)),
        ("red-flag", 4, ("sudden-shaking",)),
        ("see-doctor", 2, ("shaking-hands", "slow-movement")),
        ("minimum", 1, ()),
    }


def test_in_general_what_an_article_calls_for_holds_for_whoever_has_its_finding(shaking_library: Library) -> None:
    data = world_of(shaking_library, None, None).data()
    about = data["findings"].index("shaking-hands")

    assert {one["source"]: about in one["all"] for one in data["demands"] if one["level"] != 5} == {
        "red-flag": True, "see-doctor": True, "minimum": True,
    }  # fmt: skip


# What is drawn: an engine that asks everything and repeats what it was told.


@pytest.fixture(scope="module")
def parrot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("no-project"), ENGINES / "parrot.mjs") as engine:
        yield engine


@pytest.fixture
def drawn(parrot: Engine) -> Callable[..., tuple[Reader, ...]]:
    def run(
        world: World,
        population: str = "uniform",
        noise: Noise = CLEAN,
        readers: int = 3000,
        kind: str = "yes-no",
        **more: Any,  # noqa: ANN401 - see Draw
    ) -> tuple[Reader, ...]:
        ids = world.data()["findings"]
        one_of = {"id": "tremor-when", "kind": "one-of", "findings": ["shaking-in-use", "shaking-at-rest"]}
        singles = [{"id": name, "kind": kind, "findings": [name]} for name in ids if name not in one_of["findings"]]
        bundle = {"findings": ids, "conditions": [], "questions": [*singles, one_of]}
        questionnaire = parrot.open(bundle)
        return simulate([Place(questionnaire, world)], Draw(readers, more.pop("seed", 1), population, noise, **more))

    return run


def often(readers: tuple[Reader, ...], finding: str, condition: str | None) -> float:
    """Return the share of the readers with a condition who have a finding."""
    found = [finding in reader.likely for reader in readers if reader.condition == condition]
    return sum(found) / len(found)


def test_findings_are_true_as_often_as_the_table_says(world: World, drawn: Callable[..., tuple[Reader, ...]]) -> None:
    readers = drawn(world)

    for condition in ("parkinson-disease", "overactive-thyroid"):
        table = {**base(world), **shares(world, condition)}
        for finding in ("lost-smell", "feeling-hot", "weight-loss", "new-medicine", "relatives-thyroid"):
            assert often(readers, finding, condition) == pytest.approx(table[finding], abs=0.05)


def test_the_complaint_is_always_there(world: World, drawn: Callable[..., tuple[Reader, ...]]) -> None:
    assert all("shaking-hands" in reader.likely for reader in drawn(world))


def test_of_a_list_with_one_answer_one_at_most_is_true(world: World, drawn: Callable[..., tuple[Reader, ...]]) -> None:
    readers = drawn(world)

    assert not [reader for reader in readers if {"shaking-in-use", "shaking-at-rest"} <= set(reader.likely)]
    assert often(readers, "shaking-in-use", "essential-tremor") == pytest.approx(0.9 / 0.98, abs=0.04)


def test_a_narrower_finding_is_true_only_where_the_wider_one_is(
    load: Callable[..., Loaded], shaking: dict[str, str], drawn: Callable[..., tuple[Reader, ...]]
) -> None:
    shaking["findings/more.yml"] = (
        "very-slow: {name: v, kind: symptom, question: V?, implies: [slow-movement], background: rare}\n"
    )
    shaking["conditions/parkinson-disease.yml"] = shaking["conditions/parkinson-disease.yml"].replace(
        "- {id: lost-smell, frequency: very-common}", "- {id: very-slow, frequency: common}"
    )
    readers = drawn(world_of(load(shaking).library, "tremor", None))

    assert not [one for one in readers if "very-slow" in one.likely and "slow-movement" not in one.likely]
    assert often(readers, "very-slow", "parkinson-disease") == pytest.approx(0.55, abs=0.05)


def test_common_conditions_are_drawn_by_how_common_they_are(
    world: World, drawn: Callable[..., tuple[Reader, ...]]
) -> None:
    readers = drawn(world, "prior")

    assert sum(one.condition == "essential-tremor" for one in readers) / 3000 == pytest.approx(0.01 / 0.013, abs=0.03)


def test_ages_and_sexes_are_those_of_the_condition(world: World, drawn: Callable[..., tuple[Reader, ...]]) -> None:
    people = [one.likely[-1].split() for one in drawn(world) if one.condition == "parkinson-disease"]
    ages = [int(age) for age, _ in people]

    # 31 years of weight 1, 20 of weight .3, 40 of weight .03
    assert sum(age >= 60 for age in ages) / len(ages) == pytest.approx(31 / (31 + 6 + 1.2), abs=0.05)
    assert sum(sex == "female" for _, sex in people) / len(people) == pytest.approx(0.4, abs=0.05)


def test_readers_may_have_none_of_the_conditions(world: World, drawn: Callable[..., tuple[Reader, ...]]) -> None:
    readers = drawn(world, "none")

    assert {one.condition for one in readers} == {None}
    assert often(readers, "feeling-hot", None) == pytest.approx(0.05, abs=0.02)


def test_only_one_condition_may_be_drawn(world: World, drawn: Callable[..., tuple[Reader, ...]]) -> None:
    assert {one.condition for one in drawn(world, only="parkinson-disease", readers=50)} == {"parkinson-disease"}


def test_some_answers_are_wrong_and_some_not_known(world: World, drawn: Callable[..., tuple[Reader, ...]]) -> None:
    true, told = drawn(world), drawn(world, noise=NOISE)
    unknown = [f"unknown {name}" in one.likely for one in told for name in ("feeling-hot", "new-medicine")]
    known = [(a, b) for a, b in zip(true, told, strict=True) if "unknown feeling-hot" not in b.likely]
    wrong = [("feeling-hot" in a.likely) is not ("feeling-hot" in b.likely) for a, b in known]

    assert sum(unknown) / len(unknown) == pytest.approx(0.1, abs=0.02)
    assert sum(wrong) / len(wrong) == pytest.approx(0.05, abs=0.02)


def test_who_does_not_know_a_danger_sign_is_asked_once_more(
    world: World, drawn: Callable[..., tuple[Reader, ...]]
) -> None:
    told = drawn(world, noise=Noise(wrong=0.0, unknown=0.4, off_by_one=0.0, missing=0.0), kind="screen")
    unknown = [f"unknown {name}" in one.likely for one in told for name in ("feeling-hot", "new-medicine")]
    right = [
        ("feeling-hot" in a.likely) is ("feeling-hot" in b.likely)
        for a, b in zip(drawn(world), told, strict=True)
        if "unknown feeling-hot" not in b.likely
    ]

    assert sum(unknown) / len(unknown) == pytest.approx(0.4 * 0.4, abs=0.02)
    assert all(right)


def test_the_same_seed_draws_the_same_readers_and_another_one_others(
    world: World, drawn: Callable[..., tuple[Reader, ...]]
) -> None:
    assert drawn(world, readers=200) == drawn(world, readers=200)
    assert drawn(world, readers=200) == drawn(world, readers=400)[:200]
    assert drawn(world, readers=200) != drawn(world, readers=200, seed=2)


def test_a_finding_that_is_added_changes_no_other_answer(
    load: Callable[..., Loaded], shaking: dict[str, str], drawn: Callable[..., tuple[Reader, ...]], world: World
) -> None:
    before = drawn(world, readers=200)
    shaking["findings/more.yml"] = "a-new-one: {name: new, kind: symptom, question: New?, background: common}\n"
    shaking["symptoms/tremor.yml"] += "doctor_questions: [{text: New?, ask: a-new-one}]\n"
    after = drawn(world_of(load(shaking).library, "tremor", None), readers=200)

    assert [tuple(name for name in one.likely if name != "a-new-one") for one in after] == [
        one.likely for one in before
    ]
    assert any("a-new-one" in one.likely for one in after)


# What is made wrong on purpose.


def test_a_word_is_off_by_one_step_of_its_own_vocabulary(world: World) -> None:
    steps = {0.98: {0.9}, 0.9: {0.55, 0.98}, 0.55: {0.17, 0.9}, 0.85: {0.9, 0.55}, 0.8: {0.9, 0.55}, 0.7: {0.5},
             0.025: {0.01, 0.17}}  # fmt: skip
    changed = total = 0
    for number in range(100):
        off = shifted(world, NOISE, str(number))
        for before, after in zip(world.conditions, off.conditions, strict=True):
            for old, new in zip(before.entries, after.entries, strict=True):
                if not old.words:
                    assert new == old
                    continue
                total += 1
                if new.share != old.share:
                    changed += 1
                    assert new.share in steps[old.share]

    assert changed / total == pytest.approx(0.3, abs=0.03)


def test_some_findings_are_missing_but_never_all(shaking_library: Library) -> None:
    names = list(shaking_library.conditions)
    kept = total = 0
    for number in range(100):
        gaps = with_gaps(shaking_library, names, NOISE, str(number))
        for name in names:
            before, after = shaking_library.conditions[name].record, gaps.conditions[name].record
            assert after.findings
            assert set(after.findings) <= set(before.findings)
            kept += len(after.findings) + len(after.risk_factors)
            total += len(before.findings) + len(before.risk_factors)

    assert kept / total == pytest.approx(0.9, abs=0.02)


def test_content_can_forget_a_condition(shaking_library: Library) -> None:
    left = without(shaking_library, "parkinson-disease")

    assert set(left.conditions) == set(shaking_library.conditions) - {"parkinson-disease"}
    assert "parkinson-disease" not in {sick.id for sick in world_of(left, "tremor", None).conditions}
