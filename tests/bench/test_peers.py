"""Whether others are given our pages as they can take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import peers

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
---
title: "Tremor"
kind: "symptom"
search: "index"
hide: ["navigation"]
---

search: a word of the text
"""


def test_others_get_the_pages_without_the_lines_that_mean_something_else_to_them(tmp_path: Path) -> None:
    docs, work = tmp_path / "docs", tmp_path / "work"
    (docs / "symptoms").mkdir(parents=True)
    for path in ("symptoms/tremor.md", "symptoms/index.md", "index.md"):
        (docs / path).write_text(PAGE, encoding="utf-8")
    (docs / "list.json").write_text("{}", encoding="utf-8")

    peers.prepare(docs, work)

    expected = '---\ntitle: "Tremor"\nhide: ["navigation"]\n---\n\nsearch: a word of the text\n'
    for name, index in ((f"{peers.PLAIN}/docs", "index.md"), (f"{peers.HUGO}/content", "_index.md")):
        found = {path.relative_to(work / name).as_posix(): path for path in (work / name).rglob("*") if path.is_file()}
        assert found.keys() == {index, f"symptoms/{index}", "symptoms/tremor.md", "list.json"}
        assert {path.read_text("utf-8") for path in found.values() if path.suffix == ".md"} == {expected}
