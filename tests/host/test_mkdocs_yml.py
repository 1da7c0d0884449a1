from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from generator.host.publisher import VARIABLES

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    for variable in VARIABLES.values():
        monkeypatch.delenv(variable, raising=False)
    return load_config(str(PROJECT / "mkdocs.yml"), hooks=[])


def test_an_engine_without_our_hook_is_told_by_variables_who_publishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, variable in VARIABLES.items():
        monkeypatch.setenv(variable, f"https://told.example/{name}/")

    config = load_config(str(PROJECT / "mkdocs.yml"), hooks=[])

    assert [config.site_name, config.site_description, config.site_url, config.extra["report_url"]] == [
        f"https://told.example/{name}/" for name in ("site_name", "site_description", "site_url", "report_url")
    ]


def test_nothing_is_switched_on_that_would_ask_another_host(config: MkDocsConfig) -> None:
    assert dict(config.plugins) == {}
    assert config.theme["font"] is False
    assert config.repo_url is None
    assert "analytics" not in config.extra
    assert [feature for feature in config.theme["features"] if feature.startswith("navigation.instant")] == []
    assert [path for path in [*config.extra_css, *map(str, config.extra_javascript)] if "//" in path] == []


def test_the_sidebar_does_not_grow_with_the_number_of_articles(config: MkDocsConfig) -> None:
    def listed(items: list[object]) -> list[str]:
        found: list[str] = []
        for item in items:
            [target] = item.values() if isinstance(item, dict) else [item]
            found += listed(target) if isinstance(target, list) else [str(target)]
        return found

    assert config.nav is not None
    below_a_folder = [path for path in listed(config.nav) if "/" in path]

    assert [path for path in below_a_folder if not path.endswith("/index.md")] == []
