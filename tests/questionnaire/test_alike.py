"""What an edit may change without any questionnaire being made again: never more than the bundles really leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.model import KINDS, Library, load
from generator.model.memory import Memory
from generator.model.vocabulary import Urgency
from generator.questionnaire import asks_alike, unaskable, written_bundle
from generator.questionnaire.alike import NEVER_ASKED, UNASKED
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Entry, Record

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def whole() -> Library:
    return load(read_tree(ROOT / "tests/sites/complete", ROOT)).library


def bundles(library: Library) -> list[str]:
    memory = Memory()
    return [written_bundle(library, symptom, None, memory).file() for symptom in (None, *library.symptoms)]


def edits(entry: Entry[Record]) -> Iterator[tuple[str, Entry[Record]]]:
    """Yield the record with each of its fields changed in every way that leaves it one."""
    for field in type(entry.record).model_fields:
        value = getattr(entry.record, field)
        ways: list[object] = [None, (), "Zebra", 7, 2000, 0.5, date(2026, 1, 1), *Urgency, True, False]
        if isinstance(value, tuple):
            ways = [value[1:], (*value, *value)] if value else [("zebra",)]
        elif isinstance(value, str):
            ways += [f"Zebra {value}"]
        for way in ways:
            if way != value:
                yield field, replace(entry, record=entry.record.model_copy(update={field: way}))


def with_entry(library: Library, entry: Entry[Record]) -> Library:
    others = (one for one in library.entries() if (one.kind, one.id) != (entry.kind, entry.id))
    return Library((*others, entry), library.prose)


def test_what_asks_alike_has_the_same_bundles_whatever_was_edited(whole: Library) -> None:
    """Many an edit here makes a record that no file could: what breaks with it is not alike."""
    before, kept = bundles(whole), set()
    for entry in whole.entries():
        for field, edited in edits(entry):
            library = with_entry(whole, edited)
            if asks_alike(whole, library):
                kept.add((entry.kind, field))
                assert bundles(library) == before, (entry.kind, entry.id, field)
                assert unaskable(library) == ()

    of_kinds = {(kind, field) for kind, fields in UNASKED.items() for field in fields}
    of_kinds |= {(kind.name, field) for kind in KINDS if kind.name in NEVER_ASKED for field in kind.record.model_fields}
    assert kept == {(kind, field) for kind, field in of_kinds if whole.of(kind)}


def test_a_record_that_is_gone_or_new_asks_otherwise(whole: Library) -> None:
    for kind in ("finding", "condition", "symptom", "question", "red-flag", "reference"):
        gone = next(iter(whole.of(kind).values()))
        less = Library((entry for entry in whole.entries() if entry is not gone), whole.prose)
        assert not asks_alike(whole, less)
        assert not asks_alike(less, whole)


def test_the_same_content_read_again_asks_alike(whole: Library) -> None:
    again = load(read_tree(ROOT / "tests/sites/complete", ROOT)).library
    assert asks_alike(whole, again)
    assert bundles(again) == bundles(whole)


def test_bundles_that_share_a_memory_are_those_of_a_fresh_one(whole: Library) -> None:
    memory = Memory()
    for _ in range(2):
        shared = [written_bundle(whole, symptom, None, memory).file() for symptom in (None, *whole.symptoms)]
        assert shared == bundles(whole)
        memory = memory.next()
