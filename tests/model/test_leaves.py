from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

import pytest

from generator.model import Cause, Leaf, MarkdownRole, PlainRole, Record, ReferenceRole, leaves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model import Library, Loaded
    from generator.source import Trail

NO_LEAF = {"aliases", "body_area", "group", "url", "doi", "otherwise", "sex"}
"""Fields that hold words of the machine: neither texts nor references to records."""

OWN_ID = {"RedFlag", "Option", "SafetyNote"}
"""Records whose `id` is their own name, not a reference."""


@pytest.fixture
def library(load: Callable[..., Loaded], full: dict[str, str]) -> Library:
    return load(full).library


def words(value: object, trail: Trail, owner: str) -> Iterator[tuple[Trail, str]]:
    """Yield every word of a record by its own way, which knows no roles."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            if name not in NO_LEAF and not (name == "id" and type(value).__name__ in OWN_ID):
                yield from words(getattr(value, name), (*trail, name), type(value).__name__)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from words(item, (*trail, place), owner)
    elif not isinstance(value, (Enum, date, int, float, type(None))):
        assert isinstance(value, str)
        yield trail, value


@pytest.mark.smoke
def test_every_word_of_every_kind_of_record_is_a_leaf(library: Library) -> None:
    for entry in library.entries():
        expected = list(words(entry.record, (), ""))

        assert [(leaf.trail, leaf.value) for leaf in leaves(entry.record)] == expected, entry.id
        assert expected


def test_the_full_forms_have_leaves_of_every_role(library: Library) -> None:
    found = [leaf.role for entry in library.entries() for leaf in leaves(entry.record)]
    kinds = {kind for role in found if isinstance(role, ReferenceRole) for kind in role.kinds}

    assert {type(role) for role in found} == {MarkdownRole, PlainRole, ReferenceRole}
    assert kinds == {
        "finding",
        "question",
        "condition",
        "symptom",
        "cause",
        "treatment",
        "person",
        "reference",
        "red-flag",
    }


def test_a_leaf_says_where_it_is_what_it_says_and_what_it_is_for() -> None:
    cause = Cause.model_validate(
        {
            "name": "A",
            "also_called": ["B", "C"],
            "kind": "habit",
            "summary": "D.",
            "cite": ["e", {"ref": "f", "says": "G"}],
        }
    )

    assert list(leaves(cause, ("top",))) == [
        Leaf(("top", "name"), "A", PlainRole()),
        Leaf(("top", "also_called", 0), "B", PlainRole()),
        Leaf(("top", "also_called", 1), "C", PlainRole()),
        Leaf(("top", "summary"), "D.", MarkdownRole()),
        Leaf(("top", "cite", 0, "ref"), "e", ReferenceRole(("reference",))),
        Leaf(("top", "cite", 1, "ref"), "f", ReferenceRole(("reference",))),
        Leaf(("top", "cite", 1, "says"), "G", PlainRole()),
    ]
