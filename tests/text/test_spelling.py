"""Words that are spelled the other way."""

import pytest

from generator.text import spelling_variants
from generator.text.spelling_pairs import AMERICAN_OF_BRITISH, BRITISH_OF_AMERICAN


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("anaemia", "anemia"),
        ("tumours", "tumors"),
        ("oesophagus", "esophagus"),
        ("Paediatric", "Pediatric"),
        ("fibre", "fiber"),
        ("HAEMORRHAGE", "HEMORRHAGE"),
        ("organise", "organize"),
        ("hospitalised", "hospitalized"),
        ("immunisation", "immunization"),
        ("diarrhoea", "diarrhea"),
        ("grey", "gray"),
    ],
)
def test_a_word_of_the_other_spelling_is_found_with_the_one_wanted(british: str, american: str) -> None:
    text = f"Some {british} and {american}."
    assert spelling_variants(text, "american") == ((british, american),)
    assert spelling_variants(text, "british") == ((american, british),)


def test_possessives_and_compounds_are_looked_into() -> None:
    assert spelling_variants("the tumour's colour-coded map", "american") == (("tumour", "tumor"), ("colour", "color"))


def test_words_that_are_right_in_both_spellings_are_left_alone() -> None:
    both = "exercise advise surprise size practice license program meter analyses promise disease raise"
    assert spelling_variants(both, "american") == spelling_variants(both, "british") == ()


def test_the_list_is_honest() -> None:
    assert len(BRITISH_OF_AMERICAN) >= 200
    assert len(AMERICAN_OF_BRITISH) == len(BRITISH_OF_AMERICAN)
    assert not set(BRITISH_OF_AMERICAN) & set(AMERICAN_OF_BRITISH)
