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
def test_a_workflow_stops_at_a_failure_wherever_it_is_and_after_a_while(path: Path) -> None:
    loaded = workflow(path)

    assert loaded["defaults"]["run"]["shell"] == "bash"  # which GitHub runs with pipefail
    assert [name for name, job in loaded["jobs"].items() if not 0 < job["timeout-minutes"] <= 90] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nothing_that_a_stranger_chooses_becomes_a_part_of_a_command(path: Path) -> None:
    steps = [step for job in workflow(path)["jobs"].values() for step in job["steps"]]

    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    assert [step for step in steps if "checkout" in step.get("uses", "") and step["with"]["persist-credentials"]] == []
    assert [step for step in steps if "cache" in step.get("with", {})] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_job_that_may_write_runs_what_is_in_the_repository(path: Path) -> None:
    jobs = workflow(path)["jobs"]
    writing = {name: job for name, job in jobs.items() if "write" in job["permissions"].values()}

    assert {name: job["permissions"] for name, job in writing.items()} == {
        "publish": {"deploy": {"pages": "write", "id-token": "write"}},
        "weekly": {"issue": {"issues": "write"}},
    }.get(path.stem, {})
    for job in writing.values():
        assert [step for step in job["steps"] if "checkout" in step.get("uses", "")] == []
        assert [step for step in job["steps"] if re.search(r"\bmake\b|\.venv|\./", step.get("run", ""))] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_official_and_pinned_by_commit(path: Path) -> None:
    used = [step["uses"] for job in workflow(path)["jobs"].values() for step in job["steps"] if "uses" in step]

    assert any(name.startswith("actions/checkout@") for name in used)
    assert [name for name in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name)] == []


def test_a_pull_request_can_write_nothing_and_sees_no_secret() -> None:
    path = GITHUB / "workflows" / "pull-request.yml"
    loaded = workflow(path)

    assert list(loaded[True]) == ["pull_request"]  # YAML 1.1 reads the key `on` as true
    assert {level for job in loaded["jobs"].values() for level in job["permissions"].values()} == {"read"}
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_only_the_job_that_publishes_may_publish() -> None:
    jobs = workflow(GITHUB / "workflows" / "publish.yml")["jobs"]

    assert jobs["deploy"]["needs"] == "build"
    assert jobs["deploy"]["if"] == "github.ref == 'refs/heads/main'"
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


def test_no_file_of_the_repository_is_a_link_to_another() -> None:
    listed = run("git", "ls-files", "--stage")
    if listed.returncode != 0:
        pytest.skip("this is no clone of a repository, so that what is committed cannot be listed")

    links = [line.partition("\t")[2] for line in listed.stdout.splitlines() if line.startswith("120000 ")]
    assert links == ["tests/sites/invalid/symlink/content/causes/tea.yml"]  # which shows that it is refused


def owners() -> dict[str, list[str]]:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    return {line.split()[0]: line.split()[1:] for line in lines if line and not line.startswith("#")}


def test_each_place_with_owners_exists_and_has_some() -> None:
    places = owners()

    assert next(iter(places)) == "*"  # the last line that fits counts, so that the widest comes first
    assert all(names and all(re.fullmatch(r"@[\w-]+/[\w-]+", name) for name in names) for names in places.values())
    assert [place for place in places if place != "*" and not (PROJECT / place.strip("/")).exists()] == []


def test_what_can_cost_a_life_needs_the_word_of_a_clinician() -> None:
    [clinicians] = owners()["/content/red-flags.yml"]
    places = [place for place, names in owners().items() if names == [clinicians]]

    assert {"/content/safety-notes.yml", "/content/people/", "/site_config/locales/"} < set(places)
    assert clinicians not in owners()["*"]


def items(name: str) -> list[str]:
    return re.findall(r"^- \[ \] (.+)", (GITHUB / name).read_text(encoding="utf-8"), re.MULTILINE)


def test_who_knows_of_no_template_is_asked_the_same_as_those_who_do() -> None:
    content, code = items("PULL_REQUEST_TEMPLATE/content.md"), items("PULL_REQUEST_TEMPLATE/code.md")

    assert items("PULL_REQUEST_TEMPLATE.md") == content + code[:3]
    assert {path.name for path in (GITHUB / "PULL_REQUEST_TEMPLATE").iterdir()} == {"content.md", "code.md"}


@pytest.mark.parametrize("path", sorted(GITHUB.glob("PULL_REQUEST_TEMPLATE*/*.md")), ids=lambda path: path.stem)
def test_a_link_in_a_template_leads_there_from_the_page_of_a_pull_request(path: Path) -> None:
    links = re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8"))

    assert links
    for target in links:
        file, _, anchor = target.removeprefix("../blob/HEAD/").partition("#")
        assert file != target  # relative to /owner/name/pull/1, and not to where the template lies
        headings = re.findall(r"^#+ (.+)", (PROJECT / file).read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in [heading.lower().replace(" ", "-") for heading in headings]
