"""A link to this site must lead to a page that exists, and its anchor to an element of that page.

Wrong: `<a href="../stroke/#signs">` where the page has no such heading; `/stroke/` on a site served below `/name/`.
Right: an address that the generator made. Why: a frightened reader must not land on "not found".
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage, BuiltSite

LINK = "dead-link"
ANCHOR = "dead-anchor"
OUTSIDE = "link-outside-site"

_ALWAYS_THERE = frozenset({"", "top"})
"""Anchors that lead to the top of every page."""


class Links:
    """The links between the pages seen so far: where each target is linked from first, and each page's anchors."""

    def __init__(self, site: BuiltSite) -> None:
        own = urlsplit(site.address)
        self._host = f"{own.scheme}://{own.netloc}/"
        self._address = site.address
        self._links: dict[str, tuple[str, int, str, int]] = {}
        self._anchors: dict[str, frozenset[str]] = {}

    def look_at(self, page: BuiltPage) -> None:
        """Take down the links and the anchors of `page`."""
        names = [node.attributes.get("id") or "" for node in page.tree.css("[id]")]
        names += [node.attributes.get("name") or "" for node in page.tree.css("a[name]")]
        self._anchors[page.path] = frozenset(names)
        for written in dict.fromkeys(target.written for target in page.targets):
            try:
                resolved = urljoin(page.address, written)
            except ValueError:
                continue  # reported as foreign by the rule on third parties where it is loaded
            if not resolved.startswith(self._host):
                continue
            is_ours = resolved.startswith(self._address) or resolved + "/" == self._address
            if not is_ours and urlsplit(written).netloc:
                continue  # another site on the same host, linked on purpose
            path, line, first, count = self._links.get(resolved, (page.path, -1, written, 0))
            line = page.line_of(written) if line < 0 else line
            self._links[resolved] = (path, line, first, count + 1)

    def problems(self, site: BuiltSite) -> Iterator[FinishProblem]:
        """Report every dead target once, at the first page that links to it; `site` is the site as it is now."""
        for resolved, (page, line, written, count) in self._links.items():
            if found := self._fault(resolved, site):
                code, fault = found
                others = f" (and {count - 1} more pages link there)" if count > 1 else ""
                yield FinishProblem(page, line, code, f"{written} {fault}{others}")

    def _fault(self, resolved: str, site: BuiltSite) -> tuple[str, str] | None:
        address, fragment = urldefrag(resolved)
        if not address.startswith(site.address):
            return OUTSIDE, f"leads out of the site, which is served below {site.base}"
        path = unquote(urlsplit(address).path.removeprefix(site.base))
        if path.endswith("/") or not path:
            path += "index.html"
        if path not in site.files:
            slash = ": its last slash is missing" if f"{path}/index.html" in site.files else ""
            return LINK, f"leads to a page that does not exist{slash}"
        anchor = fragment.partition(":~:")[0]
        wanted = {anchor, unquote(anchor)}  # a browser looks for it as it is written, and then decoded
        if path in self._anchors and wanted.isdisjoint(_ALWAYS_THERE | self._anchors[path]):
            return ANCHOR, f"leads to an anchor that {path} does not have"
        return None
