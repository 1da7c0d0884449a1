"""The audit: what a finished site must never hold, one module a rule.

A rule reads the built files as a browser would and trusts no earlier step. Page rules see one page; site rules see
what is left when all pages were seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish.audit import (
    apart,
    duplicate_ids,
    inline_code,
    not_found_page,
    page_facts,
    page_weight,
    policies,
    site_weight,
    style_sheets,
    third_party,
)
from generator.finish.audit.links import Links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.finish.built_site import BuiltPage, BuiltSite
    from generator.finish.policy import Policy
    from generator.finish.problem import FinishProblem

PAGE_RULES: tuple[Callable[[BuiltPage, BuiltSite, Policy], Iterator[FinishProblem]], ...] = (
    third_party.check,
    inline_code.check,
    policies.check,
    page_weight.check,
    duplicate_ids.check,
    page_facts.check,
)

SITE_RULES: tuple[Callable[[BuiltSite, Policy], Iterator[FinishProblem]], ...] = (
    style_sheets.check,
    site_weight.check,
    not_found_page.check,
    apart.check,
)


class Audit:
    """Looks at a site page by page, keeping of each page only what the links between pages need."""

    def __init__(self, site: BuiltSite, policy: Policy) -> None:
        self._site = site
        self._policy = policy
        self._links = Links(site)
        self._found: list[FinishProblem] = []

    def look_at(self, page: BuiltPage) -> None:
        """Run every page rule on `page`, once a page."""
        for check in PAGE_RULES:
            self._found.extend(check(page, self._site, self._policy))
        self._links.look_at(page)

    def problems(self, site: BuiltSite) -> tuple[FinishProblem, ...]:
        """Everything that is wrong, sorted; `site` is the site as it is now, with all files that finish added."""
        whole = [problem for check in SITE_RULES for problem in check(site, self._policy)]
        return tuple(sorted([*self._found, *whole, *self._links.problems(site)]))
