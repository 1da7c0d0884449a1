"""So that every record is strict about its fields, cannot change, and says who wrote it and when."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from generator.model.fields import (
    Day,
    Id,
    PersonId,
    Plain,
    ReferenceId,
    Text,
    Truth,
    as_items,
)


class Record(BaseModel):
    """A frozen record: unknown fields are errors, and lists become tuples."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    EITHER: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Groups of optional fields of which at least one must be there as a whole."""

    BARE: ClassVar[str] = ""
    """The field whose value alone may stand for the whole record, where there is one."""


class Citation(Record):
    """Where a claim comes from."""

    ref: ReferenceId = Field(description="The id of the reference that says it.")
    says: Plain | None = Field(None, description="What the source says, quoted in at most 25 words.")
    where: Plain | None = Field(None, description="Where in the source it stands, such as a page or a section.")


Cites = Annotated[tuple[Citation, ...], as_items("ref", alone=True)]
"""One reference id, a list of them, or items with `ref`, `says` and `where`."""


class Review(Record):
    """A review by a named, real person."""

    by: PersonId = Field(description="The person who reviewed the page.")
    on: Day = Field(description="The day of the review, as YYYY-MM-DD.")
    due: Day = Field(description="The day by which the page must be reviewed again, as YYYY-MM-DD.")


class Article(Record):
    """What every record with a page of its own can say about itself."""

    name: Plain = Field(description="What it is called; the title of its page.")
    also_called: tuple[Plain, ...] = Field((), description="Other words that people use or type for it.")
    misspelled: tuple[Plain, ...] = Field((), description="Misspellings that people type; only the search sees them.")
    aliases: tuple[Id, ...] = Field((), description="Former ids of this record; their addresses redirect to it.")
    draft: Truth = Field(default=False, description="True while the record is not ready to be published.")
    authors: tuple[PersonId, ...] = Field((), description="Who wrote the page: ids of people or organisations.")
    updated: Day | None = Field(None, description="The day of the last change of substance, as YYYY-MM-DD.")
    change_note: Text | None = Field(None, description="One sentence on what the last change was.")
    review: Review | None = Field(None, description="The last review by a clinician; leave it out if there was none.")

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.name

    @property
    def other_names(self) -> tuple[str, ...]:
        """Every other name by which readers may look for it, each once."""
        return tuple(dict.fromkeys(self.also_called))
