from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from generator.host.progress import Took
from generator.host.summary import Changes, changes, summary

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    Run = Callable[..., subprocess.CompletedProcess[str]]
    Edit = Callable[[str, str, str], None]

STAGES = [Took("Pages generated", 4.0), Took("Site built with mkdocs", 8.1), Took("Site audited", 2.0)]


def told(size: int) -> str:
    return summary(Changes(written=12, unchanged=1988, removed=1, size=size), STAGES, 15.2)


def test_a_summary_says_what_changed_what_took_longest_and_how_much_room_is_left() -> None:
    assert told(45_200_000).splitlines() == [
        "The site is in site/ (15.2 s).",
        "  Pages:    12 written, 1,988 unchanged, 1 removed",
        "  Slowest:  site built with mkdocs (8.1 s)",
        "  Size:     45.2 MB, 4.5% of the 1 GB that GitHub Pages serves",
    ]


def test_a_publisher_is_warned_while_there_is_still_some_room() -> None:
    assert "Warning" not in told(799_999_999)
    assert told(800_000_000).splitlines()[-1] == (
        "  Warning:  only 200 MB are left; a site of more than 1 GB is not published"
    )


def test_pages_are_compared_by_what_they_say(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for path, text in {"same/index.html": "a", "other/index.html": "b", "gone/index.html": "c", "x.css": "d"}.items():
        (old / path).parent.mkdir(parents=True, exist_ok=True)
        (old / path).write_text(text)
    for path, text in {"same/index.html": "a", "other/index.html": "B", "more/index.html": "ee", "y.css": "f"}.items():
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).write_text(text)
    for site in (old, new):
        os.utime(site / "other/index.html", (1, 1))  # of one size and one time, and not the same

    assert changes(old, new) == Changes(written=2, unchanged=1, removed=1, size=5)
    assert changes(tmp_path / "nothing", new) == Changes(written=3, unchanged=0, removed=0, size=5)


def test_a_build_says_on_stderr_alone_what_it_did(
    buildable: Path, vademecum: Run, edit: Edit, snapshot: SnapshotAssertion
) -> None:
    first = vademecum("build")
    edit("content/causes/coffee.yml", "Too much of it", "Far too much of it")
    second = vademecum("build")

    assert (first.stdout, second.stdout) == ("", "")
    assert [timeless(first.stderr), timeless(second.stderr)] == snapshot
    assert (buildable / "site/causes/coffee/index.html").is_file()


def timeless(said: str) -> str:
    """Replace what no two runs have in common: seconds, the stage that was slowest, and bytes."""
    said = re.sub(r"\d+\.\d+ s\b", "0.0 s", said)
    said = re.sub(r"(Slowest:  ).*", r"\1... (0.0 s)", said)
    return re.sub(r"[\d.]+ MB, [\d.]+%", "0.0 MB, 0.0%", said)
