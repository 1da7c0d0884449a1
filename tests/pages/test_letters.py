"""Lists that are too long for one page: where each entry stands, and the ways between the pages."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import addresses
from generator.pages import Renderer, SiteFacts, all_pages
from generator.pages.letters import NO_LETTER, Limit, cut, letter_of, order
from generator.pages.reference_pages import references_makings
from generator.pages.site_facts import MOST_CITING

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

    from generator.model import Library, Loaded
    from generator.pages.letters import LongList
    from generator.settings import Settings

    Pages = Callable[[Limit], dict[str, str]]

TEMPLATES = Path(__file__).parents[2] / "theme/pages"
DAY = date(2026, 3, 15)
QUESTIONNAIRES = {name: f"questionnaire/data/{name}.0123456789ab.json" for name in ("general", "itchy-elbow", "words")}
NAMES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12), max_size=40)
LINK = re.compile(r"\]\(([^()\s:]+?\.md)?(?:#([^()\s]*))?\)")


def listed(names: list[str], limit: Limit) -> LongList[str]:
    return cut(names, str, len, limit)


def shape(names: list[str], limit: Limit) -> list[tuple[str, list[str]]]:
    return [(part.name, list(part.entries)) for part in listed(names, limit).parts]


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("acne", "A"),
        ("Éclampsie", "E"),
        ("Ørsted", "O"),
        ("Œdema", "O"),
        ("\u017fmall", "S"),
        ("ßuch", "S"),
        ("“Pins and needles”", "P"),
        ("(Re)flux", "R"),
        ("5-alpha", NO_LETTER),
        ("½ turn", NO_LETTER),
        ("?!", NO_LETTER),
        ("β-thalassemia", "β"),
        ("\u0392eta", "β"),
        ("Ямка", "я"),
    ],
)
def test_a_name_is_looked_for_under_its_first_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter


def test_names_are_in_order_without_case_and_accents() -> None:
    names = ["zoster", "Éczema", "eczema b", "Acne", "10 days", "acne b", "Eclampsia", "“Burning”"]
    assert sorted(names, key=order) == [
        "10 days", "Acne", "acne b", "“Burning”", "Eclampsia", "Éczema", "eczema b", "zoster",
    ]  # fmt: skip


def test_a_list_that_one_page_holds_is_not_cut() -> None:
    assert listed(["b", "a"], Limit(entries=2)).entries == ("a", "b")
    assert shape(["b", "a"], Limit(entries=2)) == []
    assert shape(["b", "a"], Limit(characters=2)) == []


def test_a_longer_list_is_cut_by_letter() -> None:
    assert shape(["b", "a", "É", "e"], Limit(entries=3)) == [("a", ["a"]), ("b", ["b"]), ("e", ["e", "É"])]


def test_entries_that_are_few_and_long_are_too_much_as_well() -> None:
    assert shape(["bbbb", "aa"], Limit(characters=5)) == [("a", ["aa"]), ("b", ["bbbb"])]
    assert shape(["bbb", "bb", "b"], Limit(characters=4)) == [("b", ["b", "bb"]), ("b-2", ["bbb"])]


def test_a_letter_of_too_many_is_cut_into_even_parts() -> None:
    names = [f"c{number}" for number in range(10, 22)]
    assert [(name, len(part)) for name, part in shape([*names, "0", "a"], Limit(entries=5))] == [
        ("0-9", 1), ("a", 1), ("c", 4), ("c-2", 4), ("c-3", 4),
    ]  # fmt: skip


def test_letters_of_other_alphabets_are_spelled_in_addresses() -> None:
    (alpha, beta) = listed(["βeta", "a"], Limit(entries=1)).parts
    assert alpha.address(addresses.A_TO_Z).url == "a-z/letters/a/"
    assert beta.address(addresses.section("condition")).url == "conditions/letters/greek-small-letter-beta/"
    assert (
        beta.address(addresses.page("body-area", "head")).path == "body-areas/head/letters/greek-small-letter-beta.md"
    )


@given(NAMES, st.integers(1, 6), st.integers(1, 40))
def test_every_entry_has_one_place_and_no_page_is_over_the_limit(names: list[str], entries: int, length: int) -> None:
    limit = Limit(entries, length)
    whole = listed(names, limit)
    parts = [part.entries for part in whole.parts] or [whole.entries]

    assert [entry for part in parts for entry in part] == list(whole.entries) == sorted(names, key=order)
    assert all(len(part) <= entries for part in parts)
    assert all(sum(map(len, part)) <= length or len(part) == 1 for part in parts)
    assert len({part.name for part in whole.parts}) == len(whole.parts)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", part.name) for part in whole.parts)


# --- Pages ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def pages(complete_library: Library, own_settings: Settings) -> Pages:
    def run(limit: Limit) -> dict[str, str]:
        facts = SiteFacts(complete_library, own_settings, DAY, QUESTIONNAIRES, limit=limit)
        renderer = Renderer(TEMPLATES)
        return {page.address.path: renderer.render(page).content for page in all_pages(facts, "1-abcdef", (), ())}

    return run


def test_a_site_that_fits_has_no_pages_for_letters(pages: Pages) -> None:
    assert [path for path in pages(Limit()) if "/letters/" in path] == []


def test_every_list_that_grows_with_the_content_is_cut(pages: Pages) -> None:
    cut_pages = {path.partition("/letters/")[0] for path in pages(Limit(characters=1)) if "/letters/" in path}
    assert sorted(cut_pages) == [
        "a-z", "body-areas/shoulder-arm-and-hand", "body-areas/skin", "causes", "conditions", "glossary", "people",
        "people/ada-example", "people/test-writers", "questionnaire", "references", "symptoms", "treatments",
    ]  # fmt: skip


def dead(found: dict[str, str]) -> set[str]:
    """Return the places that links lead to and that are not there."""
    places = set()
    for path, text in found.items():
        for target, anchor in LINK.findall(text):
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if to not in found or (anchor and not re.search(rf'id="{anchor}"|\{{[^{{}}\n]*#{anchor}\b', found[to])):
                places.add(f"{to}#{anchor}")
    return places


@pytest.mark.parametrize("limit", [Limit(entries=1), Limit(characters=60), Limit(characters=1)])
def test_every_link_leads_to_a_page_and_to_a_place_on_it(limit: Limit, pages: Pages) -> None:
    """The site of these tests has one hand-written page only, cut or not."""
    assert dead(pages(limit)) == dead(pages(Limit())) == {"editorial-policy.md#"}


def test_a_reference_that_very_many_pages_cite_names_the_first_of_them(
    load: Callable[..., Loaded], valid_content: dict[str, str], settings: Settings
) -> None:
    cause = "name: Cause {}\nkind: habit\nsummary: It makes hands shake. [@tremor-guide]\n"
    causes = {f"causes/cause-{number}.yml": cause.format(number) for number in range(MOST_CITING + 20)}
    library = load(valid_content | causes).library
    renderer = Renderer(TEMPLATES)

    facts = SiteFacts(library, settings, DAY)
    (making,) = references_makings(facts)

    cited = renderer.render(making.page(facts)).content.partition("Cited by: ")[2].partition("</span>")[0]
    assert cited.count("](") == MOST_CITING
    assert cited.endswith(" and 25 more")  # 20 causes, and the five that cite it in any case


def test_the_pages_of_a_list_are_what_they_were(pages: Pages, snapshot: SnapshotAssertion) -> None:
    found = pages(Limit(entries=1))
    shown = (
        "conditions/index.md", "conditions/letters/e.md", "treatments/letters/s.md", "a-z/letters/p.md", "glossary.md",
        "glossary/letters/m.md", "references/letters/c.md", "people/test-writers.md",
        "people/test-writers/letters/x.md",
    )  # fmt: skip
    assert {path: found[path].partition("<footer")[0] for path in shown} == snapshot
