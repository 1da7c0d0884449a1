"""So that words which stand everywhere and are never asked for do not make up most of what a search has to load.

The index holds each place of each word, and a search loads its words with their neighbors in the alphabet: "ankle" with
"and". A filler is therefore written in other characters, which are text for an excerpt and no word for an index; the
search dialog turns them back. It asks for no filler either, unless there is nothing else to ask for.
"""

from __future__ import annotations

import re
from itertools import product

_LIST = """
    a about all am an and any are as at be because been but by can could did do does feel feeling feels for from
    get gets getting got had has have having he her hers him his how i if im in into is it its ive just keep
    keeps kind like lot me mine more much my myself of on or our really she so some sort such that the their
    them then there they this to too very was we were what when where which why will with you your yours
"""
FILLERS = frozenset(_LIST.split())
"""The words that the search dialog leaves out of a question in English; `query.js` has the same."""

LANGUAGE = "en"

MOST_WORDS = 8
"""How many words of a question are asked for; `query.js` has the same."""

_WORD = re.compile(r"[^\W_]+")

_MOVED = 0xE000
"""How far a letter is moved: into the private use area, where no character is part of a word."""

_LETTERS = {ord(letter): _MOVED + ord(letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
_AROUND = tuple(product(("", "(", "“"), ("", ".", ",", ":", ";", "?", "!", ")", "”")))
_WRITTEN = {
    f"{before}{form}{after}": f"{before}{form.translate(_LETTERS)}{after}"
    for filler in FILLERS
    for form in (filler, filler.capitalize())
    for before, after in _AROUND
}
_TAG = re.compile(r"(<[^>]*>)")


def meaningful(text: str) -> tuple[str, ...]:
    """Return the words of `text` that a search asks for, each once: `meaningfulWords` of `query.js`, in Python."""
    words = tuple(dict.fromkeys(_WORD.findall(re.sub("['’]", "", text.lower()))))
    return (tuple(word for word in words if word not in FILLERS) or words)[:MOST_WORDS]


def without_fillers(html: str) -> str:
    """Return HTML in which the fillers between the tags are no words any more."""
    parts = _TAG.split(html)
    for place in range(0, len(parts), 2):  # every other part is a tag
        words = parts[place].split(" ")
        parts[place] = " ".join(map(_WRITTEN.get, words, words))
    return "".join(parts)
