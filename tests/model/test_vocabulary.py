from __future__ import annotations

import pytest

from generator.model.vocabulary import AwayFrequency, Background, Effect, Frequency, Rarity, Urgency


@pytest.mark.parametrize(
    ("vocabulary", "terms"),
    [
        (Urgency, "self-care routine soon same-day emergency ambulance"),
        (Rarity, "common uncommon rare ultra-rare"),
        (Frequency, "rare occasional common very-common always"),
        (AwayFrequency, "never rare occasional"),
        (Background, "rare occasional common very-common"),
        (Effect, "weak moderate strong"),
    ],
)
def test_the_terms_of_a_vocabulary_are_in_order(vocabulary: type[Urgency], terms: str) -> None:
    assert [str(term) for term in vocabulary] == terms.split()
    assert [term.rank for term in vocabulary] == list(range(len(terms.split())))


def test_frequencies_have_the_numbers_of_the_design() -> None:
    assert {str(term): term.probability for term in Frequency} == {
        "always": 0.98,
        "very-common": 0.90,
        "common": 0.55,
        "occasional": 0.17,
        "rare": 0.025,
    }


def test_backgrounds_have_the_numbers_of_the_design() -> None:
    assert {str(term): term.probability for term in Background} == {
        "very-common": 0.3,
        "common": 0.15,
        "occasional": 0.05,
        "rare": 0.01,
    }


@pytest.mark.parametrize(
    ("per_100k", "word"),
    [
        (100_000, "common"),
        (1_000, "common"),
        (999.9, "uncommon"),
        (50, "uncommon"),
        (49.9, "rare"),
        (2, "rare"),
        (1.9, "ultra-rare"),
        (0, "ultra-rare"),
    ],
)
def test_rarity_follows_from_a_number_at_each_cut_point(per_100k: float, word: str) -> None:
    assert Rarity.of(per_100k) == word


@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (100, "always"),
        (97, "always"),
        (96.9, "very-common"),
        (80, "very-common"),
        (79.9, "common"),
        (30, "common"),
        (29.9, "occasional"),
        (5, "occasional"),
        (4.9, "rare"),
        (0.1, "rare"),
    ],
)
def test_the_word_for_a_frequency_follows_from_a_percentage_at_each_cut_point(percent: float, word: str) -> None:
    assert Frequency.of_percent(percent) == word


def test_the_number_of_a_word_lies_in_its_own_band() -> None:
    assert [Frequency.of_percent(term.probability * 100) for term in Frequency] == list(Frequency)
