"""What an editor reads about a record that is wrong: one sentence a mistake, at its place, with what to do about it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator.model.validate import suggest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Loaded

    ProblemsWith = Callable[..., list[tuple[str, str, str]]]


class File(NamedTuple):
    """The beginning of a file that has no mistake yet."""

    path: str
    text: str

    def but(self, old: str, new: str) -> File:
        return self._replace(text=self.text.replace(old, new))


FINDING = File(
    "findings/new.yml",
    """\
new:
  name: new finding
  kind: symptom
""",
)
CONDITION = File(
    "conditions/new.yml",
    """\
name: New condition
urgency: soon
""",
)
SYMPTOM = File(
    "symptoms/new.yml",
    """\
name: New symptom
finding: shaking-hands
""",
)
QUESTION = File(
    "questions/new.yml",
    """\
new:
  text: What now?
  kind: one-of
""",
)
REFERENCE = File(
    "references/new.yml",
    """\
new:
  title: New reference
""",
)
JOURNEY = File(
    "journeys/new.yml",
    """\
new:
  story: A person has it.
  expect: {urgency: soon}
""",
)
ONE_MISTAKE = [
    # unknown fields
    (
        FINDING,
        "  backgroud: rare",
        "4:3 unknown-field",
        "there is no field `backgroud` here",
        "did you mean `background`?",
    ),
    (FINDING, "  asked_of: {sx: male}", "4:14 unknown-field", "there is no field `sx` here", "did you mean `sex`?"),
    (CONDITION, "colour: red", "3:1 unknown-field", "there is no field `colour` here", "no field has a similar name"),
    (
        CONDITION,
        "prevalence: {xyz: 5, per_100k: 5, cite: tremor-guide}",
        "3:14 unknown-field",
        "there is no field `xyz` here",
        "the fields here are `per_100k`, `basis`, `among`, `region`, `cite`",
    ),
    (CONDITION, "findings: [{id: shaking-hands, percnt: 5}]", "3:32 unknown-field", "", "did you mean `percent`?"),
    (
        CONDITION,
        "prevalence: {per_100k: 5, cite: [tremor-guide, {rf: tremor-guide}]}",
        "3:49 unknown-field",
        "there is no field `rf` here",
        "did you mean `ref`?",
    ),
    (CONDITION, "prevalence: {per_100k: 5, cite: {rf: tremor-guide}}", "3:34 unknown-field", "", "did you mean `ref`?"),
    (
        SYMPTOM,
        "causes:\n  - group: lifestyle\n    lead: A.\n    items:\n      - {name: a, text: A., causes: coffee}",
        "7:29 unknown-field",
        "there is no field `causes` here",
        "did you mean `cause`?",
    ),
    (JOURNEY, "  exept: no", "4:3 unknown-field", "there is no field `exept` here", "did you mean `expect`?"),
    # missing fields
    (
        FINDING.but("  name: new finding\n", ""),
        "",
        "1:1 missing-field",
        "the field `name` is missing here",
        "add `name:`",
    ),
    (CONDITION.but("urgency: soon\n", ""), "", "1:1 missing-field", "the field `urgency` is missing here", ""),
    (CONDITION, "prevalence: {per_100k: 5}", "3:1 missing-field", "the field `cite` is missing here", "add `cite:`"),
    (CONDITION, "findings:\n  - percent: 5", "4:5 missing-field", "the field `id` is missing here", "add `id:`"),
    (CONDITION, "sex: {female: 0.6}", "3:1 missing-field", "the field `male` is missing here", "add `male:`"),
    # words
    (
        FINDING.but("symptom", "symptm"),
        "",
        "3:9 unknown-word",
        "`kind` cannot be `symptm`",
        "did you mean `symptom`?",
    ),
    (
        CONDITION.but("soon", "asap"),
        "",
        "2:10 unknown-word",
        "`urgency` cannot be `asap`",
        "the words here are `self-care`, `routine`, `soon`, `same-day`, `emergency`, `ambulance`",
    ),
    (CONDITION.but("soon", "3"), "", "2:10 unknown-word", "`urgency` must be a word", "the words here are"),
    (CONDITION.but("soon", "[soon]"), "", "2:10 unknown-word", "`urgency` must be a word", "`soon`"),
    (
        CONDITION,
        "findings: [{id: shaking-hands, frequency: often}]",
        "3:43 unknown-word",
        "`frequency`",
        "`very-common`",
    ),
    (
        SYMPTOM,
        "see_doctor_if: [{text: A., level: emergency}]",
        "3:35 unknown-word",
        "`level` cannot be `emergency`",
        "the words here are `routine`, `soon`",
    ),
    (JOURNEY, "  otherwise: maybe", "4:14 unknown-word", "`otherwise`", "the words here are `no`, `unknown`"),
    # a word or something else
    (
        FINDING,
        "  background: oftn",
        "4:15 unknown-word",
        "`background` cannot be `oftn`",
        "the words here are `rare`, `occasional`, `common`, `very-common`",
    ),
    (FINDING, '  background: "0.2"', "4:15 unknown-word", "`background` cannot be `0.2`", "the words here are"),
    (FINDING, "  background: 1.5", "4:15 bad-value", "`background` must be 1 or less", "a share from 0 to 1"),
    (FINDING, "  background: -0.1", "4:15 bad-value", "`background` must be 0 or more", "a share from 0 to 1"),
    (FINDING, "  background: true", "4:15 bad-value", "`background` must be a number", "write digits"),
    (FINDING, "  background: [rare]", "4:15 bad-value", "`background` must be a number", "write digits"),
    (CONDITION, "sex: femal", "3:6 unknown-word", "`sex` cannot be `femal`", "did you mean `female-only`?"),
    (CONDITION, "sex: other", "3:6 unknown-word", "", "the words here are `female-only`, `male-only`"),
    (CONDITION, "sex: [female]", "3:6 bad-value", "`sex` must have fields of its own", "`female:` and `male:`"),
    (CONDITION, "sex: 0.5", "3:6 bad-value", "`sex` must have fields of its own", "`female:` and `male:`"),
    (CONDITION, "sex: {femal: 0.6, male: 0.4}", "3:7 unknown-field", "no field `femal`", "did you mean `female`?"),
    (CONDITION, "sex: {female: 0.6, male: 0.6}", "3:6 bad-value", "`sex` must be shares that add up to 1", "decimals"),
    (CONDITION, "sex: {female: 0.6, male: much}", "3:26 bad-value", "`male` must be a number", "write digits"),
    # ids
    (FINDING, "  implies: [Shaking Hands]", "4:13 bad-id", "'Shaking Hands' is not an id", "lower-case letters"),
    (CONDITION, "aliases: [old_id]", "3:11 bad-id", "'old_id' is not an id", "lower-case letters"),
    (CONDITION, "prevalence: {per_100k: 5, cite: Guide}", "3:33 bad-id", "'Guide' is not an id", "lower-case letters"),
    (SYMPTOM, "body_area: Arms", "3:12 bad-id", "'Arms' is not an id", "lower-case letters"),
    (SYMPTOM, "body_area: [arms, -head]", "3:19 bad-id", "'-head' is not an id", "lower-case letters"),
    # types
    (FINDING.but("new finding", "12"), "", "2:9 bad-value", "`name` must be text", "quotation marks"),
    (FINDING.but("new finding", "''"), "", "2:9 bad-value", "`name` is empty", "write something here"),
    (FINDING.but("new finding", "'  '"), "", "2:9 bad-value", "`name` is empty", "write something here"),
    (FINDING.but("new finding", ""), "", "2:8 bad-value", "`name` is empty", "write something here"),
    (FINDING.but("symptom", ""), "", "3:8 bad-value", "`kind` is empty", "write something here"),
    (FINDING, "  help: {family-doctor}", "4:9 bad-value", "`help` must be text", "quotation marks"),
    (FINDING, '  question: "a\\nb"', "4:13 bad-value", "`question` must be one line of plain words", "on one line"),
    (FINDING, "  implies: shaking-hands", "4:12 bad-value", "`implies` must be a list", "`- item`"),
    (FINDING, "  implies: [1]", "4:13 bad-value", "item 1 of `implies` must be text", "quotation marks"),
    (FINDING, "  implies:", "4:11 bad-value", "`implies` is empty", "delete the line"),
    (
        FINDING,
        "  implies:\n    - shaking-hands\n    -",
        "6:6 bad-value",
        "item 2 of `implies` is empty",
        "delete the line",
    ),
    (CONDITION, "findings: {shaking-hands: common}", "3:11 bad-value", "`findings` must be a list", "`- item`"),
    (
        CONDITION,
        "findings:\n  - [a]",
        "4:5 bad-value",
        "item 1 of `findings` must have fields",
        "`id:` and `frequency:`",
    ),
    (CONDITION, "prevalence: 5", "3:13 bad-value", "`prevalence` must have fields of its own", "`per_100k:`"),
    (CONDITION, "prevalence: {per_100k: 5, cite: []}", "3:33 bad-value", "`cite` needs 1 or more items", "`- item`"),
    (CONDITION, "prevalence: {per_100k: 5, cite: 5}", "3:33 bad-value", "`cite` must be a list", "`- item`"),
    (CONDITION, "prevalence: {per_100k: many, cite: tremor-guide}", "3:24 bad-value", "must be a number", "digits"),
    (
        CONDITION,
        "findings: [{id: shaking-hands, percent: 120}]",
        "3:41 bad-value",
        "`percent` must be 100 or less",
        "share",
    ),
    (
        CONDITION,
        "findings: [{id: shaking-hands, percent: 0}]",
        "3:41 bad-value",
        "`percent` must be more than 0",
        "share",
    ),
    (
        CONDITION,
        "findings: [{id: shaking-hands, percent: 5%}]",
        "3:41 bad-value",
        "`percent` must be a number",
        "write `5`",
    ),
    (CONDITION, "draft: yes", "3:8 bad-value", "`draft` must be true or false", "write `true`"),
    (CONDITION, "draft: “No”", "3:8 bad-value", "`draft` must be true or false", "write `false`"),
    (CONDITION, "draft: maybe", "3:8 bad-value", "`draft` must be true or false", "true or false"),
    (CONDITION, "draft: 1", "3:8 bad-value", "`draft` must be true or false", "true or false"),
    (CONDITION, "cannot_miss: 'true'", "3:14 bad-value", "`cannot_miss` must be true or false", "quotation marks"),
    (CONDITION, "updated: 22.11.2026", "3:10 bad-value", "`updated` must be a day", "YYYY-MM-DD"),
    (CONDITION, "updated: 2026-13-01", "3:10 bad-value", "`updated` must be a day, and this one does not", "the month"),
    (CONDITION, "authors: dr-who", "3:10 bad-value", "`authors` must be a list", "write `[dr-who]`"),
    (CONDITION, "prevalence:\n  per_100k: “1,000”\n  cite: a-guide", "4:13 bad-value", "must be a number", "`1000`"),
    (CONDITION, "updated: 2026", "3:10 bad-value", "`updated` must be a day", "YYYY-MM-DD"),
    (CONDITION, "updated: '1700000000'", "3:10 bad-value", "`updated` must be a day", "YYYY-MM-DD"),
    (CONDITION, "updated: 2026-11-22T10:00:00", "3:10 bad-value", "`updated` must be a day", "YYYY-MM-DD"),
    (CONDITION, "age: {usual: [20]}", "3:14 bad-value", "`usual` must be a range of ages", "[from, to]"),
    (CONDITION, "age: {usual: [20, 30, 40]}", "3:14 bad-value", "`usual` must be a range of ages", "[from, to]"),
    (CONDITION, "age: {usual: [30, 20]}", "3:14 bad-value", "`usual` must be a range of ages", "[from, to]"),
    (CONDITION, "age: {usual: [20, 130]}", "3:14 bad-value", "`usual` must be a range of ages", "120"),
    (CONDITION, "age: {usual: [20, 30.5]}", "3:14 bad-value", "`usual` must be a range of ages", "whole years"),
    (CONDITION, "age: {usual: [false, true]}", "3:14 bad-value", "`usual` must be a range of ages", "whole years"),
    (CONDITION, "age: {usual: 20-30}", "3:14 bad-value", "`usual` must be a range of ages", "[from, to]"),
    (REFERENCE, "  url: ftp://example.org", "3:8 bad-value", "`url` is not written as it must be", "address"),
    (REFERENCE, "  url: https://example.org/a b", "3:8 bad-value", "`url` is not written as it must be", "address"),
    (
        REFERENCE,
        "  doi: doi.org/10.1000/1",
        "3:8 bad-value",
        "`doi` is not written as it must be",
        "beginning with 10.",
    ),
    (REFERENCE, "  pmid: 0", "3:9 bad-value", "`pmid` is not written as it must be", "PubMed"),
    (REFERENCE, "  year: 24", "3:9 bad-value", "`year` must be 1900 or more", "year"),
    (REFERENCE, "  year: '2024'", "3:9 bad-value", "`year` must be a whole number", "write `2024`"),
    (REFERENCE, "  year: last", "3:9 bad-value", "`year` must be a whole number", "digits only"),
    (REFERENCE, "  year: 2024.5", "3:9 bad-value", "`year` must be a whole number", "digits"),
    (REFERENCE, "  volume: [1]", "3:11 bad-value", "`volume` must be text", "words"),
    (JOURNEY, "  age: 200", "4:8 bad-value", "`age` must be 120 or less", "age"),
    # as people write numbers, days and words
    (CONDITION, "prevalence: {per_100k: 5, cite: “Guide”}", "3:33 bad-id", "is not an id", "write `guide`"),
    (CONDITION, "updated: 26/11/2026", "3:10 bad-value", "must be a day", "YYYY-MM-DD: `2026-11-26`"),
    (CONDITION, "updated: 26.11.26", "3:10 bad-value", "must be a day", "YYYY-MM-DD: `2026-11-26`"),
    (CONDITION, "updated: 2026/1/5", "3:10 bad-value", "must be a day", "YYYY-MM-DD: `2026-01-05`"),
    (CONDITION, "updated: 05/01/2026", "3:10 bad-value", "must be a day", "`2026-01-05` or `2026-05-01`"),
    (CONDITION, "updated: 05/05/2026", "3:10 bad-value", "must be a day", "YYYY-MM-DD: `2026-05-05`"),
    (CONDITION, "updated: \uff12026-11-26", "3:10 bad-value", "must be a day", "YYYY-MM-DD: `2026-11-26`"),
    (CONDITION, "updated: 31/31/2026", "3:10 bad-value", "must be a day", "YYYY-MM-DD, as in"),
    (CONDITION, "updated: 26-11/2026", "3:10 bad-value", "must be a day", "YYYY-MM-DD, as in"),
    (CONDITION, "prevalence:\n  per_100k: 2,5\n  cite: a", "4:13 bad-value", "must be a number", "write `2.5`"),
    (CONDITION, "prevalence:\n  per_100k: \uff12\uff15\n  cite: a", "4:13 bad-value", "must be a number", "write `25`"),
    (FINDING, "  background: 0,3", "4:15 unknown-word", "`background` cannot be `0,3`", "write `0.3`"),
    (FINDING, "  background: 5 %", "4:15 unknown-word", "`background` cannot be `5 %`", "write `0.05`"),
    (FINDING, "  background: “rare”", "4:15 unknown-word", "`background` cannot be", "write `rare`: curly"),
    (CONDITION.but("soon", "“soon”"), "", "2:10 unknown-word", "`urgency` cannot be", "write `soon`: curly"),
    # signs that nobody sees
    (CONDITION.but("soon", "so\u200bon"), "", "2:12 hidden-character", "zero width space, U+200B", "--fix"),
    (CONDITION, "parent: tremor\u00a0", "3:15 hidden-character", "no-break space, U+00A0", "--fix"),
    (CONDITION, "updated: 2026-11-26\u00a0", "3:20 hidden-character", "no-break space, U+00A0", "--fix"),
    (CONDITION, "cannot_miss: true\u2009", "3:18 hidden-character", "thin space, U+2009", "--fix"),
    (CONDITION, "prevalence:\n  per_100k: 5\u00a0\n  cite: a", "4:14 hidden-character", "in `per_100k`", "--fix"),
    (CONDITION, "age:\n  usual:\u00a0[1, 2]", "4:9 hidden-character", "stands in `age`", "--fix"),
    # what is missing, with what to write
    (
        CONDITION.but("urgency: soon\n", ""),
        "",
        "1:1 missing-field",
        "`urgency`",
        "`same-day`, `emergency` or `ambulance`",
    ),
    (CONDITION.but("name: New condition\n", ""), "", "1:1 missing-field", "`name`", "The medical name."),
    # what only makes sense together
    (
        CONDITION,
        "red_flags: [{id: a, when: {any: [shaking-hands]}, level: soon, text: A.}]",
        "3:58 bad-value",
        "`level` cannot be `soon`",
        "same-day, emergency or ambulance",
    ),
    (
        CONDITION,
        "red_flags: [{id: a, when: {}, level: ambulance, text: A.}]",
        "3:27 bad-value",
        "`when` must name findings",
        "`all:`",
    ),
    (
        CONDITION,
        "red_flags: [{id: a, when: shaking-hands, level: ambulance, text: A.}]",
        "3:27 bad-value",
        "`when` must have fields of its own",
        "`all:` and `any:`",
    ),
    (
        SYMPTOM,
        "treatment: {at_home: [{text: A.}]}",
        "3:23 bad-value",
        "item 1 of `at_home` must have `treatment` or `name`",
        "id of a treatment",
    ),
    (
        QUESTION,
        "  options: [{finding: shaking-hands, label: A}, {label: B}]",
        "4:49 bad-value",
        "item 2 of `options` must have either `finding`, or `id` and `name`",
        "give the id",
    ),
    (
        QUESTION,
        "  options: [{finding: shaking-hands, label: A}, {finding: slow-movement, id: b, name: b, label: B}]",
        "4:49 bad-value",
        "must have either `finding`, or `id` and `name`",
        "give the id",
    ),
    (
        QUESTION,
        "  options: [{finding: shaking-hands, label: A}, {id: b, label: B}]",
        "4:49 bad-value",
        "item 2 of `options` needs a `name`",
        "add `name:`",
    ),
    (
        QUESTION,
        "  options: [{finding: shaking-hands, label: A}]",
        "4:12 bad-value",
        "`options` needs 2 or more items",
        "`- item`",
    ),
]


@pytest.fixture
def problems_with(
    load: Callable[..., Loaded], valid_content: dict[str, str]
) -> Callable[..., list[tuple[str, str, str]]]:
    """Return a function that loads valid content with one more file, and gives the problems of that file."""

    def run(path: str, text: str) -> list[tuple[str, str, str]]:
        problems = load({**valid_content, path: text}).problems
        assert {problem.mark.path for problem in problems} <= {f"content/{path}"}
        return [
            (f"{problem.mark.line}:{problem.mark.column} {problem.code}", problem.message, problem.hint)
            for problem in problems
        ]

    return run


@pytest.mark.parametrize("mistake", ONE_MISTAKE, ids=lambda mistake: f"{mistake[0].path} {mistake[1]}")
def test_one_mistake_is_one_problem_at_its_place_with_a_hint(
    problems_with: ProblemsWith, mistake: tuple[File, str, str, str, str]
) -> None:
    start, more, place, message, hint = mistake

    found = problems_with(start.path, f"{start.text}{more}\n")

    assert [problem[0] for problem in found] == [place]
    assert message in found[0][1]
    assert hint in found[0][2]
    assert found[0][2]


@pytest.mark.parametrize("start", [FINDING, CONDITION, SYMPTOM, QUESTION, REFERENCE, JOURNEY])
def test_the_records_of_these_tests_have_no_mistake_of_their_own(problems_with: ProblemsWith, start: File) -> None:
    options = "  options: [{finding: shaking-hands, label: A}, {finding: slow-movement, label: B}]\n"

    assert problems_with(start.path, start.text + (options if start == QUESTION else "")) == []


@pytest.mark.smoke
def test_every_mistake_of_a_record_is_reported_at_once(problems_with: ProblemsWith) -> None:
    text = """\
