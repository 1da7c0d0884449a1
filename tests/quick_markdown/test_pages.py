"""Every page that we make is taken the quick way, and is what Python-Markdown makes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import site
from generator.quick_markdown import render

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]


def test_every_page_of_a_site_with_all_parts_is_taken_and_the_same(
    complete_pages: dict[str, str], agree: Callable[[str], bool]
) -> None:
    assert len(complete_pages) > 30
    assert [path for path, page in complete_pages.items() if not agree(page)] == []


def test_no_page_of_this_site_is_another(agree: Callable[[str], bool]) -> None:
    outputs = site.generate(ROOT).outputs
    pages = [str(file.content).split("\n---\n", 1)[1].lstrip("\n") for file in outputs if file.path.endswith(".md")]
    taken = [page for page in pages if agree(page)]
    assert len(taken) > 0.9 * len(pages)


SIGNS = (
    *("*", "**", "_", "`", "``", "[", "]", "(", ")", "<", ">", "{", "}", "#", "-", "+", "=", "|", "\\", "&", "!", ":"),
    *("\n", "\n\n", "    ", "  ", "\u00a0", "1. ", "- ", ": ", "> ", "\\#", "&amp;", "&#42;", "[a]: b", "[x](y.md)"),
    *("{ .a }", " { #b }", "<div>", "<div markdown>", "</div>", "<p>", "</p>", "<span>", "</span>", "<br>", "`c`"),
    *("*e*", "**s**", "\n\n    code", "\n\n- item", "\n    - nested\n", "\n# x\n", "\n```\n", "<!-- -->", "<script>"),
)


@settings(max_examples=60)
@given(data=st.data())
def test_a_page_in_which_something_was_changed_by_chance_is_the_same_or_not_taken(
    data: st.DataObject, complete_pages: dict[str, str], agree: Callable[[str], bool]
) -> None:
    page = data.draw(st.sampled_from(sorted(complete_pages.values())))
    blocks = page.split("\n\n")
    first = data.draw(st.integers(0, len(blocks) - 1))
    part = "\n\n".join(blocks[first : first + data.draw(st.integers(1, 12))])
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(part)))
        part = part[:at] + data.draw(st.sampled_from(("", *SIGNS))) + part[at + data.draw(st.integers(0, 2)) :]
    agree(part)


def test_a_link_leads_where_the_engine_says_and_asks_in_the_order_of_the_page() -> None:
    asked: list[str] = []

    def address(link: str) -> str:
        asked.append(link)
        return link.replace(".md", "/?a&b")

    page = render("# [One](one.md)\n\n- [Two](two.md#x){ .k }\n\n<a href='three.md'>".replace("'", '"'), address)
    assert page
    assert asked == ["one.md", "two.md#x"]
    assert 'href="one/?a&amp;b"' in page.html
    assert '<a class="k" href="two/?a&amp;b#x">' in page.html
    assert 'href="three.md"' in page.html


def test_an_engine_is_asked_for_no_address_of_a_page_that_is_not_taken() -> None:
    def address(_link: str) -> str:
        raise AssertionError

    assert render("[One](one.md)\n\n> quotation", address) is None


def test_ids_and_the_main_heading_are_told() -> None:
    page = render('# A *b* &amp; c\n\n<p id="q&amp;r" markdown="span">x <a id="s">y</a></p>\n\n## Two { #two }')
    assert page
    assert page.title == "A b &amp; c"
    assert page.ids == {"a-b-c", "q&r", "s", "two"}
    later = render("One.\n\n# Two")
    assert later
    assert later.title is None
