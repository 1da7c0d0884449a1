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
from generator.finish.audit.links import Links, anchors_of, links_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.finish.built_site import BuiltPage, BuiltSite
    from generator.finish.policy import Policy
    from generator.finish.problem import FinishProblem

__all__ = ["PAGE_RULES", "SITE_RULES", "Links", "anchors_of", "links_of", "page_problems", "site_problems"]

PAGE_RULES: tuple[Callable[[BuiltPage, Policy], Iterator[FinishProblem]], ...] = (
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


def page_problems(page: BuiltPage, policy: Policy) -> tuple[FinishProblem, ...]:
    """Run every page rule on `page`."""
    return tuple(problem for check in PAGE_RULES for problem in check(page, policy))


def site_problems(site: BuiltSite, policy: Policy) -> tuple[FinishProblem, ...]:
    """Run every site rule on `site`, as it is now, with all files that finish added."""
    return tuple(problem for check in SITE_RULES for problem in check(site, policy))
