"""Requests to other hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Audited = Callable[..., list[str]]
    PageHtml = Callable[..., str]


LOADED = [
    '<img src="https://t.example/x.png" alt="">',
    '<img src="//t.example/x.png" alt="">',
    '<img src="http://example.org/name/assets/x.svg" alt="">',
    '<img src="../assets/x.svg" srcset="../assets/x.svg 1x, https://t.example/x.png 2x" alt="">',
    '<img src="https://[bad" alt="">',
    '<picture><source srcset="https://t.example/x.png"></picture>',
    '<script src="https://t.example/x.js"></script>',
    '<iframe src="https://t.example/" title="x"></iframe>',
    '<video src="https://t.example/x.mp4" poster="../assets/x.svg"></video>',
    '<video poster="https://t.example/x.png"></video>',
    '<object data="https://t.example/x"></object>',
    '<embed src="https://t.example/x">',
    '<input type="image" src="https://t.example/x" alt="x">',
    '<svg><image href="https://t.example/x.png"/></svg>',
    '<svg><use xlink:href="https://t.example/x.svg#a"/></svg>',
    '<a href="../" ping="https://t.example/">x</a>',
    '<pre class="mermaid">graph</pre>',
    '<a href="../" data-md-component="source">x</a>',
]

LOADED_FROM_HEAD = [
    '<link rel="stylesheet" href="https://t.example/x.css">',
    '<link rel="shortcut icon" href="https://t.example/x.ico">',
    '<link rel="preload" href="https://t.example/x" as="image">',
    '<link rel="dns-prefetch" href="//t.example">',
    '<link rel="preconnect" href="https://t.example">',
    '<link rel="manifest" href="https://t.example/x.json">',
    '<link rel="preload" as="image" href="../assets/x.svg" imagesrcset="https://t.example/x.png 2x">',
    '<meta http-equiv="refresh" content="0; url=https://t.example/">',
    '<base href="https://t.example/">',
]


@pytest.mark.parametrize("body", LOADED)
def test_what_a_browser_would_load_from_elsewhere_is_refused(audited: Audited, page_html: PageHtml, body: str) -> None:
    assert any("error[third-party-request]" in line for line in audited({"a/index.html": page_html(body)}))


@pytest.mark.parametrize("head", LOADED_FROM_HEAD)
def test_the_same_in_the_head_is_refused(audited: Audited, page_html: PageHtml, head: str) -> None:
    assert any("error[third-party-request]" in line for line in audited({"a/index.html": page_html(head=head)}))


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://www.nhs.uk/" rel="noreferrer">NHS</a>',
        '<img src="../assets/x.svg" alt="">',
        '<img src="https://example.org/name/assets/x.svg" alt="">',
        '<img src="data:image/gif;base64,R0lGOD" srcset="data:image/gif;base64,R0lGOD 2x" alt="">',
        '<a href="mailto:a@example.org">Write</a> <a href="tel:911">Call</a>',
        "<code>&lt;img src=https://t.example/x.png&gt;</code>",
    ],
)
def test_links_and_files_of_this_site_are_welcome(audited: Audited, page_html: PageHtml, body: str) -> None:
    assert audited({"a/index.html": page_html(body)}) == []


def test_an_address_that_search_engines_read_is_no_request(audited: Audited, page_html: PageHtml) -> None:
    head = '<link rel="license" href="https://t.example/"><meta property="og:image" content="https://t.example/x.png">'
    assert audited({"a/index.html": page_html(head=head)}) == []
