"""Whether several builds of a part of the site each make, together, the site of one build, and nothing else ever."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.errors import VademecumError
from generator.host.shards import OtherShards, Shard, Shards, Source, label, open_shards

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Edit = Callable[[str, str, str], None]
    Run = Callable[..., subprocess.CompletedProcess[str]]
    Tree = Callable[[Path], dict[str, bytes]]

DAY = ("--day", "2026-11-15")


@pytest.fixture
def sharded(buildable: Path, vademecum: Run) -> Path:
    """A project of which both shards are built, and no site."""
    for shard in ("1/2", "2/2"):
        done = vademecum("build", *DAY, "--shard", shard)
        assert done.returncode == 0, done.stderr
    assert not (buildable / "site").exists()
    return buildable


def test_two_shards_merged_are_the_whole_build_byte_for_byte(sharded: Path, vademecum: Run, tree: Tree) -> None:
    done = vademecum("merge")
    assert done.returncode == 0, done.stderr
    merged = tree(sharded / "site")
    for left in ("site", "build"):
        shutil.rmtree(sharded / left)
    (sharded / "build" / "docs").mkdir(parents=True)

    assert vademecum("build", *DAY).returncode == 0

    assert tree(sharded / "site") == merged
    assert {"sitemap.xml", "robots.txt", "404.html", "pagefind/pagefind-entry.json"} < merged.keys()


def test_each_page_is_in_one_shard_and_none_in_all(sharded: Path, tree: Tree) -> None:
    one, other = (set(tree(sharded / "build" / "shards" / f"{number}-of-2" / "files")) for number in (1, 2))

    assert one & other == {"404.html"}
    assert min(len([path for path in part if path.endswith("/index.html")]) for part in (one, other)) >= 5


def test_properdocs_builds_shards_as_well(buildable: Path, vademecum: Run, tree: Tree) -> None:
    engine = (*DAY, "--engine", "properdocs")
    for shard in ("1/3", "2/3", "3/3"):
        assert vademecum("build", *engine, "--shard", shard).returncode == 0
    assert vademecum("merge").returncode == 0
    merged = tree(buildable / "site")

    assert vademecum("build", *engine).returncode == 0

    assert tree(buildable / "site") == merged


def test_shards_may_come_from_elsewhere_in_any_order(sharded: Path, vademecum: Run, tmp_path: Path) -> None:
    (sharded / "build" / "shards").rename(tmp_path / "downloads")

    done = vademecum("merge", *(str(tmp_path / "downloads" / name) for name in ("2-of-2", "1-of-2")))

    assert done.returncode == 0, done.stderr
    assert (sharded / "site" / "symptoms" / "tremor" / "index.html").is_file()


def test_a_dead_link_from_one_shard_into_another_is_not_published(
    old_site: Path, vademecum: Run, edit: Edit, tree: Tree
) -> None:
    """An engine knows no anchors of pages that it does not build; the audit of the whole does."""
    edit(
        "theme/overrides/main.html", "{% block content %}", '{% block content %}<a href="/vademecum/a-z/#no-such">x</a>'
    )
    for shard in ("1/2", "2/2"):
        assert vademecum("build", *DAY, "--shard", shard).returncode == 0

    done = vademecum("merge")

    assert done.returncode == 1
    assert "no-such" in done.stderr
    assert "Not published: site/ is as it was." in done.stderr
    assert tree(old_site) == {"index.html": b"old"}


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Two shards of a site of three files, without a build."""
    for number, names in ((1, ("404.html", "index.html")), (2, ("404.html", "about.html"))):
        folder = tmp_path / f"{number}-of-2"
        (folder / "files").mkdir(parents=True)
        for name in names:
            (folder / "files" / name).write_text(name)
        label(folder, Shard(number, 2), Source("d", "2026-11-15", "mkdocs"))
    return tmp_path


