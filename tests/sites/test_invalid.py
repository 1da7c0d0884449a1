"""One folder is one way to be wrong: what `vademecum check` says of `content/` stands in `expected.txt`, to the letter.

A folder may replace files of the site_config by its own; it is then checked as a project of its own. To write the
expected outputs anew, run `UPDATE_EXPECTED=1 pytest tests/sites`, then read each change: it is what an editor reads.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main

PROJECT = Path(__file__).parents[2]
INVALID = Path(__file__).parent / "invalid"
WAYS = sorted(folder.name for folder in INVALID.iterdir() if folder.is_dir())
DAY = "2026-11-22"


@pytest.fixture
def project_of(tmp_path: Path) -> Path:
    """Return an empty project with this repository's settings."""
    project = tmp_path / "project"
    shutil.copytree(PROJECT / "site_config", project / "site_config")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    return project


def said(project: Path, content: Path, capsys: pytest.CaptureFixture[str]) -> str:
    status = main(["--project", str(project), "check", "--content", str(content), "--day", DAY])
    output = capsys.readouterr().out
    assert status == (1 if ": error[" in output else 0)
    return output


@pytest.mark.parametrize("way", WAYS)
def test_check_says_exactly_what_is_wrong(way: str, project_of: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = INVALID / way
    expected = folder / "expected.txt"
    if (folder / "site_config").is_dir():
        shutil.copytree(folder / "site_config", project_of / "site_config", dirs_exist_ok=True)
        shutil.copytree(folder / "content", project_of / "content", symlinks=True)
        output = said(project_of, project_of / "content", capsys)
    else:
        output = said(PROJECT, folder / "content", capsys)
    if os.environ.get("UPDATE_EXPECTED"):
        expected.write_text(output, encoding="utf-8")

    assert output == expected.read_text(encoding="utf-8")
    assert output != "no problems\n"


def test_a_file_too_large_to_be_kept_here_is_refused(project_of: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project_of / "content/causes/coffee.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"name: Coffee\n" + b"# padding\n" * 110_000)

    assert said(project_of, project_of / "content", capsys).splitlines()[0] == (
        "content/causes/coffee.yml:1:1: error[file-too-large] this file has 1,100,013 bytes; at most 1,048,576 are read"
    )


@pytest.mark.smoke
def test_the_command_says_the_same_at_a_terminal() -> None:
    folder, vademecum = INVALID / "unknown-id", Path(sys.executable).with_name("vademecum")
    command = [str(vademecum), "check", "--content", str(folder / "content"), "--day", DAY]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (folder / "expected.txt").read_text(encoding="utf-8")
