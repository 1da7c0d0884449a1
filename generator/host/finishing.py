"""So that a site is finished by the publisher's own settings, whoever drove the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish import FinishProblem, Policy, finish
from generator.host.progress import nobody

if TYPE_CHECKING:
    from pathlib import Path

    from generator.finish import Kept
    from generator.host.progress import Reached
    from generator.settings import Site


def finish_for(
    publisher: Site, built: Path, reached: Reached = nobody, kept: Kept | None = None
) -> tuple[FinishProblem, ...]:
    """Make the site in the folder `built` safe and searchable, and return what the audit found; tell how far it is.

    `kept` is what an earlier build of the same program learned about pages.
    """
    policy = Policy(page_gzip_bytes=round(publisher.budgets.page_kb * 1000))
    return finish(built, site_url=publisher.url, policy=policy, reached=reached, kept=kept)
