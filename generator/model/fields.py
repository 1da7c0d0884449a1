"""So that a field says what it holds: Markdown, plain words, or the id of another record.

The roles stand in the type annotations; `leaves` reads them there, and so do the link check, the rules and the schemas.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id looks like: lower-case words and digits, joined by single hyphens."""


@dataclass(frozen=True, slots=True)
class MarkdownRole:
    """The value is Markdown of the allowed kind, with citations and placeholders."""


@dataclass(frozen=True, slots=True)
class PlainRole:
    """The value is words without any markup."""


@dataclass(frozen=True, slots=True)
class ReferenceRole:
    """The value is the id of a record of one of `kinds`."""

    kinds: tuple[str, ...]


Role = MarkdownRole | PlainRole | ReferenceRole


def _age_range(value: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= value[0] <= value[1] <= 120:  # noqa: PLR2004 - no reader is older
        message = "an age range is [from, to] in years, between 0 and 120"
        raise ValueError(message)
    return value


def _one_line(value: str) -> str:
    if "\n" in value.strip():
        message = "this must be one line of plain words"
        raise ValueError(message)
    return value.strip()


def as_text(value: Any) -> Any:  # noqa: ANN401 - whatever the YAML held
    """Let a number stand where words are wanted, as in a journal's volume."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def as_list(value: Any) -> Any:  # noqa: ANN401 - whatever the YAML held
    """Let a single value stand for a list of one."""
    return value if value is None or isinstance(value, list | tuple) else [value]


def as_items(key: str) -> BeforeValidator:
    """Let a bare word stand for the item `{key: word}` in a list, or alone."""

    def convert(value: Any) -> Any:  # noqa: ANN401 - whatever the YAML held
        listed = as_list(value)
        if not isinstance(listed, list | tuple):
            return listed
        return [{key: item} if isinstance(item, str) else item for item in listed]

    return BeforeValidator(convert)


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), MarkdownRole()]
Plain = Annotated[str, StringConstraints(min_length=1), AfterValidator(_one_line), PlainRole()]
Word = Annotated[str, BeforeValidator(as_text), StringConstraints(min_length=1), AfterValidator(_one_line), PlainRole()]
Day = date
AgeRange = Annotated[tuple[int, int], AfterValidator(_age_range)]
Percent = Annotated[float, Field(gt=0, le=100)]

FindingId = Annotated[Id, ReferenceRole(("finding",))]
QuestionId = Annotated[Id, ReferenceRole(("question",))]
AskableId = Annotated[Id, ReferenceRole(("finding", "question"))]
ConditionId = Annotated[Id, ReferenceRole(("condition",))]
SymptomId = Annotated[Id, ReferenceRole(("symptom",))]
CauseId = Annotated[Id, ReferenceRole(("cause",))]
TreatmentId = Annotated[Id, ReferenceRole(("treatment",))]
PersonId = Annotated[Id, ReferenceRole(("person",))]
ReferenceId = Annotated[Id, ReferenceRole(("reference",))]
RedFlagId = Annotated[Id, ReferenceRole(("red-flag",))]
