from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.errors import ToolMissingError, VademecumError
from generator.host.engines import EngineError, engine

if TYPE_CHECKING:
    from pathlib import Path

MKDOCS_YML = """\
site_name: !ENV [VADEMECUM_SITE_NAME, Small]
site_url: !ENV [VADEMECUM_SITE_URL, "https://small.example/"]
docs_dir: build/docs
site_dir: !ENV [VADEMECUM_SITE_DIR, site]
hooks: [hook.py]
theme: {name: material, font: false}
plugins: []
validation: {links: {not_found: warn}}
"""
PUBLISHER = {"site_name": "Other", "site_url": "https://other.example/repo/"}
HOOK = "raise AssertionError('the engine must leave the hook to its caller')\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "build" / "docs").mkdir(parents=True)
    (tmp_path / "build" / "docs" / "index.md").write_text("# Home\n\n[Other](other.md)\n")
    (tmp_path / "build" / "docs" / "other.md").write_text("# Other\n")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS_YML)
    (tmp_path / "hook.py").write_text(HOOK)
    return tmp_path


@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_an_engine_builds_into_the_folder_and_for_the_publisher_it_is_given(name: str, project: Path) -> None:
    engine(name).render(project, project / "elsewhere", PUBLISHER)

    assert (project / "elsewhere" / "other" / "index.html").is_file()
    page = (project / "elsewhere" / "other" / "index.html").read_text()
    assert "https://other.example/repo/other/" in page
    assert "<title>Other - Other</title>" in page
    assert not (project / "site").exists()


@pytest.mark.parametrize("name", ["mkdocs", "properdocs"])
def test_a_dead_link_is_an_error_in_the_words_of_the_engine(name: str, project: Path) -> None:
    (project / "build" / "docs" / "other.md").unlink()

    with pytest.raises(EngineError, match=r"link 'other\.md', but the target is not found"):
        engine(name).render(project, project / "elsewhere", {})


def test_a_configuration_that_cannot_be_read_is_an_error_of_the_engine(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: [\n")

    with pytest.raises(EngineError, match="parsing the configuration file"):
        engine("mkdocs").render(project, project / "elsewhere", {})


def test_zensical_that_is_not_installed_says_how_to_install_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))

    with pytest.raises(ToolMissingError, match="make zensical"):
        engine("zensical").render(project, project / "elsewhere", {})


@pytest.mark.skipif(
    shutil.which("zensical") is None, reason="Zensical is tried by `make zensical`, which blocks nobody"
)
def test_zensical_builds_the_same_pages(project: Path) -> None:
    engine("zensical").render(project, project / "elsewhere", PUBLISHER)

    assert "https://other.example/repo/other/" in (project / "elsewhere" / "other" / "index.html").read_text()


def test_an_unknown_engine_is_refused_with_the_known_ones() -> None:
    with pytest.raises(VademecumError, match="'hugo'; there are mkdocs, properdocs, zensical"):
        engine("hugo")
