"""Pages by themselves: each is the page of the whole site, and is made again wherever it would come out otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import text
from generator.linked_data import linked_data
from generator.model import Library
from generator.model.memory import Memory
from generator.model.trace import WatchedLibrary, changed
from generator.pages import Renderer, SiteFacts, all_pages, plan
from generator.pages.letters import PAGE, Limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.manual import Chapter
    from generator.model import Entry, Record
    from generator.pages import Making
    from generator.settings import Settings

DAY = date(2026, 3, 15)
FILES = (("content.json", "All records."),)
CHAPTERS: tuple[Chapter, ...] = ()
RENDERER = Renderer(Path(__file__).parents[2] / "theme/pages")
SHORT = Limit(entries=2)


class Made(NamedTuple):
    """A page as a preview keeps it: how it was made, its Markdown, and what was looked up for it."""

    making: Making
    text: str
    reads: frozenset[Any]


def made(facts: SiteFacts, making: Making) -> Made:
    reads: set[Any] = set()
    library = WatchedLibrary(facts.library, reads)
    page = making.page(facts.through(library))
    jsonld = linked_data(library, facts.settings, page.kind, page.id)
    return Made(making, RENDERER.render(page, {"jsonld": jsonld}).content, frozenset(reads))


def planned(facts: SiteFacts) -> Iterator[Making]:
    return chain.from_iterable(plan(facts, "1", FILES, CHAPTERS))


def all_made(facts: SiteFacts) -> dict[str, Made]:
    return {making.address.path: made(facts, making) for making in planned(facts)}


def questionnaires(library: Library) -> dict[str, str]:
    return {name: f"questionnaire/data/{name}.json" for name in ("general", "words", *library.symptoms)}


@pytest.fixture
def facts_of(own_settings: Settings) -> Callable[..., SiteFacts]:
    def run(library: Library, limit: Limit = PAGE, memory: Memory | None = None) -> SiteFacts:
        return SiteFacts(library, own_settings, DAY, questionnaires(library), None, limit, memory or Memory())

    return run


@pytest.mark.parametrize("limit", [PAGE, SHORT], ids=["whole lists", "lists that are cut"])
def test_pages_made_one_by_one_are_those_of_the_whole_site(
    complete_library: Library, facts_of: Callable[..., SiteFacts], limit: Limit
) -> None:
    facts = facts_of(complete_library, limit)
    whole = {page.address.path: page for page in all_pages(facts, "1", FILES, CHAPTERS)}
    listed = list(planned(facts))

    assert [making.address.path for making in listed] == list(whole)
    for making in reversed(listed):
        page = making.page(facts.through(WatchedLibrary(complete_library, set())))
        assert page == whole[making.address.path]
        assert page.address == making.address


def test_makings_of_the_same_content_are_equal(complete_library: Library, facts_of: Callable[..., SiteFacts]) -> None:
    one, other = (list(planned(facts_of(complete_library))) for _ in range(2))
    assert one == other


def test_no_text_is_resolved_before_a_page_is_made(
    complete_library: Library, facts_of: Callable[..., SiteFacts], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "resolve", None)
    facts = facts_of(complete_library)
    listed = {making.address.path: making for making in planned(facts)}
    with pytest.raises(TypeError):
        listed["symptoms/itchy-elbow.md"].page(facts)


# --- After an edit ----------------------------------------------------------------------------------------------------


def edited(library: Library, choice: st.DataObject) -> Library:
    """Return the library with one record changed, gone or added under another id."""
    entries = list(library.entries())
    place = choice.draw(st.integers(0, len(entries) - 1))
    entry = entries[place]
    ways = ["summary", "name", "text", "meaning", "title", "draft", "updated", "body_area", "conditions", "cut"]
    fields = [name for name in ways if name in type(entry.record).model_fields]
    field = choice.draw(st.sampled_from([*fields, "touched"]))
    return Library(
        (*entries[:place], changed_entry(entry, field), *entries[place + 1 :]), library.prose, root=library.root
    )


def changed_entry(entry: Entry[Record], field: str) -> Entry[Record]:
    if field == "touched":
        return replace(entry, record=entry.record.model_copy())
    old = getattr(entry.record, field)
    new: object
    if isinstance(old, bool):
        new = not old
    elif field == "updated":
        new = DAY
    elif isinstance(old, tuple):
        new = old[1:]
    else:
        new = f"Zebra {old}" if old else "A new text."
    return replace(entry, record=entry.record.model_copy(update={field: new}))


def without(library: Library) -> Iterator[Library]:
    """Yield the library without one record that nothing needs."""
    for entry in library.entries():
        if not library.users(entry.kind, entry.id):
            yield Library(
                (other for other in library.entries() if other is not entry), library.prose, root=library.root
            )


def after(facts: SiteFacts, kept: dict[str, Made], library: Library) -> tuple[SiteFacts, dict[str, Made], int]:
    """Return the facts and the pages of other content, as many as can be from those kept; and how many these are."""
    memory = facts.memory.next()
    present = replace(facts, library=library, questionnaires=questionnaires(library), memory=memory)
    other = changed(facts.library, library)
    found = {}
    taken = 0
    for making in planned(present):
        old = kept.get(making.address.path)
        good = old and facts.common == present.common and old.making == making and not old.reads & other
        found[making.address.path] = old if old and good else made(present, making)
        taken += bool(good)
    return present, found, taken


def texts(pages: dict[str, Made]) -> dict[str, str]:
    return {path: page.text for path, page in pages.items()}


@pytest.mark.parametrize("limit", [PAGE, SHORT], ids=["whole lists", "lists that are cut"])
@given(choice=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_edits_the_pages_are_those_of_a_fresh_site(
    complete_library: Library, facts_of: Callable[..., SiteFacts], limit: Limit, choice: st.DataObject
) -> None:
    library = complete_library
    facts = facts_of(library, limit)
    pages = all_made(facts)
    for _ in range(3):
        library = edited(library, choice)
        facts, pages, _ = after(facts, pages, library)
        assert texts(pages) == texts(all_made(facts_of(library, limit)))


def test_after_a_record_is_gone_or_back_the_pages_are_those_of_a_fresh_site(
    complete_library: Library, facts_of: Callable[..., SiteFacts]
) -> None:
    facts = facts_of(complete_library)
    whole = all_made(facts)
    for library in without(complete_library):
        less, pages, _ = after(facts, whole, library)
        assert texts(pages) == texts(all_made(facts_of(library)))
        _, pages, _ = after(less, pages, complete_library)
        assert texts(pages) == texts(whole)


def test_an_edit_of_a_body_makes_only_the_pages_that_look_at_it(
    complete_library: Library, facts_of: Callable[..., SiteFacts]
) -> None:
    facts = facts_of(complete_library)
    whole = all_made(facts)
    entries = [
        changed_entry(entry, "overview") if (entry.kind, entry.id) == ("symptom", "itchy-elbow") else entry
        for entry in complete_library.entries()
    ]
    _, pages, _ = after(facts, whole, Library(entries, complete_library.prose, root=complete_library.root))

    other = {path for path, page in pages.items() if page is not whole[path]}
    assert "symptoms/itchy-elbow.md" in other
    assert not other & {"a-z.md", "symptoms/index.md", "references.md", "questionnaire/index.md", "changes/index.md"}
    assert {path for path, page in pages.items() if page.text != whole[path].text} == {"symptoms/itchy-elbow.md"}
