"""So that a claim about `vademecum serve` can be checked: how long an edit takes from the saved file to the page.

On a copy of the present content, with the clock of this machine; other work on it counts. Run with `make bench`.
"""

from __future__ import annotations

import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen  # noqa: TID251 - it asks the server that it started

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("vademecum")
EDITS = 7
PATIENCE = 120.0  # seconds

CONDITION = "content/conditions/stroke.yml"
SYMPTOM = "content/symptoms/loss-of-muscle-mass.yml"


def copied(folder: Path) -> Path:
    """Copy what a preview needs, and nothing that was built."""
    for name in ("content", "site_config", "theme", "generator/host"):
        shutil.copytree(PROJECT / name, folder / name)
    for name in ("mkdocs.yml", "CONTRIBUTING.md"):
        shutil.copy(PROJECT / name, folder)
    (folder / "build" / "docs").mkdir(parents=True)
    return folder


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def page(url: str) -> str:
    """Return what the preview shows; nothing while it does not answer."""
    try:
        with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - on this machine
            return str(answer.read(), "utf-8")
    except (URLError, ConnectionError):
        return ""


def seconds_until(condition: Callable[[], bool]) -> float:
    """Return how long it took until something became so."""
    begun = time.monotonic()
    while not condition():
        if time.monotonic() - begun > PATIENCE:
            raise TimeoutError
        time.sleep(0.02)
    return time.monotonic() - begun


def edited(url: str, file: Path, field: str) -> list[float]:
    """Change one text of a record again and again; return the seconds until its page says so."""
    taken = []
    for turn in range(EDITS):
        time.sleep(1.0 + 0.13 * turn)  # an edit falls anywhere between two looks at the folder
        text, word = file.read_text(encoding="utf-8"), f"Edit number {turn} of this bench."
        head, _, tail = text.partition(f"{field}: >-\n")
        file.write_text(f"{head}{field}: >-\n  {word}\n{tail}", encoding="utf-8")
        taken.append(seconds_until(lambda word=word: word in page(url)))  # type: ignore[misc]
        file.write_text(text, encoding="utf-8")
        seconds_until(lambda word=word: word not in page(url))  # type: ignore[misc]
    return taken


def broken(url: str, file: Path) -> tuple[list[float], list[float]]:
    """Break a record and mend it again; return the seconds until every page says so, and until none does."""
    shown, gone = [], []
    for turn in range(EDITS):
        time.sleep(1.0 + 0.13 * turn)
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}no_such_field: 1\n", encoding="utf-8")
        shown.append(seconds_until(lambda: "no_such_field" in page(url)))
        file.write_text(text, encoding="utf-8")
        gone.append(seconds_until(lambda: "no_such_field" not in page(url)))
    return shown, gone


def main() -> None:
    """Print the median and the slowest of each kind of edit."""
    with tempfile.TemporaryDirectory() as folder:
        project, port = copied(Path(folder)), free_port()
        site = next(line for line in (project / "mkdocs.yml").read_text().splitlines() if line.startswith("site_url"))
        url = f"http://127.0.0.1:{port}/{site.partition('https://')[2].partition('/')[2].partition(chr(34))[0]}"
        command = [str(PROGRAM), "--project", str(project), "serve", "--port", str(port)]
        with (project / "serve.log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
            try:
                first = seconds_until(lambda: "<h1" in page(url))
                rows = {
                    "a sentence of a condition": edited(f"{url}conditions/stroke/", project / CONDITION, "summary"),
                    "a sentence of a symptom": edited(
                        f"{url}symptoms/loss-of-muscle-mass/", project / SYMPTOM, "summary"
                    ),
                }
                rows["a mistake, on every page"], rows["a mistake mended"] = broken(url, project / CONDITION)
            finally:
                server.terminate()
    print(f"{first:.1f} s until the first page; then seconds from the saved file to the page:")  # noqa: T201 - a table for people
    for name, taken in rows.items():
        print(f"{statistics.median(taken):6.2f} median {max(taken):6.2f} slowest  {name}")  # noqa: T201 - a table for people


if __name__ == "__main__":
    main()
