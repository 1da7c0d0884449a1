"""So that the site always holds exactly one search index, the one of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish.search.earlier_index import EarlierIndex, keep
from generator.finish.search.fresh_index import fresh_index
from generator.finish.search.spelling import FILE, word_list, words_of_names
from generator.output import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.finish.search.earlier_index import Kept
    from generator.finish.search.search_page import SearchPage

FOLDER = "pagefind"
"""Where the dialog looks for the index, below the site's folder."""


def build_index(pages: Sequence[SearchPage], kept: Kept | None = None) -> dict[str, bytes]:
    """Index `pages`; return the index's files by their path below `FOLDER`. Equal pages give equal files.

    `kept` is what an earlier build of the same program left: with an index of almost the same pages, only the others
    are indexed, and the files are the same.
    """
    if not pages:
        return {}
    by_path = {page.path: page for page in sorted(pages, key=lambda page: page.path)}
    if kept is None:
        counted = map(words_of_names, by_path.values())
        return {**fresh_index(by_path).files, FILE: word_list(counted).encode()}
    earlier = EarlierIndex(kept, by_path)
    index = earlier.updated() or fresh_index(by_path)
    keep(kept, earlier.keys, index)
    return {**index.files, FILE: word_list(index.words[path] for path in by_path).encode()}


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
