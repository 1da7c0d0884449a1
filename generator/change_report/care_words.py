"""So that nobody changes what a level of urgency tells people to do without being asked whether it is meant.

A record can stay as urgent as it was while the words for its level become weaker. No program can judge words: whoever
merges is told to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Mark, Problem
from generator.model.vocabulary import Urgency
from generator.site import SITE_CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.settings import Settings

CODE = "words-of-care-changed"

HINT = "let a clinician say that the new words ask people to do the right thing, and by when"


def changed(before: Settings, after: Settings) -> Iterator[Problem]:
    """Yield a warning for each level of urgency with other words, and for each number or service with another name."""
    wording, locale = Mark(f"{SITE_CONFIG}/wording.yml"), Mark(f"{SITE_CONFIG}/locales/{after.site.locale}.yml")
    for level in Urgency:
        if _words(before, level) != _words(after, level):
            yield Problem(wording, CODE, f"the words for `{level}` are not what they were", Level.WARNING, HINT)
    for name, said in after.locale.placeholders.items():
        was = before.locale.placeholders[name]
        if said != was:
            message = f"`{{{name}}}` was “{was}”, and is “{said}” now"
            yield Problem(locale, CODE, message, Level.WARNING, "ask somebody who knows whether that is right there")
    if before.locale.crisis_line != after.locale.crisis_line:
        message = "the crisis line is not what it was"
        yield Problem(locale, CODE, message, Level.WARNING, "ask somebody who knows whether that is right there")


def _words(settings: Settings, level: Urgency) -> tuple[object, ...]:
    asked = settings.wording.questionnaire
    return settings.wording.urgency[level], asked.advice_for_person[level], asked.how[level]
