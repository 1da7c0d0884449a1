"""Whether a site is the old one or the new one, whole, whatever goes wrong while it is built, and whether one is told.

A process is stopped in the moment of its n-th change to a file below the project, so that every stage has its turn and
every run stops at the same place.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.host.disk import trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    Edit = Callable[[str, str, str], None]
    Run = Callable[..., subprocess.CompletedProcess[str]]
    Tree = Callable[[Path], dict[str, bytes]]

VADEMECUM = Path(sys.executable).with_name("vademecum")
DAY = ("--day", "2026-11-15")
NOT_PUBLISHED = "Not published: site/ is as it was."
NEVER = 1_000_000

STOPPED = """
import os, sys

project, signal, moment = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
changes = 0

def watch(event, arguments):
    global changes
    if event == "open":
        path, _, flags = arguments
        if not isinstance(path, str) or not flags & (os.O_WRONLY | os.O_RDWR):
            return
    elif event in {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}:
        path = os.fsdecode(arguments[0])
    else:
        return
    if path.startswith(project) or not os.path.isabs(path):  # folders are deleted by names within them
        changes += 1
        if changes == moment:
            os.kill(os.getpid(), signal)

sys.addaudithook(watch)
from generator.cli import main

status = main(["--project", project, "build", "--day", "2026-11-15"])
print(changes)
sys.exit(status)
"""


def build_until(moment: int, project: Path, with_signal: signal.Signals) -> subprocess.CompletedProcess[str]:
    """Build, and send a signal at the n-th change to a file; what is printed at the end is how many there are."""
    command = [sys.executable, "-c", STOPPED, str(project), str(int(with_signal)), str(moment)]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def build(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([VADEMECUM, "build", *DAY], cwd=project, capture_output=True, text=True, check=False)


@pytest.fixture
def published(buildable: Path, vademecum: Run, edit: Edit) -> Path:
    """A project whose site is built, and whose content was edited since."""
    done = vademecum("build", *DAY)
    assert done.returncode == 0, done.stderr
    edit("content/symptoms/tremor.yml", "name: Tremor", "name: Shaking hands")
    return buildable


@pytest.fixture
def again(published: Path, tmp_path: Path) -> Callable[[], Path]:
    """`again()` gives the same project once more, in the same folder each time."""
    place = tmp_path / "again"

    def fresh() -> Path:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(published, place, symlinks=True)
        return place

    return fresh


def test_a_build_that_is_killed_in_any_stage_leaves_one_whole_site_and_the_next_build_makes_the_new_one(
    again: Callable[[], Path], tree: Tree
) -> None:
    project = again()
    old = tree(project / "site")
    whole = build_until(NEVER, project, signal.SIGKILL)
    assert whole.returncode == 0, whole.stderr
    new, changes = tree(project / "site"), int(whole.stdout)
    moments = [1, *(changes * share // 10 for share in range(2, 10, 2)), changes - 1, changes]
    seen: set[bool] = set()

    for moment in moments:
        project = again()
        killed = build_until(moment, project, signal.SIGKILL)
        assert killed.returncode == -signal.SIGKILL, f"not killed at change {moment} of {changes}"
        found = tree(project / "site")
        assert found in (old, new), f"a mixture after a kill at change {moment} of {changes}"
        seen.add(found == old)
        if moment in moments[::3]:
            done = build(project)
            assert done.returncode == 0, done.stderr
            assert tree(project / "site") == new
            assert sorted(path.name for path in (project / "build").iterdir()) == [".turn", "docs"]
    assert seen == {True, False}, "kills before and after the change of sites"


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_whoever_interrupts_a_build_is_told_which_site_there_is(
    again: Callable[[], Path], tree: Tree, share: float
) -> None:
    whole = build_until(NEVER, again(), signal.SIGINT)
    project = again()
    old = tree(project / "site")

    stopped = build_until(round(int(whole.stdout) * share), project, signal.SIGINT)

    assert stopped.returncode == 130, stopped.stderr
    assert "Traceback" not in stopped.stderr
    if share < 1:
        assert tree(project / "site") == old
        assert NOT_PUBLISHED in stopped.stderr
    else:
        assert b"Shaking hands" in tree(project / "site")["index.html"]
        assert "Published all the same" in stopped.stderr


def test_a_disk_that_is_full_at_any_size_gives_the_old_site_or_the_whole_new_one(
    published: Path, tmp_path: Path, tree: Tree
) -> None:
    """A disk in memory, each time a little larger, is full in one stage after the other."""
    inside = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]
    if shutil.which("unshare") is None or subprocess.run([*inside, "true"], check=False).returncode != 0:
        pytest.skip("this system lets nobody mount a disk of their own")
    disk, found = tmp_path / "disk", tmp_path / "found"
    disk.mkdir()
    script = f"""
        mount -t tmpfs -o size=$1k none {disk} && cp -r {published}/. {disk} && mkdir {disk}/scratch || exit 9
        cd {disk}
        TMPDIR={disk}/scratch {VADEMECUM} build {" ".join(DAY)}; status=$?
        cp -r {disk}/site {found}; exit $status
    """

    def built(kilobytes: int) -> tuple[bool, dict[str, bytes], str]:
        shutil.rmtree(found, ignore_errors=True)
        done = subprocess.run(
            [*inside, script, "sh", str(kilobytes)], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode in {0, 1}, done.stderr
        return done.returncode == 0, tree(found), done.stderr

    old, there, site = tree(published / "site"), _kilobytes(published), _kilobytes(published / "site")
    succeeded, new, said = built(there + 5 * site)
    assert succeeded, said

    for share in (0.02, 0.5, 0.9, *(0.96 + 0.02 * step for step in range(8))):
        succeeded, site_now, said = built(there + round(site * share))
        assert site_now == (new if succeeded else old), f"a mixture on a disk with room for {share} of a site: {said}"
        assert succeeded or NOT_PUBLISHED in said


@pytest.mark.parametrize("place", ["build", "build/docs", "site"])
def test_a_folder_that_must_not_be_written_is_a_sentence_that_names_it_and_leaves_the_old_site(
    published: Path, tree: Tree, place: str
) -> None:
    old = tree(published / "site")
    (published / place).chmod(0o555)

    done = subprocess.run(
        [VADEMECUM, "build", *DAY],
        cwd=published,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_no_one_special,
    )

    (published / place).chmod(0o755)
    assert done.returncode == 1, done.stderr
    assert f"This must not be written: {published / place}" in done.stderr
    assert NOT_PUBLISHED in done.stderr
    assert tree(published / "site") == old
    assert not (published / "build" / "staging").exists()


def _no_one_special() -> None:
    """Take away what lets the superuser write everywhere, so that the test is the same for everybody."""
    drop_from_bounds, write_everywhere = 24, 1  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(drop_from_bounds, write_everywhere, 0, 0, 0)


def test_something_else_in_the_place_of_the_build_folder_is_named(published: Path, tree: Tree) -> None:
    old = tree(published / "site")
    shutil.rmtree(published / "build")
    (published / "build").write_text("a note")

    done = build(published)

    assert done.returncode == 1
    assert f"There must be a folder, and there is something else: {published / 'build'}" in done.stderr
    assert NOT_PUBLISHED in done.stderr
    assert tree(published / "site") == old
    assert (published / "build").read_text() == "a note"


@pytest.mark.parametrize("there", [True, False])
def test_a_site_that_is_a_link_leads_to_the_new_site_afterwards(
    published: Path, tmp_path: Path, tree: Tree, *, there: bool
) -> None:
    served = tmp_path / "served"
    (published / "site").rename(served)
    (published / "site").symlink_to(served)
    if not there:
        shutil.rmtree(served)

    done = build(published)

    assert done.returncode == 0, done.stderr
    assert (published / "site").is_symlink()
    assert b"Shaking hands" in tree(served)["index.html"]


def test_a_clock_that_runs_backwards_hides_no_edit_and_changes_no_byte(published: Path, tree: Tree) -> None:
    """Files from the future, files from 1970, and an edit that leaves the size and the time of its file alone."""
    tremor = published / "content" / "symptoms" / "tremor.yml"
    assert build(published).returncode == 0
    new = tree(published / "site")
    for place, path in enumerate(path for path in published.rglob("*") if path.is_file()):
        os.utime(path, (0, 0) if place % 2 else (4e9, 4e9))
    before = tremor.stat()

    assert build(published).returncode == 0
    assert tree(published / "site") == new

    tremor.write_text(tremor.read_text().replace("Shaking hands", "Trembly hands"))
    os.utime(tremor, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert tremor.stat().st_size == before.st_size
    assert build(published).returncode == 0
    edited = tree(published / "site")
    assert b"Trembly hands" in edited["symptoms/tremor/index.html"]

    for left in ("site", "build", ".cache"):
        shutil.rmtree(published / left, ignore_errors=True)
    (published / "build" / "docs").mkdir(parents=True)
    assert build(published).returncode == 0
    assert tree(published / "site") == edited


def test_a_day_before_the_content_was_written_is_told_at_the_line_and_leaves_the_old_site(
    published: Path, vademecum: Run, tree: Tree
) -> None:
    old = tree(published / "site")

    done = vademecum("build", "--day", "2020-01-01")

    assert done.returncode == 1
    assert "error[updated-in-future]" in done.stderr
    assert NOT_PUBLISHED in done.stderr
    assert tree(published / "site") == old


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left"), "There is no room on the disk: No space left."),
        (OSError(errno.EBUSY, "Busy", "/srv/site"), "that nothing can take its place: /srv/site."),
        (OSError(errno.EXDEV, "Cross", "/a/new", None, "/b/site"), "the place of the other: /a/new and /b/site."),
    ],
)
def test_trouble_with_a_disk_is_told_with_its_place(error: OSError, sentence: str) -> None:
    assert (trouble(error) or "").endswith(sentence)


@pytest.mark.parametrize("error", [FileNotFoundError(errno.ENOENT, "none", "x"), BrokenPipeError(errno.EPIPE, "")])
def test_what_is_no_trouble_with_a_disk_stays_a_mistake_of_ours(error: OSError) -> None:
    assert trouble(error) is None


def test_a_mistake_of_ours_leaves_the_old_site_as_well(published: Path, edit: Edit, tree: Tree) -> None:
    """A template that asks for what is not there: no mistake of the content's, and none of the engine's."""
    old = tree(published / "site")
    edit("theme/pages/symptom.md.jinja", "{{ overview }}", "{{ no_such_thing }}")

    done = build(published)

    assert done.returncode != 0
    assert "no_such_thing" in done.stderr
    assert tree(published / "site") == old
    assert not (published / "build" / "staging").exists()


def _kilobytes(folder: Path) -> int:
    """What the files of a folder take on a disk of pages of 4 kB."""
    return sum(-(-path.stat().st_size // 4096) * 4 for path in folder.rglob("*") if path.is_file())
