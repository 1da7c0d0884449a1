"""A question that asks about several findings at once."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from generator.model.fields import FieldError, FindingId, Id, Plain
from generator.model.record import Record
from generator.model.vocabulary import QuestionKind


class Option(Record):
    """One answer to choose: a finding of its own file, or one that exists only here."""

    EITHER: ClassVar = (("finding",), ("id", "name"))

    finding: FindingId | None = Field(None, description="The finding that choosing this option answers with yes.")
    id: Id | None = Field(None, description="The id of a finding that exists only as this option.")
    name: Plain | None = Field(None, description="The name of the finding that exists only as this option.")
    label: Plain = Field(description="The words on the answer, as the person would say them.")

    @model_validator(mode="after")
    def _one_finding(self) -> Self:
        if (self.finding is None) == (self.id is None):
            message = "must have either `finding`, or `id` and `name`"
            raise FieldError(message, "give the id of a finding, or an id and a name to make one that exists only here")
        if self.id is not None and self.name is None:
            message = "needs a `name`, since it has an `id` of its own"
            raise FieldError(message, "add `name:` with what the finding is called")
        return self

    @property
    def finding_id(self) -> str:
        """The id of the finding this option stands for."""
        found = self.finding or self.id
        assert found is not None  # noqa: S101 - the validator above saw to it
        return found


class Question(Record):
    """A list of options under one question."""

    text: Plain = Field(description="The question as the person reads it.")
    kind: QuestionKind = Field(description="one-of (one option at most) or any-of (any number of options).")
    options: tuple[Option, ...] = Field(min_length=2, description="The answers to choose from, in order.")
    none: Plain | None = Field(None, description="The label that answers no to every option.")
    about: FindingId | None = Field(None, description="The finding that must be yes before this question is asked.")
