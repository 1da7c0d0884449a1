"""So that a text nobody has written yet is known as one, by those who leave such places and those who look for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = "TODO"
"""What stands where words are still to be written."""


def unfinished(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each marker begins and ends (exclusive), as places in the text."""
    if MARKER in text:
        yield from (found.span() for found in re.finditer(rf"\b{MARKER}\b", text))
