"""The HTML of a page must stay within its weight.

Wrong: a page of 40 kB or more, compressed, because a list grew with the site. Right: an index page of its own.
Why: the reader is on a phone, at night, with a bad connection.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage
    from generator.finish.policy import Policy

CODE = "heavy-page"

_ENVELOPE = 12
"""By how many bytes what gzip puts around compressed data is longer than what zlib does."""


def check(page: BuiltPage, policy: Policy) -> Iterator[FinishProblem]:
    """Report a page that weighs more than the policy allows, compressed as a host would compress it."""
    size, most = len(page.content), policy.page_gzip_bytes
    if size <= most:
        return
    # The quickest compression is enough for most pages, and for those not far too large, that of their first part.
    for part in (2 * (size - most), size):
        if part <= size and len(zlib.compress(page.content[:part], 1)) + size - part + _ENVELOPE <= most:
            return
    weight = len(gzip.compress(page.content, compresslevel=6, mtime=0))
    if weight > most:
        yield FinishProblem(page.path, 0, CODE, f"{weight} bytes compressed; at most {most} are allowed")
