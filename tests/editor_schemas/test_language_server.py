from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator.editor_schemas import modeline
from generator.model import KINDS, Kind

if TYPE_CHECKING:
    from tests.editor_schemas.conftest import LanguageServer

KIND = {kind.name: kind for kind in KINDS}


class Case(NamedTuple):
    """What is asked of the files of one kind; `¦` is where the cursor stands."""

    fields: str
    offers_fields: set[str]
    values: str
    offers_values: set[str]
    pointed: str
    sentence: str
    wrong: str
    problems: list[str]


CASES = {
    "symptom": Case(
        fields="name: Tremor\n¦\n",
        offers_fields={"finding", "see_doctor_if", "faq"},
        values="name: Tremor\nminimum_urgency: ¦\n",
        offers_values={"self-care", "routine", "soon", "same-day", "emergency", "ambulance"},
        pointed="name: Tremor\nalways¦_ask: [shaking-hands]\n",
        sentence="What is asked before the questionnaire may stop.",
        wrong="name: Tremor\nfinding: shaking-hands\ncauses:\n  - group: Life style\n    lead: Some.\n    items: []\n",
        problems=["4: This is not an id", "6: Array has too few items"],
    ),
    "condition": Case(
        fields="name: Stroke\nfindings:\n  - ¦\n",
        offers_fields={"id", "frequency", "percent", "cite"},
        values="name: Stroke\nfindings:\n  - {id: weakness, frequency: ¦}\n",
        offers_values={"always", "very-common", "common", "occasional", "rare"},
        pointed="name: Stroke\nurgency: ambu¦lance\n",
        sentence="* `ambulance`: Call the emergency number now.",
        wrong="name: Stroke\nurgency: quick\nupdated: 22.11.2026\nsymptoms: none\n",
        problems=[
            "2: Value is not accepted",
            "3: Write the day as YYYY-MM-DD.",
            "4: Property symptoms is not allowed.",
        ],
    ),
    "cause": Case(
        fields="name: Coffee\n¦\n",
        offers_fields={"kind", "summary", "cite"},
        values="name: Coffee\nkind: ¦\n",
        offers_values={"habit", "medicine", "disease", "injury", "other"},
        pointed="name: Coffee\nci¦te: tremor-guide\n",
        sentence="Where it comes from.",
        wrong="kind: drink\ncite: 3\n",
        problems=["1: Missing property", "1: Value is not accepted", "2: Incorrect type."],
    ),
    "treatment": Case(
        fields="name: Rest\n¦\n",
        offers_fields={"kind", "benefit", "harm", "avoid_if"},
        values="name: Rest\nkind: ¦\n",
        offers_values={"at-home", "medical"},
        pointed="name: Rest\nkind: at-home\nwith¦out: It may get worse.\n",
        sentence="What is likely to happen without it.",
        wrong="name: Rest\nkind: at-home\ntest: maybe\navoid_if:\n  - finding: pain\n",
        problems=["3: Incorrect type.", "5: Missing property"],
    ),
    "person": Case(
        fields="name: Jane Doe\nlinks:\n  - ¦\n",
        offers_fields={"label", "url"},
        values="name: Jane Doe\nkind: ¦\n",
        offers_values={"person", "organisation"},
        pointed="name: Jane Doe\nrole: Writes\ncreden¦tials: MD\n",
        sentence="Degrees and licences.",
        wrong="name: Jane Doe\nrole: Writes\nlinks:\n  - {label: Page, url: example.org}\n",
        problems=["4: This is not written as it must be."],
    ),
    "finding": Case(
        fields="shaking-hands:\n  ¦\n",
        offers_fields={"name", "kind", "question", "background", "asked_of"},
        values="shaking-hands:\n  background: ¦\n",
        offers_values={"rare", "occasional", "common", "very-common"},
        pointed="shaking-hands:\n  name: shaking hands\n  ki¦nd: sign\n",
        sentence="* `sign`: An examination or a test finds it; readers are never asked about it.",
        wrong="Shaking Hands:\n  name: shaking hands\n  kind: symptom\n  asked_of: {age: [18]}\n",
        problems=["1: This is not an id", "4: Array has too few items"],
    ),
    "question": Case(
        fields="tremor-course:\n  options:\n    - ¦\n",
        offers_fields={"finding", "name", "label"},
        values="tremor-course:\n  kind: ¦\n",
        offers_values={"one-of", "any-of"},
        pointed="tremor-course:\n  text: How?\n  kind: one-of\n  ab¦out: shaking-hands\n",
        sentence="The finding that must be yes before this question is asked.",
        wrong="course:\n  text: How?\n  kind: one-of\n  options:\n    - {label: Worse}\n    - {finding: a, label: B}\n",
        problems=["5: Missing property"],
    ),
    "reference": Case(
        fields="tremor-guide:\n  ¦\n",
        offers_fields={"title", "doi", "pmid", "accessed"},
        values="tremor-guide:\n  accessed: ¦\n",
        offers_values={"today"},
        pointed="tremor-guide:\n  title: A guide\n  do¦i: 10.1000/182\n",
        sentence="Its doi, beginning with 10.",
        wrong="tremor-guide:\n  title: A guide\n  year: 24\n  doi: doi.org/10.1000/182\n",
        problems=["3: Value is below the minimum", "4: This is not written as it must be."],
    ),
    "journey": Case(
        fields="long-shaking:\n  expect:\n    ¦\n",
        offers_fields={"urgency", "first", "red_flag", "never_asks"},
        values="long-shaking:\n  otherwise: ¦\n",
        offers_values={"no", "unknown"},
        pointed="long-shaking:\n  story: A woman of 60.\n  other¦wise: unknown\n  expect: {urgency: routine}\n",
        sentence="* `unknown`: The person does not know.",
        wrong="long-shaking:\n  story: A woman of 60.\n  age: sixty\n  expect: {urgency: slow}\n",
        problems=["3: Incorrect type.", "4: Value is not accepted"],
    ),
    "red-flag": Case(
        fields="stroke-signs:\n  ¦\n",
        offers_fields={"when", "level", "text", "everywhere"},
        values="stroke-signs:\n  level: ¦\n",
        offers_values={"same-day", "emergency", "ambulance"},
        pointed="stroke-signs:\n  when:\n    an¦y: [face-drooping]\n  level: ambulance\n  text: One side droops.\n",
        sentence="Findings of which at least one must be yes.",
        wrong="stroke-signs:\n  when: {}\n  level: soon\n  text: One side of the face droops.\n",
        problems=["2: Missing property", "3: Value is not accepted"],
    ),
    "term": Case(
        fields="tremor:\n  ¦\n",
        offers_fields={"meaning"},
        values="¦",
        offers_values={"term"},
        pointed="tremor:\n  mean¦ing: shaking that you cannot stop\n",
        sentence="What the word means, in one plain sentence.",
        wrong="tremor:\n  means: shaking\n",
        problems=["2: Property means is not allowed.", "1: Missing property"],
    ),
    "safety-note": Case(
        fields="- id: calmer-tremor\n  ¦\n",
        offers_fields={"date", "lowers", "reason"},
        values="- id: calmer-tremor\n  date: ¦\n",
        offers_values={"today"},
        pointed="- id: calmer-tremor\n  date: 2026-11-22\n  low¦ers: The advice.\n  reason: It is seldom serious.\n",
        sentence="What becomes less urgent.",
        wrong="- id: calmer-tremor\n  date: yesterday\n  lowers: The advice.\n",
        problems=["1: Missing property", "2: Write the day as YYYY-MM-DD."],
    ),
}


