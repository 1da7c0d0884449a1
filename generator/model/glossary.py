"""The glossary: what a medical word means in plain words."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field, model_validator

from generator.model.fields import Plain
from generator.model.record import Record


class Term(Record):
    """The meaning of one word; in the file it stands right behind the word."""

    BARE: ClassVar = "meaning"

    meaning: Plain = Field(description="What the word means, in one plain sentence.")

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: Any) -> Any:  # noqa: ANN401 - whatever the YAML held
        return value if isinstance(value, dict) else {cls.BARE: value}
