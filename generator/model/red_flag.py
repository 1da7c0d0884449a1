"""A red flag: answers that need help at once, one record for the page and for the questionnaire."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, field_validator, model_validator

from generator.model.fields import AgeRange, FieldError, FindingId, Id, Text, Truth
from generator.model.record import Cites, Record
from generator.model.vocabulary import Sex, Urgency


class When(Record):
    """A condition on answers: all of `all` and, where given, at least one of `any`."""

    EITHER: ClassVar = (("all",), ("any",))

    all: tuple[FindingId, ...] = Field((), description="Findings that must all be yes.")
    any: tuple[FindingId, ...] = Field((), description="Findings of which at least one must be yes.")

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.all and not self.any:
            message = "must name findings"
            raise FieldError(message, "list finding ids under `all:`, under `any:`, or under both")
        return self

    @property
    def findings(self) -> tuple[str, ...]:
        """Every finding named, `all` first."""
        return tuple(dict.fromkeys((*self.all, *self.any)))


class RedFlag(Record):
    """One danger, when it applies, and what it asks of the reader."""

    id: Id = Field(description="The id of this red flag, unlike that of any other.")
    when: When = Field(description="Which answers make it apply.")
    age: AgeRange | None = Field(None, description="The ages it applies to, as [from, to]; an unknown age counts.")
    sex: Sex | None = Field(None, description="The sex it applies to; an unknown sex counts.")
    level: Urgency = Field(description="How urgent it is: same-day, emergency or ambulance.")
    text: Text = Field(description="The line on the page: what the reader notices, as a short sentence.")
    cite: Cites = Field((), description="Where it comes from.")
    everywhere: Truth = Field(default=False, description="True for a flag that belongs on every symptom article.")

    @field_validator("level")
    @classmethod
    def _urgent(cls, value: Urgency) -> Urgency:
        if value.rank < Urgency.SAME_DAY.rank:
            message = f"cannot be `{value}`: a red flag needs help at least on the same day"
            raise FieldError(message, "write same-day, emergency or ambulance")
        return value
