"""So that the site always holds exactly one search index, the one of its pages."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.finish.search.pagefind_program import files_of_use, run_pagefind
from generator.finish.search.spelling import FILE, word_list
from generator.finish.search.staged_page import staged_html
from generator.output import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.finish.search.search_page import SearchPage

FOLDER = "pagefind"
"""Where the dialog looks for the index, below the site's folder."""


def build_index(pages: Sequence[SearchPage]) -> dict[str, bytes]:
    """Index `pages`; return the index's files by their path below `FOLDER`. Equal pages give equal files."""
    if not pages:
        return {}
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        staged, output = Path(folder, "pages"), Path(folder, "index")
        for page in pages:
            target = staged / page.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(staged_html(page), "utf-8")
        run_pagefind(staged, output)
        files = {path.relative_to(output).as_posix(): path.read_bytes() for path in files_of_use(output)}
    return files | {FILE: word_list(pages).encode()}


def write_index(site: Path, files: Mapping[str, bytes]) -> None:
    """Make the index of `site` hold exactly `files`: files of an earlier index are deleted last."""
    root = site / FOLDER
    for name, content in sorted(files.items()):
        write_atomically(root / name, content)
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(root).as_posix() not in files:
            path.unlink()
