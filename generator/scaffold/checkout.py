"""So that a new site gets what belongs to the program, and nothing that merely lies beside it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import VademecumError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KNOWN = (
    *(".ci", ".editorconfig", ".gitattributes", ".github", ".gitignore", ".npmrc", ".pre-commit-config.yaml"),
    *(".vscode", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT", "Makefile", "PUBLISHING.md"),
    *("README.md", "build/docs/.gitignore", "generator", "mkdocs.yml", "package-lock.json", "package.json"),
    *("pyproject.toml", "requirements-dev.lock", "requirements.lock", "site_config", "tests", "theme"),
    "tsconfig.json",
)
"""What a checkout holds beside its content: files, and folders of which everything is taken but what is below."""

MADE = frozenset({"__pycache__", "node_modules"})
"""Names of folders whose files a program made."""


class Checkout(NamedTuple):
    """The files of a project, as paths below it with forward slashes; `known_to_git` says who named them."""

    project: Path
    paths: tuple[str, ...]
    known_to_git: bool


def checkout(project: Path) -> Checkout:
    """Return the files that git keeps of a project, or, where it is no repository, those that a checkout is known by.

    A file that was deleted and not yet committed as such is left out. Raises `VademecumError` where nothing is found.
    """
    tracked = _tracked(project)
    paths = tracked if tracked is not None else tuple(sorted(_known(project)))
    there = tuple(path for path in paths if (project / path).is_file())
    if "mkdocs.yml" not in there or not any(path.startswith("generator/") for path in there):
        raise VademecumError(f"{project} holds no whole checkout: mkdocs.yml or the folder generator is missing")
    return Checkout(project, there, tracked is not None)


def _tracked(project: Path) -> tuple[str, ...] | None:
    """Return what git keeps of the project, or None where it is no repository of its own or git is not installed."""
    if not (project / ".git").exists():  # a folder inside somebody else's repository is none of its own
        return None
    # Variables such as GIT_DIR, which git sets for its hooks, would lead to another repository.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(project), "ls-files", "-z"]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603 - no shell
    except FileNotFoundError:
        return None
    return tuple(path for path in done.stdout.decode().split("\0") if path) if done.returncode == 0 else None


def _known(project: Path) -> Iterator[str]:
    for name in KNOWN:
        path = project / name
        if path.is_file():
            yield name
        for below in path.rglob("*") if path.is_dir() else ():
            if below.is_file() and not MADE & set(below.relative_to(project).parts):
                yield below.relative_to(project).as_posix()
