"""The policies that finish writes into a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.finish.security_policy import hash_of, secure

if TYPE_CHECKING:
    from collections.abc import Callable

    PageHtml = Callable[..., str]


def test_the_directives_are_those_of_the_design(page_html: PageHtml) -> None:
    assert (
        "content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'\""
    ) in secure(page_html())


def test_a_hash_is_the_one_that_browsers_compute() -> None:
    # The example of the standard: https://www.w3.org/TR/CSP3/#external-hash
    assert hash_of("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_a_hash_does_not_depend_on_the_kind_of_line_end() -> None:
    assert hash_of("a\r\nb\rc") == hash_of("a\nb\nc")


@pytest.mark.parametrize(
    "script",
    [
        "<script>go()</script>",
        '<script type="text/javascript">go()</script>',
        "<script type=module>go()</script>",
        '<script type="importmap">go()</script>',
        '<script data-note="a > b">go()</script>',
        "<SCRIPT>go()</SCRIPT >",
        '<script data-src="x">go()</script>',
    ],
)
def test_a_script_that_runs_is_named_by_its_hash(page_html: PageHtml, script: str) -> None:
    assert hash_of("go()") in secure(page_html(script))


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/ld+json">go()</script>',
        '<script id="__config" type="application/json">go()</script>',
        '<script src="x.js">go()</script>',
        "<p>go()</p>",
    ],
)
def test_what_does_not_run_inline_needs_no_hash(page_html: PageHtml, script: str) -> None:
    assert "sha256" not in secure(page_html(script))


def test_each_page_names_its_own_scripts_once_and_in_order(page_html: PageHtml) -> None:
    one = secure(page_html("<script>a()</script><script>b()</script><script>a()</script>"))
    other = secure(page_html("<script>b()</script><script>a()</script>"))
    assert one.count("sha256-") == 2
    assert one[: one.index("<body>")] == other[: other.index("<body>")]


def test_securing_twice_is_securing_once(page_html: PageHtml) -> None:
    once = secure(page_html("<script>a()</script>"))
    assert secure(once) == once


def test_an_older_or_weaker_policy_is_replaced(page_html: PageHtml) -> None:
    weak = (
        """<meta http-equiv="Content-Security-Policy" content="default-src *"><meta name="referrer" content="origin">"""
    )
    assert secure(page_html(head=weak)) == secure(page_html())


def test_a_text_about_policies_stays_in_the_body(page_html: PageHtml) -> None:
    text = '<code>&lt;meta name="referrer"&gt;</code><template><meta name="referrer" content="x"></template>'
    assert text in secure(page_html(text))


def test_a_page_without_a_character_set_is_left_to_the_audit() -> None:
    assert secure("<html><head></head></html>") == "<html><head></head></html>"
