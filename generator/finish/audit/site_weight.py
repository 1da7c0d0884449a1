"""The whole site must stay within what the host serves.

Wrong: more than 1 GB of files. Right: fewer or smaller ones. Why: GitHub Pages refuses to publish more.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltSite
    from generator.finish.policy import Policy

CODE = "heavy-site"


def check(site: BuiltSite, policy: Policy) -> Iterator[FinishProblem]:
    """Report a site whose files together take more than the policy allows."""
    weight = sum(os.stat(f"{site.root}/{path}").st_size for path in site.files)  # noqa: PTH116
    if weight > policy.site_bytes:
        yield FinishProblem(".", 0, CODE, f"{weight} bytes in all; at most {policy.site_bytes} are allowed")
