"""So that a number, a "never" or an "always" is found wherever it is said, and asked for its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.text.dialect import CITATION, LINK
from generator.text.glance import letter_runs
from generator.text.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Statistic:
    """A claim inside a text: `snippet` as written, beginning at character `start`; `cited` = a citation follows it."""

    snippet: str
    start: int
    cited: bool


_WORD_NUMBERS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    "seventy|eighty|ninety|hundred|thousand|million"
)
_WORD_NUMBER = rf"(?:{_WORD_NUMBERS})\b"
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_ANY_NUMBER = rf"(?:{_NUMBER}|{_WORD_NUMBER}(?:[ -]{_WORD_NUMBER})*)"
_RANGE = rf"{_NUMBER}(?:\s*(?:-|–|to|or|and)\s*{_NUMBER})?"
_TIME = r"(?:second|minute|hour|day|night|week|month|year|decade)s?\b"
_PEOPLE = (
    r"(?:people|persons?|patients?|adults?|women|men|children|babies|cases?|those|everyone|everybody|users?|survivors?|"
    r"americans?|households?|deaths?|strokes?|cancers?|tumors?|tumours?|infections?|the population|them|us|who)"
)
_UNITS = (
    r"(?:mg|milligrams?|g|grams?|kg|kilograms?|kilos?|mcg|µg|μg|micrograms?|ng|nanograms?|lbs?|pounds?|oz|ounces?|"
    r"m[lL]|milliliters?|millilitres?|d[lL]|deciliters?|[lL]|liters?|litres?|cc|teaspoons?|tablespoons?|"
    r"mm|millimeters?|millimetres?|cm|centimeters?|centimetres?|m|meters?|metres?|km|inch(?:es)?|feet|foot|miles?|"
    r"mmol|mol|mEq|IU|units?|kcal|k?cal(?:ories)?|calories|kilocalories|k?J|kilojoules|"
    r"mm\s?Hg|kPa|bpm|beats per minute|breaths per minute|Gy|mSv|°\s?[CF]|degrees|doses?|tablets?|capsules?|"
    r"cups?|glasses|drinks?|servings?|portions?)"
)
_SPOKEN_UNITS = (
    r"(?:milligrams?|grams?|kilograms?|kilos?|micrograms?|pounds?|ounces?|milliliters?|millilitres?|liters?|litres?|"
    r"inch(?:es)?|centimeters?|centimetres?|miles?|calories|degrees|teaspoons?|tablespoons?)"
)
_PARTS = r"(?:half|thirds?|quarters?|fifths?|tenths?)"
_SHARE = rf"\b(?:(?:a|one|two|three)[ -])?{_PARTS}\s+(?:of\s+)?"
_STATISTICS = re.compile(
    "|".join(
        (
            rf"\b{_RANGE}\s?(?:%|percent\b|per\s?cent\b|percentage points?\b)",
            rf"\b{_ANY_NUMBER}\s+percent\b",
            rf"\b{_ANY_NUMBER}\s+(?:in|out\s+of|of\s+every)\s+(?:every\s+|an?\s+)?{_ANY_NUMBER}\b(?!\s+{_TIME}|-)",
            rf"\b{_RANGE}\s+{_PEOPLE}\s+(?:in|out\s+of|per)\s+(?:every\s+|each\s+|an?\s+)?{_ANY_NUMBER}\b(?!\s+{_TIME})",
            rf"\bof\s+(?:each|every)\s+{_ANY_NUMBER}\b(?!\s+{_TIME})",
            rf"\b{_RANGE}\s+(?:thousand|million|billion)\b",
            rf"\b{_NUMBER}\s+of\s+(?:the\s+)?{_NUMBER}\b",
            rf"\b{_RANGE}\s+per\s+{_ANY_NUMBER}\b",
            rf"\b{_ANY_NUMBER}(?:\s*(?:-|–|to|or)\s*{_ANY_NUMBER}|\s+or\s+more)?\s+times\b",
            r"\btwice\s+as\b",
            r"\b(?:two|three|four|five|ten|\d+)-?fold\b",
            r"\b(?:doubles|triples|halves)\s+(?:the|your)\s+(?:risk|chance|odds)\b",
            rf"{_SHARE}(?:(?:all|the|those|these|its)\s+)?(?:[\w-]+\s+){{0,3}}?{_PEOPLE}\b",
            rf"\b{_RANGE}[\s-]?{_UNITS}(?![\w-])",
            rf"\b{_ANY_NUMBER}[\s-]{_SPOKEN_UNITS}(?![\w-])",
        )
    ),
    re.IGNORECASE,
)

_ABSOLUTES = re.compile(r"\b(?:never|always)\b", re.IGNORECASE)
# Not claims: what somebody's past was, what a hedge denies, and questions.
_BEFORE_HEDGE = re.compile(
    r"(?:\bnot|n['’]t|\bwho(?:\s+(?:have|has|had))?|\b(?:you|they)(?:\s+have|\s+had|['’]ve|['’]d)|"
    r"\bif\s+(?:you|they|it))\s+\Z",
    re.IGNORECASE,
)


# Where a statistic may begin, and which words it has if it has no digit: a longer pattern is seldom tried.
_BEGINNING = re.compile(
    rf"\b(?:\d|{_WORD_NUMBERS}|{_PARTS}|a[ -]{_PARTS}|of\s+(?:each|every)\b|twice|doubles|triples|halves)",
    re.IGNORECASE,
)
_OTHER_WORDS = (
    "half|third|thirds|quarter|quarters|fifth|fifths|tenth|tenths|twice|doubles|triples|halves|"
    "twofold|threefold|fourfold|fivefold|tenfold"
)
_SAID_IN_WORDS = frozenset(f"{_WORD_NUMBERS}|{_OTHER_WORDS}".split("|"))
_DIGIT = re.compile(r"\d")
_ABSOLUTE_WORDS = frozenset({"never", "always"})


def statistics(value: str) -> tuple[Statistic, ...]:
    """Return the statistics of a Markdown text, in order.

    These are percentages, "1 in 10", "half of all people", "3 times", and numbers with a unit of dose or
    measurement; numbers in words count as numbers. Durations, ages, years and names such as "type 2" are none.
    """
    if _SAID_IN_WORDS.isdisjoint(letter_runs(value)) and not _DIGIT.search(CITATION.sub("", value)):
        return ()
    return tuple(_claims(value, _statistics_between))


def absolutes(value: str) -> tuple[Statistic, ...]:
    """Return each "never" and "always" that is a claim, in order; not "not always", and none of a question."""
    if _ABSOLUTE_WORDS.isdisjoint(letter_runs(value)):
        return ()
    return tuple(
        claim
        for claim in _claims(value, _ABSOLUTES.finditer)
        if not _BEFORE_HEDGE.search(_without_markup(value), 0, claim.start) and not _asks(value, claim.start)
    )


def _statistics_between(words: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what the pattern of all statistics finds, from left to right."""
    for beginning in _BEGINNING.finditer(words, start, end):
        if beginning.start() >= start and (match := _STATISTICS.match(words, beginning.start(), end)):
            start = match.end()
            yield match


def _claims(value: str, find: Callable[[str, int, int], Iterator[re.Match[str]]]) -> Iterator[Statistic]:
    words = _without_markup(value)
    for start, end in sentence_spans(value):
        for match in find(words, start, end):
            cited = CITATION.search(value, match.end(), end) is not None
            yield Statistic(value[match.start() : match.end()], match.start(), cited)


def _without_markup(value: str) -> str:
    """Blank out citations, addresses and emphasis, keeping every character at its place."""
    words = CITATION.sub(_blank, value)
    words = LINK.sub(lambda match: f" {match[1]}{' ' * (len(match.group()) - len(match[1]) - 1)}", words)
    return words.replace("*", " ")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _asks(value: str, place: int) -> bool:
    for start, end in sentence_spans(value):
        if start <= place < end:
            return CITATION.sub("", value[start:end]).rstrip(" *_\"'”’)").endswith("?")
    return False
