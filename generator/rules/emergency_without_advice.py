"""So that nobody is told "this is an emergency" without being told what to do.

Wrong
    # conditions/sepsis.yml
    name: Sepsis
    urgency: ambulance

Right
    # conditions/sepsis.yml
    name: Sepsis
    urgency: ambulance
    see_doctor: Call {emergency-number} if you have a fever and feel the most ill you have ever felt.
    red_flags:
      - id: sepsis-very-ill
        when: {all: [fever, feeling-very-ill]}
        level: ambulance
        text: You have a fever and feel the most ill you have ever felt.
        cite: sepsis-guide

Why
    A reader who lands on the page of an emergency needs to know which signs mean "now", and what to do: `red_flags`
    gives the signs to the page and to the questionnaire, `see_doctor` says where to go and what not to do. Use
    {emergency-number} and {emergency-department}: they are filled in for the reader's region.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model.vocabulary import Urgency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "emergency-without-advice"
LEVEL = Level.ERROR
LOCKED = True
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each emergency that does not say what to do, and one for each that has no red flag."""
    del context
    for entry in library.conditions.values():
        condition = entry.record
        if condition.urgency.rank < Urgency.EMERGENCY.rank:
            continue
        if condition.see_doctor is None:
            message = f"`{condition.name}` is an emergency, and this page does not say what to do"
            hint = "add `see_doctor:` with what to do, where to go and when"
            yield Problem(entry.at("urgency"), CODE, message, hint=hint)
        if not condition.red_flags:
            message = f"`{condition.name}` is an emergency, and this page does not say by which signs to know it"
            hint = "add `red_flags:` with what the reader notices, and a citation"
            yield Problem(entry.at("urgency"), CODE, message, hint=hint)
