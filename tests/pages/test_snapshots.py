"""The Markdown of one page of each kind, whole: the place where wording and markup are held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

    from generator.pages import Page

PAGES = (
    "index.md",
    "a-z.md",
    "symptoms/index.md",
    "symptoms/itchy-elbow.md",
    "symptoms/elbow-itch.md",
    "conditions/dry-skin.md",
    "conditions/elbow-fever.md",
    "causes/hot-showers.md",
    "treatments/plain-cream.md",
    "people/ada-example.md",
    "body-areas/skin.md",
    "body-areas/chest.md",
    "questionnaire/index.md",
    "questionnaire/itchy-elbow.md",
    "how-often-is-this-right.md",
    "references.md",
    "glossary.md",
    "data/index.md",
    "changes/index.md",
    "editors/index.md",
    "editors/fields.md",
    "editors/rules.md",
    "about.md",
)


class MarkdownFile(SingleFileSnapshotExtension):
    """One snapshot, one Markdown file, which a person can read."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.removesuffix(".md").replace("/", "--"))
def test_a_page_of_each_kind_is_what_it_was(path: str, rendered: dict[str, str], snapshot: SnapshotAssertion) -> None:
    assert rendered[path] == snapshot(extension_class=MarkdownFile)


def test_every_kind_of_page_has_a_snapshot(pages_on: Callable[[date], dict[str, Page]]) -> None:
    pages = pages_on(date(2026, 3, 15))
    assert {page.template for page in pages.values()} == {pages[path].template for path in PAGES}
