from __future__ import annotations

import posixpath
from datetime import date
from itertools import product
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import addresses
from generator.addresses import Address

SITE = "https://example.org/sub/path/"
PAGES = [
    addresses.HOME,
    addresses.A_TO_Z,
    addresses.GLOSSARY,
    addresses.REFERENCES,
    addresses.QUESTIONNAIRE,
    addresses.DATA,
    addresses.BODY_AREAS,
    addresses.CHANGES,
    *(addresses.page(kind, "some-id") for kind in addresses.FOLDERS),
    *(addresses.section(kind) for kind in addresses.FOLDERS),
    addresses.questionnaire("some-id"),
    addresses.prose("about"),
    *(addresses.letter(index, "c-2") for index in (addresses.A_TO_Z, addresses.QUESTIONNAIRE)),
    *(addresses.letter(addresses.page(kind, "some-id"), "c-2") for kind in addresses.FOLDERS),
    *(addresses.letter(addresses.section(kind), "c-2") for kind in addresses.FOLDERS),
]
TARGETS = [*PAGES, *(page.to("place") for page in PAGES), addresses.reference("nhs"), addresses.term("muscle atrophy")]
FILES = [addresses.data_file("content.json"), addresses.FEED]

IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
ANY_PAGE = st.builds(
    lambda folders, name, anchor: Address("/".join([*folders, f"{name}.md"]), anchor),
    st.lists(IDS, max_size=3),
    st.one_of(st.just("index"), IDS),
    st.one_of(st.just(""), IDS),
)


def resolves(target: Address, page: Address) -> bool:
    """Tell whether a browser on the page is led to the target, however the site is hosted."""
    return urljoin(page.absolute(SITE), target.in_html(page)) == target.absolute(SITE)


def resolves_in_markdown(target: Address, page: Address) -> bool:
    """Tell whether a site engine is led from the page's file to the target's file."""
    path, anchor = urldefrag(target.in_markdown(page))
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
    return (file, anchor) == (target.path, target.anchor)


@pytest.mark.smoke
@pytest.mark.parametrize(
    ("address", "url"),
    [
        (addresses.HOME, ""),
        (addresses.page("symptom", "tremor"), "symptoms/tremor/"),
        (addresses.page("condition", "stroke"), "conditions/stroke/"),
        (addresses.page("cause", "aging"), "causes/aging/"),
        (addresses.page("treatment", "surgery"), "treatments/surgery/"),
        (addresses.page("person", "jane"), "people/jane/"),
        (addresses.page("body-area", "head"), "body-areas/head/"),
        (addresses.section("symptom"), "symptoms/"),
        (addresses.REFERENCES, "references/"),
        (addresses.GLOSSARY, "glossary/"),
        (addresses.A_TO_Z, "a-z/"),
        (addresses.BODY_AREAS, "body-areas/"),
        (addresses.QUESTIONNAIRE, "questionnaire/"),
        (addresses.questionnaire("tremor"), "questionnaire/tremor/"),
        (addresses.DATA, "data/"),
        (addresses.data_file("content.json"), "data/content.json"),
        (addresses.prose("about"), "about/"),
        (addresses.letter(addresses.GLOSSARY, "a"), "glossary/letters/a/"),
        (addresses.letter(addresses.section("condition"), "0-9"), "conditions/letters/0-9/"),
        (addresses.letter(addresses.page("body-area", "head"), "b-2"), "body-areas/head/letters/b-2/"),
    ],
)
def test_each_kind_of_page_has_the_address_of_the_design(address: Address, url: str) -> None:
    assert address.url == url
    assert address.absolute("https://example.org/") == f"https://example.org/{url}"
    assert address.absolute(SITE) == f"{SITE}{url}"


@pytest.mark.smoke
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_link_from_every_kind_of_page_leads_to_its_target(page: Address) -> None:
    wrong = [
        target for target in [*TARGETS, *FILES] if not (resolves(target, page) and resolves_in_markdown(target, page))
    ]

    assert wrong == []


@given(ANY_PAGE, ANY_PAGE)
def test_links_between_any_two_pages_agree(target: Address, page: Address) -> None:
    assert resolves(target, page)
    assert resolves_in_markdown(target, page)


@given(ANY_PAGE, ANY_PAGE)
def test_a_link_in_markdown_is_the_shortest_way_from_folder_to_folder(target: Address, page: Address) -> None:
    target = Address(target.path)
    assert target.in_markdown(page) == posixpath.relpath(target.path, posixpath.dirname(page.path) or ".")


def test_no_link_depends_on_where_the_site_is_hosted() -> None:
    for target, page in product([*TARGETS, *FILES], PAGES):
        for link in (target.in_html(page), target.in_markdown(page)):
            assert link
            assert not link.startswith("/")
            assert not urlsplit(link).scheme


def test_no_two_pages_have_one_address() -> None:
    assert len({page.url for page in PAGES}) == len(set(PAGES))


def test_a_place_on_the_same_page_is_its_anchor_alone() -> None:
    page = addresses.page("symptom", "tremor")

    assert page.to("causes").in_html(page) == "#causes"
    assert page.to("causes").in_markdown(page) == "#causes"
    assert page.in_html(page) == "./"


