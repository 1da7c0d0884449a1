"""So that one table says which records there are, where they live, and how their files look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.care import Cause, Treatment
from generator.model.condition import Condition
from generator.model.finding import Finding
from generator.model.glossary import Term
from generator.model.journey import Journey, SafetyNote
from generator.model.person import Person
from generator.model.question import Question
from generator.model.red_flag import RedFlag
from generator.model.reference import Reference
from generator.model.symptom import Symptom

if TYPE_CHECKING:
    from generator.model.record import Record


class Layout(StrEnum):
    """How records of a kind lie in files."""

    ONE_A_FILE = "one record a file, named after its id"
    MANY_A_FILE = "many records a file: a mapping from id to record"
    LIST = "a list of records that carry their ids"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: `place` is its folder (ending in a slash) or its file, below the content folder."""

    name: str
    place: str
    layout: Layout
    record: type[Record]
    any_key: bool = False
    carries_id: bool = False

    @property
    def has_page(self) -> bool:
        """Whether each record has a page of its own."""
        return self.layout is Layout.ONE_A_FILE

    def holds(self, path: str) -> bool:
        """Tell whether a file belongs to this kind; `path` is relative to the content folder."""
        return path.startswith(self.place) if self.place.endswith("/") else path == self.place


KINDS: tuple[Kind, ...] = (
    Kind("symptom", "symptoms/", Layout.ONE_A_FILE, Symptom),
    Kind("condition", "conditions/", Layout.ONE_A_FILE, Condition),
    Kind("cause", "causes/", Layout.ONE_A_FILE, Cause),
    Kind("treatment", "treatments/", Layout.ONE_A_FILE, Treatment),
    Kind("person", "people/", Layout.ONE_A_FILE, Person),
    Kind("finding", "findings/", Layout.MANY_A_FILE, Finding),
    Kind("question", "questions/", Layout.MANY_A_FILE, Question),
    Kind("reference", "references/", Layout.MANY_A_FILE, Reference),
    Kind("journey", "journeys/", Layout.MANY_A_FILE, Journey),
    Kind("red-flag", "red-flags.yml", Layout.MANY_A_FILE, RedFlag, carries_id=True),
    Kind("term", "glossary.yml", Layout.MANY_A_FILE, Term, any_key=True),
    Kind("safety-note", "safety-notes.yml", Layout.LIST, SafetyNote, carries_id=True),
)


def kind_of(path: str) -> Kind | None:
    """Return the kind whose files lie at `path` (relative to the content folder), or None."""
    return next((kind for kind in KINDS if kind.holds(path)), None)
