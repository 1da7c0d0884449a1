"""So that a review that is too late takes away the same things on every page, and never a warning sign.

What that means for the questionnaire about everything, and why, is decision 9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.markdown import NO_PROSE

if TYPE_CHECKING:
    from datetime import date

    from generator.model import Article, Entry, Symptom
    from generator.pages.markdown import Prose
    from generator.pages.site_facts import SiteFacts
    from generator.pages.voice import Voice


def is_overdue(article: Article, day: date) -> bool:
    """Tell whether the day by which an article was to be reviewed again has passed; one without a review has none."""
    return article.review is not None and article.review.due < day


def is_withdrawn(article: Article, facts: SiteFacts) -> bool:
    """Tell whether the review of an article is so long overdue that its questions are taken away."""
    if article.review is None:
        return False
    return (facts.day - article.review.due).days > facts.settings.site.freshness.withdraw_after_days


def with_questionnaire(facts: SiteFacts) -> tuple[str, ...]:
    """Return the articles that have a questionnaire today, in id order."""
    withdrawn = facts.each("symptom", _withdrawn)
    return facts.planned(
        "with questionnaire", (withdrawn,), lambda: (name for name, is_so in withdrawn.items() if not is_so)
    )


def without_questionnaire(facts: SiteFacts) -> tuple[str, ...]:
    """Return the articles whose questionnaire is withdrawn today, in id order."""
    withdrawn = facts.each("symptom", _withdrawn)
    return facts.planned(
        "without questionnaire", (withdrawn,), lambda: (name for name, is_so in withdrawn.items() if is_so)
    )


def _withdrawn(entry: Entry[Symptom], facts: SiteFacts) -> bool:
    return is_withdrawn(entry.record, facts)


def said_of_overdue(voice: Voice, article: Article) -> Prose:
    """Return what a page says of the review of its article: nothing, unless it is overdue."""
    wording = voice.facts.settings.wording
    return voice.say(wording.overdue, terms=False) if is_overdue(article, voice.facts.day) else NO_PROSE


def said_of_withdrawn(voice: Voice, article: Article) -> Prose:
    """Return why the questions of an article are not there: nothing, as long as they are."""
    wording = voice.facts.settings.wording
    return voice.say(wording.withdrawn, terms=False) if is_withdrawn(article, voice.facts) else NO_PROSE
