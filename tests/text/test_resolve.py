"""What a text becomes on a page."""

import pytest

from generator.text import GlossaryTerms, citations, placeholders, record_links, resolve

TEXT = "Call {emergency-number}.[@nhs-stroke] See [a **stroke**](condition:stroke) or [the NHS](https://www.nhs.uk/)."


class Page:
    """A page that shows what it was asked."""

    def __init__(self) -> None:
        self.met: set[str] = set()

    def cite(self, identity: str) -> str:
        return f"«{identity}»"

    def link(self, kind: str, identity: str, label: str) -> str:
        return f"«{kind}|{identity}|{label}»"

    def placeholder(self, name: str) -> str:
        return {"emergency-number": "911", "family-doctor": "your doctor"}[name]

    def term(self, term: str, shown: str) -> str | None:
        if term in self.met:
            return None
        self.met.add(term)
        return f"«{term}={shown}»"


def test_citations_links_and_placeholders_become_what_the_page_says() -> None:
    expected = "Call 911.«nhs-stroke» See «condition|stroke|a **stroke**» or [the NHS](https://www.nhs.uk/)."
    assert resolve(TEXT, Page()) == expected


def test_what_a_text_refers_to_is_listed_in_order() -> None:
    assert citations("[@b] and [@a][@b], not \\[@c] or [@C]") == ("b", "a", "b")
    assert record_links(TEXT + " [x](cause:aging)") == (("condition", "stroke"), ("cause", "aging"))
    assert placeholders("{family-doctor}, {emergency-number}, {other}") == ("family-doctor", "emergency-number")


def test_a_citation_stands_at_its_word() -> None:
    assert resolve("Words [@a] and more. [@b]\n\n- [@c] item", Page()) == "Words«a» and more.«b»\n\n- «c» item"


def test_a_number_at_the_start_of_a_line_begins_no_list() -> None:
    assert resolve("Call\n{emergency-number}. Now.", Page()) == "Call\n911\\. Now."


def test_code_of_a_hand_written_page_stays_as_it_is() -> None:
    assert resolve("Write `[@id]` or `{family-doctor}`.", Page()) == "Write `[@id]` or `{family-doctor}`."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Atrophy is atrophy.", "«atrophy=Atrophy» is atrophy."),
        ("ALS, als, Als", "«ALS=ALS», als, Als"),
        ("muscle atrophy, atrophy", "«muscle atrophy=muscle atrophy», «atrophy=atrophy»"),
        ("muscle\natrophy", "«muscle atrophy=muscle\natrophy»"),
        ("atrophying, non-atrophy, atrophy-like", "atrophying, non-atrophy, atrophy-like"),
        ("[atrophy](condition:als) atrophy", "«condition|als|atrophy» «atrophy=atrophy»"),
        ("[atrophy](https://a.example) atrophy", "[atrophy](https://a.example) «atrophy=atrophy»"),
        ("**atrophy**", "**«atrophy=atrophy»**"),
        ("## Atrophy\n\nAtrophy", "## Atrophy\n\n«atrophy=Atrophy»"),
        ("x[@atrophy] y", "x«atrophy» y"),
    ],
)
def test_a_glossary_term_is_offered_to_the_page_where_it_is_a_word(text: str, expected: str) -> None:
    terms = GlossaryTerms(["atrophy", "muscle atrophy", "ALS"])
    assert resolve(text, Page(), terms) == expected


def test_the_page_decides_which_use_of_a_term_is_the_first() -> None:
    page, terms = Page(), GlossaryTerms(["atrophy"])
    assert resolve("Atrophy.", page, terms) == "«atrophy=Atrophy»."
    assert resolve("Atrophy.", page, terms) == "Atrophy."
