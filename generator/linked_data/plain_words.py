"""So that a text of the content stands in linked data as plain words: no markup, no citations, no placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import text

if TYPE_CHECKING:
    from generator.settings import Locale


def plain_words(value: str | None, locale: Locale) -> str:
    """Return a Markdown text as one line of plain words; empty for no text."""
    if not value:
        return ""
    for name, words in locale.placeholders.items():
        value = value.replace(f"{{{name}}}", words)
    return " ".join(text.plain(value).split())
