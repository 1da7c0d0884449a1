"""The page "What changed" and its feed: what they list, in which order, and by which names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from generator import site
from generator.model import Article, Library
from generator.pages import Renderer, SiteFacts, feed
from generator.pages.changes import MOST, changes_making
from generator.pages.contexts import ChangesPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Loaded
    from generator.pages import Page
    from generator.settings import Settings

ROOT = Path(__file__).parents[2]
ATOM = "{http://www.w3.org/2005/Atom}"
NEWEST = date(2026, 11, 20)


@pytest.fixture
def dated(complete_library: Library) -> Callable[..., Library]:
    """The complete site with other days and notes: `dated({"dry-skin": (day, note)})`; all other articles have none."""

    def run(told: dict[str, tuple[date | None, str | None]], **more: Any) -> Library:  # noqa: ANN401 - any field
        entries = []
        for entry in complete_library.entries():
            if isinstance(entry.record, Article):
                day, note = told.get(entry.id, (None, None))
                update = {"updated": day, "change_note": note, **(more if entry.id in told else {})}
                entries.append(replace(entry, record=entry.record.model_copy(update=update)))
            else:
                entries.append(entry)
        return Library(entries, complete_library.prose)

    return run


def changes_page(facts: SiteFacts) -> Page:
    return changes_making(facts).page(facts)


@pytest.fixture
def page(own_settings: Settings) -> Callable[[Library], ChangesPage]:
    def run(library: Library) -> ChangesPage:
        context = changes_page(SiteFacts(library, own_settings, date(2030, 1, 1))).context
        assert isinstance(context, ChangesPage)
        return context

    return run


@pytest.fixture
def parsed(own_settings: Settings) -> Callable[[Library], ET.Element]:
    return lambda library: xml(feed(SiteFacts(library, own_settings, date(2030, 1, 1))).content)


def xml(content: str) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - our own


def found(element: ET.Element, name: str) -> str:
    [child] = element.findall(f"{ATOM}{name}")
    return child.text or ""


def test_the_newest_change_comes_first_below_its_month(
    dated: Callable[..., Library], page: Callable[[Library], ChangesPage]
) -> None:
    library = dated(
        {
            "dry-skin": (date(2026, 9, 30), "A new source"),
            "plain-cream": (date(2026, 10, 1), "What it costs."),
            "itchy-elbow": (date(2026, 10, 31), None),
        }
    )

    shown = [
        (month.title, [(line.links[0].label, line.called, line.day, line.note) for line in month.lines])
        for month in page(library).months
    ]

    assert shown == [
        (
            "October 2026",
            [
                ("Itchy elbow", "Symptom", "31 October 2026", ""),
                ("Plain cream", "Test or treatment", "1 October 2026", "What it costs."),
            ],
        ),
        ("September 2026", [("Xerosis (dry skin)", "Condition", "30 September 2026", "A new source.")]),
    ]


def test_what_changed_alike_on_one_day_is_said_once(
    dated: Callable[..., Library], page: Callable[[Library], ChangesPage]
) -> None:
    library = dated(dict.fromkeys(("dry-skin", "elbow-fever", "itchy-elbow"), (NEWEST, "First version.")))

    [month] = page(library).months

    assert [(line.called, len(line.links)) for line in month.lines] == [("Symptom", 1), ("2 conditions", 2)]


def test_twelve_months_before_the_newest_change_the_list_ends(
    dated: Callable[..., Library], page: Callable[[Library], ChangesPage]
) -> None:
    gone, last = date(2025, 11, 20), date(2025, 11, 21)
    library = dated({"dry-skin": (NEWEST, "a"), "elbow-fever": (last, "b"), "plain-cream": (gone, "c")})

    notes = [line.note for month in page(library).months for line in month.lines]

    assert notes == ["a.", "b."]


def test_a_hundred_changes_are_the_most(
    load: Callable[..., Loaded], own_settings: Settings, parsed: Callable[[Library], ET.Element]
) -> None:
    record = "name: Habit {}\nupdated: 2026-11-{:02}\n"
    loaded = load({f"causes/habit-{place}.yml": record.format(place, 1 + place // 5) for place in range(MOST + 30)})
    assert loaded.problems == ()

    entries = parsed(loaded.library).findall(f"{ATOM}entry")
    listed = changes_page(SiteFacts(loaded.library, own_settings, NEWEST)).context
    assert isinstance(listed, ChangesPage)

    assert len(entries) == MOST
    assert sum(len(line.links) for month in listed.months for line in month.lines) == MOST
    assert found(entries[0], "updated").startswith("2026-11-26")


def test_a_draft_is_no_change(dated: Callable[..., Library], parsed: Callable[[Library], ET.Element]) -> None:
    told = {"dry-skin": (NEWEST, "a")}

    assert len(parsed(dated(told)).findall(f"{ATOM}entry")) == 1
    assert parsed(dated(told, draft=True)).findall(f"{ATOM}entry") == []


def test_a_late_review_is_no_change_and_no_day_of_a_build_is_told(
    complete_library: Library, own_settings: Settings
) -> None:
    made = {feed(SiteFacts(complete_library, own_settings, day)).content for day in (NEWEST, date(2040, 1, 1))}
    assert len(made) == 1


def test_the_feed_holds_what_atom_asks_of_it(
    dated: Callable[..., Library], parsed: Callable[[Library], ET.Element], own_settings: Settings
) -> None:
    root = parsed(dated({"dry-skin": (NEWEST, "a"), "plain-cream": (date(2026, 11, 1), None)}))
    own = f"{own_settings.site.url}changes/feed.xml"

    assert root.tag == f"{ATOM}feed"
    assert (found(root, "id"), found(root, "updated")) == (own, "2026-11-20T12:00:00Z")
    assert found(root, "title") == "Example Health: what changed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links == {"self": own, "alternate": f"{own_settings.site.url}changes/"}
    for entry in root.findall(f"{ATOM}entry"):
        assert found(entry, "title")
        assert found(entry, "summary")
        assert found(entry, "updated").endswith("T12:00:00Z")
        [link] = entry.findall(f"{ATOM}link")
        assert link.attrib["href"].startswith(own_settings.site.url)
        assert entry.find(f"{ATOM}author/{ATOM}name") is not None
        [category] = entry.findall(f"{ATOM}category")
        assert category.attrib["term"] in {"condition", "treatment"}


def test_each_change_has_a_name_of_its_own_and_keeps_it(
    dated: Callable[..., Library], parsed: Callable[[Library], ET.Element]
) -> None:
    def names(told: dict[str, tuple[date, str]]) -> list[str]:
        return [found(entry, "id") for entry in parsed(dated(told)).findall(f"{ATOM}entry")]

    first = names({"dry-skin": (NEWEST, "a"), "elbow-fever": (NEWEST, "a")})
    other_words = names({"dry-skin": (NEWEST, "b"), "elbow-fever": (NEWEST, "a")})
    later = names({"dry-skin": (NEWEST + timedelta(days=1), "b"), "elbow-fever": (NEWEST, "a")})

    assert first == [
        "tag:example.org,2026-11-20:/site/conditions/elbow-fever/",
        "tag:example.org,2026-11-20:/site/conditions/dry-skin/",
    ]
    assert other_words == first
    assert later == ["tag:example.org,2026-11-21:/site/conditions/dry-skin/", first[0]]


def test_words_cannot_become_markup_and_citations_stay_out(
    dated: Callable[..., Library], parsed: Callable[[Library], ET.Element], own_settings: Settings
) -> None:
    note = "Call {emergency-number} & see [dry skin](condition:dry-skin).[@journal-itch] 5 < 6 *now*"
    library = dated({"dry-skin": (NEWEST, note)}, name="A <b> & [c](d)", lay_name=None)

    [entry] = parsed(library).findall(f"{ATOM}entry")
    rendered = Renderer(ROOT / "theme/pages").render(changes_page(SiteFacts(library, own_settings, NEWEST))).content

    assert found(entry, "title") == "A <b> & [c](d)"
    assert found(entry, "summary") == "Call 911 & see dry skin. 5 < 6 now."
    assert "<b>" not in rendered
    assert "[c](d)" not in rendered
    assert "journal-itch" not in rendered


def test_a_site_without_any_dated_page_has_a_feed_without_entries(
    dated: Callable[..., Library], parsed: Callable[[Library], ET.Element], page: Callable[[Library], ChangesPage]
) -> None:
    root = parsed(dated({}))

    assert found(root, "updated") == "1970-01-01T12:00:00Z"
    assert root.findall(f"{ATOM}entry") == []
    assert page(dated({})).months == ()


def test_every_page_of_the_feed_is_a_page_of_the_site() -> None:
    build = site.generate(ROOT)
    outputs = {output.path: output.content for output in build.outputs}
    [settings] = [line for line in outputs["changes/feed.xml"].splitlines() if 'rel="self"' in line]
    base = settings.split('href="')[1].split("changes/feed.xml")[0]

    addresses = [
        link.attrib["href"].removeprefix(base)
        for link in xml(outputs["changes/feed.xml"]).findall(f"{ATOM}entry/{ATOM}link")
    ]

    assert addresses
    assert [address for address in addresses if f"{address.rstrip('/')}.md" not in outputs] == []
