"""So that a day reads the same on every page, whatever the language of the machine that builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def month(day: date) -> str:
    """Write the month of a day: November 2026."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def written(day: date) -> str:
    """Write a day without doubt about its order: 22 November 2026."""
    return f"{day.day} {month(day)}"
