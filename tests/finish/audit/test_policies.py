"""The policies that a page must carry, whoever wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.finish.security_policy import secure

if TYPE_CHECKING:
    from collections.abc import Callable

    Audited = Callable[..., list[str]]
    PageHtml = Callable[..., str]


def codes(lines: list[str]) -> list[str]:
    return [line.partition("[")[2].partition("]")[0] for line in lines]


def test_a_page_without_policies_is_refused(audited: Audited, page_html: PageHtml) -> None:
    found = audited({"a/index.html": page_html()}, secured=False)
    assert codes(found) == ["missing-referrer-policy", "missing-security-policy"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' https://t.example"),
        ("default-src 'none'", "default-src 'self'"),
        ("; form-action 'none'", ""),
        ("img-src 'self' data:", "img-src *"),
        ("base-uri 'none'", "base-uri 'none'; font-src *"),
    ],
)
def test_a_weaker_policy_is_refused(audited: Audited, page_html: PageHtml, ours: str, theirs: str) -> None:
    page = secure(page_html()).replace(ours, theirs)
    assert codes(audited({"a/index.html": page}, secured=False)) == ["weak-security-policy"]


def test_a_script_that_changed_after_its_policy_was_written_is_refused(audited: Audited, page_html: PageHtml) -> None:
    page = secure(page_html("<script>go()</script>")).replace("go()", "stop()")
    assert codes(audited({"a/index.html": page}, secured=False)) == ["unhashed-script"]


def test_a_policy_after_a_script_is_refused(audited: Audited, page_html: PageHtml) -> None:
    page = secure(page_html()).replace("<head>", '<head><script src="../assets/x.js"></script>')
    found = audited({"a/index.html": page, "assets/x.js": ""}, secured=False)
    assert codes(found) == ["late-security-policy"]


def test_a_policy_in_the_body_is_none(audited: Audited, page_html: PageHtml) -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    found = audited({"a/index.html": page_html(policy)}, secured=False)
    assert "missing-security-policy" in codes(found)


def test_another_referrer_policy_is_refused(audited: Audited, page_html: PageHtml) -> None:
    page = secure(page_html()).replace('content="no-referrer"', 'content="origin"')
    assert codes(audited({"a/index.html": page}, secured=False)) == ["missing-referrer-policy"]


def test_data_blocks_need_no_hash(audited: Audited, page_html: PageHtml) -> None:
    page = page_html('<script type="application/ld+json">{}</script>')
    assert audited({"a/index.html": page}) == []
