from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.errors import ToolMissingError, VademecumError
from generator.host import engines
from generator.host.build import build

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]
    Edit = Callable[[str, str, str], None]
    Tree = Callable[[Path], dict[str, bytes]]

VADEMECUM = Path(sys.executable).with_name("vademecum")
POLICY = '<meta http-equiv="Content-Security-Policy"'


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_a_build_gives_every_page_its_policy_and_leaves_nothing_else_behind(buildable: Path, vademecum: Run) -> None:
    done = vademecum("build")

    assert done.returncode == 0, done.stderr
    assert (buildable / "site" / "symptoms" / "tremor" / "index.html").is_file()
    assert [page for page in pages(buildable / "site") if POLICY not in page.read_text(encoding="utf-8")] == []
    assert sorted(path.name for path in (buildable / "build").iterdir()) == [".turn", "docs"]


def test_properdocs_builds_the_same_site(buildable: Path, vademecum: Run, tree: Tree) -> None:
    assert vademecum("build").returncode == 0
    with_mkdocs = set(tree(buildable / "site"))

    done = vademecum("build", "--engine", "properdocs")

    assert done.returncode == 0, done.stderr
    written = {path for path in tree(buildable / "site") if not path.startswith("pagefind/")}
    assert written == {path for path in with_mkdocs if not path.startswith("pagefind/")}


def test_a_mistake_in_the_content_is_shown_and_leaves_pages_and_site_alone(
    buildable: Path, old_site: Path, vademecum: Run, edit: Edit, tree: Tree
) -> None:
    (buildable / "build" / "docs" / "index.md").write_text("old")
    before = tree(old_site), tree(buildable / "build" / "docs")
    edit("content/symptoms/tremor.yml", "finding: shaking-hands", "finding: shaking-hand")

    done = vademecum("build")

    assert done.returncode == 1
    assert "content/symptoms/tremor.yml:2:10: error[" in done.stderr
    assert "site/ is as it was" in done.stderr
    assert (tree(old_site), tree(buildable / "build" / "docs")) == before


def test_what_the_engine_refuses_is_not_published(old_site: Path, vademecum: Run, edit: Edit, tree: Tree) -> None:
    before = tree(old_site)
    edit("mkdocs.yml", "about.md", "abuot.md")

    done = vademecum("build")

    assert done.returncode == 1
    assert "'abuot.md'" in done.stderr
    assert tree(old_site) == before


def test_what_the_audit_refuses_is_not_published(old_site: Path, vademecum: Run, edit: Edit, tree: Tree) -> None:
    before = tree(old_site)
    edit("mkdocs.yml", "favicon: assets/images/favicon.svg", "favicon: https://tracker.example/x.png")

    done = vademecum("build")

    assert done.returncode == 1
    assert "https://tracker.example/x.png" in done.stderr
    assert tree(old_site) == before


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_a_sentence_and_no_traceback(
    code: int, buildable: Path, old_site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full:
        def render(self, project: Path, into: Path, publisher: dict[str, str], *others: object) -> None:
            del project, publisher, others
            (into / "index.html").write_text("half")
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(engines, "engine", lambda _: Full())

    assert build(buildable) == 1
    assert "There is no room on the disk" in capsys.readouterr().err
    assert [path.read_text() for path in old_site.iterdir()] == ["old"]


def test_a_disk_that_takes_no_more_leaves_the_old_site(buildable: Path, old_site: Path, tree: Tree) -> None:
    before = tree(old_site)

    full = subprocess.run(
        [VADEMECUM, "build"],
        cwd=buildable,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)),
    )

    assert full.returncode == 1
    assert "There is no room on the disk" in full.stderr
    assert tree(old_site) == before
    assert not (buildable / "build" / "staging").exists()


def test_a_build_that_is_killed_leaves_the_old_site_and_the_next_one_succeeds(
    buildable: Path, vademecum: Run, edit: Edit, tree: Tree
) -> None:
    begun = time.monotonic()
    assert vademecum("build").returncode == 0
    took = time.monotonic() - begun
    old = tree(buildable / "site")
    edit("content/symptoms/tremor.yml", "name: Tremor", "name: Shaking hands")

    for share in (0.3, 0.6, 0.9):
        builder = subprocess.Popen([VADEMECUM, "build"], cwd=buildable, stderr=subprocess.DEVNULL)
        time.sleep(took * share)
        os.kill(builder.pid, signal.SIGKILL)
        builder.wait()
        now = tree(buildable / "site")
        assert now == old or b"Shaking hands" in now["index.html"]
        assert set(now) >= {path for path in old if path.endswith(".html")}

    assert vademecum("build").returncode == 0
    assert b"Shaking hands" in tree(buildable / "site")["symptoms/tremor/index.html"]


def test_two_builds_at_once_take_turns(buildable: Path) -> None:
    both = [subprocess.Popen([VADEMECUM, "build"], cwd=buildable, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [builder.communicate()[1] for builder in both]

    assert [builder.returncode for builder in both] == [0, 0], said
    assert sum("Waiting for another build" in text for text in said) == 1
    assert POLICY in (buildable / "site" / "index.html").read_text(encoding="utf-8")


def test_a_page_whose_record_is_gone_is_gone(buildable: Path, vademecum: Run) -> None:
    assert vademecum("build").returncode == 0
    assert (buildable / "site" / "causes" / "coffee").exists()
    tremor = buildable / "content" / "symptoms" / "tremor.yml"
    tremor.write_text(tremor.read_text().replace("        cause: coffee\n", ""))
    (buildable / "content" / "causes" / "coffee.yml").unlink()

    done = vademecum("build")

    assert done.returncode == 0, done.stderr
    assert not (buildable / "site" / "causes" / "coffee").exists()


def test_an_engine_that_is_not_installed_says_so(buildable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(buildable))

    with pytest.raises(ToolMissingError, match="make zensical"):
        build(buildable, engine="zensical")


def test_an_unknown_engine_builds_nothing(buildable: Path) -> None:
    with pytest.raises(VademecumError, match="there are mkdocs, properdocs, zensical"):
        build(buildable, engine="hugo")

    assert not (buildable / "site").exists()


def test_a_publisher_can_build_for_another_address(
    buildable: Path, vademecum: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VADEMECUM_SITE_URL", "https://clinic.example/health/")

    assert vademecum("build").returncode == 0

    assert "https://clinic.example/health/sitemap.xml" in (buildable / "site" / "robots.txt").read_text()
