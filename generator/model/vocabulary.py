"""So that a word such as "common" or "soon" means one thing everywhere: the ordered vocabularies and their numbers.

The words that readers see stand in `site_config/wording.yml`; here are the terms and what they are worth.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class OrderedTerm(StrEnum):
    """A term of an ordered vocabulary: earlier members are less than later ones."""

    @property
    def rank(self) -> int:
        """The place of the term in its vocabulary, from 0."""
        return list(type(self)).index(self)


class Urgency(OrderedTerm):
    """How soon to be seen, from least to most urgent."""

    SELF_CARE = "self-care"
    ROUTINE = "routine"
    SOON = "soon"
    SAME_DAY = "same-day"
    EMERGENCY = "emergency"
    AMBULANCE = "ambulance"


class Rarity(OrderedTerm):
    """How many people have a condition, from many to few."""

    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    ULTRA_RARE = "ultra-rare"

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

    RARE = "rare"
    OCCASIONAL = "occasional"
    COMMON = "common"
    VERY_COMMON = "very-common"
    ALWAYS = "always"

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

    NEVER = "never"
    RARE = "rare"
    OCCASIONAL = "occasional"


class Background(OrderedTerm):
    """How often people without any of these conditions have a finding."""

    RARE = "rare"
    OCCASIONAL = "occasional"
    COMMON = "common"
    VERY_COMMON = "very-common"

    @property
    def probability(self) -> float:
        """The share of people, from 0 to 1."""
        return BACKGROUND_PROBABILITY[self]


class Effect(OrderedTerm):
    """How strongly a risk factor goes with a condition."""

    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"


class FindingKind(StrEnum):
    """Who can tell: the person feels a symptom, an examination shows a sign, and history is what was before."""

    SYMPTOM = "symptom"
    SIGN = "sign"
    HISTORY = "history"


class QuestionKind(StrEnum):
    """Whether one option at most may be chosen, or any number of them."""

    ONE_OF = "one-of"
    ANY_OF = "any-of"


class CauseKind(StrEnum):
    """What sort of thing a cause is."""

    HABIT = "habit"
    MEDICINE = "medicine"
    DISEASE = "disease"
    INJURY = "injury"
    OTHER = "other"


class TreatmentKind(StrEnum):
    """Whether a person can do it at home or a health professional does it."""

    AT_HOME = "at-home"
    MEDICAL = "medical"


class PersonKind(StrEnum):
    """A human being, or an organisation that stands behind the text."""

    PERSON = "person"
    ORGANISATION = "organisation"


class PrevalenceBasis(StrEnum):
    """Whether a number counts who has a condition now, or who gets it in a year."""

    POINT = "point"
    YEARLY = "yearly"


class Sex(StrEnum):
    """The sex that a finding, red flag or condition may depend on."""

    FEMALE = "female"
    MALE = "male"


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
