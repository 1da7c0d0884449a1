"""Words: the rules that read the texts of records and pages."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import Problem


@pytest.fixture
def found(judge: Callable[..., list[Problem]], places: Callable[..., list[str]]) -> Callable[[str, str], list[str]]:
    """Return where a rule finds something in a summary; its text begins in line 3."""

    def run(code: str, text: str) -> list[str]:
        files = {"causes/coffee.yml": f"name: Coffee\nsummary: |\n{indent(text, '  ', lambda _: True)}\n"}
        return [place.removeprefix("causes/coffee.yml:") for place in places(judge(code, files))]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 5% shake.", ["3:8"]),
        ("Some 5% shake.[@study]", []),
        ("Some 5% shake [@study], and 6% do not.", ["3:31"]),
        ("Some 5% shake. Others do not.[@study]", ["3:8"]),
        ("First 5%.[@a]\n\nThen 5%.", ["5:8"]),
        ("- 5 mg\n- 6 mg[@a]\n- 7 mg", ["3:5", "5:5"]),
        ("For 2 weeks, since 2019, at 50, type 2.", []),
    ],
)
def test_each_number_asks_for_its_source_at_its_place(
    text: str, expected: list[str], found: Callable[[str, str], list[str]]
) -> None:
    assert found("uncited-statistic", text) == expected


def test_the_source_of_an_item_covers_its_text(
    judge: Callable[..., list[Problem]], places: Callable[..., list[str]]
) -> None:
    article = """\
        name: Tremor
        finding: tremor
        faq:
          - {question: How many?, answer: It is 5%., cite: study}
          - {question: How few?, answer: It is 5%.}
        prevention: It is 5%.
        """

    assert places(judge("uncited-statistic", {"symptoms/tremor.yml": article})) == [
        "symptoms/tremor.yml:5:40",
        "symptoms/tremor.yml:6:19",
    ]


def test_people_and_change_notes_claim_nothing(judge: Callable[..., list[Problem]]) -> None:
    files = {
        "people/ada.yml": "name: Ada\nrole: Doctor\nbio: She always gives 100%.\n",
        "causes/coffee.yml": "name: Coffee\nchange_note: It was 5% and never 6%.\n",
    }

    assert judge("uncited-statistic", files) == judge("uncited-absolute", files) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It always shakes.", ["3:6"]),
        ("It never shakes.[@study]", []),
        ("It does not always shake.", []),
        ("Does it always shake?", []),
        ("**Never** wait.", ["3:5"]),
    ],
)
def test_never_and_always_ask_for_a_source(
    text: str, expected: list[str], found: Callable[[str, str], list[str]]
) -> None:
    assert found("uncited-absolute", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Look for:\n\n- shaking\n- sweat", []),
        ("Look for:\n\n1. shaking\n2. sweat", []),
        ("Look for:", ["3:3"]),
        ("Look for:\n\nShaking.", ["3:3"]),
        ("Look for:[@study]", ["3:3"]),
        ("Look for:\n- shaking", ["4:3"]),
        ("Look for: - shaking - sweat", ["3:11"]),
        ("One thing: it shakes.", []),
        ("Call at 10:30.", []),
        ("- one:\n    - inner\n- two", []),
    ],
)
def test_a_colon_at_the_end_promises_a_list(
    text: str, expected: list[str], found: Callable[[str, str], list[str]]
) -> None:
    assert found("lead-in-without-list", text) == expected


def test_a_lead_is_followed_by_the_items_of_its_record(judge: Callable[..., list[Problem]]) -> None:
    article = """\
        name: Tremor
        finding: tremor
        causes:
          - group: lifestyle
            lead: "These can make hands shake:"
            items: [{name: Coffee, text: Too much of it.}]
        treatment:
          lead: "Try this:"
        """

    (problem,) = judge("lead-in-without-list", {"symptoms/tremor.yml": article})
    assert problem.mark.line == 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ends.", []),
        ("It ends.[@study]", []),
        ("It ends [@study].", []),
        ("Does it end?", []),
        ("It *ends.*", []),
        ("(It ends.)", []),
        ("It ends with a list:\n\n- one\n- two", []),
        ("- one\n- two,", ["4:5"]),
        ("- one\n- two and", ["4:5"]),
        ("It stops", ["3:3"]),
        ("It stops, and\n\nIt ends.", ["3:3"]),
        ("It ends.\n\nIt stops", ["5:3"]),
    ],
)
def test_a_text_ends_where_a_sentence_ends(
    text: str, expected: list[str], found: Callable[[str, str], list[str]]
) -> None:
    assert [place.split(":")[0] for place in found("cut-mid-sentence", text)] == [
        place.split(":")[0] for place in expected
    ]


LONG = "word " * 25 + "end."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LONG.replace("word ", "", 1).capitalize(), []),
        (f"Short. {LONG.capitalize()}", ["3:10"]),
        (f"- {LONG}\n- {LONG}", ["3:3", "4:3"]),
        (LONG.replace("word ", "[word](condition:stroke)[@study] ", 20).replace("word ", "", 1), []),
    ],
)
def test_a_sentence_has_25_words_at_most(
    text: str, expected: list[str], found: Callable[[str, str], list[str]]
) -> None:
    lines = [place.split(":")[0] for place in found("long-sentence", text)]
    assert lines == [place.split(":")[0] for place in expected]


def test_names_and_titles_are_no_sentences(judge: Callable[..., list[Problem]]) -> None:
    files = {"references/a.yml": f"a-b: {{title: {LONG}}}\n", "causes/coffee.yml": f"name: {LONG}\n"}

    assert judge("long-sentence", files) == []


HARD = (
    "Physiological deterioration of skeletal musculature necessitates multidisciplinary rehabilitation. "
    "Individualized nutritional optimization complements continuous professional supervision. "
    "Immobilization accelerates deterioration considerably, particularly following hospitalization. "
    "Inflammatory comorbidity additionally exacerbates functional limitations."
)


def test_a_section_is_judged_as_a_whole(judge: Callable[..., list[Problem]], places: Callable[..., list[str]]) -> None:
    answers = "".join(f"  - question: Why?\n    answer: {sentence}.\n" for sentence in HARD.split(". "))
    article = f"name: Tremor\nfinding: tremor\nsummary: Hands shake.\nfaq:\n{answers}"

    assert places(judge("reading-grade", {"symptoms/tremor.yml": article})) == ["symptoms/tremor.yml:5:15"]


def test_names_of_conditions_do_not_make_a_text_hard(judge: Callable[..., list[Problem]]) -> None:
    named = "You may have amyotrophic lateral sclerosis. It is not amyotrophic lateral sclerosis in most people. " * 3
    files = {"causes/coffee.yml": f"name: Coffee\nsummary: {named}\n"}
    condition = {"conditions/als.yml": "name: Amyotrophic lateral sclerosis\nurgency: soon\n"}

    assert judge("reading-grade", files) != []
    assert judge("reading-grade", files | condition) == []


def test_spelling_is_that_of_the_site(found: Callable[[str, str], list[str]]) -> None:
    assert found("spelling-variant", "A tumour and a tumor.") == ["3:5"]


def test_other_names_and_titles_may_have_any_spelling(judge: Callable[..., list[Problem]]) -> None:
    assert judge("spelling-variant", {"causes/a.yml": "name: A\nalso_called: [tumour]\n"}) == []
    assert judge("spelling-variant", {"references/a.yml": "a-b: {title: A tumour}\n"}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('They say "' + "word " * 25 + '" here.', []),
        ('They say "' + "word " * 26 + '" here.', ["3:12"]),
        ("They say “" + "word " * 26 + "” here.", ["3:12"]),
        ('A "short one" and ' + "word " * 26 + 'and "another".', []),
    ],
)
def test_a_quotation_in_a_text_has_25_words_at_most(
    text: str, expected: list[str], found: Callable[[str, str], list[str]]
) -> None:
    assert found("long-quotation", text) == expected


def test_markup_is_looked_for_everywhere_and_named_at_its_place(
    judge: Callable[..., list[Problem]], places: Callable[..., list[str]]
) -> None:
    files = {
        "causes/coffee.yml": "name: Coffee\nsummary: |\n  First line.\n\n  - an <i>item</i>\n",
        "symptoms/tremor.yml": "name: Tremor\nfinding: tremor\nfaq: [{question: Why?, answer: '[x](tel:911)'}]\n",
        "glossary.yml": "tremor: shaking\u200b hands\n",
        "prose/about.md": "# About\n\n<div>\n",
        "prose/help.md": "# Data\n\n## More\n\nWords with `code`.\n",
    }

    assert places(judge("unsafe-markdown", files)) == [
        "causes/coffee.yml:5:8",
        "causes/coffee.yml:5:15",
        "glossary.yml:1:16",
        "prose/about.md:3:1",
        "symptoms/tremor.yml:3:37",
    ]
    assert judge("disallowed-markdown", files) == []


def test_a_finding_made_by_an_option_is_read_once(judge: Callable[..., list[Problem]]) -> None:
    question = """\
        course:
          text: How was it?
          kind: one-of
          about: tremor
          options:
            - {id: got-worse, name: "**worse**", label: Worse}
            - {id: stayed, name: stayed, label: Same}
        """

    assert len(judge("disallowed-markdown", {"questions/a.yml": question})) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call 911 now.", ["3:8"]),
        ("Dial 112, or call 999.", ["3:8", "3:21"]),
        ("Call {emergency-number} now.", []),
        ("In 112 people. Area code 911.", []),
        ("See your GP. GPs know.", ["3:12", "3:16"]),
        ("Go to A&E, or to the ER.", ["3:9", "3:24"]),
        ("The ERK gene and GPX4.", []),
    ],
)
def test_a_number_or_name_of_one_country_is_found(
    text: str, expected: list[str], found: Callable[[str, str], list[str]]
) -> None:
    assert found("typed-local-word", text) == expected