def test_relative_links_are_as_short_as_can_be() -> None:
    page = addresses.page("symptom", "tremor")

    assert addresses.HOME.in_html(page) == "../../"
    assert addresses.HOME.in_markdown(page) == "../index.md"
    assert addresses.page("condition", "stroke").in_html(page) == "../../conditions/stroke/"
    assert addresses.page("condition", "stroke").in_markdown(page) == "../conditions/stroke.md"
    assert addresses.data_file("content.json").in_html(page) == "../../data/content.json"
    assert page.in_html(addresses.HOME) == "symptoms/tremor/"
    assert page.in_markdown(addresses.HOME) == "symptoms/tremor.md"


@pytest.mark.parametrize(
    ("word", "anchor"),
    [
        ("atrophy", "term-atrophy"),
        ("Muscle Atrophy", "term-muscle-atrophy"),
        ("Crohn's disease", "term-crohn-s-disease"),
        ("vitamin B12 (cobalamin)", "term-vitamin-b12-cobalamin"),
        ("  spaces  ", "term-spaces"),
        ("naïve", "term-na%C3%AFve"),
    ],
)
def test_the_anchor_of_a_term_is_made_of_its_words(word: str, anchor: str) -> None:
    assert addresses.term(word) == Address("glossary.md", anchor)


def test_a_word_and_a_reference_stand_on_the_page_of_their_letter() -> None:
    page = addresses.letter(addresses.GLOSSARY, "m")
    assert addresses.term("MRI", page) == Address("glossary/letters/m.md", "term-mri")
    assert addresses.reference("nhs", page) == Address("glossary/letters/m.md", "reference-nhs")


# --- Addresses outside the site ---------------------------------------------------------------------------------------

REPOSITORY = "https://github.com/example/health"


def test_the_edit_link_opens_the_file_in_the_repository_of_the_publisher() -> None:
    assert addresses.edit(REPOSITORY, "main", "content/symptoms/tremor.yml") == (
        "https://github.com/example/health/edit/main/content/symptoms/tremor.yml"
    )
    assert addresses.edit(REPOSITORY, "a branch/b", "content/findings/ä b#.yml") == (
        "https://github.com/example/health/edit/a%20branch/b/content/findings/%C3%A4%20b%23.yml"
    )


def test_the_history_of_a_folder_is_on_the_publishers_branch() -> None:
    assert addresses.history(REPOSITORY, "a branch", "content") == (
        "https://github.com/example/health/commits/a%20branch/content"
    )


def test_a_change_is_named_by_the_site_the_page_and_the_day() -> None:
    page, day = addresses.page("condition", "stroke"), date(2026, 11, 2)

    assert addresses.change(SITE, page, day) == "tag:example.org,2026-11-02:/sub/path/conditions/stroke/"
    assert addresses.change("http://localhost:8000/", page, day) == "tag:localhost,2026-11-02:/conditions/stroke/"


@given(st.dictionaries(IDS, st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=3))
def test_an_issue_form_is_filled_in_with_exactly_the_words_given(fields: dict[str, str]) -> None:
    given_fields = {key: value for key, value in fields.items() if key != "template"}
    url = urlsplit(addresses.issue_form(REPOSITORY, "your-story.yml", given_fields))

    assert url.geturl().startswith(f"{REPOSITORY}/issues/new?template=your-story.yml")
    assert parse_qs(url.query, keep_blank_values=True) == {
        "template": ["your-story.yml"],
        **{key: [value] for key, value in given_fields.items()},
    }


def test_works_are_found_by_their_numbers() -> None:
    assert addresses.pubmed("12345678") == "https://pubmed.ncbi.nlm.nih.gov/12345678/"
    assert addresses.doi("10.1000/xyz123") == "https://doi.org/10.1000/xyz123"
    assert addresses.doi("10.1016/S0140-6736(05)1") == "https://doi.org/10.1016/S0140-6736%2805%291"
    assert addresses.doi('10.1000/a"b c') == "https://doi.org/10.1000/a%22b%20c"


def test_a_foreign_address_cannot_end_the_link_it_stands_in() -> None:
    assert addresses.outside("https://example.org/a_(b)?c=d&e#f") == "https://example.org/a_%28b%29?c=d&e#f"
    assert addresses.outside("https://example.org/%20a") == "https://example.org/%20a"


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT", None),
        ("CC BY", None),
    ],
)
def test_a_licence_of_creative_commons_has_an_address(name: str, url: str | None) -> None:
    assert addresses.licence(name) == url


@pytest.mark.parametrize(
    ("number", "url"), [("911", "tel:911"), ("+1 (800) 273-8255", "tel:+18002738255"), ("116 123", "tel:116123")]
)
def test_a_number_is_called_without_its_spaces_and_signs(number: str, url: str) -> None:
    assert addresses.telephone(number) == url


def test_the_names_of_the_sites_own_pages_are_reserved() -> None:
    own = {page.path.removesuffix(".md").split("/")[0] for page in PAGES if page != addresses.prose("about")}

    assert own <= addresses.RESERVED
    assert "about" not in addresses.RESERVED
