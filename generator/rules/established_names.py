"""So that no text is called hard for a name that has no plainer one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.text import PLACEHOLDERS
from generator.text.glance import LIKE_ASCII, joins_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import Cause, Condition, Library, Term, Treatment

_LETTERS = re.compile("[a-z0-9]+")


def established_names(library: Library) -> frozenset[str]:
    """Return conditions, causes, treatments, placeholders and words of the glossary, in lower case."""
    return library.together(
        _all_names, ("term", _of_term), ("condition", _of_condition), ("cause", _of_article), ("treatment", _of_article)
    )


def _all_names(terms: Mapping[str, None], *several: Mapping[str, frozenset[str]]) -> frozenset[str]:
    placeholders = {name.replace("-", " ") for name in PLACEHOLDERS}
    of_records = (names for mapping in several for names in mapping.values())
    return frozenset({term.lower() for term in terms} | placeholders).union(*of_records)


def _of_term(_: Term) -> None:
    """Say nothing: a word of the glossary is its own id."""


def _of_article(record: Cause | Treatment | Condition) -> frozenset[str]:
    return frozenset({record.name.lower(), *(name.lower() for name in record.also_called)})


def _of_condition(record: Condition) -> frozenset[str]:
    also = {name.lower() for name in (record.lay_name, record.abbreviation) if name}
    return _of_article(record) | also


def telling_letters(names: Iterable[str]) -> frozenset[str]:
    """Return, for each name, letters that stand together wherever it does; see `might_hold`."""
    return frozenset(max(_LETTERS.findall(name), key=len, default="") for name in names)


def might_hold(written: str, letters: Iterable[str]) -> bool:
    """Whether a text, as its file holds it, might show a name with such letters to a reader; False is a promise."""
    if joins_letters(written):
        return True
    look = (written if written.isascii() else written.translate(LIKE_ASCII)).lower()
    return any(some in look for some in letters)
