"""What a preview says of articles that are not published; a site never has them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import site

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
DAY = date(2026, 3, 15)
NOTICE = "only this preview shows"


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """The complete site, in which some of its records were made drafts."""

    def run(*files: str, drafts: bool, new: dict[str, str] | None = None) -> dict[str, str]:
        content = tmp_path / "content"
        shutil.rmtree(content, ignore_errors=True)
        shutil.copytree(ROOT / "tests/sites/complete", content)
        for name in files:
            with (content / name).open("a", encoding="utf-8") as file:
                file.write("draft: true\n")
        for name, text in (new or {}).items():
            (content / name).write_text(text, encoding="utf-8")
        build = site.generate(ROOT, content, DAY, drafts=drafts)
        assert not build.failed, build.problems
        return {output.path: output.content for output in build.outputs}

    return run


def noticed(outputs: dict[str, str]) -> set[str]:
    return {path for path, text in outputs.items() if NOTICE in text}


def test_a_draft_says_so_on_its_page_and_on_the_questions_that_use_it(made: Callable[..., dict[str, str]]) -> None:
    outputs = made("conditions/dry-skin.yml", drafts=True)

    assert noticed(outputs) == {
        "conditions/dry-skin.md",
        "questionnaire/index.md",
        "questionnaire/itchy-elbow.md",
    }
    told = "Draft: Xerosis (dry skin). It is not published, and only this preview shows it."
    assert f'draft: "{told}"' in outputs["questionnaire/itchy-elbow.md"]
    assert "Draft. " in outputs["conditions/index.md"]


@pytest.mark.parametrize(
    "name", ["symptoms/itchy-elbow", "causes/hot-showers", "treatments/skin-test", "people/ada-example"]
)
def test_every_kind_of_article_can_be_a_draft(name: str, made: Callable[..., dict[str, str]]) -> None:
    assert f"{name}.md" in noticed(made(f"{name}.yml", drafts=True))


def test_where_there_is_no_draft_nothing_is_said(made: Callable[..., dict[str, str]]) -> None:
    assert noticed(made(drafts=True)) == set()


def test_a_site_has_no_word_of_a_draft(made: Callable[..., dict[str, str]]) -> None:
    new = {"causes/cold-wind.yml": "name: Cold wind\nkind: other\nsummary: Wind dries the skin.\ndraft: true\n"}

    assert "causes/cold-wind.md" in made(drafts=True, new=new)
    assert [path for path, text in made(drafts=False, new=new).items() if "Cold wind" in text] == []
