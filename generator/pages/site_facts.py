"""So that what is the same for every page of a build is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.text import GlossaryTerms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.measured import Measured
    from generator.model import Library
    from generator.settings import Settings


@dataclass(frozen=True)
class SiteFacts:
    """The content, the settings and the day that a whole site is made of.

    `questionnaires` are the files that questionnaires load: for an article's id, `general` and `words`, its path.
    `measured` is what was measured about them, if anything was.
    """

    library: Library
    settings: Settings
    day: date
    questionnaires: Mapping[str, str] = field(default_factory=dict)
    measured: Measured | None = None

    @cached_property
    def terms(self) -> GlossaryTerms:
        """The words of the glossary, ready to be found in texts."""
        return GlossaryTerms(self.library.glossary)

    @cached_property
    def placeholders(self) -> dict[str, str]:
        """What the placeholders of texts stand for in this locale."""
        return self.settings.locale.placeholders
