"""Finish looks at the finished site only: it has heard neither of the engine that built it nor of medicine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish import search
from generator.finish.accessible_names import name_controls
from generator.finish.audit import Audit
from generator.finish.built_site import APART, NOT_FOUND, open_site
from generator.finish.not_found import root_links
from generator.finish.policy import Policy
from generator.finish.problem import FinishProblem
from generator.finish.robots import robots_text
from generator.finish.scripts import join_scripts, module_scripts
from generator.finish.security_policy import secure
from generator.finish.sitemap import sitemap_entry, sitemap_text
from generator.output import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["APART", "FinishProblem", "Policy", "finish"]


def finish(
    site: Path, *, site_url: str, policy: Policy | None = None, reached: Callable[[int, int], None] | None = None
) -> tuple[FinishProblem, ...]:
    """Make the finished site in the folder `site` safe and searchable, then audit it; return all problems, sorted.

    `site_url` is the address under which the site will be served; `reached` is told how many pages of how many were
    audited. Finishing twice changes nothing. Raises `ToolMissingError` where the search indexer does not run, and
    `VademecumError` for a wrong folder or address.
    """
    built, policy = open_site(site, site_url), policy or Policy()
    paths = built.page_paths()
    for path in paths:
        text = built.page(path).text
        if path == NOT_FOUND:
            text = root_links(text, built.base)
        write_atomically(site / path, secure(name_controls(text)).encode())

    audit = Audit(built, policy)
    entries, searchable, programs = [], [], set()
    for place, page in enumerate(built.pages(), start=1):
        audit.look_at(page)
        entries.append(sitemap_entry(page))
        searchable.append(search.search_page(page))
        programs |= module_scripts(page)
        if reached:
            reached(place, len(paths))

    join_scripts(built, programs)
    write_atomically(site / "robots.txt", robots_text(built, policy).encode())
    write_atomically(site / "sitemap.xml", sitemap_text(entry for entry in entries if entry).encode())
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # the engine's own, with the day of the build in it
    search.write_index(site, search.build_index([page for page in searchable if page]))
    return audit.problems(open_site(site, site_url))
