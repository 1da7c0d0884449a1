"""What was made of the content is made again when something that was looked up for it changed, and never is too old."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import KINDS, Library
from generator.model.trace import (
    ANY,
    DERIVED,
    KEYS,
    PROSE,
    VALUES,
    Notes,
    WatchedLibrary,
    WatchedMapping,
    changed,
    changed_in,
)
from generator.source.tree import ProseFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Entry

KEEPS_LIBRARY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def made_of_it(library: Library) -> dict[str, tuple[Callable[[Library], Any], ...]]:
    """Return what pages and rules do with a library, in small, for every record that is there."""
    names = [(entry.kind, entry.id) for entry in library.entries()]
    looked_up = {f"{kind} {name}": (lambda it, k=kind, n=name: it.of(k)[n].record,) for kind, name in names}
    users = {
        f"users of {kind} {name}": (
            lambda it, k=kind, n=name: [(user.id, user.record) for user in it.users(k, n)],
            lambda it, k=kind, n=name: it.users(k, n, by="condition"),
        )
        for kind, name in names
    }
    flags = {
        f"flags of {name}": (lambda it, n=name: it.flags_of(it.symptoms[n].record) if n in it.symptoms else None,)
        for name in library.symptoms
    }
    whole = {
        "all": (lambda it: [entry.record for entry in it.entries()], lambda it: list(it.symptoms)),
        "articles": (lambda it: [entry.record.title for entry in it.articles],),
        "ways back": (
            lambda it: it.article_of_finding.get("shaking-hands"),
            lambda it: it.conditions_with_finding.get("slow-movement"),
            lambda it: it.articles_with_condition.get("essential-tremor"),
            lambda it: it.children.get("essential-tremor"),
            lambda it: it.questions_about.get("slow-movement"),
        ),
    }
    return looked_up | users | flags | whole


def reworded(entry: Entry[Any], edit: str) -> Any:  # noqa: ANN401 - a record of any kind
    """Return a record with another name or text, if it has one and the edit is of words."""
    fields = [name for name in ("name", "text", "title", "meaning") if hasattr(entry.record, name)]
    if edit != "words" or not fields:
        return entry.record
    return entry.record.model_copy(update={fields[0]: f"{getattr(entry.record, fields[0])} too"})


@st.composite
def edits(draw: st.DrawFn, library: Library) -> list[Entry[Any]]:
    """Return the records of a library after some edits: texts that changed, records that are gone or have a twin."""
    found: list[Entry[Any]] = []
    for entry in library.entries():
        edit = draw(st.sampled_from(["none"] * 8 + ["words", "line", "gone", "twin"]))
        if edit != "gone":
            found.append(entry if edit in {"none", "twin"} else replace(entry, record=reworded(entry, edit)))
        if edit == "twin":
            found.append(replace(entry, id=f"{entry.id}-twin"))
    return found


@KEEPS_LIBRARY
@given(data=st.data())
def test_what_looked_up_nothing_that_changed_comes_out_as_before(library: Library, data: st.DataObject) -> None:
    now = Library(data.draw(edits(library)), library.prose, before=library)
    stale = changed(library, now)
    for name, makings in made_of_it(library).items():
        for making in makings:
            reads: set[Any] = set()
            made = making(WatchedLibrary(library, reads))
            assert made == making(library)
            if not reads & stale:
                assert made == making(now), name


@KEEPS_LIBRARY
@given(data=st.data())
def test_uses_after_an_edit_are_those_of_a_new_library(library: Library, data: st.DataObject) -> None:
    for _ in range(3):
        assert library.uses
        entries = data.draw(edits(library))
        after, new = Library(entries, before=library), Library(entries)
        assert dict(after.uses) == dict(new.uses)
        for places in after.uses.values():
            assert all(use.entry is after.of(use.entry.kind)[use.entry.id] for use in places)
        library = after


def name_of(record: object) -> object:
    return getattr(record, "name", None)


def as_dict(said: Mapping[str, object]) -> dict[str, object]:
    return dict(said)


def replacing(library: Library, data: st.DataObject) -> list[Entry[Any]]:
    """Return records in place of some of a library: with other words, links, drafts, or only somewhere else."""
    ways = st.sampled_from(["none"] * 6 + ["words", "line", "moved", "draft", "less"])
    found = []
    for entry in library.entries():
        way = data.draw(ways)
        if way in {"words", "line"}:
            found.append(replace(entry, record=reworded(entry, way)))
        elif way == "moved":
            found.append(replace(entry))
        elif way in {"draft", "less"}:
            fields = {"draft": True} if way == "draft" else {"conditions": (), "findings": (), "summary": None}
            has = {name: value for name, value in fields.items() if name in type(entry.record).model_fields}
            found.append(replace(entry, record=entry.record.model_copy(update=has)))
    return found


def shown(library: Library) -> dict[str, object]:
    indices = {kind.name: library.of(kind.name) for kind in KINDS}
    indices |= {name: getattr(library, name) for name in DERIVED}
    listed = {name: {key: repr(value) for key, value in index.items()} for name, index in indices.items()}
    order = {kind.name: list(library.of(kind.name)) for kind in KINDS}
    return {**listed, "order": order, "drafts": library.drafts, "prose": library.prose, "root": library.root}


@KEEPS_LIBRARY
@given(data=st.data())
def test_an_edited_library_is_what_a_new_one_of_the_same_records_is(library: Library, data: st.DataObject) -> None:
    asked = ("symptom", name_of), ("condition", name_of)
    library = Library(library.entries(), library.prose)
    for _ in range(3):
        assert shown(library.without_drafts())
        assert library.together(as_dict, asked[0])
        entries = replacing(library, data)
        keys = {(entry.kind, entry.id) for entry in entries}
        others = [entry for entry in library.entries() if (entry.kind, entry.id) not in keys]
        after, new = library.edited(entries), Library([*others, *entries], library.prose)

        for places in (False, True):
            assert changed(library, after, places=places) == changed(library, new, places=places)
        assert shown(after) == shown(new)
        assert shown(after.without_drafts()) == shown(new.without_drafts())
        for kind, what in asked:
            assert after.each(kind, what) == new.each(kind, what)
        assert after.together(as_dict, asked[0]) == new.together(as_dict, asked[0])
        library = after


def test_what_is_said_of_each_record_is_the_same_while_it_says_the_same(library: Library) -> None:
    tremor = library.symptoms["tremor"]
    names = library.each("symptom", name_of)
    made = library.together(as_dict, ("symptom", name_of))
    reads: set[Any] = set()
    assert WatchedLibrary(library, reads).each("symptom", name_of)["tremor"] == tremor.record.name

    summary = replace(tremor, record=tremor.record.model_copy(update={"summary": "Another one."}))
    now = library.edited([summary])
    assert now.each("symptom", name_of) is names
    assert now.together(as_dict, ("symptom", name_of)) is made
    assert not reads & changed(library, now)

    name = replace(tremor, record=tremor.record.model_copy(update={"name": "Trembling"}))
    later = now.edited([name])
    assert later.each("symptom", name_of)["tremor"] == "Trembling"
    assert later.together(as_dict, ("symptom", name_of))["tremor"] == "Trembling"
    assert reads & changed(now, later)


def test_who_made_a_note_is_known_until_it_is_made_no_more() -> None:
    notes, one, other = Notes(), ("symptom", "tremor"), ("symptom", VALUES)
    notes.put("a", {one, other})
    notes.put("b", {other})
    assert notes.made_by([one]) == {"a"}
    assert notes.made_by([one, other, ("condition", "x")]) == {"a", "b"}
    notes.put("a", {one}, {one, other})
    assert notes.made_by([other]) == {"b"}
    notes.put("a", frozenset(), {one})
    assert notes.made_by([one]) == set()


def test_a_record_that_only_moved_is_another_only_for_places(library: Library) -> None:
    entry = library.symptoms["tremor"]
    others = [one for one in library.entries() if one is not entry]
    now = Library([*others, replace(entry)], library.prose)
    assert changed(library, now) == frozenset()
    moved = changed(library, now, places=True)
    assert ("symptom", "tremor") in moved
    assert ("symptom", VALUES) in moved
    assert ("symptom", KEYS) not in moved
    assert ("uses", ("condition", "essential-tremor")) in moved


def test_a_note_says_what_was_looked_up(library: Library) -> None:
    reads: set[Any] = set()
    watched = WatchedLibrary(library, reads)
    assert watched.symptoms["tremor"].record.name == "Tremor"
    assert watched.conditions.get("not-there") is None
    assert "coffee" in watched.causes
    assert reads == {("symptom", "tremor"), ("condition", "not-there"), ("cause", "coffee")}
    reads.clear()
    assert len(watched.findings) == len(library.findings)
    assert [*watched.glossary.values()] == [*library.glossary.values()]
    assert watched.prose == library.prose
    assert reads == {("finding", KEYS), ("term", VALUES), (PROSE, VALUES)}
    with pytest.raises(KeyError):
        watched.symptoms["not-there"]
    assert ("symptom", "not-there") in reads


def test_to_ask_whether_there_is_anything_is_no_look_at_it(library: Library) -> None:
    reads: set[Any] = set()
    assert WatchedLibrary(library, reads).journeys
    assert reads == {("journey", ANY)}
    journey = next(iter(library.journeys.values()))
    more = Library([*library.entries(), replace(journey, id="another")], library.prose)
    none = Library([entry for entry in library.entries() if entry.kind != "journey"], library.prose)
    assert not reads & changed(library, more)
    assert reads & changed(library, none)


def test_an_index_that_is_no_librarys_is_watched_alike() -> None:
    reads: set[Any] = set()
    watched = WatchedMapping("parts", {"one": "a", "two": "b"}, reads)
    assert watched["one"] == "a"
    assert reads.isdisjoint(changed_in("parts", {"one": "a", "two": "b"}, {"one": "a", "two": "c", "three": "d"}))
    assert reads & changed_in("parts", {"one": "a"}, {"one": "c"})


def test_only_some_records_are_listed_and_all_are_found(library: Library) -> None:
    reads: set[Any] = set()
    entry = library.symptoms["tremor"]
    focused = WatchedLibrary(library, reads, listed=[entry])
    assert [one.id for one in focused.entries()] == ["tremor"]
    assert list(focused.conditions) == []
    assert focused.prose == ()
    assert [one.id for one in focused.articles] == ["tremor"]
    assert reads == set()
    assert focused.conditions["essential-tremor"] is library.conditions["essential-tremor"]
    assert reads == {("condition", "essential-tremor")}


def test_a_page_that_is_new_or_gone_is_noticed(library: Library) -> None:
    page = ProseFile("content/prose/new.md", "new", "# New\n")
    now = Library(library.entries(), (*library.prose, page))
    assert changed(library, now) == {(PROSE, VALUES)}


def test_a_library_keeps_one_before_it_and_no_more(library: Library) -> None:
    second = Library(library.entries(), before=library)
    third = Library(second.entries(), before=second)
    assert Counter(map(id, (vars(second)["_before"], vars(third)["_before"]))) == {id(None): 1, id(second): 1}
