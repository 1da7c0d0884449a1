"""So that a text without any of the words that a rule looks for is known at a glance, for all rules in one look."""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = re.compile("[a-z]+")
# What can put letters together that stand apart as they are written: escapes, markup inside a word.
_JOINS = re.compile(r"[\x00-\x08\x0b-\x1f\\&<]|[\])}](?=\w)|[\[{](?<=\w.)|[*`](?<=\w.)[*`]*(?=\w)")
# The letters beyond ASCII that Python's regular expressions take for one of ASCII where case does not matter.
LIKE_ASCII = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s", "\u212a": "k"})


@lru_cache(maxsize=8192)
def letter_runs(value: str) -> frozenset[str]:
    """Return every run of the letters a to z in a text, in lower case: each of its words of such letters is one."""
    folded = value if value.isascii() else value.translate(LIKE_ASCII)
    return frozenset(_LETTERS.findall(folded.lower()))


def joins_letters(value: str) -> bool:
    """Whether a reader may see letters side by side that are not so in the Markdown; False is a promise."""
    return _JOINS.search(value) is not None
