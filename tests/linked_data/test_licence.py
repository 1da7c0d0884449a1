"""The licence of the content: by its address where that is well known, else by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import addresses
from generator.linked_data import linked_data
from generator.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model import Library


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC BY-NC-ND 2.5", "https://creativecommons.org/licenses/by-nc-nd/2.5/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC BY", None),
        ("CC BY 4.0 or later", None),
        ("Ask us", None),
    ],
)
def test_a_creative_commons_licence_has_an_address(name: str, address: str | None) -> None:
    assert addresses.licence(name) == address


def test_a_licence_of_ones_own_is_told_by_its_name(
    library: Library, site_config: Callable[..., Path], project: Path
) -> None:
    site = """\
        name: Example
        tagline: An example
        description: A site for tests.
        url: https://example.org/health/
        repository: https://github.com/example/health
        locale: us
        licence: Ask us
        """
    settings = load_settings(site_config({"site.yml": site}), project).settings
    assert settings is not None
    page = linked_data(library, settings, "cause", "coffee")
    assert page is not None
    assert page["license"] == {"@type": "CreativeWork", "name": "Ask us"}
