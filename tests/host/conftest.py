"""A whole project, small enough to build in a second or two: the real theme around the content of `tests/conftest.py`.

- `buildable`: its folder. `edit("content/x.yml", old, new)` changes a file of it.
- `old_site`: what was published there before, one page that says "old".
- `vademecum("build")` runs the command there, in a process of its own, and returns what it did.
- `tree(folder)`: every file below it, with its content.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OURS = Path(__file__).parents[2]
PROSE = ("about", "editorial-policy", "privacy", "accessibility")


@pytest.fixture
def buildable(
    project: Path,
    content: Callable[[Mapping[str, str]], Path],
    valid_content: dict[str, str],
    site_config: Callable[[], Path],
) -> Path:
    del valid_content["questions/nerves.yml"]  # nothing uses it, which is an error for a whole site
    content(valid_content | {f"prose/{name}.md": f"# {name.capitalize()}\n\nOne sentence.\n" for name in PROSE})
    site_config()
    for name in ("theme", "generator/host"):
        shutil.copytree(OURS / name, project / name)
    shutil.copy(OURS / "mkdocs.yml", project)
    (project / "build" / "docs").mkdir(parents=True)
    shutil.copy(OURS / "build" / "docs" / ".gitignore", project / "build" / "docs")
    return project


@pytest.fixture
def old_site(buildable: Path) -> Path:
    site = buildable / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    return site


@pytest.fixture
def edit(buildable: Path) -> Callable[[str, str, str], None]:
    def change(name: str, old: str, new: str) -> None:
        path = buildable / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.fixture
def vademecum(buildable: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    program = Path(sys.executable).with_name("vademecum")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([program, *arguments], cwd=buildable, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def tree() -> Callable[[Path], dict[str, bytes]]:
    def files(folder: Path) -> dict[str, bytes]:
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    return files
