"""From finished pages to the files of the index."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from generator.errors import ToolMissingError, VademecumError
from generator.finish.built_site import BuiltPage
from generator.finish.search import SearchPage, build_index, pagefind_program, search_page, write_index
from generator.finish.search.fillers import without_fillers
from generator.finish.search.spelling import word_list, words_of_names
from generator.finish.search.staged_page import staged_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

ARTICLE = "symptoms/loss-of-muscle-mass/index.html"


def readable(text: str) -> str:
    """What the dialog makes of it."""
    return re.sub("[\ue041-\ue07a]", lambda letter: chr(ord(letter[0]) - 0xE000), text)


def a_page(number: int, body: str = "<p>Words.</p>") -> SearchPage:
    return SearchPage(f"pages/{number}/index.html", "en", f"Page {number}", "symptom", ("other name",), body)


@pytest.fixture
def article(small_site: Mapping[str, str]) -> SearchPage:
    found = search_page(BuiltPage(ARTICLE, "https://example.org/", small_site[ARTICLE]))
    assert found is not None
    return found


def test_title_kind_and_names_are_taken_from_the_page(article: SearchPage) -> None:
    assert (article.title, article.kind, article.language) == ("Loss of muscle mass", "symptom", "en")
    assert article.also_called == ("muscle wasting", "shrinking muscles")


def test_only_the_text_of_the_page_itself_is_searched(article: SearchPage) -> None:
    assert "thinner and weaker" in article.body
    assert "When to see a doctor" in article.body
    for left_out in ("Loss of", "¶", "Start", "Updated", "Answer a few", "[3]", "zebras", "script"):
        assert left_out not in article.body


def test_a_heading_outside_the_searched_body_is_the_title_too(page_html: Callable[..., str]) -> None:
    html = page_html(
        '<h1>Stroke<a class="headerlink">¶</a></h1><div data-pagefind-body><p>a</p></div>', title="x - Site"
    )
    page = search_page(BuiltPage("a/index.html", "https://example.org/", html))
    assert page is not None
    assert page.title == "Stroke"


def test_a_page_without_a_heading_has_its_document_title(page_html: Callable[..., str]) -> None:
    html = page_html("<div data-pagefind-body><p>a</p></div>", title="Privacy")
    page = search_page(BuiltPage("a/index.html", "https://example.org/", html))
    assert page is not None
    assert page.title == "Privacy"


def test_a_page_that_is_not_to_be_searched_is_left_out(page_html: Callable[..., str]) -> None:
    assert search_page(BuiltPage("a/index.html", "https://example.org/", page_html("<h1>Stroke</h1>"))) is None


def test_what_stands_in_a_page_cannot_break_the_staged_one() -> None:
    page = SearchPage("a/index.html", "en", 'A <b> "quoted"', "", ("x < y & z",), "<p>Text</p>")
    html = staged_html(page)
    assert '<p data-pagefind-meta="title">A &lt;b&gt; &quot;quoted&quot;</p>' in html
    assert '<p data-pagefind-meta="also">x &lt; y &amp; z</p>' in html
    assert "kind" not in html


def test_a_whole_name_is_one_word_with_and_without_what_stands_aside() -> None:
    page = SearchPage("a/index.html", "en", "Lateral sclerosis (Lou Gehrig's disease)", "", ("ALS", "Who is it?"), "")
    names = "zqlateralsclerosislougehrigsdisease zqlateralsclerosis zqals zqwho"
    assert f'<p data-pagefind-meta="names">{names}</p>' in staged_html(page)


def test_equal_pages_give_equal_files_in_any_order() -> None:
    words = ["pain", "weak", "cough", "tired", "swallow", "stairs", "numb"] * 9
    pages = [a_page(number, f"<p>{' '.join(words[number:])}</p>") for number in range(60)]
    assert build_index(pages) == build_index(list(reversed(pages)))


def test_the_index_holds_addresses_fields_and_text(article: SearchPage) -> None:
    files = build_index([article])
    fragment = next(content for path, content in files.items() if path.startswith("fragment/"))
    found = json.loads(gzip.decompress(fragment).removeprefix(b"pagefind_dcd"))
    assert found["url"] == "/symptoms/loss-of-muscle-mass/"
    assert found["meta"] == {
        "title": "Loss of muscle mass",
        "kind": "symptom",
        "also": "muscle wasting, shrinking muscles",
        "names": "zqlossmusclemass zqmusclewasting zqshrinkingmuscles",
    }
    assert readable(found["content"]).startswith("The muscles become thinner and weaker.")


def test_a_filler_is_text_and_no_word_and_everything_else_stays() -> None:
    html = '<p title="what is it"><b>The</b> legs (and arms) are weak, at 3 a.m., and <a href="the/">so</a> on.</p>'
    moved = without_fillers(html)
    assert re.findall(r"[a-z.]+", re.sub(r"<[^>]*>", "", moved)) == ["legs", "arms", "weak", "a.m.", "."]
    assert re.findall(r"<[^>]*>", moved) == re.findall(r"<[^>]*>", html)
    assert readable(moved) == html


def test_fillers_of_english_are_words_of_another_language() -> None:
    page = a_page(1, "<p>die Was</p>")
    assert "Was" not in staged_html(page)
    assert "Was" not in staged_html(replace(page, language="en-us"))
    assert "Was" in staged_html(replace(page, language="de"))


def test_fillers_take_no_room_in_the_index() -> None:
    def sizes(words: str) -> list[int]:
        files = build_index([a_page(1, f"<p>{words}</p>")])
        return [len(content) for path, content in files.items() if path.startswith("index/")]

    assert sizes("and zebra with because") == sizes("— zebra – —")


def test_what_nobody_loads_is_not_published(article: SearchPage) -> None:
    named = {path for path in build_index([article]) if "/" not in path and not path.endswith(".pf_meta")}
    assert named == {"pagefind-entry.json", "pagefind-worker.js", "wasm.en.pagefind", "words.txt"}


def test_a_language_without_an_engine_of_its_own_has_the_one_for_all() -> None:
    files = build_index([replace(a_page(1), language="xx"), replace(a_page(2), language="de")])
    assert {path for path in files if path.startswith("wasm.")} == {"wasm.unknown.pagefind", "wasm.de.pagefind"}


def test_no_pages_give_no_files() -> None:
    assert build_index([]) == {}


def test_writing_an_index_removes_the_one_before(tmp_path: Path) -> None:
    write_index(tmp_path, {"index/a.pf_index": b"a", "pagefind.js": b"1"})
    write_index(tmp_path, {"pagefind.js": b"2"})
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == [
        "pagefind",
        "pagefind/pagefind.js",
    ]
    assert (tmp_path / "pagefind" / "pagefind.js").read_bytes() == b"2"


def test_known_words_are_those_of_names_and_headings_most_frequent_first() -> None:
    body = "<h2>Muscle pain</h2><p>zebra</p><p><strong>Numbness</strong></p>"
    pages = a_page(1, body), a_page(2, "<h2>Pain</h2>")
    assert word_list(map(words_of_names, pages)).split() == [
        *("name", "other", "page", "pain", "muscle", "numbness"),
    ]


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_program, "get_executable", lambda: None)
    with pytest.raises(ToolMissingError, match=r"pagefind\[bin\]"):
        build_index([a_page(1)])


def test_a_program_that_fails_is_not_taken_for_an_empty_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = tmp_path / "failing"
    failing.write_text("#!/bin/sh\necho no room left >&2\nexit 1\n", "utf-8")
    failing.chmod(0o755)
    monkeypatch.setattr(pagefind_program, "get_executable", lambda: failing)
    with pytest.raises(VademecumError, match="no room left"):
        build_index([a_page(1)])


def test_a_program_that_does_not_run_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_program, "get_executable", lambda: tmp_path / "missing")
    with pytest.raises(ToolMissingError, match="does not run"):
        build_index([a_page(1)])
