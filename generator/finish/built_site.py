"""So that every step sees the finished site the way a browser does: files that have addresses."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.errors import VademecumError
from generator.finish.outline import Outline, outline_of
from generator.finish.targets import NAMING_SELECTORS, Target, targets_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOT_FOUND = "404.html"
"""The page that hosts serve for every address that does not exist, whatever its depth."""

APART = "admin"
"""The folder of what is no page of the site for its readers: the form for editors, where a publisher turns it on."""


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file: `path` is relative to the site's folder, `site` is the site's address, `text` is the file."""

    path: str
    site: str
    text: str

    @cached_property
    def address(self) -> str:
        """The absolute address of the page."""
        return address_of(self.site, self.path)

    @cached_property
    def content(self) -> bytes:
        """The page as it is sent."""
        return self.text.encode()

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as a browser would read it; parsed at the first use."""
        return LexborHTMLParser(self.content)

    @cached_property
    def outline(self) -> Outline:
        """What the rules ask of the page."""
        return outline_of(self.tree)

    def targets(self) -> tuple[Target, ...]:
        """Every address that the page names, once for each kind of element; slower than the addresses alone."""
        nodes = self.tree.css(f":is({NAMING_SELECTORS}, meta)")
        return tuple(dict.fromkeys(target for node in nodes for target in targets_of(node.tag or "", node.attributes)))

    def meta(self, name: str) -> tuple[str, ...]:
        """Every content of `<meta name=…>`, stripped, without the empty ones."""
        return tuple(self.outline.metas.get(name, ()))

    def line_of(self, snippet: str) -> int:
        """The line of the first `snippet`, counted from 1; 0 where the file does not hold it as it stands."""
        position = self.text.find(snippet) if snippet else -1
        return self.text.count("\n", 0, position) + 1 if position >= 0 else 0


@dataclass(frozen=True)
class BuiltSite:
    """A folder of finished pages and the address under which it will be served, ending in a slash."""

    root: Path
    address: str
    files: frozenset[str] = field(repr=False)

    def page_paths(self) -> tuple[str, ...]:
        """Every HTML file for readers, sorted."""
        return tuple(path for path in self._html() if not path.startswith(f"{APART}/"))

    def pages_apart(self) -> Iterator[BuiltPage]:
        """Every page that is not for readers."""
        return (self.page(path) for path in self._html() if path.startswith(f"{APART}/"))

    def _html(self) -> list[str]:
        return sorted(path for path in self.files if path.endswith(".html"))

    def pages(self) -> Iterator[BuiltPage]:
        """Every page, read one at a time: a large site does not fit into memory parsed."""
        for path in self.page_paths():
            yield self.page(path)

    def page(self, path: str) -> BuiltPage:
        """One page; bytes that are no UTF-8 become replacement characters, as a browser would show them."""
        text = (self.root / path).read_bytes().decode("utf-8", errors="replace")
        return BuiltPage(path, self.address, text)

    def address_of(self, path: str) -> str:
        """The address under which a host serves the file at `path`."""
        return address_of(self.address, path)

    @property
    def base(self) -> str:
        """The path below which the site is served: `/`, or `/repository/`."""
        return base_of(self.address)


def address_of(site: str, path: str) -> str:
    """The address under which a host serves the file at `path`; `site` is the site's own address."""
    folder, _, name = path.rpartition("/")
    return site + quote(folder + "/" * bool(folder) if name == "index.html" else path)


def base_of(site: str) -> str:
    """The path below which the site at this address is served: `/`, or `/repository/`."""
    return urlsplit(site).path


def site_address(site_url: str) -> str:
    """The address of a site, ending in a slash; raise `VademecumError` where it is no absolute web address."""
    parts = urlsplit(site_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise VademecumError(f"site_url must be an absolute web address, not {site_url!r}")
    return site_url.rstrip("/") + "/"


def open_site(root: Path, site_url: str) -> BuiltSite:
    """Look at the finished site in `root`; raise `VademecumError` where `site_url` is no absolute web address."""
    address = site_address(site_url)
    if not root.is_dir():
        raise VademecumError(f"there is no finished site at {root}")
    return BuiltSite(root, address, frozenset(_files_below(str(root), "")))


def _files_below(folder: str, above: str) -> Iterator[str]:
    """Every file below `folder`, as a path with forward slashes that begins with `above`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(entry.path, f"{above}{entry.name}/")
            elif entry.is_file():
                yield above + entry.name
