"""A newcomer follows the README on a clean clone; if that fails here, it fails for everybody."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def blocks() -> list[list[str]]:
    """The commands of the README, block by block."""
    return [block.splitlines() for block in re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)]


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a newcomer would: nothing of the environment of these tests is handed on."""
    ours = {"VIRTUAL_ENV", "PYTHONPATH", "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "ARGS", "VADEMECUM_SITE_URL"}
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ours and not name.startswith(("PYTEST_", "COV_"))
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What is committed, and nothing else that lies about here."""
    if shutil.which("git") is None or run(PROJECT, "git", "rev-parse", "HEAD").returncode != 0:
        if os.environ.get("CI"):
            pytest.fail("this is no clone of a repository, so that nothing can be cloned from it")
        pytest.skip("this is no clone of a repository (a downloaded archive?), so that nothing can be cloned from it")
    done = run(tmp_path, "git", "clone", "--quiet", "--no-hardlinks", str(PROJECT), "vademecum")
    assert done.returncode == 0, done.stderr
    return tmp_path / "vademecum"


def test_the_readme_begins_with_two_steps_to_the_site_and_one_to_the_tests() -> None:
    start, tests = blocks()[:2]

    assert [re.sub(r"https\S+", "…", line) for line in start] == ["git clone …", "cd vademecum", "make site"]
    assert tests == ["make test"]
    assert '`make test ARGS="-m smoke"`' in README


@pytest.mark.clone
def test_a_newcomer_who_follows_the_readme_gets_the_site_and_passing_tests(clone: Path) -> None:
    built = run(clone, "make", "site")
    assert built.returncode == 0, built.stdout + built.stderr
    home = (clone / "site" / "index.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in home
    assert list((clone / "site" / "symptoms").glob("*/index.html")) != []

    tested = run(clone, "make", "test", "ARGS=-m smoke")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert re.search(r"\d+ passed", tested.stdout)

    assert run(clone, "git", "status", "--short").stdout == ""