def test_shards_are_put_together_in_their_order_and_from_all_files(labelled: Path) -> None:
    found = open_shards([labelled / "2-of-2", labelled / "1-of-2"])
    found.join(labelled / "site")

    assert found.folders == (labelled / "1-of-2", labelled / "2-of-2")
    assert sorted(path.name for path in (labelled / "site").iterdir()) == ["404.html", "about.html", "index.html"]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda shards: shutil.rmtree(shards / "2-of-2"), "do not add up to one site: 1/2"),
        (
            lambda shards: shutil.copytree(shards / "1-of-2", shards / "copy"),
            "do not add up to one site: 1/2, 1/2, 2/2",
        ),
        (lambda shards: (shards / "1-of-2/shard.json").write_text("{}"), "shard.json is missing or damaged"),
        (lambda shards: (shards / "1-of-2/shard.json").unlink(), "shard.json is missing or damaged"),
        (lambda shards: (shards / "2-of-2/files/404.html").write_text("cut"), "is damaged: its files are not those"),
        (lambda shards: (shards / "2-of-2/files/404.html").unlink(), "is damaged: its files are not those"),
        (lambda shards: (shards / "2-of-2/files/more.html").write_text("new"), "is damaged: its files are not those"),
        (lambda shards: label(shards / "2-of-2", Shard(2, 2), Source("e", "", "")), "are shards of different sites"),
        (lambda shards: label(shards / "2-of-2", Shard(2, 3), Source("d", "2026-11-15", "mkdocs")), "do not add up"),
    ],
)
def test_shards_that_are_not_all_and_whole_never_become_a_site(
    labelled: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    spoil(labelled)

    with pytest.raises(VademecumError, match=reason):
        open_shards(sorted(labelled.iterdir()))


def test_no_shards_are_no_site() -> None:
    with pytest.raises(VademecumError, match="there is no shard: build some with --shard"):
        open_shards([])


@pytest.mark.usefixtures("sharded")
def test_shards_of_two_states_of_the_content_never_become_a_site(vademecum: Run, edit: Edit) -> None:
    edit("content/symptoms/tremor.yml", "name: Tremor", "name: Shaking hands")
    assert "not of this content" in vademecum("merge").stderr

    assert vademecum("build", *DAY, "--shard", "2/2").returncode == 0
    assert "shards of different sites" in vademecum("merge").stderr

    assert vademecum("build", "--day", "2026-11-16", "--shard", "1/2").returncode == 0
    assert "shards of different sites" in vademecum("merge").stderr

    assert vademecum("build", *DAY, "--shard", "1/2").returncode == 0
    assert vademecum("merge").returncode == 0


def test_two_shards_that_disagree_about_a_file_never_become_a_site(tmp_path: Path) -> None:
    folders = tmp_path / "one", tmp_path / "other"
    for folder in folders:
        (folder / "files" / "assets").mkdir(parents=True)
        (folder / "files" / "assets" / "same.css").write_text("same")
        (folder / "files" / "404.html").write_text(folder.name)

    with pytest.raises(VademecumError, match=r"two shards disagree about 404\.html"):
        Shards(folders, Source("", "", "")).join(tmp_path / "site")


def test_what_is_wrong_with_the_content_is_told_by_each_shard(buildable: Path, vademecum: Run, edit: Edit) -> None:
    edit("content/symptoms/tremor.yml", "finding: shaking-hands", "finding: shaking-hand")

    done = vademecum("build", "--shard", "1/2")

    assert done.returncode == 1
    assert "content/symptoms/tremor.yml:2:10: error[" in done.stderr
    assert not (buildable / "build" / "shards").exists()


def test_an_engine_that_cannot_leave_out_pages_says_so(buildable: Path, vademecum: Run) -> None:
    done = vademecum("build", "--engine", "zensical", "--shard", "1/2")

    assert done.returncode == 2
    assert "zensical builds no shards; mkdocs and properdocs do" in done.stderr
    assert not (buildable / "build" / "shards").exists()


@pytest.mark.parametrize("of", [1, 2, 7, 50])
def test_each_file_is_in_exactly_one_shard_and_the_shards_are_about_as_large(of: int) -> None:
    paths = [f"symptoms/made-up-{number}.md" for number in range(of * 100)]

    counts = [sum(Shard(number, of).has(path) for path in paths) for number in range(1, of + 1)]

    assert sum(counts) == len(paths)
    assert min(counts) >= 60


def test_the_engine_still_leaves_out_what_it_leaves_out_anyway() -> None:
    class Patterns:
        def match_file(self, path: str) -> bool:
            return path.startswith(".")

    others = OtherShards(Shard(1, 1)).__radd__(Patterns())

    assert others.match_file(".hidden")
    assert not others.match_file("index.md")


@pytest.mark.parametrize("written", ["", "1", "0/2", "3/2", "1/0", "01/2", "-1/2", "1/2/3", "1 / 2", "a/b", "1/257"])
def test_what_is_no_shard_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is no shard"):
        Shard.read(written)


@pytest.mark.parametrize("written", ["1/1", "2/5", "256/256"])
def test_a_shard_is_written_as_it_is_read(written: str) -> None:
    assert str(Shard.read(written)) == written
