"""So that no symptom article leaves out what a worried reader came for.

Wrong
    # symptoms/hiccups.yml
    name: Hiccups
    finding: hiccups
    accompanying: [heartburn]
    conditions: [reflux]
    causes:
      - group: lifestyle
        lead: What and how you eat can set them off.
        items: [{name: Eating fast, text: A full stomach can set them off.}]

Right
    # symptoms/hiccups.yml
    name: Hiccups
    finding: hiccups
    accompanying: [heartburn]
    conditions: [reflux]
    causes:
      - group: lifestyle
        lead: What and how you eat can set them off.
        items: [{name: Eating fast, text: A full stomach can set them off.}]
    shared_red_flags: [choking]

Why
    The dangers, what often comes with the symptom, its causes and the conditions behind it are the heart of an
    article. One without red flags calms readers who should not be calm. Where no danger belongs to the symptom alone,
    name the site-wide ones that matter most with it under `shared_red_flags`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "article-incomplete"
LEVEL = Level.ERROR
EACH = True


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each part that a symptom article must have and has not."""
    del context
    for entry in library.symptoms.values():
        article = entry.record
        parts = (
            (article.red_flags or article.shared_red_flags, "has no red flags", "`red_flags:` or `shared_red_flags:`"),
            (article.accompanying, "does not say what often comes with it", "`accompanying:` with ids of findings"),
            (article.causes, "names no causes", "`causes:` with at least one group"),
            (article.conditions, "has no condition cards", "`conditions:` with ids of conditions"),
        )
        for part, lack, remedy in parts:
            if not part:
                yield Problem(entry.key(), CODE, f"the article `{entry.id}` {lack}", hint=f"add {remedy}")
