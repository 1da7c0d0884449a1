"""So that the questionnaire speaks with the words of the site, and names its numbers and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.pages.site_facts import SiteFacts


def questionnaire_words(facts: SiteFacts) -> dict[str, Any]:
    """Return every word that questionnaires show beside those of their bundles, as one JSON value."""
    del facts
    return {}
