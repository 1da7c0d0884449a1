"""So that what GitHub would run is run here, word for word, in a folder of its own.

- `workflow(name)`: a workflow as data.
- `job(workflow, job, folder, ...)` runs the shell steps of a job in their order, as GitHub's runner does, and returns
  what came of them: a `Job`. Actions (`uses:`) are not run; they count as a success.
- `bare_project`: a folder that holds the project's Makefile and workflows, and the programs of this environment in
  `.venv`, but no content.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROJECT = Path(__file__).parents[2]
SHELLS = {"bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"]}
RUNS = {"": (True, False), "failure()": (False, True), "!cancelled()": (True, True)}
"""For what stands in `if:`, whether the step runs after a success, and after a failure."""


@dataclass
class Job:
    """What came of a job: of each step `success`, `failure` or `skipped`, and all that was said and written."""

    steps: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""

    @property
    def failed(self) -> bool:
        return "failure" in self.steps.values()


@pytest.fixture
def workflow() -> Callable[[str], dict[Any, Any]]:
    def load(name: str) -> dict[Any, Any]:
        loaded = yaml.safe_load((PROJECT / ".github/workflows" / f"{name}.yml").read_text(encoding="utf-8"))
        assert isinstance(loaded, dict)
        return loaded

    return load


@pytest.fixture
def job(workflow: Callable[[str], dict[Any, Any]], tmp_path: Path) -> Callable[..., Job]:
    def run(  # noqa: PLR0913 - a job has that many surroundings
        name: str,
        part: str,
        folder: Path,
        *,
        environment: Mapping[str, str] | None = None,
        expressions: Mapping[str, str] | None = None,
        programs: Path | None = None,
    ) -> Job:
        loaded, done, known = workflow(name), Job(), dict(expressions or {})
        path = f"{programs}:/usr/bin:/bin" if programs else "/usr/bin:/bin"
        for number, step in enumerate(loaded["jobs"][part]["steps"]):
            title = step.get("name") or step["uses"].partition("@")[0]
            condition = str(step.get("if", "")).removeprefix("${{").removesuffix("}}").strip()
            if not RUNS[condition][done.failed]:
                done.steps[title] = "skipped"
                continue
            if "uses" in step:
                done.steps[title] = "success"
                if "upload" in step["uses"] and (folder / step["with"]["path"]).exists():
                    done.uploads[step["with"].get("name", "")] = step["with"]["path"]
                continue
            summary, output = tmp_path / f"summary-{number}", tmp_path / f"output-{number}"
            summary.write_text("")
            output.write_text("")
            script = tmp_path / f"step-{number}.sh"
            script.write_text(step["run"], encoding="utf-8")
            given = {key: filled(str(value), known) for key, value in step.get("env", {}).items()}
            ours = {"PATH": path, "HOME": str(tmp_path), "CI": "true", "LANG": "C.UTF-8"}
            told = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
            shell = SHELLS[step.get("shell") or loaded["defaults"]["run"]["shell"]]
            ran = subprocess.run(
                [*shell, script],
                cwd=folder,
                env={**ours, **told, **(environment or {}), **given},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            done.log += ran.stdout.decode()
            done.summary += summary.read_text(encoding="utf-8")
            for line in output.read_text(encoding="utf-8").splitlines():
                key, _, value = line.partition("=")
                known[f"steps.{step['id']}.outputs.{key}"] = value
            done.steps[title] = "failure" if ran.returncode else "success"
        if not done.failed:
            wanted = loaded["jobs"][part].get("outputs", {})
            done.outputs = {key: filled(value, known) for key, value in wanted.items()}
        return done

    return run


def filled(value: str, known: Mapping[str, str]) -> str:
    """Put in what stands for each expression; an unknown one is a mistake of the test."""
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda match: known[match[1]], value)


@pytest.fixture
def bare_project(project: Path) -> Path:
    shutil.copy(PROJECT / "Makefile", project)
    shutil.copytree(PROJECT / ".github", project / ".github")
    for name in ("requirements.lock", "pyproject.toml", "mkdocs.yml"):
        shutil.copy(PROJECT / name, project)
        os.utime(project / name, (0, 0))  # older than the stamp below: there is nothing to install
    (project / ".venv").mkdir()
    (project / ".venv/bin").symlink_to(Path(sys.executable).parent)
    (project / ".venv/.site-ready").touch()
    return project
