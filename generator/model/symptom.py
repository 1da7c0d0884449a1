"""A symptom article: everything that a reader with one symptom needs."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.model.fields import (
    AskableId,
    CauseId,
    ConditionId,
    FieldError,
    FindingId,
    Id,
    Plain,
    RedFlagId,
    Text,
    TreatmentId,
    as_list,
)
from generator.model.record import Article, Cites, Record
from generator.model.red_flag import RedFlag, When
from generator.model.vocabulary import Urgency


class CauseItem(Record):
    """One cause in a group."""

    name: Plain = Field(description="The cause in a few words.")
    text: Text = Field(description="One or two sentences on how it leads to the symptom.")
    cause: CauseId | None = Field(None, description="The cause record with a page of its own.")
    conditions: tuple[ConditionId, ...] = Field((), description="Conditions that are behind this cause.")
    finding: FindingId | None = Field(None, description="The finding that tells whether it applies.")
    cite: Cites = Field((), description="Where it comes from.")


class CauseGroup(Record):
    """Causes that belong together."""

    group: Id = Field(description="The group's id from site_config/wording.yml.")
    lead: Text = Field(description="One sentence on what these causes have in common.")
    items: tuple[CauseItem, ...] = Field(min_length=1, description="The causes, most usual first.")


class CareItem(Record):
    """Something that helps, at home or from a doctor."""

    EITHER: ClassVar = (("treatment",), ("name",))

    treatment: TreatmentId | None = Field(None, description="The treatment record with a page of its own.")
    name: Plain | None = Field(None, description="What it is called, where it has no record.")
    text: Text | None = Field(None, description="What to do, how it helps, and its limits.")
    cite: Cites = Field((), description="Where it comes from.")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.treatment is None and self.name is None:
            message = "must have `treatment` or `name`"
            raise FieldError(message, "give the id of a treatment, or a name where it has no record")
        return self


class SymptomTreatment(Record):
    """What helps against a symptom."""

    lead: Text | None = Field(None, description="How much depends on the cause.")
    at_home: tuple[CareItem, ...] = Field((), description="What a person can do at home.")
    doctor_may_do: tuple[CareItem, ...] = Field((), description="Tests and treatments a doctor may suggest.")


class SeeDoctor(Record):
    """A reason to see a doctor without hurry."""

    text: Text = Field(description="What the reader notices, as a short sentence.")
    when: When | None = Field(None, description="Which answers make it apply in the questionnaire.")
    level: Literal[Urgency.ROUTINE, Urgency.SOON] = Field(
        Urgency.ROUTINE, description="routine (within 2 weeks) or soon (1 to 2 days)."
    )
    cite: Cites = Field((), description="Where it comes from.")


class DoctorQuestion(Record):
    """Something the doctor is likely to ask."""

    text: Plain = Field(description="The question as the doctor would put it.")
    ask: AskableId | None = Field(None, description="The finding or question that answers it.")


class FrequentQuestion(Record):
    """A question readers often have, with its answer."""

    question: Plain = Field(description="The question in the reader's words.")
    answer: Text = Field(description="The answer, in a few sentences.")
    cite: Cites = Field((), description="Where it comes from.")


class Symptom(Article):
    """One symptom article."""

    finding: FindingId = Field(description="The finding that this article is about.")
    body_area: Annotated[tuple[Id, ...], BeforeValidator(as_list)] = Field(
        (), description="Where in the body: ids from site_config/wording.yml."
    )
    summary: Text | None = Field(None, description="What it is and what may follow, in 40 to 80 words.")
    overview: Text | None = Field(None, description="What the symptom means, in two to four short paragraphs.")
    accompanying: tuple[FindingId, ...] = Field((), description="What often comes with it.")
    causes: tuple[CauseGroup, ...] = Field((), description="Its causes, in groups.")
    conditions: tuple[ConditionId, ...] = Field((), description="The condition cards, in order.")
    always_ask: tuple[AskableId, ...] = Field((), description="What is asked before the questionnaire may stop.")
    treatment: SymptomTreatment | None = Field(None, description="What helps.")
    see_doctor_if: tuple[SeeDoctor, ...] = Field((), description="Reasons to see a doctor without hurry.")
    red_flags: tuple[RedFlag, ...] = Field((), description="The dangers that belong to this article.")
    shared_red_flags: tuple[RedFlagId, ...] = Field((), description="Site-wide red flags that belong here too.")
    prevention: Text | None = Field(None, description="How to lower the chance of it.")
    doctor_questions: tuple[DoctorQuestion, ...] = Field((), description="What the doctor may ask.")
    questions_to_ask: tuple[Plain, ...] = Field((), description="What the reader may want to ask the doctor.")
    faq: tuple[FrequentQuestion, ...] = Field((), description="Questions that readers often have.")
    minimum_urgency: Urgency | None = Field(None, description="The least urgent advice this page may give.")
