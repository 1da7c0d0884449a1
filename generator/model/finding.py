"""A finding: one thing that a lay person can answer yes, no or don't know about themselves."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, Tag

from generator.model.fields import AgeRange, FindingId, Plain, Share, Text, word_or
from generator.model.record import Record
from generator.model.vocabulary import Background, FindingKind, Sex

BackgroundOrShare = Annotated[Annotated[Background, Tag("word")] | Annotated[Share, Tag("share")], word_or("share")]


class AskedOf(Record):
    """The only people whom a question is put to."""

    sex: Sex | None = Field(None, description="The only sex that is asked.")
    age: AgeRange | None = Field(None, description="The only ages that are asked, as [from, to] in years.")


class Finding(Record):
    """One symptom, sign or piece of history."""

    name: Plain = Field(description="What the finding is called, in a few lay words without a verb.")
    kind: FindingKind = Field(description="symptom (felt or noticed), sign (found by a test), or history (before).")
    question: Plain | None = Field(None, description="The plain yes-or-no question, in the present tense.")
    also_called: tuple[Plain, ...] = Field((), description="Other words that people use or type for it.")
    implies: tuple[FindingId, ...] = Field((), description="Wider findings that are true whenever this one is.")
    background: BackgroundOrShare | None = Field(
        None, description="How often people without any of these conditions have it: a word, or a share from 0 to 1."
    )
    asked_of: AskedOf | None = Field(None, description="Whom it is asked of, if not everybody.")
    help: Text | None = Field(None, description="One or two sentences that help a person decide on yes or no.")

    @property
    def askable(self) -> bool:
        """Whether a person can be asked about it at all."""
        return self.kind is not FindingKind.SIGN
