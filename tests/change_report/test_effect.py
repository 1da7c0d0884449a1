"""What `difference` finds: the records, the pages, the advice, and what is less urgent without a reason."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.change_report import Plan, difference, formatted
from generator.change_report.effect import GROUPS, Person, Told, Tried
from generator.change_report.people import cases
from generator.evaluation.world import world_of
from generator.model.vocabulary import Urgency

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.change_report import Difference
    from generator.model import Loaded

Changed = "Callable[..., Difference]"

NOTE = """\
    - id: coffee-first
      date: 2026-11-26
      explains: [condition:parkinson-disease]
      lowers: Parkinson disease, from 1 or 2 days to 2 weeks.
      reason: A guideline says that two weeks are soon enough.
    """


def codes(found: Difference) -> list[str]:
    return [f"{problem.mark} {problem.code}" for problem in found.problems]


def test_nothing_changed(changed: Callable[..., Difference]) -> None:
    found = changed()

    assert (found.status, found.records, found.pages, found.problems) == (0, (), (), ())
    assert found.effect
    assert found.effect.tried == ()


def test_only_wording_changed_has_no_clinical_effect(changed: Callable[..., Difference]) -> None:
    found = changed(
        ("findings/nerves.yml", "Do you move more slowly than before?", "Have you become slower?"),
        ("conditions/parkinson-disease.yml", "Movement becomes slow.", "You move slowly."),
        ("red-flags.yml", "One side of the face droops.", "Your face droops on one side."),
        ("conditions/parkinson-disease.yml", "updated: 2026-11-01", "updated: 2026-11-26"),
    )

    assert found.effect
    assert found.effect.tried == ()
    assert set(found.effect.only_words) == {"general", "tremor"}
    assert (found.status, found.problems) == (0, ())
    assert [change.path for change in found.pages if change.path.startswith("conditions/park")]


def test_a_frequency_raised_makes_some_advice_more_urgent(changed: Callable[..., Difference]) -> None:
    found = changed(
        (
            "conditions/parkinson-disease.yml",
            "id: shaking-hands, frequency: common",
            "id: shaking-hands, frequency: always",
        )
    )

    assert found.effect
    assert {tried.questionnaire for tried in found.effect.tried} == {"general", "tremor"}
    (record,) = found.records
    (field,) = record.fields
    assert (record.subject, field.where) == ("condition:parkinson-disease", "findings > shaking-hands > frequency")
    assert (field.before, field.after) == ("common", "always")
    assert any(person.before != person.after for person in found.effect.people)


def test_a_red_flag_removed_fails_and_says_which(changed: Callable[..., Difference]) -> None:
    flag = """\
        red_flags:
          - id: sudden-tremor
            when: {all: [sudden-shaking]}
            level: emergency
            text: The shaking began all at once.
            cite: tremor-guide
        """
    lines = [line[8:] for line in flag.splitlines()]
    found = changed(("symptoms/tremor.yml", "\n".join(lines), ""))

    assert found.status == 1
    lowered = [problem for problem in found.problems if problem.code == "lowered-urgency"]
    assert any("`sudden-tremor` (emergency) is gone" in problem.message for problem in lowered)
    assert all(problem.mark.path == "content/symptoms/tremor.yml" for problem in lowered)
    assert all("explains: [symptom:tremor]" in problem.hint for problem in lowered)
    assert found.effect
    person = next(person for person in found.effect.people if (person.sort, person.id) == ("red-flag", "sudden-tremor"))
    assert (person.before.urgency, person.after.urgency) == (Urgency.EMERGENCY, Urgency.ROUTINE)


def test_a_condition_renamed_with_an_alias_has_no_effect(changed: Callable[..., Difference], parkinson: str) -> None:
    found = changed(
        ("conditions/parkinson-disease.yml", None, None),
        (
            "conditions/shaking-palsy.yml",
            None,
            parkinson.replace("updated:", "aliases: [parkinson-disease]\n    updated:"),
        ),
        ("symptoms/tremor.yml", "[essential-tremor, parkinson-disease]", "[essential-tremor, shaking-palsy]"),
    )

    renamed = next(change for change in found.records if change.how == "renamed")
    assert (renamed.kind, renamed.id, renamed.was) == ("condition", "shaking-palsy", "parkinson-disease")
    assert found.effect
    assert found.effect.people == ()
    assert not found.lowered


def test_a_finding_with_a_new_id_is_the_same_finding(changed: Callable[..., Difference]) -> None:
    found = changed(
        ("findings/nerves.yml", "slow-movement:", "slowness:"),
        ("conditions/parkinson-disease.yml", "slow-movement", "slowness"),
        ("conditions/essential-tremor.yml", "slow-movement", "slowness"),
        ("symptoms/tremor.yml", "slow-movement", "slowness"),
    )

    assert ("finding", "slowness", "slow-movement") in {
        (change.kind, change.id, change.was) for change in found.records
    }
    assert found.effect
    assert [person for person in found.effect.people if person.steps] == []


def test_urgency_cannot_be_lowered_in_silence(changed: Callable[..., Difference]) -> None:
    found = changed(("conditions/parkinson-disease.yml", "urgency: soon", "urgency: routine"))

    assert found.status == 1
    assert "content/conditions/parkinson-disease.yml:4:10 lowered-urgency" in codes(found)
    assert found.lowered
    assert set(found.lowered) == {"condition:parkinson-disease"}


def test_a_note_that_explains_it_lets_it_pass(changed: Callable[..., Difference]) -> None:
    found = changed(
        ("conditions/parkinson-disease.yml", "urgency: soon", "urgency: routine"),
        ("conditions/parkinson-disease.yml", "updated: 2026-11-01", "updated: 2026-11-26"),
        ("safety-notes.yml", None, NOTE),
    )

    assert (found.status, codes(found)) == (0, [])
    assert found.explained == {"condition:parkinson-disease": "coffee-first"}


def test_a_note_from_before_explains_nothing_new(
    edit: Callable[..., None], commit: Callable[[], None], changed: Callable[..., Difference]
) -> None:
    edit(("safety-notes.yml", None, NOTE))
    commit()
    found = changed(("conditions/parkinson-disease.yml", "urgency: soon", "urgency: routine"))

    assert found.status == 1
    assert {problem.code for problem in found.problems} >= {"lowered-urgency"}


def test_a_note_that_matches_nothing_is_an_error_at_its_line(changed: Callable[..., Difference]) -> None:
    found = changed(("safety-notes.yml", None, NOTE))

    assert found.status == 1
    assert codes(found) == ["content/safety-notes.yml:3:14 needless-safety-note"]


def test_a_note_without_the_record_it_explains_is_an_error(changed: Callable[..., Difference]) -> None:
    note = NOTE.replace("      explains: [condition:parkinson-disease]\n", "")
    found = changed(
        ("conditions/parkinson-disease.yml", "urgency: soon", "urgency: routine"), ("safety-notes.yml", None, note)
    )

    hints = {problem.hint for problem in found.problems if problem.code == "needless-safety-note"}
    assert hints == {"add `explains:` with what became less urgent: condition:parkinson-disease"}


def test_the_example_note_must_be_completed(changed: Callable[..., Difference]) -> None:
    note = NOTE.replace("A guideline says that two weeks are soon enough.", "WHY THAT IS RIGHT.")
    found = changed(
        ("conditions/parkinson-disease.yml", "urgency: soon", "urgency: routine"), ("safety-notes.yml", None, note)
    )

    assert "content/safety-notes.yml:5:11 needless-safety-note" in codes(found)


def test_of_two_changes_the_one_that_lowers_is_named(changed: Callable[..., Difference]) -> None:
    found = changed(
        ("conditions/parkinson-disease.yml", "urgency: soon", "urgency: routine"),
        (
            "findings/nerves.yml",
            "Do you move more slowly than before?\n  background: rare",
            "Are you slow?\n  background: rare",
        ),
        ("conditions/essential-tremor.yml", "rarity: common", "rarity: uncommon"),
    )

    assert found.lowered
    assert "condition:parkinson-disease" in found.lowered
    assert "finding:slow-movement" not in found.lowered


def test_what_was_not_updated_is_said_as_a_warning(changed: Callable[..., Difference]) -> None:
    found = changed(("causes/coffee.yml", "Too much of it", "A lot of it"))

    assert (found.status, codes(found)) == (0, ["content/causes/coffee.yml:5:10 updated-not-renewed"])


@pytest.mark.parametrize("field", ["change_note: Looked at again.", "draft: false", "misspelled: [cofee]"])
def test_what_says_nothing_new_needs_no_new_day(changed: Callable[..., Difference], field: str) -> None:
    found = changed(("causes/coffee.yml", "kind: habit", f"kind: habit\n{field}"))

    assert codes(found) == []


def test_a_base_that_cannot_be_read_leaves_the_effect_unknown(
    edit: Callable[..., None], commit: Callable[[], None], changed: Callable[..., Difference]
) -> None:
    edit(("causes/coffee.yml", "kind: habit", "sort: habit"))
    commit()
    found = changed(("causes/coffee.yml", "sort: habit", "kind: habit"))

    assert (found.status, found.effect) == (2, None)
    assert codes(found) == ["content/causes/coffee.yml:2:1 unknown-field"]


def test_a_broken_change_says_its_mistakes_first(changed: Callable[..., Difference]) -> None:
    found = changed(("causes/coffee.yml", "kind: habit", "sort: habit"))

    assert (found.status, found.effect) == (1, None)
    assert codes(found) == ["content/causes/coffee.yml:2:1 unknown-field"]


def test_settings_of_another_time_are_replaced_and_said(
    repository: Path, commit: Callable[[], None], changed: Callable[..., Difference]
) -> None:
    site = repository / "site_config/site.yml"
    now = site.read_text("utf-8")
    site.write_text(now + "motto: Old\n", "utf-8")
    commit()
    site.write_text(now, "utf-8")
    found = changed(("causes/coffee.yml", "Too much of it", "A lot of it"))

    assert found.settings_of_today
    assert found.status == 0


def test_changed_settings_are_named_and_show_on_pages(repository: Path, changed: Callable[..., Difference]) -> None:
    locale = repository / "site_config/locales/us.yml"
    locale.write_text(locale.read_text("utf-8").replace('"911"', '"912"'), "utf-8")
    found = changed()

    assert found.status == 0
    assert "Changed below site_config: `locale`." in formatted(found, "terminal")
    lines = [line for change in found.pages for hunk in change.hunks for line in hunk.lines]
    assert any(line.startswith("+ ") and "912" in line for line in lines)


def test_weaker_words_for_a_level_and_another_number_are_to_be_looked_at(
    repository: Path, changed: Callable[..., Difference]
) -> None:
    for name, old, new in (
        ("wording.yml", "advice: Be seen today.", "advice: Be seen this week."),
        ("locales/us.yml", '"988"', '"989"'),
        ("locales/us.yml", '"911"', '"912"'),
    ):
        path = repository / "site_config" / name
        assert old in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    found = changed()

    assert found.status == 0
    assert {problem.code for problem in found.problems} == {"words-of-care-changed"}
    assert [problem.message for problem in found.problems] == [
        "`{emergency-number}` was “911”, and is “912” now",
        "the crisis line is not what it was",
        "the words for `same-day` are not what they were",
    ]


def test_the_same_seed_gives_the_same_people(repository: Path, edit: Callable[..., None]) -> None:
    day = date(2026, 11, 26)
    edit(("conditions/parkinson-disease.yml", "rarity: uncommon", "rarity: common"))
    first, again, other = (difference(repository, None, day, Plan(200, seed)).effect for seed in (1, 1, 2))

    assert first == again
    assert first != other


def test_at_least_as_many_interviews_as_asked_for(changed: Callable[..., Difference]) -> None:
    found = changed(("conditions/parkinson-disease.yml", "rarity: uncommon", "rarity: common"))

    assert found.effect
    assert sum(tried.readers for tried in found.effect.tried) >= 200


@pytest.fixture
def slowness(repository: Path) -> str:
    """A second article, made from the first."""
    text = (repository / "content/symptoms/tremor.yml").read_text("utf-8")
    for old, new in (
        ("name: Tremor", "name: Slowness"),
        ("finding: shaking-hands", "finding: slow-movement"),
        ("also_called: [shaking]\n", ""),
        ("accompanying: [slow-movement]", "accompanying: [face-drooping]"),
        ("id: sudden-tremor", "id: sudden-slowness"),
    ):
        text = text.replace(old, new)
    return text


def test_a_new_article_has_nothing_to_be_compared_with(changed: Callable[..., Difference], slowness: str) -> None:
    found = changed(("symptoms/slowness.yml", None, slowness))

    assert codes(found) == []
    assert found.effect
    assert found.effect.new == ("slowness",)
    added = [change.path for change in found.pages if change.how == "added"]
    assert added == ["questionnaire/slowness.md", "symptoms/slowness.md"]


def test_an_article_that_goes_takes_its_advice_with_it(
    edit: Callable[..., None], commit: Callable[[], None], changed: Callable[..., Difference], slowness: str
) -> None:
    edit(("symptoms/slowness.yml", None, slowness))
    commit()
    found = changed(("symptoms/slowness.yml", None, None))

    assert found.effect
    assert found.effect.gone == ("slowness",)
    assert found.lowered
    messages = [one.message for one in found.lowered["symptom:slowness"]]
    assert "the article `slowness` is gone, with its advice" in messages
    assert "the red flag `sudden-slowness` (emergency) is gone: The shaking began all at once." in messages


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "when: {any: [face-drooping]}",
            "when: {all: [face-drooping, slow-movement]}",
            "asks for other or more answers",
        ),
        ("level: ambulance", "level: emergency", "is only `emergency` now"),
        ("cite: tremor-guide", "cite: tremor-guide\n  sex: female", "is for female people only now"),
        ("cite: tremor-guide", "cite: tremor-guide\n  age: [30, 120]", "is for ages 30 to 120 now, not for all ages"),
    ],
)
def test_a_weaker_red_flag_is_seen_in_the_record(
    changed: Callable[..., Difference], before: str, after: str, said: str
) -> None:
    found = changed(("red-flags.yml", before, after))

    assert found.lowered
    messages = [one.message for one in found.lowered["red-flag:stroke-signs"]]
    assert any(said in message for message in messages), messages
    assert found.status == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("when: {any: [face-drooping]}", "when: {any: [face-drooping, slow-movement]}"),
        ("when: {any: [face-drooping]}", "when: {all: [face-drooping]}"),
        ("text: One side of the face droops.", "text: Half of the face droops."),
    ],
)
def test_a_red_flag_that_asks_for_no_more_is_not_weaker(
    changed: Callable[..., Difference], before: str, after: str
) -> None:
    assert not changed(("red-flags.yml", before, after)).lowered


def test_a_condition_that_may_now_be_missed_is_a_lowering(changed: Callable[..., Difference]) -> None:
    found = changed(("conditions/parkinson-disease.yml", "cannot_miss: true\n", ""))

    assert found.lowered
    assert any("must not be missed" in one.message for one in found.lowered["condition:parkinson-disease"])


def test_messages_name_no_path_of_the_folder_that_held_the_base(changed: Callable[..., Difference]) -> None:
    found = changed(("conditions/parkinson-disease.yml", "urgency: soon", "urgency: routine"))

    assert all(re.match(r"content/|site_config/", problem.mark.path) for problem in found.problems)


def test_what_the_base_does_not_know_its_people_do_not_know(changed: Callable[..., Difference]) -> None:
    lost_smell = "lost-smell: {name: lost smell, kind: symptom, question: Do you smell less?, background: rare}\n"
    found = changed(
        ("findings/nose.yml", None, lost_smell),
        ("conditions/parkinson-disease.yml", "findings:\n", "findings:\n  - {id: lost-smell, frequency: always}\n"),
    )

    assert found.effect
    assert {tried.questionnaire for tried in found.effect.tried} == {"general", "tremor"}
    assert [person for person in found.effect.people if person.condition == "parkinson-disease"] == []


def test_each_way_in_which_a_red_flag_can_hold_has_its_own_person(
    load: Callable[..., Loaded], valid_content: dict[str, str]
) -> None:
    flags = valid_content["red-flags.yml"].replace("[face-drooping]", "[face-drooping, slow-movement]")
    library = load({**valid_content, "red-flags.yml": flags}).library
    found = {case.id: set(case.listed) for case in cases(world_of(library, "tremor", None)) if case.sort == "red-flag"}

    assert found["stroke-signs"] == {"face-drooping"}
    assert found["stroke-signs (way 2)"] == {"slow-movement"}
    assert found["sudden-tremor"] == {"sudden-shaking", "shaking-hands"}


def person(before: Urgency, after: Urgency, need: Urgency, group: int) -> Person:
    told = [Told(level, None, (), ()) for level in (before, after)]
    return Person("general", "reader", "1", None, 50, "female", (), need, told[0], told[1], group)


SURE, SLIPPING = (
    next(place for place, one in enumerate(GROUPS) if bool(one.noise.wrong) is slips) for slips in (False, True)
)


@pytest.mark.parametrize(
    ("before", "after", "need", "stops"),
    [
        (Urgency.SOON, Urgency.ROUTINE, Urgency.SOON, True),
        (Urgency.AMBULANCE, Urgency.SOON, Urgency.SAME_DAY, True),
        (Urgency.AMBULANCE, Urgency.SOON, Urgency.SOON, False),
        (Urgency.SOON, Urgency.ROUTINE, Urgency.SAME_DAY, False),
        (Urgency.ROUTINE, Urgency.SOON, Urgency.SAME_DAY, False),
    ],
    ids=["fell below need", "fell far below need", "told too much before", "told too little before as well", "rose"],
)
def test_advice_that_was_enough_and_is_not_any_more_stops_a_change(
    before: Urgency, after: Urgency, need: Urgency, *, stops: bool
) -> None:
    tried = Tried("general", 100, 0, (0, 0), (person(before, after, need, SURE),))

    assert bool(tried.endangered) is stops


@pytest.mark.parametrize(("hit", "spared", "stops"), [(4, 0, False), (5, 0, True), (20, 10, False), (30, 10, True)])
def test_people_who_slip_count_where_more_are_hit_than_spared_by_more_than_chance(
    hit: int, spared: int, *, stops: bool
) -> None:
    people = [person(Urgency.SOON, Urgency.ROUTINE, Urgency.SOON, SLIPPING)] * hit
    people += [person(Urgency.ROUTINE, Urgency.SOON, Urgency.SOON, SLIPPING)] * spared

    assert bool(Tried("general", 100, 0, (0, 0), tuple(people)).endangered) is stops
