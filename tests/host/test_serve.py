from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.host.previews import run, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.host.previews import Preview

    Edit = Callable[[str, str, str], None]

SERVE = ("vademecum", "serve", "--port", "PORT")
TREMOR, COFFEE, ESSENTIAL = "symptoms/tremor/", "causes/coffee/", "conditions/essential-tremor/"
WRONG = "finding: shaking-hand\n"
RIGHT = "finding: shaking-hands\n"
PLACE = "content/symptoms/tremor.yml:2:10"


@pytest.fixture
def preview(buildable: Path) -> Iterator[Preview]:
    with serving(buildable, *SERVE) as running:
        yield running


@pytest.fixture
def break_it(preview: Preview, edit: Edit) -> Callable[[], None]:
    def write() -> None:
        edit("content/symptoms/tremor.yml", RIGHT, WRONG)
        assert preview.until(lambda: PLACE in preview.get(TREMOR)), preview.said

    return write


def pages(preview: Preview, folder: Path) -> dict[str, str]:
    """Every page that the content makes, without the script by which it reloads."""
    docs = folder / "build" / "docs"
    names = (path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md"))
    paths = {"" if name == "index" else f"{name.removesuffix('/index')}/" for name in names}
    return {path: re.sub(r"livereload\([\d, ]+\);", "", preview.get(path)) for path in sorted(paths)}


def test_a_mistake_stands_on_every_page_with_its_place_and_what_to_write(
    preview: Preview, break_it: Callable[[], None], edit: Edit
) -> None:
    break_it()

    _, nowhere = preview.ask(f"{preview.url}nothing/here/")
    for page in (preview.get(""), preview.get(TREMOR), preview.get(COFFEE), nowhere):
        assert "<title>Mistake in the content: " in page
        banner = page.partition('<div class="vm-banner vm-banner--mistakes" role="alert">')[2].partition("</div>")[0]
        assert "There is a mistake." in banner
        assert f"<code>{PLACE}</code>" in banner
        assert "Did you mean <code>shaking-hands</code>?" in banner

    edit("content/symptoms/tremor.yml", WRONG, RIGHT)
    assert preview.until(lambda: "vm-banner" not in preview.get("")), preview.said
    assert "Mistake in the content" not in preview.ask(f"{preview.url}nothing/here/")[1]
    assert "Nothing is wrong with the content any more." in preview.said


def test_what_the_content_says_cannot_become_markup_of_the_banner(preview: Preview, edit: Edit) -> None:
    edit("content/symptoms/tremor.yml", RIGHT, 'finding: "<script>alert(1)</script>"\n')

    assert preview.until(lambda: "alert(1)" in preview.get("")), preview.said
    assert "<script>alert(1)" not in preview.get("")


def test_a_warning_is_said_in_the_terminal_alone(preview: Preview, buildable: Path, edit: Edit) -> None:
    note = "change_note: This sentence is new."
    reviewer = "name: Ada Example\nrole: Doctor\ncredentials: MD\nupdated: 2026-11-01\nauthors: [example-writers]\n"
    (buildable / "content" / "people" / "ada-example.yml").write_text(reviewer)
    edit(
        "content/treatments/less-coffee.yml",
        "updated: 2026-11-01\n",
        f"updated: 2026-11-01\n{note}\nreview: {{by: ada-example, on: 2020-01-01, due: 2021-01-01}}\n",
    )

    assert preview.until(lambda: "This sentence is new." in preview.get("treatments/less-coffee/")), preview.said
    assert "warning[review-overdue]" in preview.said
    assert "vm-banner--mistakes" not in preview.get("treatments/less-coffee/")


def test_a_deleted_record_that_others_use_and_its_return(preview: Preview, buildable: Path) -> None:
    coffee, elsewhere = buildable / "content" / "causes" / "coffee.yml", buildable / "coffee.yml"

    coffee.rename(elsewhere)
    assert preview.until(lambda: "content/symptoms/tremor.yml:13:16" in preview.get(TREMOR)), preview.said
    assert "Too much of it makes hands shake." in preview.get(COFFEE), "the last good page stays"

    elsewhere.rename(coffee)
    assert preview.until(lambda: "vm-banner" not in preview.get(TREMOR)), preview.said


def test_a_renamed_record_leaves_no_page_behind(preview: Preview, buildable: Path, edit: Edit) -> None:
    folder = buildable / "content" / "causes"
    (folder / "coffee.yml").rename(folder / "strong-coffee.yml")
    edit("content/symptoms/tremor.yml", "cause: coffee", "cause: strong-coffee")

    assert preview.until(lambda: "Coffee" in preview.get("causes/strong-coffee/")), preview.said
    assert preview.get(COFFEE) == "404"


def test_what_an_editor_keeps_beside_an_open_file_is_neither_an_edit_nor_a_mistake(
    preview: Preview, buildable: Path, edit: Edit
) -> None:
    folder = buildable / "content" / "symptoms"
    for name in (".tremor.yml.swp", "tremor.yml~", "#tremor.yml#", ".goutputstream-X1"):
        (folder / name).write_text("\0 not finished: [")
    (folder / ".#tremor.yml").symlink_to("somebody@somewhere.1234")
    assert not preview.until(lambda: "Detected file changes" in preview.said, patience=2)

    edit("content/causes/coffee.yml", "Too much of it makes hands shake.", "It makes hands shake.")

    assert preview.until(lambda: "It makes hands shake." in preview.get(COFFEE)), preview.said
    assert "error[" not in preview.said
    assert "vm-banner" not in preview.get(COFFEE)


def test_a_broken_template_keeps_the_last_good_pages_and_says_so_on_them(preview: Preview, edit: Edit) -> None:
    edit("theme/overrides/main.html", "{% block footer %}", "{% block footer")

    assert preview.until(lambda: "The site engine failed" in preview.get(TREMOR)), preview.said
    assert "Shaking that you cannot stop." in preview.get(TREMOR)

    edit("theme/overrides/main.html", "{% block footer", "{% block footer %}")
    assert preview.until(lambda: "vm-banner" not in preview.get(TREMOR)), preview.said


def test_a_preview_after_many_edits_shows_what_a_new_one_would(preview: Preview, buildable: Path, edit: Edit) -> None:
    edit("content/conditions/essential-tremor.yml", "name: Essential tremor", "name: Plain tremor")
    assert preview.until(lambda: "Plain tremor" in preview.get(ESSENTIAL)), preview.said
    edit("site_config/site.yml", "name: Example", "name: Another name")
    assert preview.until(lambda: "– Another name</title>" in preview.get(COFFEE)), preview.said
    edit("theme/overrides/main.html", '<footer class="vm-footer">', '<footer class="vm-footer" data-new>')
    assert preview.until(lambda: "data-new" in preview.get("glossary/")), preview.said
    edit("content/symptoms/tremor.yml", "cause: coffee\n", "cause: coffee\n        cite: tremor-guide\n")
    (buildable / "content" / "glossary.yml").write_text("tremor: a plain new meaning\n")
    assert preview.until(lambda: "a plain new meaning" in preview.get("glossary/")), preview.said

    edited = pages(preview, buildable)
    with serving(buildable, *SERVE) as new:
        fresh = {path: page.replace(new.host, preview.host) for path, page in pages(new, buildable).items()}

    assert len(edited) > 20
    assert edited == fresh


def test_an_open_page_is_told_to_reload_after_an_edit(preview: Preview, edit: Edit) -> None:
    shown = re.search(r"livereload\((\d+), (\d+)\)", preview.get(COFFEE))
    assert shown

    edit("content/causes/coffee.yml", "Too much of it makes hands shake.", "It makes hands shake.")
    _, newest = preview.ask(f"{preview.host}livereload/{shown[1]}/{shown[2]}")  # answers when there is something new

    assert int(newest) > int(shown[1])
    assert "It makes hands shake." in preview.get(COFFEE)


def test_the_open_data_is_made_when_it_is_asked_for(preview: Preview, edit: Edit) -> None:
    version = re.search(r"1\.[0-9a-f]{12}", preview.get("data/"))
    assert version
    edit("content/causes/coffee.yml", "Too much of it makes hands shake.", "It makes hands shake.")
    assert preview.until(lambda: "It makes hands shake." in preview.get(COFFEE)), preview.said

    data = preview.get("data/content.json")
    assert "It makes hands shake." in data
    assert version[0] not in data
    assert version[0] not in preview.get("data/")


def test_a_second_preview_on_the_same_port_says_what_to_do(preview: Preview, buildable: Path) -> None:
    second = run(buildable, "vademecum", "serve", "--port", str(preview.port))

    assert second.returncode == 2
    assert f"port {preview.port} is taken" in second.stderr
    assert f"vademecum serve --port {preview.port + 1}" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_number_that_is_no_port_is_refused_in_words(port: str, buildable: Path) -> None:
    refused = run(buildable, "vademecum", "serve", "--port", port)

    assert refused.returncode == 2
    assert f"{port} is no port" in refused.stderr


def test_the_terminal_says_nothing_of_partial_builds(preview: Preview, break_it: Callable[[], None]) -> None:
    break_it()
    assert "dirty" not in preview.said
