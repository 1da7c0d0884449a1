"""So that a change is written in a test as what differs: `changed(after)` compares it with a small valid site.

The site is that of `tests/conftest.py`, with a second condition that is more urgent, so that advice can rise and fall.
"""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from generator.change_report import Plan, difference
from generator.settings import URL_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.change_report import Difference

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 26)
FEW = Plan(interviews=200)

PARKINSON = """\
    name: Parkinson disease
    lay_name: shaking palsy
    summary: Movement becomes slow. [@tremor-guide]
    urgency: soon
    rarity: uncommon
    cannot_miss: true
    findings:
      - {id: slow-movement, frequency: always, cite: tremor-guide}
      - {id: shaking-hands, frequency: common, cite: tremor-guide}
    points_away: [{id: sudden-shaking, frequency: rare}]
    authors: [example-writers]
    updated: 2026-11-01
    """


def _git(project: Path, *arguments: str) -> str:
    command = ["git", "-C", str(project), "-c", "user.name=Test", "-c", "user.email=test@example.org", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def repository(
    project: Path,
    content: Callable[[Mapping[str, str | bytes]], Path],
    site_config: Callable[..., Path],
    valid_content: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """A project whose valid content is committed on `main`."""
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    tremor = valid_content["symptoms/tremor.yml"]
    assert "conditions: [essential-tremor]" in tremor
    tremor = tremor.replace("conditions: [essential-tremor]", "conditions: [essential-tremor, parkinson-disease]")
    essential = valid_content["conditions/essential-tremor.yml"]
    essential = essential.replace("points_away:", "  - {id: shaking-stayed, frequency: common}\npoints_away:")
    changed = {"symptoms/tremor.yml": tremor, "conditions/essential-tremor.yml": essential}
    content({**valid_content, **changed, "conditions/parkinson-disease.yml": PARKINSON})
    site_config()
    (project / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
    (project / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    _git(project, "init", "--quiet", "--initial-branch=main")
    _git(project, "add", "content", "site_config", "mkdocs.yml")
    _git(project, "commit", "--quiet", "--message=Base")
    return project


@pytest.fixture
def commit(repository: Path) -> Callable[[], None]:
    """Commit whatever lies in the project."""

    def run() -> None:
        _git(repository, "add", "content", "site_config")
        _git(repository, "commit", "--quiet", "--message=More")

    return run


@pytest.fixture
def git(repository: Path) -> Callable[..., str]:
    """Run Git in the project."""
    return lambda *arguments: _git(repository, *arguments)


@pytest.fixture
def parkinson() -> str:
    """The file of the second condition."""
    return PARKINSON


@pytest.fixture
def edit(repository: Path) -> Callable[..., None]:
    """Change files below `content/`: (name, old words, new words), or (name, None, whole text); no text deletes it."""

    def run(*edits: tuple[str, str | None, str | None]) -> None:
        for name, old, new in edits:
            path = repository / "content" / name
            if new is None:
                path.unlink()
            elif old is None:
                path.write_text(dedent(new), encoding="utf-8")
            else:
                text = path.read_text(encoding="utf-8")
                assert old in text, text
                path.write_text(text.replace(old, new), encoding="utf-8")

    return run


@pytest.fixture
def changed(repository: Path, edit: Callable[..., None]) -> Callable[..., Difference]:
    """Edit, and compare with what is committed on `main`."""

    def run(*edits: tuple[str, str | None, str | None]) -> Difference:
        edit(*edits)
        return difference(repository, None, DAY, FEW)

    return run
