"""So that no text is called hard for a name that has no plainer one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.text import PLACEHOLDERS
from generator.text.glance import LIKE_ASCII, joins_letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Library

_LETTERS = re.compile("[a-z0-9]+")


def established_names(library: Library) -> frozenset[str]:
    """Return conditions, causes, treatments, placeholders and words of the glossary, in lower case."""
    names = {term.lower() for term in library.glossary} | {name.replace("-", " ") for name in PLACEHOLDERS}
    for entry in (*library.conditions.values(), *library.causes.values(), *library.treatments.values()):
        record = entry.record
        names |= {record.name.lower(), *(name.lower() for name in record.also_called)}
    for condition in library.conditions.values():
        names |= {name.lower() for name in (condition.record.lay_name, condition.record.abbreviation) if name}
    return frozenset(names)


def telling_letters(names: Iterable[str]) -> frozenset[str]:
    """Return, for each name, letters that stand together wherever it does; see `might_hold`."""
    return frozenset(max(_LETTERS.findall(name), key=len, default="") for name in names)


def might_hold(written: str, letters: Iterable[str]) -> bool:
    """Whether a text, as its file holds it, might show a name with such letters to a reader; False is a promise."""
    if joins_letters(written):
        return True
    look = (written if written.isascii() else written.translate(LIKE_ASCII)).lower()
    return any(some in look for some in letters)
