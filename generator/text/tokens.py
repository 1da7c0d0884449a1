"""So that whoever asks what a text refers to gets the same answer as the page that shows it."""

from __future__ import annotations

from generator.text.dialect import CITATION, PLACEHOLDER, RECORD_LINK


def citations(value: str) -> tuple[str, ...]:
    """Return the ids of the references that a text cites, in order, repeated as often as they are cited."""
    return tuple(match[1] for match in CITATION.finditer(value))


def record_links(value: str) -> tuple[tuple[str, str], ...]:
    """Return the kind and id of each record that a text links to, in order."""
    return tuple((match[2], match[3]) for match in RECORD_LINK.finditer(value))


def placeholders(value: str) -> tuple[str, ...]:
    """Return the names of the placeholders in a text, in order."""
    return tuple(match[1] for match in PLACEHOLDER.finditer(value))
