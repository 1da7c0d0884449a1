"""So that a publisher sees at a glance what a build changed, what took longest, and how much room is left."""

from __future__ import annotations

import filecmp
import os
from typing import TYPE_CHECKING, NamedTuple

from generator.finish import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.host.progress import Took

NEARLY_FULL = 0.8
"""The share of what a host serves from which a publisher is warned."""


class Changes(NamedTuple):
    """What a build made of the site before it: counts of pages, and the bytes of all files together."""

    written: int
    unchanged: int
    removed: int
    size: int


def changes(old: Path, new: Path) -> Changes:
    """Compare the pages of the site in the folder `new` with those in `old`, which need not be there."""
    before, after = _files(old), _files(new)
    pages = {path for path in after if path.endswith(".html")}
    gone = {path for path in before if path.endswith(".html")} - pages
    same = sum(before.get(path) == after[path] and filecmp.cmp(old / path, new / path, shallow=False) for path in pages)
    return Changes(len(pages) - same, same, len(gone), sum(after.values()))


def summary(found: Changes, stages: Iterable[Took], seconds: float) -> str:
    """Return what is said at the end of a build that took so many seconds in all, as some lines."""
    slowest = max(stages, key=lambda stage: stage.seconds)
    most = Policy().site_bytes
    used = found.size / most
    lines = [
        f"The site is in site/ ({seconds:.1f} s).",
        f"  Pages:    {found.written:,} written, {found.unchanged:,} unchanged, {found.removed:,} removed",
        f"  Slowest:  {slowest.done[:1].lower()}{slowest.done[1:]} ({slowest.seconds:.1f} s)",
        f"  Size:     {found.size / 1e6:,.1f} MB, {used:.1%} of the {most / 1e9:g} GB that GitHub Pages serves",
    ]
    if used >= NEARLY_FULL:
        left = f"only {(most - found.size) / 1e6:,.0f} MB are left"
        lines.append(f"  Warning:  {left}; a site of more than {most / 1e9:g} GB is not published")
    return "\n".join(lines)


def _files(folder: Path) -> dict[str, int]:
    """Return every file below a folder with its size in bytes."""
    found = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)  # noqa: PTH118 - of tens of thousands of files
            found[os.path.relpath(path, folder)] = os.stat(path).st_size  # noqa: PTH116 - as above
    return found
