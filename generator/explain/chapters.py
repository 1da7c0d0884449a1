"""So that all codes are explained in one order: first what keeps a file from being read, then the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level
from generator.manual import Chapter, Taught, read_manual
from generator.model.manuals import CHANGES, JOURNEYS, RECORDS
from generator.questionnaire.manuals import ASKING
from generator.rules import Rule, rules
from generator.rules.exceptions import SETTINGS
from generator.rules.judge import level_of
from generator.source.manuals import FILES, WRITING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.settings import Settings

WARNINGS = frozenset({"updated-not-renewed"})
"""Codes of no rule that stop nothing: a change of a comma is none of substance."""


def chapters(settings: Settings | None = None) -> tuple[Chapter, ...]:
    """Return every code in the order in which an editor meets them; with `settings`, with the levels of that site."""
    known = rules().values()
    return (
        _chapter("Files", FILES),
        _chapter("How a file is written", WRITING),
        _chapter("Records and their ids", RECORDS),
        _chapter("What the questions can ask", {**ASKING, **JOURNEYS}),
        Chapter("Rules that protect readers", tuple(_taught(rule, settings) for rule in known if rule.locked)),
        Chapter(
            "Rules that a publisher may weigh", tuple(_taught(rule, settings) for rule in known if not rule.locked)
        ),
        _chapter("What a change does", CHANGES),
        _chapter("Settings", SETTINGS),
    )


def _chapter(title: str, manuals: Mapping[str, str]) -> Chapter:
    """Return the chapter on what keeps a site from being made, whatever anybody thinks of it."""
    levels = dict.fromkeys(manuals, Level.ERROR) | {code: Level.WARNING for code in WARNINGS if code in manuals}
    taught = (Taught(code, levels[code], locked=True, manual=read_manual(text)) for code, text in manuals.items())
    return Chapter(title, tuple(taught))


def _taught(rule: Rule, settings: Settings | None) -> Taught:
    level = level_of(rule, settings) if settings else rule.level
    return Taught(rule.code, level or "off", rule.locked, rule.manual)
