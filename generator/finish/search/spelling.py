"""So that a reader who misspells a word still finds it: the words that the site's names and headings are made of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.finish.search.search_page import SearchPage

FILE = "words.txt"

_WORD = re.compile(r"[^\W\d_]{4,}")


def word_list(pages: Iterable[SearchPage]) -> str:
    """Write every word of four letters or more once a line, the most frequent first.

    Only titles, further names and headings are read: a word that no name holds would send a reader astray.
    """
    counts: Counter[str] = Counter()
    for page in pages:
        headings = (node.text(separator=" ") for node in LexborHTMLParser(page.body).css("h2, h3, h4, strong, dt"))
        for text in (page.title, *page.also_called, *headings):
            counts.update(set(_WORD.findall(text.lower())))
    words = sorted(counts, key=lambda word: (-counts[word], word))
    return "".join(f"{word}\n" for word in words)
