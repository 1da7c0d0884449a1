from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pins(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([a-z0-9.-]+)==(\S+)", (PROJECT / lock).read_text(encoding="utf-8"), re.MULTILINE
    ):
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_address(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert "://" not in text
    assert [
        entry for entry in entries if not re.match(r"[a-z0-9.-]+==\S+.*\\\n    --hash=sha256:[0-9a-f]{64}", entry)
    ] == []


def test_the_lock_of_the_programs_for_node_names_versions_and_hashes_and_no_place_to_get_them_from() -> None:
    text = (PROJECT / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}

    # npm copies whom to thank from each package; that is no place anything comes from.
    assert [line for line in text.splitlines() if "://" in line and '"url": "https://' not in line] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
    assert [name for name, package in packages.items() if not package["dev"]] == []


def test_the_tests_run_with_the_very_packages_that_the_site_is_built_with() -> None:
    site, tests = pins(LOCKS[0]), pins(LOCKS[1])

    assert {name: versions for name, versions in site.items() if tests.get(name) != versions} == {}


def test_everything_that_pyproject_asks_for_is_in_its_lock() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {LOCKS[0]: project["dependencies"] + extras["build"], LOCKS[1]: extras["dev"]}

    for lock, requirements in wanted.items():
        names = {re.split(r"[^a-z0-9-]", requirement.lower())[0] for requirement in requirements}
        assert names - set(pins(lock)) == set()


def test_the_readme_explains_each_command_of_the_makefile_and_no_other() -> None:
    offered = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE)) - {"help"}
    explained = set(
        re.findall(r"^\| `make ([a-z]+)`", (PROJECT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )

    assert explained == offered


def test_what_checks_the_repository_is_what_the_readme_tells_everybody() -> None:
    commands = [
        line
        for line in (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]

    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]
    assert (PROJECT / ".ci" / "run").stat().st_mode & 0o111


def test_hooks_before_a_commit_download_nothing() -> None:
    loaded = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))

    assert [repository["repo"] for repository in loaded["repos"]] == ["local"]
    assert {hook["language"] for hook in loaded["repos"][0]["hooks"]} == {"system"}


@pytest.mark.parametrize("path", sorted((PROJECT / "generator" / "decisions").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_says_when_why_what_and_what_follows(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert re.fullmatch(rf"# {int(path.stem[:4])}\. .+", lines[0])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d · (in force|replaced by \d+)", lines[2])
    assert [line for line in lines if line.startswith("## ")] == [
        "## Why a decision was needed",
        "## Decision",
        "## What follows",
    ]


def test_every_rule_of_style_that_is_off_says_why() -> None:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    ignored = re.search(r"^ignore = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)

    assert ignored
    assert [line for line in ignored[1].splitlines() if not re.fullmatch(r'  "[A-Z0-9]+", +# .+', line)] == []


def test_everything_but_the_host_is_forbidden_to_know_a_site_engine() -> None:
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    [contract] = [contract for contract in contracts if "mkdocs" in contract.get("forbidden_modules", [])]
    folder = PROJECT / "generator"
    parts = {path.parent.name for path in folder.glob("*/__init__.py")} | {
        path.stem for path in folder.glob("[a-z]*.py")
    }

    assert {name.removeprefix("generator.") for name in contract["source_modules"]} == parts - {"host"}
