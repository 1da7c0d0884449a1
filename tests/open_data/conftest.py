"""What a test of the open data asks for.

- `files({"causes/coffee.yml": "..."})`: the open data of the small valid site with these files added or changed, as a
  mapping from path to text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.open_data import open_data

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model import Loaded
    from generator.settings import Settings


@pytest.fixture
def files(
    load: Callable[..., Loaded], valid_content: dict[str, str], settings: Settings
) -> Callable[[Mapping[str, str]], dict[str, str]]:
    def run(changed: Mapping[str, str]) -> dict[str, str]:
        loaded = load({**valid_content, **changed})
        assert loaded.problems == ()
        return {file.path: file.content for file in open_data(loaded.library, settings)}

    return run
