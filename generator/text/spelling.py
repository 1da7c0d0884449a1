"""So that a site is spelled in one way: American or British, never a mixture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from generator.text.glance import joins_letters, letter_runs
from generator.text.sentences import words
from generator.text.spelling_pairs import AMERICAN_OF_BRITISH, BRITISH_OF_AMERICAN

if TYPE_CHECKING:
    from collections.abc import Mapping

Spelling = Literal["american", "british"]


def spelling_variants(plain: str, spelling: Spelling) -> tuple[tuple[str, str], ...]:
    """Return each word of a plain text that is spelled the other way, with the spelling that is wanted, in order.

    A word comes once, as it was first written; the wanted one has its capitals.
    """
    wanted = _wanted(spelling)
    if wanted.keys().isdisjoint(letter_runs(plain)):
        return ()
    found: dict[str, str] = {}
    for word in words(plain):
        for part in (word, *word.split("-")) if "-" in word else (word,):
            bare = part.removesuffix("'s").removesuffix("’s")
            expected = wanted.get(bare.lower())
            if expected and bare not in found:
                found[bare] = _cased(expected, bare)
    return tuple(found.items())


def is_spelled_one_way(markdown: str, spelling: Spelling) -> bool:
    """Whether no word of a Markdown text is spelled the other way, at a glance; False promises nothing."""
    return _wanted(spelling).keys().isdisjoint(letter_runs(markdown)) and not joins_letters(markdown)


def _wanted(spelling: Spelling) -> Mapping[str, str]:
    return AMERICAN_OF_BRITISH if spelling == "american" else BRITISH_OF_AMERICAN


def _cased(expected: str, written: str) -> str:
    if written.isupper():
        return expected.upper()
    return expected.capitalize() if written[:1].isupper() else expected
