"""So that a finding which exists only as an option of a question is told apart in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Entry, Finding


def only_an_option(entry: Entry[Finding]) -> bool:
    """Whether a finding has no record of its own, since an option of a question made it."""
    return "options" in entry.trail[1:]
