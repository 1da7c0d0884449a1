"""Inline styles, event attributes and addresses that run code."""

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
        ('<p style="color:red">a</p>', "inline-style"),
        ("<style>p { color: red }</style>", "inline-style"),
        ("<svg><style>p { color: red }</style></svg>", "inline-style"),
        ('<p onclick="go()">a</p>', "inline-handler"),
        ("<p OnClick=go()>a</p>", "inline-handler"),
        ("<img/onerror=go() src=../assets/x.svg alt=a>", "inline-handler"),
        ('<a href="javascript:go()">a</a>', "script-address"),
        ('<a href=" JaVa\tScript:go()">a</a>', "script-address"),
        ('<a href="&#106;avascript:go()">a</a>', "script-address"),
        ('<form action="javascript:go()"></form>', "script-address"),
        ('<button formaction="vbscript:go()">a</button>', "script-address"),
        ('<iframe srcdoc="<p>" title="a"></iframe>', "script-address"),
    ],
)
def test_code_in_the_markup_is_refused(audited: Audited, page_html: PageHtml, body: str, code: str) -> None:
    assert any(f"error[{code}]" in line for line in audited({"a/index.html": page_html(body)}))


@pytest.mark.parametrize(
    "body",
    [
        "<p>Turn the light on = sleep less; <code>onclick=</code></p>",
        '<p title=" onclick=">a</p>',
        '<p class="style">a</p>',
    ],
)
def test_words_that_look_like_code_are_words(audited: Audited, page_html: PageHtml, body: str) -> None:
    assert audited({"a/index.html": page_html(body)}) == []


def test_the_place_is_the_line_of_the_attribute(audited: Audited, page_html: PageHtml) -> None:
    assert audited({"a/index.html": page_html('\n\n<p style="color:red">a</p>')}) == [
        "a/index.html:12: error[inline-style] <p> brings a style of its own: color:red",
    ]
