"""A condition: a disease or state that may be behind a symptom."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, Tag, model_validator

from generator.model.fields import (
    AgeRange,
    ConditionId,
    FieldError,
    FindingId,
    Meanings,
    Number,
    Percent,
    Plain,
    ReferenceId,
    Share,
    Text,
    TreatmentId,
    Truth,
    as_items,
    word_or,
)
from generator.model.record import Article, Cites, Record
from generator.model.red_flag import RedFlag
from generator.model.vocabulary import AwayFrequency, Effect, Frequency, PrevalenceBasis, Rarity, Urgency

PLACE_SHARES = (0.90, 0.85, 0.80, 0.75, 0.70, 0.65, 0.60, 0.55)
"""What the place of a bare finding in its list stands for; later places count as the last one."""


class ConditionFinding(Record):
    """A finding of a condition: with a frequency, or by its place alone."""

    id: FindingId = Field(description="The finding.")
    frequency: Frequency | None = Field(None, description="How often it occurs in people with the condition.")
    percent: Percent | None = Field(None, description="The cited share of people with the condition who have it.")
    cite: Cites = Field((), description="Where the frequency comes from.")

    def share(self, place: int) -> float:
        """Return the share of people with the condition who have it, from 0 to 1; `place` counts from 0."""
        if self.percent is not None:
            return self.percent / 100
        return self.frequency.probability if self.frequency else PLACE_SHARES[min(place, len(PLACE_SHARES) - 1)]

    @property
    def word(self) -> Frequency | None:
        """The word for how often it occurs, or None for a bare place."""
        return Frequency.of_percent(self.percent) if self.percent is not None else self.frequency


class PointsAway(Record):
    """A finding that counts against a condition."""

    id: FindingId = Field(description="The finding.")
    frequency: AwayFrequency = Field(AwayFrequency.NEVER, description="How often it occurs all the same.")
    cite: Cites = Field((), description="Where it comes from; `never` needs it.")


class RiskFactor(Record):
    """Something that makes a condition more likely."""

    id: FindingId = Field(description="The finding, usually one of kind history.")
    effect: Effect | None = Field(None, description="How strongly it goes with the condition.")
    frequency: Frequency | None = Field(None, description="How many people with the condition have it.")
    percent: Percent | None = Field(None, description="The cited share of people with the condition who have it.")
    cite: Cites = Field((), description="Where it comes from.")


class Prevalence(Record):
    """A cited number of how many people have a condition."""

    per_100k: Annotated[Number, Field(ge=0, le=100_000)] = Field(description="People in 100,000.")
    basis: PrevalenceBasis = Field(
        PrevalenceBasis.POINT, description="point (have it now) or yearly (get it in a year)."
    )
    among: Plain | None = Field(None, description="The group that was counted, if not everybody.")
    region: Plain | None = Field(None, description="Where it was counted.")
    cite: Cites = Field(min_length=1, description="Where the number comes from.")


class ConditionAge(Record):
    """The ages at which a condition is met."""

    usual: AgeRange | None = Field(None, description="The ages it is usually met at, as [from, to].")
    possible: AgeRange | None = Field(None, description="The ages it can be met at, as [from, to].")


class SexShares(Record):
    """The shares of women and men among people with a condition."""

    female: Share = Field(description="The share of women, from 0 to 1.")
    male: Share = Field(description="The share of men, from 0 to 1.")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if abs(self.female + self.male - 1) > 0.001:  # noqa: PLR2004 - a tenth of a percent is rounding
            message = "must be shares that add up to 1"
            raise FieldError(message, "write both as decimals, as in `{female: 0.6, male: 0.4}`")
        return self


OneSex = Annotated[
    Literal["female-only", "male-only"], Meanings(("Only women and girls have it.", "Only men and boys have it."))
]
SexOrShares = Annotated[
    Annotated[OneSex, Tag("word")] | Annotated[SexShares, Tag("shares")],
    word_or("shares"),
]


class ConditionTreatment(Record):
    """A treatment of a condition."""

    id: TreatmentId = Field(description="The treatment.")
    text: Text | None = Field(None, description="What it does for this condition.")


class Condition(Article):
    """One condition."""

    name: Plain = Field(description="The medical name.")
    lay_name: Plain | None = Field(None, description="The name that people use.")
    abbreviation: Plain | None = Field(None, description="The usual abbreviation, with its capitals.")
    summary: Text | None = Field(None, description="What it is, in one to three sentences; shown on cards.")
    cause: Text | None = Field(None, description="What causes it.")
    symptoms_text: Text | None = Field(None, description="How it feels, mild and severe.")
    diagnosis: Text | None = Field(None, description="How it is found.")
    treatment_text: Text | None = Field(None, description="How it is treated.")
    see_doctor: Text | None = Field(None, description="When and where to seek help.")
    prevalence: Prevalence | None = Field(None, description="How many people have it, with a citation.")
    rarity: Rarity | None = Field(None, description="An estimate of how rare it is, where no number for all is known.")
    urgency: Urgency = Field(description="How soon a person with this condition should be seen.")
    red_flags: tuple[RedFlag, ...] = Field((), description="The dangers of this condition.")
    sources: tuple[ReferenceId, ...] = Field((), description="References that cover the list of findings as a whole.")
    findings: Annotated[tuple[ConditionFinding, ...], as_items("id")] = Field(
        (), description="What people with it have, most telling first."
    )
    points_away: Annotated[tuple[PointsAway, ...], as_items("id")] = Field((), description="What speaks against it.")
    risk_factors: Annotated[tuple[RiskFactor, ...], as_items("id")] = Field(
        (), description="What makes it more likely."
    )
    age: ConditionAge | None = Field(None, description="The ages at which it is met.")
    sex: SexOrShares | None = Field(None, description="female-only, male-only, or the shares of both.")
    cannot_miss: Truth = Field(default=False, description="True where missing it would do lasting harm.")
    treatments: Annotated[tuple[ConditionTreatment, ...], as_items("id")] = Field((), description="Its treatments.")
    parent: ConditionId | None = Field(None, description="The wider condition that this one is a form of.")

    @property
    def title(self) -> str:
        """The name with the lay name in brackets, where there is one."""
        return f"{self.name} ({self.lay_name})" if self.lay_name else self.name

    @property
    def other_names(self) -> tuple[str, ...]:
        """The abbreviation, the lay name and every other name, each once."""
        names = (self.abbreviation, self.lay_name, *self.also_called)
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def ranked_findings(self) -> tuple[ConditionFinding, ...]:
        """The findings, most frequent first; a bare one counts by its place in the list."""
        shares = {item.id: item.share(place) for place, item in enumerate(self.findings)}
        return tuple(sorted(self.findings, key=lambda item: -shares[item.id]))

    @property
    def rarity_word(self) -> Rarity | None:
        """How rare it is: computed from a number for everybody, else the editor's estimate, else None."""
        if self.prevalence and self.prevalence.among is None:
            return Rarity.of(self.prevalence.per_100k)
        return self.rarity
