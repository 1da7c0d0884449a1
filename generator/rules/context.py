"""So that a rule judges by what it is given, never by a clock or a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule may know besides the library: the publisher's settings, and the day it is."""

    settings: Settings
    day: date
