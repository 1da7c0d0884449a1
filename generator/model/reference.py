"""A reference: a source that was really read."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.fields import Day, Plain, Whole, Word
from generator.model.record import Record

SeenUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"\[\]\\`]+$")]
HttpsUrl = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"\[\]\\`]+$")]


class Reference(Record):
    """One source."""

    title: Plain = Field(description="The title as it stands on the source.")
    authors: Plain | None = Field(None, description="The authors, as in 'Siparsky PN, Kirkendall DT'.")
    source: Plain | None = Field(None, description="The journal or book it stands in.")
    year: Annotated[Whole, Field(ge=1900, le=2100)] | None = Field(None, description="The year of publication.")
    volume: Word | None = Field(None, description="The volume of the journal.")
    issue: Word | None = Field(None, description="The issue of the volume.")
    pages: Word | None = Field(None, description="The pages, as in 36-40.")
    publisher: Plain | None = Field(None, description="Who published it.")
    url: SeenUrl | None = Field(None, description="Its address as it was seen; https:// wherever the source has it.")
    doi: Annotated[str, StringConstraints(pattern=r"^10\.[0-9]{4,9}/[^\s<>\"\\`]+$")] | None = Field(
        None, description="Its doi, beginning with 10."
    )
    pmid: Annotated[Word, StringConstraints(pattern=r"^[1-9][0-9]{0,8}$")] | None = Field(
        None, description="Its number in PubMed."
    )
    accessed: Day | None = Field(None, description="The day its text was read, as YYYY-MM-DD.")
    licence: Plain | None = Field(None, description="The licence it is under.")
