"""So that every group of causes or symptoms has a name that readers see.

Wrong
    # symptoms/hiccups.yml
    name: Hiccups
    finding: hiccups
    causes:
      - group: life-style
        lead: What and how you eat can set them off.
        items: [{name: Eating fast, text: A full stomach can set them off.}]

Right
    # symptoms/hiccups.yml
    name: Hiccups
    finding: hiccups
    causes:
      - group: lifestyle
        lead: What and how you eat can set them off.
        items: [{name: Eating fast, text: A full stomach can set them off.}]

Why
    The groups of causes (`group`) and the parts of the body (`body_area`) have their words in
    site_config/wording.yml, so that a publisher can change them in one place. An id that is not there has no words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model.validate import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "unknown-group"
LEVEL = Level.ERROR
LOCKED = True
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each group of causes and each part of the body that has no words."""
    wording = context.settings.wording
    for entry in library.symptoms.values():
        for place, group in enumerate(entry.record.causes):
            if group.group not in wording.groups:
                mark, hint = entry.at("causes", place, "group"), suggest(group.group, wording.groups, "group")
                yield Problem(mark, CODE, f"there is no group of causes `{group.group}`", hint=hint)
        for place, area in enumerate(entry.record.body_area):
            if area not in wording.body_areas:
                mark, hint = entry.at("body_area", place), suggest(area, wording.body_areas, "body area")
                yield Problem(mark, CODE, f"there is no body area `{area}`", hint=hint)
