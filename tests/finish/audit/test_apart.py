"""What lies apart from the pages for readers: the form for editors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.finish import finish
from generator.finish.built_site import open_site

if TYPE_CHECKING:
    from collections.abc import Callable

    Audited = Callable[..., list[str]]

FORM = (Path(__file__).parents[3] / "theme/form/index.html").read_text("utf-8")
BESIDE = {"admin/start.js": "", "assets/images/favicon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}


def codes(lines: list[str]) -> list[str]:
    return [line.partition("[")[2].partition("]")[0] for line in lines]


def test_the_form_as_it_is_passes(audited: Audited) -> None:
    assert audited({"admin/index.html": FORM, **BESIDE}, secured=False) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "code"),
    [
        ("script-src 'self'", "script-src 'self' 'unsafe-eval'", "weak-security-policy"),
        ("script-src 'self'", "script-src 'self' https://cdn.example", "weak-security-policy"),
        ("; form-action 'none'", "", "weak-security-policy"),
        ("connect-src 'self'", "connect-src *", "weak-security-policy"),
        ("noindex, nofollow", "index", "page-apart-indexed"),
        ("no-referrer", "origin", "missing-referrer-policy"),
        ('src="start.js"', 'src="https://cdn.example/start.js"', "third-party-request"),
        ("<body>", '<body onload="go()">', "inline-handler"),
    ],
)
def test_a_form_that_allows_more_or_shows_itself_is_refused(
    ours: str, theirs: str, code: str, audited: Audited
) -> None:
    assert ours in FORM
    assert code in codes(audited({"admin/index.html": FORM.replace(ours, theirs), **BESIDE}, secured=False))


def test_finishing_leaves_the_form_alone_and_out_of_every_list_of_pages(
    write_site: Callable[..., Path], site_url: str
) -> None:
    root = write_site({"admin/index.html": FORM, **BESIDE})

    assert finish(root, site_url=site_url) == ()
    assert (root / "admin/index.html").read_text("utf-8") == FORM
    assert "admin" not in (root / "sitemap.xml").read_text("utf-8")
    assert [page.path for page in open_site(root, site_url).pages_apart()] == ["admin/index.html"]


def test_a_page_whose_name_only_begins_like_that_is_a_page_for_readers(
    write_site: Callable[..., Path], site_url: str
) -> None:
    root = write_site({"administration/index.html": FORM})

    assert "administration/index.html" in open_site(root, site_url).page_paths()
