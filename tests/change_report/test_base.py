"""What a change is compared with: the right commit, read byte for byte, whatever lies in the working folder."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from generator.change_report.base import checked_out
from generator.errors import VademecumError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_by_default_it_is_where_the_branch_left_main(
    repository: Path, edit: Callable[..., None], commit: Callable[[], None], git: Callable[..., str]
) -> None:
    left = git("rev-parse", "HEAD")
    git("switch", "--quiet", "--create", "a-correction")
    edit(("causes/coffee.yml", "Too much of it", "A lot of it"))
    commit()
    git("switch", "--quiet", "main")
    edit(("glossary.yml", None, "tremor: shaking\n"))
    commit()
    git("switch", "--quiet", "a-correction")

    with checked_out(repository, None) as base:
        assert base.commit == left
        assert "Too much of it" in (base.folder / "content/causes/coffee.yml").read_text("utf-8")


def test_on_main_it_is_what_was_committed_last(repository: Path, edit: Callable[..., None]) -> None:
    edit(("causes/coffee.yml", "Too much of it", "A lot of it"))

    with checked_out(repository, None) as base:
        assert "Too much of it" in (base.folder / "content/causes/coffee.yml").read_text("utf-8")


def test_a_clone_without_a_branch_main_uses_that_of_its_origin(repository: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    subprocess.run(["git", "clone", "--quiet", str(repository), str(copy)], check=True)  # noqa: S607 - wherever it is
    subprocess.run(["git", "-C", str(copy), "checkout", "--quiet", "--detach"], check=True)  # noqa: S607 - see above
    subprocess.run(["git", "-C", str(copy), "branch", "--quiet", "-D", "main"], check=True)  # noqa: S607 - see above

    with checked_out(copy, None) as base:
        assert (base.folder / "site_config/site.yml").is_file()


def test_the_project_may_lie_below_the_top_of_the_repository(repository: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    (repository / ".git").rename(tmp_path / "old.git")
    repository.rename(outer / "site")
    for arguments in (["init", "--quiet", "--initial-branch=main"], ["add", "site/content", "site/site_config"]):
        subprocess.run(["git", "-C", str(outer), *arguments], check=True)  # noqa: S607 - wherever it is
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", "-C", str(outer), *who, "commit", "--quiet", "--message=All"], check=True)  # noqa: S607 - see above

    with checked_out(outer / "site", None) as base:
        assert (base.folder / "content/causes/coffee.yml").is_file()


def test_line_ends_links_and_bytes_come_out_as_they_were_committed(
    repository: Path, commit: Callable[[], None], git: Callable[..., str]
) -> None:
    git("config", "core.autocrlf", "false")
    (repository / "content/causes/tea.yml").write_bytes(b"name: Tea\r\n")
    (repository / "content/causes/link.yml").symlink_to("/etc/hostname")
    (repository / "content/causes/with space \xc3\xa9.yml").write_bytes(b"\xff\n")
    commit()

    with checked_out(repository, "HEAD") as base:
        causes = base.folder / "content/causes"
        assert (causes / "tea.yml").read_bytes() == b"name: Tea\r\n"
        assert (causes / "with space \xc3\xa9.yml").read_bytes() == b"\xff\n"
        assert (causes / "link.yml").is_symlink()
        assert not (causes / "link.yml").exists()
    assert not base.folder.exists()


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=/tmp/x", "HEAD:content"])
def test_a_revision_that_is_none_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(VademecumError, match="there is no revision"), checked_out(repository, revision):
        pass


def test_a_folder_that_git_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VademecumError, match="Git cannot say what changed here"), checked_out(tmp_path, None):
        pass


def test_a_copy_without_history_says_what_to_do(
    repository: Path, edit: Callable[..., None], commit: Callable[[], None], git: Callable[..., str], tmp_path: Path
) -> None:
    git("switch", "--quiet", "--create", "a-correction")
    edit(("causes/coffee.yml", "Too much of it", "A lot of it"))
    commit()
    git("switch", "--quiet", "main")
    edit(("glossary.yml", None, "tremor: shaking\n"))
    commit()
    copy = tmp_path / "copy"
    command = ["git", "clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=a-correction"]
    subprocess.run([*command, repository.as_uri(), str(copy)], check=True)

    with pytest.raises(VademecumError, match="git fetch --unshallow"), checked_out(copy, None):
        pass
