"""So that a claim about speed can be checked: what a build costs, beside plain MkDocs on the same pages.

CPU seconds of the whole process tree, not time on the clock: other work on the machine then matters little. Run with
`make bench`. The corpus of thousands of articles, the peers and the goals are work still to come.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
RUNS = 3

PLAIN = """\
site_name: Plain
docs_dir: {docs}
theme: {{name: material, font: false, features: [navigation.prune, navigation.indexes]}}
markdown_extensions: [attr_list, def_list, md_in_html, tables]
plugins: []
"""


def cpu(*command: str | Path) -> float:
    """Run a command and return the CPU seconds, user and system, of it and everything it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main() -> None:
    """Print the median of a few runs, ours and the plain ones in turn."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "mkdocs.yml"
        config.write_text(PLAIN.format(docs=PROJECT / "build" / "docs"), encoding="utf-8")
        rows: dict[str, list[float]] = {"vademecum check": [], "vademecum build": [], "plain mkdocs build": []}
        for _ in range(RUNS):
            rows["vademecum check"].append(cpu(PROGRAMS / "vademecum", "check"))
            rows["vademecum build"].append(cpu(PROGRAMS / "vademecum", "build"))
            site = Path(folder) / "site"
            rows["plain mkdocs build"].append(
                cpu(PROGRAMS / "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", site)
            )
            shutil.rmtree(site)
    pages = len(list((PROJECT / "build" / "docs").rglob("*.md")))
    print(f"{pages} pages; CPU seconds, median of {RUNS}")  # noqa: T201 - a table for people
    for name, seconds in rows.items():
        print(f"{statistics.median(seconds):8.2f}  {name}")  # noqa: T201 - a table for people


if __name__ == "__main__":
    main()
