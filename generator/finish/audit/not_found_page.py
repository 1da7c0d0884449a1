"""The site must have a page for addresses that do not exist.

Wrong: no `404.html`. Right: the engine's, with a way back to the home page and to the list of pages.
Why: links to health pages live for years, and a host's own error page leads nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish.built_site import NOT_FOUND
from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltSite
    from generator.finish.policy import Policy

CODE = "no-404-page"


def check(site: BuiltSite, _policy: Policy) -> Iterator[FinishProblem]:
    """Report a site without `404.html`."""
    if NOT_FOUND not in site.files:
        yield FinishProblem(NOT_FOUND, 0, CODE, "the site has no page for addresses that do not exist")
