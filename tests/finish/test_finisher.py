"""Pages that are handed over one by one, and pages that an earlier build has seen already."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest import mock

import pytest

from generator.errors import VademecumError
from generator.finish import Finisher, Policy, built_site, finish
from generator.finish.built_site import open_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRONG = '<p onclick="x()" id="a">a</p>\n<p id="a"></p><a href="../nowhere/">b</a> <a href="../stroke/#nothing">c</a>'


class Shelf:
    """Keeps everything in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], bytes] = {}

    def get(self, stage: str, key: str) -> bytes | None:
        return self.values.get((stage, key))

    def put(self, stage: str, key: str, value: bytes) -> None:
        self.values[stage, key] = value


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("backwards", [False, True])
def test_pages_handed_over_in_any_order_make_the_same_site(
    write_site: Callable[..., Path], page_html: Callable[..., str], site_url: str, *, backwards: bool
) -> None:
    files = {"b/index.html": page_html(WRONG), "a/index.html": page_html(WRONG)}
    root = write_site(files)
    unfinished = contents(root)
    found = finish(root, site_url=site_url)
    finished = contents(root)

    for path, content in unfinished.items():
        (root / path).write_bytes(content)
    finisher = Finisher(site_url)
    for path in sorted(open_site(root, site_url).page_paths(), reverse=backwards):
        (root / path).write_bytes(finisher.page(path, unfinished[path].decode()))

    assert finisher.end(root) == found != ()
    assert contents(root) == finished


def test_what_was_seen_before_gives_the_same_site_and_the_same_problems(
    write_site: Callable[..., Path], page_html: Callable[..., str], site_url: str
) -> None:
    shelf = Shelf()
    root = write_site({"b/index.html": page_html(WRONG), "a/index.html": page_html(WRONG)})
    found, finished = finish(root, site_url=site_url), contents(root)

    assert finish(root, site_url=site_url, kept=shelf) == found
    with mock.patch.object(built_site, "LexborHTMLParser", side_effect=AssertionError):
        # Only where a dead link stands is looked for again.
        good = write_site({"b/index.html": None, "a/index.html": None})
        (good / "a/index.html").unlink()
        (good / "b/index.html").unlink()
        assert finish(good, site_url=site_url, kept=shelf) == ()
    write_site({"b/index.html": page_html(WRONG), "a/index.html": page_html(WRONG)})
    assert finish(root, site_url=site_url, kept=shelf) == found
    assert contents(root) == finished


def test_a_page_that_is_gone_is_missed_by_pages_seen_before(write_site: Callable[..., Path], site_url: str) -> None:
    shelf = Shelf()
    root = write_site()
    assert finish(root, site_url=site_url, kept=shelf) == ()
    (root / "conditions/stroke/index.html").unlink()

    found = finish(root, site_url=site_url, kept=shelf)

    assert [(problem.page, problem.code) for problem in found] == [("a-z/index.html", "dead-link")]
    assert found == finish(root, site_url=site_url)


def test_another_place_address_or_limit_is_looked_at_anew(
    write_site: Callable[..., Path], page_html: Callable[..., str], site_url: str
) -> None:
    shelf = Shelf()
    root = write_site({"a/index.html": page_html('<a href="https://example.org/name/no/">a</a>')})
    assert [problem.code for problem in finish(root, site_url=site_url, kept=shelf)] == ["dead-link"]
    elsewhere = "https://example.org/other/"
    found, made = finish(root, site_url=elsewhere, kept=shelf), contents(root)
    assert found == finish(root, site_url=elsewhere)
    assert made == contents(root)
    assert b"<loc>https://example.org/other/a/</loc>" in made["sitemap.xml"]
    light = Policy(page_gzip_bytes=100)
    assert "heavy-page" in {problem.code for problem in finish(root, site_url=site_url, policy=light, kept=shelf)}


def test_pages_that_nobody_gave_are_finished_where_they_stand(write_site: Callable[..., Path], site_url: str) -> None:
    root = write_site()
    problems, finished = finish(root, site_url=site_url), contents(root)
    write_site()
    finisher = Finisher(site_url)
    paths = open_site(root, site_url).page_paths()
    for path in paths[::2]:
        (root / path).write_bytes(finisher.page(path, (root / path).read_text("utf-8")))
    counted: list[tuple[int, int]] = []

    finisher.rest(root, lambda done, of: counted.append((done, of)))

    assert finisher.end(root) == problems
    assert contents(root) == finished
    assert counted[-1] == (len(paths), len(paths))


def test_a_page_that_comes_twice_is_refused(site_url: str) -> None:
    finisher = Finisher(site_url)
    finisher.page("a/index.html", "<html></html>")
    with pytest.raises(VademecumError, match="two pages"):
        finisher.page("a/index.html", "<html></html>")
