"""So that the questionnaire says in plain words what the pages say as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Reference


@dataclass(frozen=True, slots=True)
class Words:
    """Turns texts of the content into plain words; `placeholders` are those of the locale, or empty."""

    placeholders: Mapping[str, str]

    def say(self, value: str | None) -> str:
        """Return a text on one line: no markup, no citations, the locale's numbers and names of services."""
        return " ".join(text.plain(text.resolve(value, self)).split()) if value else ""

    def cite(self, identity: str) -> str:
        """Say nothing: citations are data of their own."""
        del identity
        return ""

    def link(self, kind: str, identity: str, label: str) -> str:
        """Say the words of a link."""
        del kind, identity
        return label

    def placeholder(self, name: str) -> str:
        """Say the locale's word; where no locale is known, that of the placeholder itself."""
        return text.escape(self.placeholders.get(name, name.replace("-", " ")))

    def term(self, word: str, shown: str) -> str | None:
        """Explain no glossary term."""
        del word, shown
        return None


def reference_label(reference: Reference) -> str:
    """Return who said it and when, short enough to stand behind a reason."""
    who = reference.publisher or reference.source or reference.title
    return f"{who}, {reference.year}" if reference.year else who
