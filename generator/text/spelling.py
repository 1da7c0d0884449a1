"""So that a site is spelled in one way: American or British, never a mixture."""

from __future__ import annotations

from typing import Literal

from generator.text.sentences import words
from generator.text.spelling_pairs import AMERICAN_OF_BRITISH, BRITISH_OF_AMERICAN

Spelling = Literal["american", "british"]


def spelling_variants(plain: str, spelling: Spelling) -> tuple[tuple[str, str], ...]:
    """Return each word of a plain text that is spelled the other way, with the spelling that is wanted, in order.

    A word comes once, as it was first written; the wanted one has its capitals.
    """
    wanted = AMERICAN_OF_BRITISH if spelling == "american" else BRITISH_OF_AMERICAN
    found: dict[str, str] = {}
    for word in words(plain):
        for part in (word, *word.split("-")) if "-" in word else (word,):
            bare = part.removesuffix("'s").removesuffix("’s")
            expected = wanted.get(bare.lower())
            if expected and bare not in found:
                found[bare] = _cased(expected, bare)
    return tuple(found.items())


def _cased(expected: str, written: str) -> str:
    if written.isupper():
        return expected.upper()
    return expected.capitalize() if written[:1].isupper() else expected