name: 5
urgancy: soon
sex: no
findings:
  - {id: Bad, percent: 200}
  - {frequency: rare}
updated: today
"""

    assert [problem[0] for problem in problems_with("conditions/new.yml", text)] == [
        "1:7 bad-value",
        "2:1 unknown-field",
        "3:6 unknown-word",
        "5:10 bad-id",
        "5:24 bad-value",
        "6:5 missing-field",
        "7:10 bad-value",
    ]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("conditions/new.yml", "a text\n", "1:1 bad-value this record must have fields of its own"),
        ("conditions/new.yml", "- name: a\n", "1:1 bad-value this record must have fields of its own"),
        ("conditions/new.yml", "# a comment\n\n  5\n", "3:3 bad-value this record must have fields of its own"),
        ("findings/new.yml", "new:\n", "1:5 bad-value this record is empty"),
        ("findings/new.yml", "new: text\n", "1:6 bad-value this record must have fields of its own"),
        ("findings/new.yml", "new: [a]\n", "1:6 bad-value this record must have fields of its own"),
        ("findings/new.yml", "- new\n", "1:1 wrong-shape this file must hold records, each below its id"),
        ("findings/new.yml", "text\n", "1:1 wrong-shape this file must hold records, each below its id"),
        ("glossary.yml", "a: 5\n", "1:4 bad-value this record must be text"),
        ("glossary.yml", "a: [b]\n", "1:4 bad-value this record must be text"),
        ("glossary.yml", "a:\n", "1:3 bad-value this record is empty"),
        ("safety-notes.yml", "- a\n", "1:3 bad-value this record must have fields of its own"),
        ("safety-notes.yml", "a: b\n", "1:1 wrong-shape this file must hold a list of records"),
    ],
)
def test_what_is_no_record_at_all_is_one_problem(
    problems_with: ProblemsWith, path: str, text: str, expected: str
) -> None:
    assert [f"{place} {message}" for place, message, _ in problems_with(path, text)] == [expected]


def test_thousands_of_mistakes_do_not_take_long(problems_with: ProblemsWith) -> None:
    text = CONDITION.text + "".join(f"field-{number}: 1\n" for number in range(2000))
    start = time.process_time()

    assert len(problems_with("conditions/new.yml", text)) == 2000
    assert time.process_time() - start < 20


def test_a_hint_names_the_nearest_word_or_all_where_they_are_few() -> None:
    many = [f"word-{number:02}" for number in range(13)]

    assert suggest("strok", ["stroke", "tremor"], "condition") == "did you mean `stroke`?"
    assert suggest("xyz", ["stroke", "tremor"], "condition") == "the conditions here are `stroke`, `tremor`"
    assert suggest("xyz", {"b": 1, "a": 2}, "group") == "the groups here are `a`, `b`"
    assert suggest("xyz", many, "word") == "no word has a similar name"
    assert suggest("xyz", [], "word") == "no word has a similar name"


def test_a_hint_finds_a_name_of_which_parts_were_left_out() -> None:
    names = ["duyff-thyroid-neuromuscular-2000", "duyff-hyperthyroid-women-2000", "who-growth-charts-2000"]

    assert suggest("duyff-2000", names, "reference") == f"did you mean `{names[0]}` or `{names[1]}`?"
