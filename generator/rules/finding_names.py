"""So that two names which say the same in other words can be seen to do so."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")

_SMALL_WORDS = (
    "a an and any are as at be been being by clearly do does feel feeling for from get gets getting has have having "
    "i in into is it its keep keeps lot lots mainly me more most mostly much my of often on only or own quite really "
    "some that the their them they this to very was were when which while who with you your"
)

_SAYS_NOTHING = frozenset(_SMALL_WORDS.split())

_SHORTEST = 3

_IRREGULAR = {
    "ached": "ache",
    "bled": "bleed",
    "broken": "break",
    "burnt": "burn",
    "children": "child",
    "cannot": "can not",
    "cant": "can not",
    "fallen": "fall",
    "feet": "foot",
    "fell": "fall",
    "grew": "grow",
    "grown": "grow",
    "lost": "lose",
    "shaken": "shake",
    "slept": "sleep",
    "swollen": "swell",
    "teeth": "tooth",
    "thrown": "throw",
    "woken": "wake",
    "worn": "wear",
}

_ENDINGS = (("ing", 3), ("ed", 3), ("ly", 4))
"""Endings that are cut off, with the fewest letters that must be left."""

_TELLING_WORDS = (
    "left right one two three both all each side sided single several many few no not never without none "
    "arm leg hand foot head face neck chest belly back hip thigh knee ankle shoulder elbow wrist finger toe eye ear "
    "mouth tongue skin upper lower front middle top bottom inner outer "
    "sudden suddenly slow slowly fast rapid new newly now current past former old early late recent recently "
    "long lasting short brief constant day days week weeks month months year years night morning evening "
    "after before during since until mild severe bad worst worse better same less little "
    "child childhood teens adult birth pregnancy family relative parent close partner "
    "effort rest lying sitting standing walking eating drinking breathing purpose first last again"
)


def stem(word: str) -> str:
    """Cut a lower-case word down to what its forms share, roughly: `losing`, `lose` and `loss` come to `los`."""
    word = word.removesuffix("ness")
    if word.endswith("ies"):
        word = word.removesuffix("ies") + "y"
    elif not word.endswith(("ss", "us", "is")):
        word = word.removesuffix("s")
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word.removesuffix(ending)
    word = re.sub(r"(.)\1", r"\1", word)
    word = word.removesuffix("y") + "i" if word.endswith("y") else word
    return word.removesuffix("e") if len(word) > _SHORTEST else word


@lru_cache(maxsize=65536)
def meaning(name: str) -> frozenset[str]:
    """Return the stems of the words that say something in a name, in no order; empty where none does."""
    lowered = name.lower().replace("'", "").replace("\u2019", "")
    words = (part for word in _WORD.findall(lowered) for part in _IRREGULAR.get(word, word).split())
    return frozenset(stem(word) for word in words if word not in _SAYS_NOTHING)


TELLING_STEMS = frozenset(stem(word) for word in _TELLING_WORDS.split())
"""Of these stems a single one makes another finding: sides, parts of the body, numbers, times, degrees, people."""
