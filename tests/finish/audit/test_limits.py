"""What a page and a site may weigh, and what each page and site must have."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from generator.finish import Policy

if TYPE_CHECKING:
    from collections.abc import Callable

    Audited = Callable[..., list[str]]
    PageHtml = Callable[..., str]


def test_a_page_over_its_weight_is_refused(audited: Audited, page_html: PageHtml) -> None:
    noise = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(900))
    found = audited({"a/index.html": page_html(f"<p>{noise}</p>")}, Policy(page_gzip_bytes=20_000))
    assert [line.partition(" ")[0] for line in found] == ["a/index.html:"]
    assert "error[heavy-page]" in found[0]


def test_a_page_is_weighed_as_it_is_sent(audited: Audited, page_html: PageHtml) -> None:
    assert audited({"a/index.html": page_html("<p>the same words</p>" * 5_000)}, Policy(page_gzip_bytes=20_000)) == []


def test_a_site_over_its_weight_is_refused(audited: Audited) -> None:
    found = audited({"assets/big.txt": "x" * 10_000}, Policy(site_bytes=9_000))
    assert any(line.startswith(".: error[heavy-site]") for line in found)


def test_a_site_without_a_page_for_unknown_addresses_is_refused(audited: Audited) -> None:
    assert audited({"404.html": None}) == [
        "404.html: error[no-404-page] the site has no page for addresses that do not exist",
    ]


def test_an_id_that_stands_twice_is_refused(audited: Audited, page_html: PageHtml) -> None:
    found = audited({"a/index.html": page_html('<p id="a">a</p><p id="b">b</p>\n<p id="a">c</p>')})
    assert found == ["a/index.html:10: error[duplicate-id] 2 elements have the id 'a'"]


@pytest.mark.parametrize(
    ("stated", "missing", "code"),
    [
        ('<html lang="en">', "<html>", "no-language"),
        ('<html lang="en">', '<html lang="">', "no-language"),
        ("<title>A page</title>", "<title> </title>", "no-title"),
        ("<title>A page</title>", "", "no-title"),
        ('content="What this page is about."', 'content=""', "no-description"),
    ],
)
def test_a_page_that_does_not_say_what_it_is_is_refused(
    audited: Audited, page_html: PageHtml, stated: str, missing: str, code: str
) -> None:
    found = audited({"a/index.html": page_html().replace(stated, missing)})
    assert [line.partition("[")[2].partition("]")[0] for line in found] == [code]


def test_a_redirect_needs_no_description(audited: Audited) -> None:
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Moved</title>'
        '<meta http-equiv="refresh" content="0; url=../conditions/stroke/"></head>'
        '<body><a href="../conditions/stroke/">Stroke</a></body></html>'
    )
    assert audited({"old/index.html": page}) == []
