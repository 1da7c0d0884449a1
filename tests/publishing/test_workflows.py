from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
GITHUB = PROJECT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PROGRAMS = Path(sys.executable).parent


def workflow(path: Path) -> dict[Any, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", [f for f in GITHUB.glob("ISSUE_TEMPLATE/*.yml") if f.name != "config.yml"]),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
    ],
)
def test_every_file_for_github_follows_its_schema(schema: str, files: list[Path]) -> None:
    checked = run(PROGRAMS / "check-jsonschema", "--builtin-schema", schema, *files)

    assert files
    assert checked.returncode == 0, checked.stdout


def test_the_security_check_of_workflows_finds_nothing() -> None:
    checked = run(PROGRAMS / "zizmor", "--offline", "--pedantic", "--no-progress", "--strict-collection", ".")

    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_nothing_and_each_job_says_what_it_needs(path: Path) -> None:
    loaded = workflow(path)

    assert loaded["permissions"] == {}
    assert all("permissions" in job for job in loaded["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_official_and_pinned_by_commit(path: Path) -> None:
    used = [step["uses"] for job in workflow(path)["jobs"].values() for step in job["steps"] if "uses" in step]

    assert used
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name)] == []


def test_a_pull_request_can_write_nothing_and_sees_no_secret() -> None:
    path = GITHUB / "workflows" / "pull-request.yml"
    loaded = workflow(path)

    assert list(loaded[True]) == ["pull_request"]  # YAML 1.1 reads the key `on` as true
    assert {level for job in loaded["jobs"].values() for level in job["permissions"].values()} == {"read"}
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_only_the_job_that_publishes_may_publish() -> None:
    jobs = workflow(GITHUB / "workflows" / "publish.yml")["jobs"]

    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["deploy"]["needs"] == "build"
    assert all("run" not in step for step in jobs["deploy"]["steps"])
    assert jobs["build"]["permissions"] == {"contents": "read"}


def test_the_trial_of_another_engine_blocks_nobody() -> None:
    jobs = workflow(GITHUB / "workflows" / "pull-request.yml")["jobs"]

    assert [name for name, job in jobs.items() if job.get("continue-on-error")] == ["zensical"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"GITHUB_REPOSITORY": "clinic/health"}, "https://clinic.github.io/health/"),
        ({"GITHUB_REPOSITORY": "clinic/clinic.github.io"}, "https://clinic.github.io/"),
        ({"GITHUB_REPOSITORY": "clinic/health", "SITE_URL": "https://health.example/"}, "https://health.example/"),
    ],
)
def test_the_site_is_built_for_the_address_where_pages_serves_it(environment: dict[str, str], expected: str) -> None:
    steps = workflow(GITHUB / "workflows" / "publish.yml")["jobs"]["build"]["steps"]
    [script] = [step["run"] for step in steps if "make site" in step.get("run", "")]
    told = script.replace("make site", 'printf %s "$VADEMECUM_SITE_URL"')
    given = {"GITHUB_REPOSITORY_OWNER": "clinic", "SITE_URL": "", "PATH": "/usr/bin:/bin"} | environment

    said = subprocess.run(["/bin/bash", "-ec", told], env=given, capture_output=True, text=True, check=True)

    assert said.stdout == expected


@pytest.mark.parametrize("form", ["content-problem", "your-story"])
def test_a_form_that_pages_link_to_takes_the_page_from_the_link(form: str) -> None:
    loaded = workflow(GITHUB / "ISSUE_TEMPLATE" / f"{form}.yml")

    assert "page" in [field.get("id") for field in loaded["body"]]
