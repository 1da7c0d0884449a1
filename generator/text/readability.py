"""So that a section too hard to read is noticed by a number, before a frightened reader meets it."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.text.glossary import GlossaryTerms
from generator.text.sentences import count_spoken, words
from generator.text.syllables import syllables

_POSSESSIVE = re.compile(r"['’]s\b")

FEWEST_WORDS = 30
"""Below this many words one long word decides the grade, and the number means nothing."""

_SHORTEST = 2 * FEWEST_WORDS - 1
"""So many characters have at least as many words: one each, with something between them."""


def grade(plain: str, leave_out: frozenset[str] = frozenset()) -> float | None:
    """Return the Flesch-Kincaid grade of a plain text (years of school in the USA), or None if it is too short.

    `leave_out` are names of diseases and medicines, of one or several words in lower case: they are not counted,
    since no plainer word exists for them.
    """
    if len(plain) < _SHORTEST:
        return None
    counted = _without(plain, leave_out) if leave_out else plain
    spoken = words(counted)
    if len(spoken) < FEWEST_WORDS:
        return None
    sounds = sum(map(_sounds, spoken))
    return 0.39 * len(spoken) / count_spoken(counted) + 11.8 * sounds / len(spoken) - 15.59


def _without(plain: str, names: frozenset[str]) -> str:
    kept = []
    end = 0
    for use in _terms(names).find(plain):
        kept.append(plain[end : use.start])
        possessive = _POSSESSIVE.match(plain, use.end)
        end = possessive.end() if possessive else use.end
    return " ".join((*kept, plain[end:]))


@lru_cache(maxsize=16)
def _terms(names: frozenset[str]) -> GlossaryTerms:
    return GlossaryTerms({form for name in names for form in (name, f"{name}s")})


@lru_cache(maxsize=65536)
def _sounds(word: str) -> int:
    """Return how many syllables are counted for a word: those of its parts; a number is read as one short word."""
    return 1 if word[0].isdigit() else sum(map(syllables, word.split("-")))
