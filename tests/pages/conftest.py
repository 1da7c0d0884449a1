"""So that tests of pages look at one invented site that has every part a page can have: `tests/sites/complete`."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.manual import Chapter, Manual, Taught
from generator.model import Library, load
from generator.pages import Page, Renderer, SiteFacts, all_pages
from generator.settings import Settings, load_settings
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
COMPLETE = ROOT / "tests/sites/complete"
DAY = date(2026, 3, 15)
FILES = (("content.json", "All records."),)
TEA = "# causes/tea.yml\nname: <b>*Tea*</b>\n\n\nsummary: >-\n  See [@guide] `{now}`\n# causes/cup.yml\n\tname: Cup"
CHAPTERS = (
    Chapter(
        "Records",
        (
            Taught("lost-spoon", "error", locked=True, manual=Manual("So that it is *right*.", "`b`", "c", "`c`.")),
            Taught("cold-tea", "warning", locked=False, manual=Manual("So that {tea} is hot.", TEA, TEA, "It is.")),
            Taught("late-cake", "off", locked=False, manual=Manual("So that it is early.", "a: 1", "a: 2", "It is.")),
            Taught("raw-egg", "error", locked=False, manual=Manual("So that it is done.", "a: 1", "a: 2", "It is.")),
        ),
    ),
)
QUESTIONNAIRES = {name: f"questionnaire/data/{name}.0123456789ab.json" for name in ("general", "itchy-elbow", "words")}
PUBLISHER = """\
name: Example Health
tagline: What it may be, and what to do
description: A site that was invented for tests.
url: https://example.org/site/
repository: https://github.com/example/health-pages
branch: trunk
locale: us
"""


@pytest.fixture(scope="session")
def complete_library() -> Library:
    loaded = load(read_tree(COMPLETE, ROOT))
    assert loaded.problems == ()
    return loaded.library


@pytest.fixture(scope="session")
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The words of this very site for an invented publisher, so that whoever forks it keeps these tests."""
    project = tmp_path_factory.mktemp("publisher")
    shutil.copytree(ROOT / "site_config", project / "site_config")
    (project / "site_config" / "site.yml").write_text(PUBLISHER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("VADEMECUM_SITE_URL", raising=False)
        loaded = load_settings(project / "site_config", project)
    assert loaded.settings
    return loaded.settings


@pytest.fixture
def pages_on(complete_library: Library, own_settings: Settings) -> Callable[[date], dict[str, Page]]:
    def run(day: date) -> dict[str, Page]:
        facts = SiteFacts(complete_library, own_settings, day, QUESTIONNAIRES)
        return {page.address.path: page for page in all_pages(facts, "1-abcdef", FILES, CHAPTERS)}

    return run


@pytest.fixture
def rendered(pages_on: Callable[[date], dict[str, Page]]) -> dict[str, str]:
    renderer = Renderer(ROOT / "theme/pages")
    return {path: renderer.render(page).content for path, page in pages_on(DAY).items()}
