"""So that the content before a change is read as it was committed, whatever lies in the working folder."""

from __future__ import annotations

import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.errors import ToolMissingError, VademecumError
from generator.site import CONTENT, SITE_CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAIN = ("main", "origin/main", "master", "origin/master")
"""Where changes are merged into: the first of these that there is."""

WITHOUT_HISTORY = "a copy without history needs all of it first: git fetch --unshallow"

_LINK, _MODULE = "120000", "160000"
"""How Git marks a symbolic link and a repository inside the repository."""


@dataclass(frozen=True, slots=True)
class Base:
    """A commit to compare with: its full hash, and the folder that holds its content and settings."""

    commit: str
    folder: Path


@contextmanager
def checked_out(project: Path, revision: str | None) -> Iterator[Base]:
    """Give the content and the settings of `project` as of a revision; the folder is gone afterwards.

    Without a revision it is the point where the present branch left `main`: all that a pull request would bring, and
    what is not committed yet. Raises VademecumError where Git is missing, the project is not kept in Git, or the
    revision is unknown.
    """
    commit = _commit(project, revision) if revision else _left_main(project)
    with tempfile.TemporaryDirectory(prefix="vademecum-base-") as name:
        folder = Path(name).resolve()
        _extract(project, commit, folder)
        yield Base(commit, folder)


def _commit(project: Path, revision: str) -> str:
    found = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", fail=False)
    if not found.strip():
        raise VademecumError(f"there is no revision {revision!r} here; {WITHOUT_HISTORY}")
    return found.decode().strip()


def _left_main(project: Path) -> str:
    _git(project, "rev-parse", "--git-dir")
    for branch in MAIN:
        if _git(project, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}", fail=False) or _git(
            project, "rev-parse", "--verify", "--quiet", f"refs/remotes/{branch}", fail=False
        ):
            shared = _git(project, "merge-base", "HEAD", branch, fail=False).decode().strip()
            if shared:
                return shared
            raise VademecumError(f"this branch and {branch} have no commit in common; {WITHOUT_HISTORY}")
    raise VademecumError("there is no branch `main` to compare with; name a revision: vademecum diff REVISION")


def _extract(project: Path, commit: str, folder: Path) -> None:
    """Write what the commit holds below the content and the settings, byte for byte."""
    prefix = _git(project, "rev-parse", "--show-prefix").decode().strip("\n")
    wanted = [f"{prefix}{name}" for name in (CONTENT, SITE_CONFIG)]
    listed = _git(project, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *wanted)
    entries = [entry.split("\t", 1) for entry in listed.decode("utf-8", "surrogateescape").split("\0") if entry]
    files = [(mode, name, path) for (mode, _, name), path in ((head.split(" "), path) for head, path in entries)]
    texts = _blobs(project, [name for mode, name, _ in files if mode != _MODULE])
    (folder / CONTENT).mkdir()
    for mode, name, path in files:
        target = folder / PurePosixPath(path.removeprefix(prefix))
        if mode == _MODULE:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if mode == _LINK:
            target.symlink_to("a-link-in-the-repository")  # refused like any link, and never followed
        else:
            target.write_bytes(texts[name])


def _blobs(project: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Return the content of objects, all in one run of Git."""
    told = _git(project, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    found: dict[str, bytes] = {}
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        name, _, size = told[at:end].decode().split(" ")
        found[name] = told[end + 1 : end + 1 + int(size)]
        at = end + 1 + int(size) + 1
    return found


def _git(project: Path, *arguments: str, given: bytes | None = None, fail: bool = True) -> bytes:
    """Run Git in the project and return what it says; where it fails, nothing, or with `fail` a VademecumError."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, arguments without a shell
            ["git", "-C", str(project), *arguments],  # noqa: S607 - wherever the system has it
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise ToolMissingError("Git, which knows what the content was before, is not installed") from None
    if done.returncode == 0:
        return done.stdout
    if fail:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise VademecumError(f"Git cannot say what changed here: {said[-1] if said else 'it gave no reason'}")
    return b""
