"""So that a section too hard to read is noticed by a number, before a frightened reader meets it."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.text.sentences import sentences, words
from generator.text.syllables import syllables

FEWEST_WORDS = 30
"""Below this many words one long word decides the grade, and the number means nothing."""


def grade(plain: str, leave_out: frozenset[str] = frozenset()) -> float | None:
    """Return the Flesch-Kincaid grade of a plain text (years of school in the USA), or None if it is too short.

    `leave_out` are names of diseases and medicines, of one or several words in lower case: they are not counted,
    since no plainer word exists for them.
    """
    counted = _names(leave_out).sub(" ", plain) if leave_out else plain
    spoken = words(counted)
    told = [sentence for sentence in sentences(counted) if words(sentence)]
    if len(spoken) < FEWEST_WORDS or not told:
        return None
    sounds = sum(syllables(part) for word in spoken for part in _spoken(word).split("-"))
    return 0.39 * len(spoken) / len(told) + 11.8 * sounds / len(spoken) - 15.59


@lru_cache(maxsize=64)
def _names(leave_out: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(leave_out, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?:['’]s|s)?(?![\w-])", re.IGNORECASE)


def _spoken(word: str) -> str:
    """Return the letters that are counted: a number is read as one short word."""
    return "one" if word[0].isdigit() else word
