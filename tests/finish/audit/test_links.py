"""Links within the site, which is served below `/name/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Audited = Callable[..., list[str]]
    PageHtml = Callable[..., str]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="../nowhere/">a</a>', "dead-link"),
        ('<a href="../conditions/stroke">a</a>', "dead-link"),
        ('<a href="/name/nowhere/">a</a>', "dead-link"),
        ('<a href="https://example.org/name/nowhere/">a</a>', "dead-link"),
        ('<img src="../assets/missing.svg" alt="">', "dead-link"),
        ('<form action="../nowhere/"></form>', "dead-link"),
        ('<a href="../conditions/stroke/#nothing">a</a>', "dead-anchor"),
        ('<a href="#nothing">a</a>', "dead-anchor"),
        ('<a href="/conditions/stroke/">a</a>', "link-outside-site"),
        ('<a href="../../a-z/">a</a>', "link-outside-site"),
        ('<a href="https://example.org/name">a</a>', "link-outside-site"),
    ],
)
def test_a_link_that_leads_nowhere_is_refused(audited: Audited, page_html: PageHtml, body: str, code: str) -> None:
    assert [line.partition("[")[2].partition("]")[0] for line in audited({"a/index.html": page_html(body)})] == [code]


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://example.org/name/nowhere/">',
        '<link rel="stylesheet" href="../assets/missing.css">',
        '<meta property="og:url" content="https://example.org/name/nowhere/">',
        '<meta property="og:image" content="https://example.org/name/assets/missing.png">',
        '<meta http-equiv="refresh" content="0; url=../nowhere/">',
    ],
)
def test_a_dead_address_in_the_head_is_refused(audited: Audited, page_html: PageHtml, head: str) -> None:
    assert any("error[dead-link]" in line for line in audited({"a/index.html": page_html(head=head)}))


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../">a</a> <a href="../index.html">a</a> <a href="../conditions/stroke/#signs">a</a>',
        '<a href="/name/a-z/?q=1">a</a> <a href="https://example.org/name/">a</a>',
        '<a href="#">a</a> <a href="#top">a</a> <a href="">a</a> <a href="#:~:text=word">a</a>',
        '<h2 id="größe">x</h2><a href="#gr%C3%B6%C3%9Fe">a</a> <a name="old"></a><a href="#old">a</a>',
        '<h2 id="term-na%C3%AFve">x</h2><a href="#term-na%C3%AFve">a</a>',
        '<a href="https://example.org/another-project/">a</a> <a href="https://www.nhs.uk/nowhere/">a</a>',
        '<a href="../assets/x.svg#part">a</a>',
    ],
)
def test_a_link_that_leads_somewhere_is_welcome(audited: Audited, page_html: PageHtml, body: str) -> None:
    assert audited({"a/index.html": page_html(body)}) == []


def test_a_missing_slash_is_said(audited: Audited, page_html: PageHtml) -> None:
    (found,) = audited({"a/index.html": page_html('<a href="../conditions/stroke">a</a>')})
    assert found.endswith("../conditions/stroke leads to a page that does not exist: its last slash is missing")


def test_a_dead_target_is_said_once_for_all_pages(audited: Audited, page_html: PageHtml) -> None:
    page = page_html('<a href="../no/">a</a> <a href="../no/">a</a>')
    found = audited({"a/index.html": page, "b/index.html": page, "c/index.html": page})
    assert found == [
        "a/index.html:10: error[dead-link] ../no/ leads to a page that does not exist (and 2 more pages link there)",
    ]
