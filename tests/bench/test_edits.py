"""Whether the edits of the bench are those that they are said to be: of one page's own text, and of what many quote."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator import site
from tests.bench.corpus import write
from tests.bench.edits import BODY
from tests.bench.ours import DAY, Ours

if TYPE_CHECKING:
    from pathlib import Path


def made(project: Path) -> dict[str, str]:
    build = site.generate(project, day=date.fromisoformat(DAY))
    assert not build.failed
    return {output.path: output.content for output in build.outputs}


def changed(one: dict[str, str], other: dict[str, str]) -> set[str]:
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


def test_an_edit_of_a_text_changes_the_page_of_one_article_and_an_edit_of_a_title_every_list_with_it(
    tmp_path: Path,
) -> None:
    write(tmp_path, 5)
    ours, before = Ours(tmp_path, 5), made(tmp_path)
    own = f"{ours.address.removesuffix('/')}.md"
    of_all = {"data/content.json", "data/index.md"}  # the open data: all that the site says, and its version

    ours.edit(BODY, f"{BODY}  One more sentence.\n")
    assert changed(before, made(tmp_path)) == {own, *of_all}
    ours.edit(f"{BODY}  One more sentence.\n", BODY)

    for path, text in before.items():
        (ours.docs / path).parent.mkdir(parents=True, exist_ok=True)
        (ours.docs / path).write_text(text, encoding="utf-8")
    leading = ours.leading_there()
    with ours.titled("Another title"):
        after = made(tmp_path)
    pages = {path for path in changed(before, after) if path.endswith(".md")}
    shown = {path.removesuffix(".md") + "/" for path in pages if "Another title" in after[path]}
    lists = {path.removesuffix("index/") for path in shown if not path.startswith("conditions/")}
    assert lists == {ours.address, *leading}
    assert {own, "index.md", "symptoms/index.md", "questionnaire/index.md", "people/made-up-writers.md"} < pages
