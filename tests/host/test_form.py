from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import ToolMissingError
from generator.host.build import build

if TYPE_CHECKING:
    from collections.abc import Callable

    Edit = Callable[[str, str, str], None]

OURS = Path(__file__).parents[2]


@pytest.fixture
def turned_on(buildable: Path, edit: Edit) -> Path:
    edit("site_config/site.yml", "locale: us", "locale: us\nform:\n  enabled: true")
    shutil.copy(OURS / "package-lock.json", buildable)
    return buildable


def test_a_form_that_is_turned_on_and_not_installed_keeps_the_old_site_and_says_what_to_run(
    turned_on: Path, old_site: Path
) -> None:
    with pytest.raises(ToolMissingError, match=r"site_config/site\.yml.*`make site`"):
        build(turned_on)

    assert (old_site / "index.html").read_text() == "old"


def test_another_version_than_the_lock_names_is_not_taken(turned_on: Path) -> None:
    package = turned_on / "node_modules/@sveltia/cms/package.json"
    package.parent.mkdir(parents=True)
    package.write_text(json.dumps({"version": "0.0.1"}))

    with pytest.raises(ToolMissingError, match=r"installed is 0\.0\.1"):
        build(turned_on)


def test_a_form_that_is_turned_on_is_whole_and_asks_its_own_site_for_every_part(turned_on: Path) -> None:
    (turned_on / "node_modules").symlink_to(OURS / "node_modules")

    assert build(turned_on) == 0
    admin = turned_on / "site/admin"
    assert {path.name for path in admin.iterdir()} == {
        "index.html",
        "start.js",
        "files.js",
        "records.js",
        "forms.json",
        "sveltia",
        "yaml",
    }
    assert (admin / "sveltia/LICENSE.txt").is_file()
    assert (admin / "yaml/LICENSE.txt").is_file()
    backend = json.loads((admin / "forms.json").read_text("utf-8"))["config"]["backend"]
    assert backend == {"name": "github", "repo": "example/health", "branch": "main", "auth_methods": ["token"]}


def test_a_form_that_is_not_turned_on_is_not_there(buildable: Path) -> None:
    assert build(buildable) == 0
    assert not (buildable / "site/admin").exists()
