"""So that each test says only what it looks at: the slow renderer, and the pages that both must agree on.

- `slowly(source)`: the page as Python-Markdown renders it, with the extensions that an engine of ours turns on.
- `agree(source)`: asserts that the quick page is the same, or that there is none; returns whether there is one.
- `complete_pages`: the Markdown of every page of `tests/sites/complete`, by its path.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from markdown import Markdown

from generator.host.quick_pages import EXTENSIONS
from generator.model import load
from generator.pages import Renderer, SiteFacts, all_pages
from generator.quick_markdown import render
from generator.settings import load_settings
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]


class Slow(NamedTuple):
    html: str
    toc: list[dict[str, Any]]


@cache
def converter() -> Markdown:
    return Markdown(extensions=EXTENSIONS)


def known_fields(tokens: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - the library's own shape
    return [
        {"level": one["level"], "id": one["id"], "name": one["name"], "children": known_fields(one["children"])}
        for one in tokens
    ]


def render_slowly(source: str) -> Slow:
    markdown = converter()
    markdown.reset()
    html = markdown.convert(source)
    return Slow(html, known_fields(getattr(markdown, "toc_tokens", [])))


@pytest.fixture(scope="session")
def slowly() -> Callable[[str], Slow]:
    return render_slowly


@pytest.fixture(scope="session")
def agree() -> Callable[[str], bool]:
    def run(source: str) -> bool:
        quick = render(source)
        if quick is not None:
            slow = render_slowly(source)
            assert quick.html == slow.html
            assert quick.toc == slow.toc
        return quick is not None

    return run


@pytest.fixture(scope="session")
def complete_pages() -> dict[str, str]:
    loaded = load(read_tree(ROOT / "tests/sites/complete", ROOT))
    settings = load_settings(ROOT / "site_config", ROOT).settings
    assert settings
    facts = SiteFacts(loaded.library, settings, date(2026, 3, 15))
    renderer = Renderer(ROOT / "theme/pages")
    files = (renderer.render(page) for page in all_pages(facts, "1", (("content.json", "All records."),), ()))
    return {file.path: file.content.split("\n---\n", 1)[1].lstrip("\n") for file in files}
