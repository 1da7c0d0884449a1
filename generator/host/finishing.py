"""So that a site is finished by the publisher's own settings, whoever drove the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish import Finisher, FinishProblem, Policy
from generator.host.progress import nobody

if TYPE_CHECKING:
    from pathlib import Path

    from generator.finish import Kept
    from generator.host.progress import Reached
    from generator.settings import Site


def finisher_for(publisher: Site, kept: Kept | None = None) -> Finisher:
    """Return what makes pages safe and searchable, one by one, and at last the whole site.

    `kept` is what an earlier build of the same program learned about pages.
    """
    return Finisher(publisher.url, Policy(page_gzip_bytes=round(publisher.budgets.page_kb * 1000)), kept)


def finish_rest(finisher: Finisher, built: Path, reached: Reached = nobody) -> tuple[FinishProblem, ...]:
    """Finish what is left of the site in the folder `built`, and return what the audit found; tell how far it is."""
    finisher.rest(built, reached)
    return finisher.end(built)
