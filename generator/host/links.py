"""So that a link is followed once for all pages of a folder: from each of them it leads to its target in the same way.

Only the engine says where a link leads and what is wrong with it; what it said of a plain link to a file is kept.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

OUTSIDE = ("https://", "http://", "mailto:", "tel:")

_PLAIN = re.compile(r"((?:\.\./)*[A-Za-z0-9_-][A-Za-z0-9_./-]*)?(?:#([A-Za-z0-9_.:-]+))?")
"""A path, or an anchor, or both."""


class _Target(NamedTuple):
    """A file that a link leads to, and its address as it is seen from the pages of a folder."""

    uri: str
    file: Any
    address: str


class Links:
    """All links of a site; what is kept holds as long as no file is added or removed."""

    def __init__(self, package: str, config: Any, files: Any) -> None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
        self.package, self.config, self.files = package, config, files
        self.engine = import_module(f"{package}.structure.pages")._RelativePathTreeprocessor  # noqa: SLF001 - it has no other name
        self._known: dict[tuple[str, str], dict[str, _Target]] = {}

    def known_from(self, file: Any) -> dict[str, _Target]:  # noqa: ANN401 - see above
        """Return what is known of links as they stand in the files beside this one, by the path that is written."""
        return self._known.setdefault((_folder(file.src_uri), _around(file.url)), {})

    def forget(self) -> None:
        """Follow every link anew, because there are other files now."""
        self._known.clear()


class PageLinks:
    """The links of one page: call it for the address of each, and ask then what it led to."""

    def __init__(self, links: Links, file: Any) -> None:  # noqa: ANN401 - see above
        self._links, self._file, self._url = links, file, file.url
        self._known = links.known_from(file)
        self._engine = links.engine(file, links.files, links.config)
        self.to_anchors: dict[Any, dict[str, str]] = self._engine.links_to_anchors
        self.targets: dict[str, None] = {}
        """The paths below docs_dir that the page links to, whether there is a file or not."""

    def __call__(self, written: str) -> str:
        """Return the address of a link as it is seen from the page."""
        plain = _PLAIN.fullmatch(written)
        if plain is None or not written:
            return written if written.startswith(OUTSIDE) else self._asked(written)
        path, anchor = plain.groups()
        if not path:
            self.to_anchors.setdefault(self._file, {}).setdefault(anchor, written)
            return written
        target = self._known.get(path) or self._target(path)
        # To itself, or to what lies below it, a page leads in another way than the pages beside it.
        if target is None or target.file.url.startswith(self._url):
            return self._asked(written)
        self.targets[target.uri] = None
        if not anchor:
            return target.address
        self.to_anchors.setdefault(target.file, {}).setdefault(anchor, written)
        return f"{target.address}#{anchor}"

    def _asked(self, written: str) -> str:
        """Let the engine follow a link."""
        address: str = self._engine.path_to_url(written)
        path = unquote(urlsplit(written).path)
        self.targets[self._engine._target_uri(self._file.src_uri, path)] = None  # noqa: SLF001 - see above
        return address

    def _target(self, path: str) -> _Target | None:
        """Find out about a path, and keep it; return None where the engine is to be asked each time."""
        uri = self._engine._target_uri(self._file.src_uri, path)  # noqa: SLF001 - see above
        file = self._links.files.get_file_from_path(uri)
        if file is None or file.inclusion.is_excluded() or file.url.startswith(self._url):
            return None
        target = self._known[path] = _Target(uri, file, self._engine.path_to_url(path))
        return target


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _around(url: str) -> str:
    """Return what pages have in common from which all others look the same."""
    if url in {".", "./"}:
        return url
    return f"{_folder(url[:-1])}/" if url.endswith("/") else _folder(url)
