"""So that a rule judges by what it is given, never by a clock or a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.rules.established_names import established_names

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Library
    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule may know besides the library: the publisher's settings, the day it is, and the established names.

    `names` are those of the whole library, even where a part of it is judged; see `established_names`.
    """

    settings: Settings
    day: date
    names: frozenset[str]

    @classmethod
    def of(cls, library: Library, settings: Settings, day: date) -> RuleContext:
        """Return what rules may know of a library."""
        return cls(settings, day, established_names(library))

    def is_but_for_names(self, other: RuleContext) -> bool:
        """Whether nothing but the names may be otherwise in another context."""
        return (self.settings, self.day) == (other.settings, other.day)
