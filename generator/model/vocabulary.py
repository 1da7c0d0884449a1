"""So that a word such as "common" or "soon" means one thing everywhere: the ordered vocabularies and their numbers.

The words that readers see stand in `site_config/wording.yml`; here are the terms, what each means to an editor, and
what they are worth.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


class Term(StrEnum):
    """A term of a vocabulary, written as its word and a sentence on what it means, for editors."""

    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> Self:
        """Make the term; an enumeration of words alone would have no room for the sentence."""
        term = str.__new__(cls, word)
        term._value_ = word
        term.meaning = meaning
        return term


class OrderedTerm(Term):
    """A term of an ordered vocabulary: earlier members are less than later ones."""

    @property
    def rank(self) -> int:
        """The place of the term in its vocabulary, from 0."""
        return _ranks(type(self))[self]


@cache
def _ranks(vocabulary: type[OrderedTerm]) -> Mapping[OrderedTerm, int]:
    return {term: place for place, term in enumerate(vocabulary)}


class Urgency(OrderedTerm):
    """How soon to be seen, from least to most urgent."""

    SELF_CARE = "self-care", "It can be looked after at home."
    ROUTINE = "routine", "See a doctor within 2 weeks."
    SOON = "soon", "See a doctor within 1 to 2 days."
    SAME_DAY = "same-day", "Get medical help today."
    EMERGENCY = "emergency", "Go to an emergency department now."
    AMBULANCE = "ambulance", "Call the emergency number now."


class Rarity(OrderedTerm):
    """How many people have a condition, from many to few."""

    COMMON = "common", "1 in 100 people or more have it."
    UNCOMMON = "uncommon", "Fewer than 1 in 100 people have it, but 1 in 2,000 or more."
    RARE = "rare", "Fewer than 1 in 2,000 people have it, but 1 in 50,000 or more."
    ULTRA_RARE = "ultra-rare", "Fewer than 1 in 50,000 people have it."

    @classmethod
    def of(cls, per_100k: float) -> Rarity:
        """Return the word for a number of people in 100,000; 1 in 2,000 is the European line for a rare disease."""
        if per_100k >= 100_000 / 100:
            return cls.COMMON
        if per_100k >= 100_000 / 2_000:
            return cls.UNCOMMON
        return cls.RARE if per_100k >= 100_000 / 50_000 else cls.ULTRA_RARE


class Frequency(OrderedTerm):
    """How often a finding occurs in people with a condition (the bands of the Human Phenotype Ontology)."""

    RARE = "rare", "Fewer than 5 in 100 people with the condition have it."
    OCCASIONAL = "occasional", "5 to 29 in 100 people with the condition have it."
    COMMON = "common", "30 to 79 in 100 people with the condition have it."
    VERY_COMMON = "very-common", "80 to 96 in 100 people with the condition have it."
    ALWAYS = "always", "At least 97 in 100 people with the condition have it."

    @property
    def probability(self) -> float:
        """The share of people with the condition who have the finding, from 0 to 1."""
        return FREQUENCY_PROBABILITY[self]

    @classmethod
    def of_percent(cls, percent: float) -> Frequency:
        """Return the word for a percentage from 0 to 100, by the bands the words stand for."""
        for term, least in ((cls.ALWAYS, 97), (cls.VERY_COMMON, 80), (cls.COMMON, 30), (cls.OCCASIONAL, 5)):
            if percent >= least:
                return term
        return cls.RARE


class AwayFrequency(OrderedTerm):
    """How often a finding that points away from a condition occurs in it all the same."""

    NEVER = "never", "It is not seen with the condition; this needs a source."
    RARE = "rare", "Fewer than 5 in 100 people with the condition have it all the same."
    OCCASIONAL = "occasional", "5 to 29 in 100 people with the condition have it all the same."


class Background(OrderedTerm):
    """How often people without any of these conditions have a finding."""

    RARE = "rare", "About 1 in 100 people without any of these conditions has it."
    OCCASIONAL = "occasional", "About 5 in 100 people without any of these conditions have it."
    COMMON = "common", "About 15 in 100 people without any of these conditions have it."
    VERY_COMMON = "very-common", "About 30 in 100 people without any of these conditions have it."

    @property
    def probability(self) -> float:
        """The share of people, from 0 to 1."""
        return BACKGROUND_PROBABILITY[self]


class Effect(OrderedTerm):
    """How strongly a risk factor goes with a condition."""

    WEAK = "weak", "About 30 in 100 people with the condition have this risk factor."
    MODERATE = "moderate", "About 50 in 100 people with the condition have this risk factor."
    STRONG = "strong", "About 70 in 100 people with the condition have this risk factor."


class FindingKind(Term):
    """Who can tell: the person feels a symptom, an examination shows a sign, and history is what was before."""

    SYMPTOM = "symptom", "The person feels or notices it."
    SIGN = "sign", "An examination or a test finds it; readers are never asked about it."
    HISTORY = "history", "It was so before or around: illnesses, medicines, exposure, family."


class QuestionKind(Term):
    """Whether one option at most may be chosen, or any number of them."""

    ONE_OF = "one-of", "One option at most can be chosen."
    ANY_OF = "any-of", "Any number of options can be chosen."


class CauseKind(Term):
    """What sort of thing a cause is."""

    HABIT = "habit", "Something that a person does or leaves undone."
    MEDICINE = "medicine", "A medicine, with what it does besides its purpose."
    DISEASE = "disease", "An illness."
    INJURY = "injury", "Harm from outside, such as a fall or a burn."
    OTHER = "other", "None of the other kinds."


class TreatmentKind(Term):
    """Whether a person can do it at home or a health professional does it."""

    AT_HOME = "at-home", "A person can do it without a doctor."
    MEDICAL = "medical", "A health professional does it or prescribes it."


class PersonKind(Term):
    """A human being, or an organisation that stands behind the text."""

    PERSON = "person", "One human being, with a real name."
    ORGANISATION = "organisation", "A group or body that stands behind the text."


class PrevalenceBasis(Term):
    """Whether a number counts who has a condition now, or who gets it in a year."""

    POINT = "point", "So many people have it at any one time."
    YEARLY = "yearly", "So many people get it in one year."


class Sex(Term):
    """The sex that a finding, red flag or condition may depend on."""

    FEMALE = "female", "Women and girls."
    MALE = "male", "Men and boys."


FREQUENCY_PROBABILITY: Mapping[Frequency, float] = {
    Frequency.ALWAYS: 0.98,
    Frequency.VERY_COMMON: 0.90,
    Frequency.COMMON: 0.55,
    Frequency.OCCASIONAL: 0.17,
    Frequency.RARE: 0.025,
}

BACKGROUND_PROBABILITY: Mapping[Background, float] = {
    Background.VERY_COMMON: 0.3,
    Background.COMMON: 0.15,
    Background.OCCASIONAL: 0.05,
    Background.RARE: 0.01,
}
