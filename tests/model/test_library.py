from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import Mark
from generator.model import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Library, Loaded

MORE = {
    "symptoms/shivers.yml": """\
        name: Shivers
        finding: shaking-hands
        causes:
          - group: lifestyle
            lead: Some habits do it.
            items:
              - {name: Cold, text: It is cold., conditions: [cold-hands, essential-tremor]}
              - {name: More cold, text: It is colder., conditions: [cold-hands]}
        conditions: [cold-hands]
        red_flags:
          - {id: frozen, when: {any: [slow-movement]}, level: same-day, text: You are cold.}
          - {id: very-frozen, when: {any: [slow-movement]}, level: emergency, text: You are very cold.}
        shared_red_flags: [white-fingers, stroke-signs]
        """,
    "conditions/cold-hands.yml": """\
        name: Cold hands
        urgency: self-care
        findings: [slow-movement, shaking-hands]
        points_away: [face-drooping]
        parent: essential-tremor
        """,
    "conditions/cold-fingers.yml": "{name: Cold fingers, urgency: self-care, parent: essential-tremor}\n",
    "questions/more.yml": """\
        speed:
          text: Which of these?
          kind: any-of
          options:
            - {finding: slow-movement, label: Slow}
            - {finding: sudden-shaking, label: Sudden}
        more-speed:
          text: And now?
          kind: any-of
          options:
            - {finding: slow-movement, label: Slow}
            - {finding: face-drooping, label: Drooping}
        """,
    "red-flags.yml": """\
        white-fingers: {when: {any: [slow-movement]}, level: ambulance, text: White.}
        stroke-signs: {when: {any: [face-drooping]}, level: ambulance, text: Drooping., everywhere: true}
        awake: {when: {any: [face-drooping]}, level: same-day, text: Awake., everywhere: true}
        """,
}


@pytest.fixture
def more(load: Callable[..., Loaded], valid_content: dict[str, str]) -> Library:
    loaded = load({**valid_content, **MORE})
    assert loaded.problems == ()
    return loaded.library


def test_records_are_in_the_order_of_their_kinds_and_ids(more: Library) -> None:
    kinds = [kind.name for kind in KINDS]
    found = [(kinds.index(entry.kind), entry.id) for entry in more.entries()]

    assert found == sorted(found)
    assert list(more.symptoms) == ["shivers", "tremor"]
    assert [(entry.kind, entry.id) for entry in more.articles] == [
        *[("symptom", "shivers"), ("symptom", "tremor")],
        *[("condition", "cold-fingers"), ("condition", "cold-hands"), ("condition", "essential-tremor")],
        *[("cause", "coffee"), ("treatment", "less-coffee"), ("person", "example-writers")],
    ]


def test_the_maps_of_a_library_cannot_be_changed(more: Library) -> None:
    for changeable in (more.symptoms, more.of("symptom"), more.uses, more.children):
        with pytest.raises(TypeError):
            changeable["new"] = None  # type: ignore[index]


def test_every_use_of_a_record_is_known_with_its_place(more: Library) -> None:
    uses = more.uses["condition", "essential-tremor"]

    assert [(use.entry.kind, use.entry.id, use.trail) for use in uses] == [
        ("symptom", "shivers", ("causes", 0, "items", 0, "conditions", 1)),
        ("symptom", "tremor", ("causes", 0, "items", 0, "conditions", 0)),
        ("symptom", "tremor", ("conditions", 0)),
        ("condition", "cold-fingers", ("parent",)),
        ("condition", "cold-hands", ("parent",)),
        ("journey", "long-shaking", ("expect", "first")),
    ]
    assert uses[0].mark == Mark("content/symptoms/shivers.yml", 7, 66)
    assert uses[3].mark == Mark("content/conditions/cold-fingers.yml", 1, 50)


def test_what_an_askable_field_names_is_used_as_what_it_is(
    load: Callable[..., Loaded], valid_content: dict[str, str]
) -> None:
    valid_content["symptoms/tremor.yml"] += "always_ask: [tremor-course, slow-movement]\n"
    library = load(valid_content).library

    assert [use.trail for use in library.uses["question", "tremor-course"]] == [("always_ask", 0)]
    assert ("question", "slow-movement") not in library.uses
    assert ("always_ask", 1) in [use.trail for use in library.uses["finding", "slow-movement"]]


