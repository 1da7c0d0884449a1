"""An id must stand once in a page.

Wrong: two headings with `id="causes"`. Right: one of them renamed.
Why: links, labels and screen readers find the first one only.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage
    from generator.finish.policy import Policy

CODE = "duplicate-id"


def check(page: BuiltPage, _policy: Policy) -> Iterator[FinishProblem]:
    """Report every id that more than one element of `page` has."""
    ids = page.outline.ids
    if len(set(ids)) == len(ids):
        return
    for name, count in sorted(Counter(ids).items()):
        if count > 1:
            yield FinishProblem(page.path, page.line_of(f'id="{name}"'), CODE, f"{count} elements have the id {name!r}")
