"""A link to this site must lead to a page that exists, and its anchor to an element of that page.

Wrong: `<a href="../stroke/#signs">` where the page has no such heading; `/stroke/` on a site served below `/name/`.
Right: an address that the generator made. Why: a frightened reader must not land on "not found".
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from generator.finish.problem import FinishProblem
from generator.finish.targets import joined, joining_point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.finish.built_site import BuiltPage, BuiltSite

LINK = "dead-link"
ANCHOR = "dead-anchor"
OUTSIDE = "link-outside-site"

_SCHEMES = ("https://", "http://")
_ALWAYS_THERE = frozenset({"", "top"})
"""Anchors that lead to the top of every page."""


def anchors_of(page: BuiltPage) -> frozenset[str]:
    """Everything in `page` that a link may lead to."""
    return frozenset(page.outline.ids).union(page.outline.names)


def links_of(page: BuiltPage) -> tuple[str, ...]:
    """Every address in `page` that only the whole site can judge, once each, as written there."""
    ours, here = page.site.removesuffix("/"), anchors_of(page) | _ALWAYS_THERE
    return tuple(
        link
        for link in page.outline.written
        if not (link.startswith("#") and link[1:] in here)
        if not (link.startswith(_SCHEMES) and not link.startswith(ours) and link.isprintable())
    )


class Links:
    """The links between the pages seen so far: where each target is linked from first, and each page's anchors."""

    def __init__(self, site: str) -> None:
        self._site = site
        own = urlsplit(site)
        self._host = f"{own.scheme}://{own.netloc}/"
        self._links: dict[str, dict[str, tuple[str, int]]] = {}
        self._anchors: dict[str, frozenset[str]] = {}

    def add(self, path: str, address: str, written: Iterable[str], anchors: frozenset[str]) -> None:
        """Take down the links and the anchors of the page at `path`, once a page."""
        self._anchors[path] = anchors
        for link in written:
            point, rest = joining_point(address, link)
            linked = self._links.setdefault(point, {})
            first, count = linked.get(rest, (path, 0))
            linked[rest] = (min(first, path), count + 1)

    def problems(self, site: BuiltSite) -> Iterator[FinishProblem]:
        """Report every dead target once, at the first page that links to it; `site` is the site as it is now."""
        dead: dict[str, tuple[str, int]] = {}
        pairs = ((point, rest, *seen) for point, linked in self._links.items() for rest, seen in linked.items())
        for point, rest, path, count in pairs:
            resolved = self._resolved(point, rest)
            if resolved is not None and self._fault(resolved, site):
                first, so_far = dead.get(resolved, (path, 0))
                dead[resolved] = (min(first, path), so_far + count)
        for resolved, (path, count) in dead.items():
            if found := self._fault(resolved, site):
                code, fault = found
                page = site.page(path)
                written = next(link for link in links_of(page) if self._resolved(page.address, link) == resolved)
                others = f" (and {count - 1} more pages link there)" if count > 1 else ""
                yield FinishProblem(path, page.line_of(written), code, f"{written} {fault}{others}")

    def _resolved(self, address: str, written: str) -> str | None:
        """The address that a link leads to; None where that is no business of this site."""
        try:
            resolved = joined(address, written)
        except ValueError:
            return None  # reported as foreign by the rule on third parties where it is loaded
        if not resolved.startswith(self._host):
            return None
        is_ours = resolved.startswith(self._site) or resolved + "/" == self._site
        if not is_ours and urlsplit(written).netloc:
            return None  # another site on the same host, linked on purpose
        return resolved

    def _fault(self, resolved: str, site: BuiltSite) -> tuple[str, str] | None:
        address, _, fragment = resolved.partition("#")
        if not address.startswith(site.address):
            return OUTSIDE, f"leads out of the site, which is served below {site.base}"
        path = unquote(address.removeprefix(site.address).partition("?")[0])
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
