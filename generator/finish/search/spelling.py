"""So that a reader who misspells a word still finds it: the words that the site's names and headings are made of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.finish.search.search_page import SearchPage

FILE = "words.txt"

_WORD = re.compile(r"[^\W\d_]{4,}")


def words_of_names(page: SearchPage) -> Counter[str]:
    """Count the words of four letters or more in the names of a page, each once for a name.

    Only titles, further names and headings are read: a word that no name holds would send a reader astray.
    """
    headings = (node.text(separator=" ") for node in LexborHTMLParser(page.body).css("h2, h3, h4, strong, dt"))
    names = (page.title, *page.also_called, *headings)
    return Counter(word for name in names for word in set(_WORD.findall(name.lower())))


def word_list(counted: Iterable[Mapping[str, int]]) -> str:
    """Write every word of the names of all pages once a line, the most frequent first."""
    counts: Counter[str] = Counter()
    for words in counted:
        counts.update(words)
    in_order = sorted(counts, key=lambda word: (-counts[word], word))
    return "".join(f"{word}\n" for word in in_order)
