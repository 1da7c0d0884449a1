"""So that no finding stands in the files without anything depending on it.

Wrong
    # findings/skin.yml
    dry-skin: {name: Dry skin, kind: symptom, question: Is your skin very dry?, background: common}
    # conditions/eczema.yml
    name: Eczema
    urgency: routine
    findings: []

Right
    # findings/skin.yml
    dry-skin: {name: Dry skin, kind: symptom, question: Is your skin very dry?, background: common}
    # conditions/eczema.yml
    name: Eczema
    urgency: routine
    findings: [dry-skin]

Why
    A finding that no condition, red flag, article or treatment names changes nothing for anybody: a yes to it would
    be read and forgotten. Most often a condition still lacks it, and then it is worth a line there. Being an option of
    a question is not enough, except where it exists only to complete a list of which one answer is chosen. What
    drafts name counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.needs import findings_needed, only_completes_a_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "unused-finding"
LEVEL = Level.ERROR
NEEDS_ALL = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each finding that nothing depends on."""
    del context
    needed = findings_needed(library)
    for identity, entry in library.findings.items():
        if identity not in needed and not only_completes_a_list(library, identity):
            message = f"no condition, red flag, article or treatment uses the finding `{identity}`"
            hint = "name it in each condition that it speaks for or against, or delete it"
            yield Problem(entry.key(), CODE, message, hint=hint)
