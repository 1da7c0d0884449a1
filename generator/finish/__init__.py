"""Finish looks at the finished site only: it has heard neither of the engine that built it nor of medicine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish.built_site import APART
from generator.finish.finisher import Finisher
from generator.finish.policy import Policy
from generator.finish.problem import FinishProblem
from generator.finish.seen import Kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["APART", "FinishProblem", "Finisher", "Kept", "Policy", "finish"]


def finish(
    site: Path,
    *,
    site_url: str,
    policy: Policy | None = None,
    reached: Callable[[int, int], None] | None = None,
    kept: Kept | None = None,
) -> tuple[FinishProblem, ...]:
    """Make the finished site in the folder `site` safe and searchable, and audit it; return all problems, sorted.

    `site_url` is the address under which the site will be served; `reached` is told how many pages of how many were
    audited; `kept` is what an earlier build learned about pages. Finishing twice changes nothing. Raises
    `ToolMissingError` where the search indexer does not run, and `VademecumError` for a wrong folder or address.
    """
    finisher = Finisher(site_url, policy, kept)
    finisher.rest(site, reached)
    return finisher.end(site)
