"""So that a hint gives the very words to write, wherever it is plain what was meant."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from generator.model.fields import ID_PATTERN
from generator.source import invisible

if TYPE_CHECKING:
    from collections.abc import Iterator

_ID_RULE = "lower-case letters, digits and single hyphens"
QUOTES = " '\"“”„‟‘’«»"
"""Spaces and quotation marks that somebody may have put around a word."""

_TRUE, _FALSE = {"yes", "on", "y", "true"}, {"no", "off", "n", "false"}


def instead(kind: str, value: object) -> str:
    """Return a hint that gives the very words to write, where what was meant is plain; else nothing."""
    if not isinstance(value, str):
        return ""
    word = unicodedata.normalize("NFKC", value).strip(QUOTES)
    if kind == "bool_type" and word.lower() in _TRUE | _FALSE:
        return f"write `{str(word.lower() in _TRUE).lower()}`, without quotation marks"
    number = number_in(word)
    if number and (kind == "float_type" or (kind == "int_type" and "." not in number)):
        return f"write `{number}`, with the digits 0 to 9: no signs, no commas, no quotation marks"
    if kind == "tuple_type" and re.fullmatch(ID_PATTERN, word):
        return f"write `[{word}]`, or one `- item` on each line below it"
    days = list(dict.fromkeys(_days_in(word))) if kind == "date_type" else []
    if days:
        return f"write it as YYYY-MM-DD: {' or '.join(f'`{day}`' for day in days)}"
    return ""


def number_in(word: str) -> str:
    """Return the number that a word means, as it must be written; nothing where it means none, or several."""
    number = re.sub(r",(?=\d{3}(\D|$))", "", word.rstrip("% ")).replace(",", ".")
    return number if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", number) else ""


def _days_in(word: str) -> Iterator[str]:
    """Yield the days that a word can mean: two where day and month may be either way around."""
    parts = [int(part) for part in re.findall(r"[0-9]+", word)]
    if not re.fullmatch(r"[0-9]{1,4}([-./ ]+)[0-9]{1,2}\1[0-9]{1,4}", word):
        return
    year_first = parts[0] > 31  # noqa: PLR2004 - no month has so many days
    for year, month, day in [parts] if year_first else [(parts[2], parts[1], parts[0]), (parts[2], parts[0], parts[1])]:
        try:
            yield date(year if year > 99 else year + 2000, month, day).isoformat()  # noqa: PLR2004 - as in 26/11/26
        except ValueError:
            continue


def meant_id(word: str) -> str:
    """Return the id that a word is likely to mean: the word itself where it is one, nothing where none is near."""
    plain = unicodedata.normalize("NFKC", invisible.visible(word)).strip(QUOTES).lower()
    meant = re.sub(r"[\s_-]+", "-", plain).strip("-")
    return meant if re.fullmatch(ID_PATTERN, meant) else ""


def id_hint(word: str) -> str:
    """Return what to write in place of a word that is no id."""
    meant = meant_id(word)
    return f"write `{meant}`: an id has {_ID_RULE}" if meant else f"use {_ID_RULE}, as in `muscle-weakness`"


def file_hint(stem: str, ending: str) -> str:
    """Return how to name a file whose name without its ending is no id."""
    meant = meant_id(stem)
    if not meant:
        return f"rename it: {id_hint(stem)}"
    way = "; on Windows and Mac, rename it twice, by way of another name" if meant == stem.lower() else ""
    return f"rename it to `{meant}{ending}`: an id has {_ID_RULE}{way}"
