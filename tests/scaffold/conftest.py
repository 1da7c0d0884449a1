"""Fixtures for tests of what begins a record or a site.

- `whole`: the folder of a small project without any mistake, with the real templates; it is the current folder.
- `new("condition", "gout", "--name", "Gout")`: what the command answers, as (status, what it printed, what it refused).
- `answering("yes", ...)`: lets somebody at a terminal give these answers; returns the questions, as they are asked.
- `level(text, 1)`: a skeleton in which everything that is offered in a comment is written, down to that level.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
DAY = "2026-11-22"


@pytest.fixture
def whole(
    project: Path,
    content: Callable[..., Path],
    site_config: Callable[..., Path],
    valid_content: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    prose = {f"prose/{name}.md": f"# {name}\n\nOne sentence.\n" for name in ("editorial-policy", "privacy")}
    content(valid_content | prose)
    site_config()
    (project / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
    shutil.copytree(ROOT / "theme/pages", project / "theme/pages")
    monkeypatch.chdir(project)
    return project


@pytest.fixture
def new(whole: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    assert whole.is_dir()

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["new", *arguments, "--day", DAY])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def level() -> Callable[[str, int], str]:
    def written(text: str, depth: int) -> str:
        for _ in range(depth):
            text = re.sub(r"^( *)#(?! \S)(?=.)", r"\1", text, flags=re.MULTILINE)
        return text

    return written


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    def run(*answers: str) -> list[str]:
        waiting, asked = list(answers), []

        def answer(question: str) -> str:
            asked.append(question)
            if not waiting:
                raise EOFError
            return waiting.pop(0)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setattr("builtins.input", answer)
        return asked

    return run
