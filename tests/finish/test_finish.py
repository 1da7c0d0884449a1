"""All steps together, over a site of a few pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import VademecumError
from generator.finish import FinishProblem, Policy, finish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.smoke
def test_a_good_site_has_no_problems_and_is_finished(write_site: Callable[..., Path], site_url: str) -> None:
    root = write_site()
    assert finish(root, site_url=site_url) == ()
    assert {"robots.txt", "sitemap.xml", "pagefind/pagefind-worker.js", "pagefind/words.txt"} <= set(contents(root))


def test_finishing_twice_changes_nothing(write_site: Callable[..., Path], site_url: str) -> None:
    root = write_site()
    finish(root, site_url=site_url)
    once = contents(root)
    times = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    finish(root, site_url=site_url)
    assert contents(root) == once
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()} == times


def test_a_changed_script_gets_a_new_policy(write_site: Callable[..., Path], site_url: str) -> None:
    root = write_site()
    finish(root, site_url=site_url)
    page = root / "symptoms/loss-of-muscle-mass/index.html"
    page.write_text(page.read_text("utf-8").replace('className = "js"', 'className = "other"'), "utf-8")
    assert finish(root, site_url=site_url) == ()


def test_every_page_has_its_policies_right_after_the_character_set(
    write_site: Callable[..., Path], site_url: str
) -> None:
    root = write_site()
    finish(root, site_url=site_url)
    for page in root.rglob("*.html"):
        after = page.read_text("utf-8").partition('<meta charset="utf-8">')[2]
        assert after.startswith('<meta http-equiv="Content-Security-Policy" content="default-src ')
        assert after.partition(">")[2].startswith('<meta name="referrer" content="no-referrer">')


def test_problems_come_sorted_and_say_where(
    write_site: Callable[..., Path], page_html: Callable[..., str], site_url: str
) -> None:
    wrong = page_html('<p onclick="x()">a</p>\n<a href="nowhere/">b</a>')
    found = finish(write_site({"b/index.html": wrong, "a/index.html": wrong}), site_url=site_url)
    assert [(problem.page, problem.line, problem.code) for problem in found] == [
        ("a/index.html", 10, "inline-handler"),
        ("a/index.html", 11, "dead-link"),
        ("b/index.html", 10, "inline-handler"),
        ("b/index.html", 11, "dead-link"),
    ]
    assert str(found[0]) == "a/index.html:10: error[inline-handler] <p> has the attribute onclick"
    assert str(FinishProblem("a.html", 0, "code", "Message.")) == "a.html: error[code] Message."


def test_the_files_that_finish_adds_may_be_linked(
    write_site: Callable[..., Path], page_html: Callable[..., str], site_url: str
) -> None:
    page = page_html('<a href="../sitemap.xml">All pages</a>')
    assert finish(write_site({"about/index.html": page}), site_url=site_url) == ()


def test_a_site_that_is_not_to_be_crawled_says_so(write_site: Callable[..., Path], site_url: str) -> None:
    root = write_site()
    finish(root, site_url=site_url, policy=Policy(crawlable=False))
    assert "Disallow: /\n" in (root / "robots.txt").read_text("utf-8")


def test_the_robots_file_names_the_sitemap(write_site: Callable[..., Path], site_url: str) -> None:
    root = write_site()
    finish(root, site_url=site_url)
    assert "Sitemap: https://example.org/name/sitemap.xml\n" in (root / "robots.txt").read_text("utf-8")


@pytest.mark.parametrize("address", ["", "example.org", "/name/", "ftp://example.org/", "https://example.org/?a=1"])
def test_a_site_address_that_is_none_is_our_mistake(write_site: Callable[..., Path], address: str) -> None:
    with pytest.raises(VademecumError, match="site_url"):
        finish(write_site(), site_url=address)


def test_a_missing_folder_is_our_mistake(tmp_path: Path, site_url: str) -> None:
    with pytest.raises(VademecumError, match="no finished site"):
        finish(tmp_path / "nowhere", site_url=site_url)


def test_a_site_address_without_a_slash_means_the_same(write_site: Callable[..., Path]) -> None:
    assert finish(write_site(), site_url="https://example.org/name") == ()


def test_a_site_without_searchable_pages_has_no_index(write_site: Callable[..., Path], site_url: str) -> None:
    root = write_site({"symptoms/loss-of-muscle-mass/index.html": None, "conditions/stroke/index.html": None})
    (root / "pagefind" / "index").mkdir(parents=True)
    (root / "pagefind" / "index" / "old.pf_index").write_bytes(b"old")
    finish(root, site_url=site_url)
    assert not list((root / "pagefind").rglob("*"))
