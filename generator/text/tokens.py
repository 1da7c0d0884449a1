"""So that whoever asks what a text refers to gets the same answer as the page that shows it."""

from __future__ import annotations

from generator.text.dialect import CITATION, LINK, PLACEHOLDER, RECORD_LINK


def citations(value: str) -> tuple[str, ...]:
    """Return the ids of the references that a text cites, in order, repeated as often as they are cited."""
    return tuple(match[1] for match in CITATION.finditer(value))


def record_links(value: str) -> tuple[tuple[str, str], ...]:
    """Return the kind and id of each record that a text links to, in order."""
    return tuple((match[2], match[3]) for match in RECORD_LINK.finditer(value))


def placeholders(value: str) -> tuple[str, ...]:
    """Return the names of the placeholders in a text, in order."""
    return tuple(match[1] for match in PLACEHOLDER.finditer(value))


def outside_links(value: str) -> tuple[tuple[str, int], ...]:
    """Return the address of each link that leads to another site, and where in the text it begins, in order."""
    found = ((match[2], match.start(2)) for match in LINK.finditer(value))
    return tuple((url, start) for url, start in found if url.lower().startswith("https://"))


def page_links(value: str) -> tuple[tuple[str, int], ...]:
    """Return the file of each link that leads to another page of the site, and where in the text it begins."""
    found = ((match[2].split("#")[0], match.start(2)) for match in LINK.finditer(value))
    return tuple((path, start) for path, start in found if path.endswith(".md") and ":" not in path)
