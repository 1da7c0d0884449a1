from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.browser


def test_every_page_of_the_site_is_of_a_kind_that_is_looked_at(
    site: Path, kinds: Mapping[str, tuple[str, ...]], old_address: str
) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    known = {
        path.relative_to(site).as_posix()
        for patterns in kinds.values()
        for pattern in patterns
        for path in site.glob(pattern)
    }

    assert f"{old_address}index.html" in built
    assert built - known == set()
