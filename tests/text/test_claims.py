"""Which numbers, and which "never" and "always", ask for a source."""

import pytest

from generator.text import absolutes, statistics


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("About 5% of people.", ["5%"]),
        ("Between 20 and 30 percent die.", ["20 and 30 percent"]),
        ("It is 20–30 % of deaths.", ["20–30 %"]),
        ("ninety percent", ["ninety percent"]),
        ("1 in 10 and one in five", ["1 in 10", "one in five"]),
        ("more than one in a hundred", ["one in a hundred"]),
        ("4 out of 5, or two out of every three", ["4 out of 5", "two out of every three"]),
        ("39 of 100 people, 3 of the 20 asked", ["39 of 100", "3 of the 20"]),
        ("40 to 70 people in a million; of each 100, some", ["40 to 70 people in a million", "of each 100"]),
        ("1.2 million people; five or more times that", ["1.2 million", "five or more times"]),
        ("5 people in two weeks", []),
        ("9 per 100,000 people", ["9 per 100,000"]),
        ("half of people, a third of older adults", ["half of people", "a third of older adults"]),
        ("3 times as likely, two to three times more", ["3 times", "two to three times"]),
        ("twice as likely, a tenfold rise", ["twice as", "tenfold"]),
        ("Take 5 mg or 10-mg doses, then 1.2 g", ["5 mg", "10-mg", "1.2 g"]),
        ("lose 10 pounds or five kilograms", ["10 pounds", "five kilograms"]),
        ("1,200 kcal, 38 °C, 140 mmHg, 7 mmol", ["1,200 kcal", "38 °C", "140 mmHg", "7 mmol"]),
        ("for 2 weeks, 24 hours a day, at 50 years, in 2024", []),
        ("type 2 diabetes, vitamin B12, COVID-19, stage 3", []),
        ("half your plate, the lower half of your face", []),
        ("no one in three days, sometimes, at all times", []),
        ("[5 facts](https://a.example/20%25) [@who-2020]", []),
        ("the 5 gifts, 3 kilometersful", []),
    ],
)
def test_a_statistic_is_found_by_its_form(text: str, found: list[str]) -> None:
    assert [claim.snippet for claim in statistics(text)] == found


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("It is 5% [@a].", [True]),
        ("It is 5%.[@a]", [True]),
        ("It is 5%. [@a]", [True]),
        ("It is 5%. [@a][@b] More.", [True]),
        ("It is 5%.\n[@a] It is 6%.", [True, False]),
        ("It is 5%. More.[@a]", [False]),
        ("By [@a], it is 5%.", [False]),
        ("It is 5%, 3 times more.[@a]", [True, True]),
        ("- 5%\n- 6%[@a]", [False, True]),
        ("5% of it\n\n[@a]", [False]),
        ("It is 1.5% of *them*.[@a] And 2%.", [True, False]),
    ],
)
def test_a_claim_is_cited_by_its_own_sentence_only(text: str, cited: list[bool]) -> None:
    assert [claim.cited for claim in statistics(text)] == cited


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It never spreads.", ["never"]),
        ("**Always** see a doctor.", ["Always"]),
        ("It is almost always harmless.", ["always"]),
        ("It is not always so, and doesn't always hurt.", []),
        ("People who have never smoked; a pain you have never had.", []),
        ("Do you always feel cold? Does it never stop?[@a]", []),
        ("Nevertheless.", []),
    ],
)
def test_never_and_always_are_found_where_they_claim_something(text: str, found: list[str]) -> None:
    assert [claim.snippet for claim in absolutes(text)] == found


def test_the_place_of_a_claim_is_that_of_its_words() -> None:
    text = "First. It is **5%** here, and 5% there."
    assert [text[claim.start : claim.start + 2] for claim in statistics(text)] == ["5%", "5%"]
    assert [claim.start for claim in statistics(text)] == [text.index("5%"), text.rindex("5%")]