def test_a_citation_and_a_link_inside_a_text_are_uses(full: dict[str, str], load: Callable[..., Loaded]) -> None:
    library = load(full).library

    assert ("symptom", "tremor", ("overview",)) in [
        (use.entry.kind, use.entry.id, use.trail) for use in library.uses["reference", "tremor-review"]
    ]
    assert ("condition", "essential-tremor", ("diagnosis",)) in [
        (use.entry.kind, use.entry.id, use.trail) for use in library.uses["treatment", "nerve-test"]
    ]


def test_the_users_of_a_record_are_named_once_each(more: Library) -> None:
    assert [entry.id for entry in more.users("condition", "essential-tremor")] == [
        *("shivers", "tremor", "cold-fingers", "cold-hands", "long-shaking"),
    ]
    assert [entry.id for entry in more.users("condition", "essential-tremor", by="symptom")] == ["shivers", "tremor"]
    assert more.users("condition", "cold-fingers") == ()
    assert more.users("condition", "nothing") == ()


def test_the_article_of_a_finding_is_the_first_by_id(more: Library) -> None:
    assert dict(more.article_of_finding) == {"shaking-hands": "shivers"}


def test_the_articles_with_a_condition_are_those_with_its_card_or_with_it_among_the_causes(more: Library) -> None:
    assert dict(more.articles_with_condition) == {
        "cold-hands": ("shivers",),
        "essential-tremor": ("shivers", "tremor"),
    }


def test_the_conditions_with_a_finding_leave_out_those_that_it_speaks_against(more: Library) -> None:
    assert dict(more.conditions_with_finding) == {
        "slow-movement": ("cold-hands", "essential-tremor"),
        "shaking-hands": ("cold-hands", "essential-tremor"),
    }


def test_the_forms_of_a_condition_are_its_children(more: Library) -> None:
    assert dict(more.children) == {"essential-tremor": ("cold-fingers", "cold-hands")}


def test_the_questions_about_a_finding_are_all_that_offer_it(more: Library) -> None:
    assert dict(more.questions_about) == {
        "slow-movement": ("more-speed", "speed"),
        "sudden-shaking": ("speed",),
        "face-drooping": ("more-speed",),
        "shaking-got-worse": ("tremor-course",),
        "shaking-stayed": ("tremor-course",),
    }


def test_the_red_flags_of_an_article_are_the_general_ones_in_the_order_of_their_file_the_shared_ones_and_its_own(
    more: Library,
) -> None:
    flags = more.flags_of(more.symptoms["shivers"].record)

    assert [flag.id for flag in more.flags_everywhere] == ["stroke-signs", "awake"]
    assert [(flag.id, str(flag.level)) for flag in flags] == [
        ("stroke-signs", "ambulance"),
        ("white-fingers", "ambulance"),
        ("very-frozen", "emergency"),
        ("awake", "same-day"),
        ("frozen", "same-day"),
    ]


def test_an_article_without_red_flags_has_the_general_ones(
    load: Callable[..., Loaded], valid_content: dict[str, str]
) -> None:
    library = load({**valid_content, "symptoms/new.yml": "name: New\nfinding: slow-movement\n"}).library

    assert [flag.id for flag in library.flags_of(library.symptoms["new"].record)] == ["stroke-signs"]


def test_prose_pages_are_in_the_order_of_their_names(load: Callable[..., Loaded]) -> None:
    library = load({"prose/b.md": "# B\n", "prose/a.md": "# A\n"}).library

    assert [page.name for page in library.prose] == ["a", "b"]


def test_a_record_is_found_at_its_own_place(library: Library) -> None:
    finding, symptom = library.findings["slow-movement"], library.symptoms["tremor"]

    assert finding.key() == Mark("content/findings/nerves.yml", 12, 1)
    assert finding.key("kind") == Mark("content/findings/nerves.yml", 14, 3)
    assert finding.at("kind") == Mark("content/findings/nerves.yml", 14, 9)
    assert finding.at("question", near="slowly") == Mark("content/findings/nerves.yml", 15, 30)
    assert symptom.key() == Mark("content/symptoms/tremor.yml", 1, 1)
    assert symptom.at("red_flags", 0, "level") == Mark("content/symptoms/tremor.yml", 23, 12)
