"""So that a sentence means the same to every rule and to every page that counts or cuts text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS_PER_MINUTE = 240
"""How fast an adult reads plain prose silently: about 240 words a minute (Brysbaert 2019)."""

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_ABBREVIATION = re.compile(
    r"dr|mr|mrs|ms|prof|st|vs|e\.g|i\.e|etc|approx|nos?|figs?|ca|cf|al|jr|sr|inc|ltd|u\.s|u\.k|a\.m|p\.m"
)
# The end of a sentence: its sign, what closes after it, and citations; then space, then what can begin another.
_END = re.compile(
    r"[.!?…]+[\"'”’)\]*_]*(?:[ ]*\n?[ ]*\[@[a-z0-9-]+\])*[\"'”’)*_]*(?=(\s+)[\"'“‘(\[*_¿¡{]*[\w{])"
    r"|\n[ ]*\n|\n(?=[ ]*(?:[-*+]|\d+\.)[ ]|[|#])"
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


def sentence_spans(value: str) -> Iterator[tuple[int, int]]:
    """Yield start and end (exclusive) of each sentence of a text, plain or Markdown.

    Citations right behind the full stop belong to the sentence; an empty line or a new item of a list ends one.
    """
    start = 0
    for match in _END.finditer(value):
        if match.group(1) is not None and not _ends(value, match):
            continue
        end = match.end() if match.group(1) is not None else match.start()
        yield start, end
        start = match.end()
    if value[start:].strip():
        yield start, len(value)


def _ends(value: str, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence, and is not that of an abbreviation or of an initial."""
    if not match.group().startswith((".", "…")):
        return True
    if value[match.end() :].lstrip()[:1].islower():
        return False
    last = _LAST_WORD.search(value, max(0, match.start() - 20), match.start())
    if last is None:
        return True
    word = last.group(1)
    return not _ABBREVIATION.fullmatch(word.lower().strip(".")) and not (
        len(word) == 1 and word.isupper() and word != "I"
    )


def reading_minutes(word_count: int, per_minute: int = WORDS_PER_MINUTE) -> int:
    """Return the whole minutes that reading takes, rounded up, at least 1."""
    return max(1, -(-word_count // per_minute))
