"""The model: medicine without text. Frozen records, their vocabularies, and the library that holds them."""

from generator.model.care import Cause, Treatment
from generator.model.condition import Condition
from generator.model.fields import MarkdownRole, PlainRole, ReferenceRole
from generator.model.finding import Finding
from generator.model.glossary import Term
from generator.model.journey import Journey, SafetyNote
from generator.model.kinds import KINDS, Kind, Layout
from generator.model.leaves import Leaf, leaves
from generator.model.library import Entry, Library, Use
from generator.model.load import Loaded, Loader, load
from generator.model.person import Person
from generator.model.question import Option, Question
from generator.model.record import Article, Citation, Record
from generator.model.red_flag import RedFlag, When
from generator.model.reference import Reference
from generator.model.symptom import Symptom

__all__ = [
    "KINDS",
    "Article",
    "Cause",
    "Citation",
    "Condition",
    "Entry",
    "Finding",
    "Journey",
    "Kind",
    "Layout",
    "Leaf",
    "Library",
    "Loaded",
    "Loader",
    "MarkdownRole",
    "Option",
    "Person",
    "PlainRole",
    "Question",
    "Record",
    "RedFlag",
    "Reference",
    "ReferenceRole",
    "SafetyNote",
    "Symptom",
    "Term",
    "Treatment",
    "Use",
    "When",
    "leaves",
    "load",
]