def test_every_kind_of_record_has_its_case() -> None:
    assert CASES.keys() == KIND.keys()


def mapped(kind: Kind) -> tuple[str, str]:
    """Return where a file of the kind lies, where the settings of the workspace find its schema; and its beginning."""
    return f"content/{kind.place}{'example.yml' if kind.place.endswith('/') else ''}", ""


def said(kind: Kind) -> tuple[str, str]:
    """Return a place that no setting knows, as deep as the kind's own; and the line that leads to the schema."""
    return f"drafts/{'kept/' if kind.place.endswith('/') else ''}example.yml", modeline(kind) + "\n"


@pytest.fixture(params=[mapped, said], ids=["by the settings", "by the first line"])
def way(request: pytest.FixtureRequest) -> tuple[str, str]:
    found: tuple[str, str] = request.param(KIND[request.node.callspec.params["kind"]])
    return found


@pytest.mark.parametrize("kind", CASES)
def test_fields_are_offered_with_a_sentence_each(kind: str, way: tuple[str, str], server: LanguageServer) -> None:
    path, first = way
    offered = server.complete(path, first + CASES[kind].fields)

    assert offered.keys() >= CASES[kind].offers_fields
    assert [name for name in CASES[kind].offers_fields if not offered[name]["documentation"]] == []


