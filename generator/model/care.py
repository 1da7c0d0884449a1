"""Causes and treatments: records that several articles share."""

from __future__ import annotations

from pydantic import Field

from generator.model.fields import FindingId, Text, Truth
from generator.model.record import Article, Cites, Record
from generator.model.vocabulary import CauseKind, TreatmentKind


class Cause(Article):
    """Something that can lead to a symptom or a condition."""

    kind: CauseKind | None = Field(None, description="habit, medicine, disease, injury or other.")
    summary: Text | None = Field(None, description="What it is and how it works, in a few sentences.")
    cite: Cites = Field((), description="Where it comes from.")


class Avoid(Record):
    """Somebody for whom a treatment is not right."""

    text: Text = Field(description="Who should not have it, and why.")
    finding: FindingId | None = Field(None, description="The finding that tells whether it applies.")


class Treatment(Article):
    """Something that helps, or that shows what would help."""

    kind: TreatmentKind = Field(description="at-home or medical.")
    test: Truth = Field(default=False, description="True for a test: it shows what is wrong, and treats nothing.")
    summary: Text | None = Field(None, description="What it is, in a few sentences.")
    benefit: Text | None = Field(None, description="What it can do.")
    harm: Text | None = Field(None, description="What harm or trouble it can bring.")
    without: Text | None = Field(None, description="What is likely to happen without it.")
    avoid_if: tuple[Avoid, ...] = Field((), description="For whom it is not right.")
    cite: Cites = Field((), description="Where it comes from.")
