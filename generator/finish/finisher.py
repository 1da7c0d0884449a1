"""So that whoever has the text of a page finishes it there and then, and each page is read and written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import VademecumError
from generator.finish import audit, search
from generator.finish.accessible_names import name_controls
from generator.finish.built_site import NOT_FOUND, BuiltPage, base_of, open_site, site_address
from generator.finish.not_found import root_links
from generator.finish.policy import Policy
from generator.finish.robots import robots_text
from generator.finish.scripts import join_scripts
from generator.finish.security_policy import secure
from generator.finish.seen import see
from generator.finish.sitemap import SitemapEntry, sitemap_text
from generator.output import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.finish.problem import FinishProblem
    from generator.finish.search import SearchPage
    from generator.finish.seen import Kept


class Finisher:
    """Finishes a site page by page, in any order, and at last what belongs to all of them.

    `site_url` is the address under which the site will be served; `kept` is what an earlier build learned about pages.
    Raises `VademecumError` where `site_url` is no absolute web address, and for a page that comes twice.
    """

    def __init__(self, site_url: str, policy: Policy | None = None, kept: Kept | None = None) -> None:
        self._site = site_address(site_url)
        self._policy = policy or Policy()
        self._kept = kept
        self._links = audit.Links(self._site)
        self._problems: list[FinishProblem] = []
        self._sitemap: list[SitemapEntry] = []
        self._programs: set[str] = set()
        self._searched: list[SearchPage] = []
        self._finished: set[str] = set()

    def page(self, path: str, text: str) -> bytes:
        """Return a page made safe, as it is to be written to `path` below the site's folder; once for each page."""
        if path in self._finished:
            raise VademecumError(f"two pages of the site are written to {path}")
        self._finished.add(path)
        if path == NOT_FOUND:
            text = root_links(text, base_of(self._site))
        page = BuiltPage(path, self._site, secure(name_controls(text)))
        seen = see(page, self._policy, self._kept)
        self._problems.extend(seen.problems)
        self._links.add(path, page.address, seen.links, seen.anchors)
        self._programs.update(seen.programs)
        if seen.sitemap:
            self._sitemap.append(seen.sitemap)
        if seen.searched:
            self._searched.append(seen.searched)
        return page.content

    def rest(self, root: Path, reached: Callable[[int, int], None] | None = None) -> None:
        """Finish where they stand all pages below the folder `root` that nobody has given to `page`.

        `reached` is told how many pages of how many are finished.
        """
        paths = open_site(root, self._site).page_paths()
        for place, path in enumerate(paths, start=1):
            if path not in self._finished:
                written = (root / path).read_bytes()
                finished = self.page(path, written.decode("utf-8", errors="replace"))
                if finished != written:
                    (root / path).write_bytes(finished)
            if reached:
                reached(place, len(paths))

    def end(self, root: Path) -> tuple[FinishProblem, ...]:
        """Write what belongs to the whole site in the folder `root`, where all pages are, and return all problems.

        Raises `ToolMissingError` where the search indexer does not run.
        """
        join_scripts(root, self._programs)
        write_atomically(root / "robots.txt", robots_text(self._site, self._policy).encode())
        write_atomically(root / "sitemap.xml", sitemap_text(self._sitemap).encode())
        (root / "sitemap.xml.gz").unlink(missing_ok=True)  # the engine's own, with the day of the build in it
        pages = sorted(self._searched, key=lambda page: page.path)
        search.write_index(root, search.build_index(pages, self._kept))
        site = open_site(root, self._site)
        whole = audit.site_problems(site, self._policy)
        return tuple(sorted([*self._problems, *whole, *self._links.problems(site)]))