@pytest.mark.parametrize("kind", CASES)
def test_values_are_offered_with_a_sentence_each(kind: str, way: tuple[str, str], server: LanguageServer) -> None:
    path, first = way
    offered = server.complete(path, first + CASES[kind].values)

    assert {name.strip('"') for name in offered} == CASES[kind].offers_values
    assert [name for name, item in offered.items() if not item["documentation"]] == []


@pytest.mark.parametrize("kind", CASES)
def test_pointing_at_a_field_shows_its_sentence(kind: str, way: tuple[str, str], server: LanguageServer) -> None:
    path, first = way

    assert CASES[kind].sentence in server.hover(path, first + CASES[kind].pointed)


@pytest.mark.parametrize("kind", CASES)
def test_what_is_wrong_is_underlined_at_its_line(kind: str, way: tuple[str, str], server: LanguageServer) -> None:
    path, first = way
    found = server.problems(path, first + CASES[kind].wrong)
    lines = len(first.splitlines())

    expected = [
        f"{int(line) + lines}:{message}" for line, message in (each.split(":", 1) for each in CASES[kind].problems)
    ]
    assert len(found) == len(expected)
    assert [want for want, have in zip(sorted(expected), sorted(found), strict=True) if not have.startswith(want)] == []


def test_a_wrong_id_is_answered_with_what_an_id_looks_like(server: LanguageServer) -> None:
    problems = server.problems("content/conditions/x.yml", "name: X\nurgency: soon\nfindings: [Muscle weakness]\n")

    assert problems == [
        "3: This is not an id: use lower-case letters, digits and single hyphens, as in muscle-weakness."
    ]


def test_a_whole_record_inside_a_record_is_offered_with_all_that_it_needs(server: LanguageServer) -> None:
    offered = server.complete("content/conditions/x.yml", "name: X\n¦\n")

    assert offered["prevalence"]["insertText"] == "prevalence:\n  per_100k: $1\n  cite: $2"
    assert offered["findings"]["insertText"] == "findings:\n  - "


def test_a_citation_and_the_placeholders_are_offered_for_a_text(server: LanguageServer) -> None:
    offered = server.complete("content/conditions/x.yml", "name: X\nsummary: ¦\n")

    assert offered["[@reference-id]"]["insertText"] == "[@${1:reference-id}]"
    assert offered.keys() >= {"{emergency-number}", "{emergency-department}", "{family-doctor}"}


def test_the_word_null_is_offered_nowhere_and_an_empty_optional_field_is_not_underlined(
    server: LanguageServer,
) -> None:
    assert "null" not in server.complete("content/conditions/x.yml", "name: X\nrarity: ¦\n")
    assert server.problems("content/conditions/x.yml", "name: X\nurgency: soon\nrarity:\n") == []


@pytest.mark.parametrize(
    ("path", "text", "offered"),
    [
        ("site_config/site.yml", "name: X\nspelling: ¦\n", {"american", "british"}),
        ("site_config/wording.yml", "urgency:\n  ¦\n", {"self-care", "ambulance"}),
        ("site_config/navigation.yml", "¦", {"home_symptoms"}),
        ("site_config/rules.yml", "exceptions:\n  - ¦\n", {"rule", "path", "until", "reason"}),
        ("site_config/locales/us.yml", "region: X\n¦\n", {"emergency_number", "crisis_line"}),
    ],
)
def test_the_files_of_the_settings_are_completed_as_well(
    path: str, text: str, offered: set[str], server: LanguageServer
) -> None:
    assert server.complete(path, text).keys() >= offered


def test_the_records_of_this_very_site_are_not_underlined(server: LanguageServer) -> None:
    # One of each layout: the whole of the content is put to the schemas, without the server, beside this module.
    for text, path in (
        ("a-b:\n  name: a\n  kind: symptom\n", "content/findings/x.yml"),
        ("[]\n", "content/safety-notes.yml"),
        ("id: x\nname: X\nurgency: soon\n", "content/conditions/x.yml"),
    ):
        assert server.problems(path, dedent(text)) == []
