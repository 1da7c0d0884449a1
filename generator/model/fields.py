"""So that a field says what it holds: Markdown, plain words, or the id of another record.

The roles stand in the type annotations; `leaves` reads them there, and so do the link check, the rules and the schemas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

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


@dataclass(frozen=True, slots=True)
class Meanings:
    """What each word of a `Literal` means to an editor, in its order; the terms of a vocabulary say it themselves."""

    sentences: tuple[str, ...]


class FieldError(ValueError):
    """A value that is not right: `message` reads on from the name of its field, `hint` says what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _day(value: Any) -> Any:  # noqa: ANN401 - whatever the YAML held
    if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return value
    if value is None or isinstance(value, date):
        return value
    raise PydanticCustomError("date_type", "")  # pydantic would also take numbers, and hours


def _age_range(value: Any) -> Any:  # noqa: ANN401 - whatever the YAML held
    whole = isinstance(value, list | tuple) and [type(age) for age in value] == [int, int]
    if value is None or (whole and 0 <= value[0] <= value[1] <= 120):  # noqa: PLR2004 - no reader is older
        return value
    message = "must be a range of ages"
    raise FieldError(message, "write [from, to] in whole years between 0 and 120, as in [18, 65]")


def _one_line(value: str) -> str:
    if "\n" in value:
        message = "must be one line of plain words"
        raise FieldError(message, "write it on one line, or begin it with `>-` to go on in the next line")
    return value


def as_text(value: Any) -> Any:  # noqa: ANN401 - whatever the YAML held
    """Let a number stand where words are wanted, as in a journal's volume."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def as_list(value: Any) -> Any:  # noqa: ANN401 - whatever the YAML held
    """Let a single word stand for a list of one."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class BareItems:
    """Makes items of bare words: `word` becomes `{key: word}`."""

    key: str
    alone: bool

    def __call__(self, value: Any) -> Any:  # noqa: ANN401 - whatever the YAML held
        """Convert a list, or what stands for a list of one."""
        listed = [value] if self.alone and isinstance(value, dict) else as_list(value)
        if not isinstance(listed, list | tuple):
            return listed
        return [{self.key: item} if isinstance(item, str) else item for item in listed]


def as_items(key: str, *, alone: bool = False) -> BeforeValidator:
    """Let a bare word stand for the item `{key: word}`, in a list or as a list of one.

    With `alone`, an item with fields may stand for a list of one, too.
    """
    return BeforeValidator(BareItems(key, alone))


def word_or(other: str) -> Discriminator:
    """Tell a word from anything else where a field may be either: the members are tagged `word` and `other`."""
    return Discriminator(lambda value: "word" if isinstance(value, str) else other)


Truth = Annotated[bool, Strict()]
Whole = Annotated[int, Strict()]
Number = Annotated[float, Strict()]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), MarkdownRole()]
Plain = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), AfterValidator(_one_line), PlainRole()]
Word = Annotated[Plain, BeforeValidator(as_text)]
Day = Annotated[date, BeforeValidator(_day)]
AgeRange = Annotated[tuple[int, int], BeforeValidator(_age_range)]
Percent = Annotated[Number, Field(gt=0, le=100)]
Share = Annotated[Number, Field(ge=0, le=1)]

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
