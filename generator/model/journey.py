"""Journeys and safety notes: what the questionnaire must do, and why it may ever do less."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.fields import (
    AskableId,
    ConditionId,
    Day,
    FindingId,
    Id,
    Meanings,
    Plain,
    RedFlagId,
    SymptomId,
    Text,
    Truth,
    Whole,
)
from generator.model.record import Cites, Record
from generator.model.vocabulary import Sex, Urgency


class Expectation(Record):
    """What must come out of a journey."""

    urgency: Urgency | None = Field(None, description="The advice, exactly.")
    at_least: Urgency | None = Field(None, description="The least urgent advice that is right.")
    at_most: Urgency | None = Field(None, description="The most urgent advice that is right.")
    first: ConditionId | None = Field(None, description="The condition that must lead.")
    among_shown: tuple[ConditionId, ...] = Field((), description="Conditions that must be shown.")
    red_flag: RedFlagId | None = Field(None, description="The red flag that must fire.")
    covered: Truth | None = Field(None, description="Whether the tool may say that it knows the problem.")
    asks: tuple[AskableId, ...] = Field((), description="What must be asked.")
    never_asks: tuple[AskableId, ...] = Field((), description="What must not be asked.")
    questions_at_most: Annotated[Whole, Field(ge=0)] | None = Field(None, description="The most questions asked.")


class Journey(Record):
    """One acceptance example: given these answers, expect this."""

    story: Text = Field(description="Who comes with what, in one or two sentences.")
    symptom: SymptomId | None = Field(None, description="The article the person comes from.")
    age: Annotated[Whole, Field(ge=0, le=120)] | None = Field(None, description="The person's age in years.")
    sex: Sex | None = Field(None, description="The person's sex.")
    yes: tuple[FindingId, ...] = Field((), description="Findings the person has.")
    no: tuple[FindingId, ...] = Field((), description="Findings the person does not have.")
    unknown: tuple[FindingId, ...] = Field((), description="Findings the person does not know about.")
    otherwise: Annotated[
        Literal["no", "unknown"], Meanings(("The person does not have it.", "The person does not know."))
    ] = Field("no", description="The answer to everything not listed.")
    expect: Expectation = Field(description="What must come out.")
    cite: Cites = Field((), description="Where the picture comes from.")


class SafetyNote(Record):
    """The reason why some advice became less urgent."""

    id: Id = Field(description="The id of this note.")
    date: Day = Field(description="The day it was written, as YYYY-MM-DD.")
    explains: tuple[Plain, ...] = Field(
        (), description="The changed records that make it less urgent, as kind and id: condition:stroke."
    )
    lowers: Plain = Field(description="What becomes less urgent.")
    reason: Text = Field(description="Why that is right.")
