"""So that a sentence can be read by somebody who is tired, in pain or afraid.

Wrong
    # causes/aging.yml
    name: Aging
    summary: >-
      When you get older you lose some of your muscle every year, which is normal, although it goes faster if you sit a
      lot, eat little or have been ill for a long time.

Right
    # causes/aging.yml
    name: Aging
    summary: >-
      When you get older you lose some muscle every year. That is normal. It goes faster if you sit a lot, eat little or
      have been ill for a long time.

Why
    A reader must keep a whole sentence in mind to understand it. Two short sentences say the same, and the first of
    them can say what matters most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.passages import pages, said_to_readers
from generator.text import plain, sentence_spans, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "long-sentence"
LEVEL = Level.WARNING
EACH = True
MOST_WORDS = 25


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each sentence of more than `MOST_WORDS` words."""
    del context
    for passage in (*said_to_readers(library), *pages(library)):
        if len(passage.value.split()) <= MOST_WORDS:
            continue  # markup only adds words
        for start, end in sentence_spans(passage.value):
            sentence = passage.value[start:end]
            if len(sentence.split()) <= MOST_WORDS:
                continue
            count = len(words(plain(sentence) if passage.markdown else sentence))
            if count > MOST_WORDS:
                begin = start + len(sentence) - len(sentence.lstrip())
                message = f"this sentence has {count} words"
                hint = f"make two of it; {MOST_WORDS} words are enough"
                yield Problem(passage.at(begin, begin + 40), CODE, message, hint=hint)
