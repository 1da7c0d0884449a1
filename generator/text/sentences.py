"""So that a sentence means the same to every rule and to every page that counts or cuts text."""

from __future__ import annotations

import re
from functools import lru_cache

WORDS_PER_MINUTE = 240
"""How fast an adult reads plain prose silently: about 240 words a minute (Brysbaert 2019)."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_SHORTENED = "dr mr mrs ms prof st vs e.g i.e etc approx no nos fig figs ca cf al jr sr inc ltd u.s u.k a.m p.m"
_ABBREVIATIONS = frozenset(_SHORTENED.split())
_LAST_TWO = frozenset(abbreviation[-2:] for abbreviation in _ABBREVIATIONS)
# The end of a sentence: its sign, what closes after it, and citations; then space, then what can begin another. Or an
# empty line, or a new line that begins something. One set of signs at the start is found much faster than a choice.
_END = re.compile(
    r"[.!?…\n](?:"
    r"(?<!\n)[.!?…]*[\"'”’)\]*_]*(?:[ ]*\n?[ ]*\[@[a-z0-9-]+\])*[\"'”’)*_]*(?=(\s+)[\"'“‘(\[*_¿¡{]*[\w{])"
    r"|(?<=\n)[ ]*\n|(?<=\n)(?=[ ]*(?:[-*+]|\d+\.)[ ]|[|#]))"
)
_LAST_WORD = re.compile(r"([\w.]+)\Z")


def words(plain: str) -> tuple[str, ...]:
    """Return the words of a plain text, numbers among them, without the signs around them."""
    return tuple(_WORD.findall(plain))


def sentences(plain: str) -> tuple[str, ...]:
    """Return the sentences of a plain text; a line end ends one too, as after an item of a list."""
    return tuple(
        " ".join(line[start:end].split())
        for line in plain.split("\n")
        for start, end in sentence_spans(line)
        if line[start:end].strip()
    )


def count_spoken(plain: str) -> int:
    """Return how many of the sentences of a plain text have at least one word."""
    return sum(
        _WORD.search(line, start, end) is not None for line in plain.split("\n") for start, end in sentence_spans(line)
    )


@lru_cache(maxsize=4096)  # several rules look at the same text, one after the other
def sentence_spans(value: str) -> tuple[tuple[int, int], ...]:
    """Return start and end (exclusive) of each sentence of a text, plain or Markdown.

    Citations right behind the full stop belong to the sentence; an empty line or a new item of a list ends one.
    """
    spans = []
    start = 0
    for match in _END.finditer(value):
        if match.group(1) is None:
            spans.append((start, match.start()))
        elif _ends(value, match):
            spans.append((start, match.end()))
        else:
            continue
        start = match.end()
    if value[start:].strip():
        spans.append((start, len(value)))
    return tuple(spans)


def _ends(value: str, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, and is not that of an abbreviation or of an initial."""
    stop = match.start()
    if value[stop] not in ".…":
        return True
    if value[match.end(1)].islower():  # what follows the space
        return False
    ending = value[max(0, stop - 2) : stop]
    if len(ending) > 1 and ending.isalpha() and ending.lower() not in _LAST_TWO:
        return True
    last = _LAST_WORD.search(value, max(0, stop - 20), stop)
    if last is None:
        return True
    word = last.group(1)
    return word.lower().strip(".") not in _ABBREVIATIONS and not (len(word) == 1 and word.isupper() and word != "I")


def reading_minutes(word_count: int, per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return the whole minutes that reading takes, rounded up, at least 1."""
    return max(1, -(-word_count // per_minute))
