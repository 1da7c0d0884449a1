"""So that this site says things in its own words, and takes from others no more than it may.

Wrong
    # causes/aging.yml
    name: Aging
    summary: Muscle is lost with age.
    cite:
      ref: aging-study
      says: >-
        People who were seventy years of age or older at the start of the study had lost a good part of their muscle
        by the time that it came to its end

Right
    # causes/aging.yml
    name: Aging
    summary: Muscle is lost with age.
    cite:
      ref: aging-study
      says: had lost a good part of their muscle by the time that it came to its end

Why
    Facts are free and wording is not. A quotation shows a reader where a claim comes from: 25 words are enough for
    that, and few enough to be fair. It also stops long passages in quotation marks inside texts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.rules.passages import plain_fields, texts
from generator.text import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "long-quotation"
LEVEL = Level.ERROR
EACH = True
MOST_WORDS = 25

_QUOTED = re.compile(r"“([^”]*)”|\"([^\"\n]*)\"")


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each quotation of more than `MOST_WORDS` words."""
    del context
    hint = f"quote at most {MOST_WORDS} words, and say the rest in your own"
    for passage in plain_fields(library):
        count = len(words(passage.value)) if passage.field == "says" else 0
        if count > MOST_WORDS:
            yield Problem(passage.at(0, 40), CODE, f"this quotation has {count} words", hint=hint)
    for passage in texts(library):
        for match in _QUOTED.finditer(passage.value):
            count = len(words(plain(match[1] or match[2] or "")))
            if count > MOST_WORDS:
                mark = passage.at(match.start(), match.start() + 40)
                yield Problem(mark, CODE, f"this quotation has {count} words", hint=hint)
