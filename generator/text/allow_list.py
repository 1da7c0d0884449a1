"""So that no text reaches a page unless all it can become there is on a short list."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from generator.text.dialect import (
    BARE_EXTENSIONS,
    CITATION,
    EVERY_EXTENSION,
    ID,
    LINK_KINDS,
    PLACEHOLDER,
    RECORD_LINK,
    SITE_EXTENSIONS,
    converter,
    render,
)
from generator.text.faults import DISALLOWED, UNSAFE, Fault, Finding
from generator.text.lexical import AT_MOST, lexical, mask
from generator.text.walk import Refused, walk

LONGEST_TEXT = 20_000
LONGEST_PAGE = 60_000
"""Characters of a text field and of a hand-written page, at most: Markdown parsers take more than linear time."""

BRACKETS = 400
"""Opening brackets of one text, citations aside: 4,000 of them keep Python-Markdown busy for seconds."""

_LINES_TRIED = 200

# Lines that no extension reads as anything but words: an optional list sign, then words, citations, placeholders and
# links to records.
_LETTERS = r"A-Za-z0-9\u00c0-\u024f\"'(“‘–—…"
_MORE = r" ,.;)?!%’”°µ½¼¾≥≤"
_TOKEN = rf"{CITATION.pattern}(?!\()|{PLACEHOLDER.pattern}"
_TO_RECORD = rf"(?<!!)\[[{_LETTERS}](?:[{_LETTERS}{_MORE}]++|-(?!-))*+\]\((?:{'|'.join(LINK_KINDS)}):{ID}\)"
_LINE = (
    rf"(?:(?:(?:[-*+]|1\.) )?(?!\d+[.)])(?:[{_LETTERS}]|{_TOKEN}|{_TO_RECORD})"
    rf"(?:[{_LETTERS}{_MORE}]++|-(?!-)|/(?!/)|[:&](?=[ \n]|\Z)|{_TOKEN}|{_TO_RECORD})*+)?"
)
_HARMLESS = re.compile(rf"{_LINE}(?:\n{_LINE})*+")


@lru_cache(maxsize=8192)
def check(value: str, *, headings: bool = False) -> tuple[Fault, ...]:
    """Return what is wrong with a Markdown text, in the order in which it stands.

    A text field may hold emphasis, lists, links (https:, mailto:, or to a record), citations and placeholders.
    `headings` is for hand-written pages, which may also hold headings (an h1 only as the first), code, tables, and
    links to other Markdown pages.
    """
    longest = LONGEST_PAGE if headings else LONGEST_TEXT
    if len(value) > longest:
        hint = f"split it: one text may have {longest:,} characters"
        return (Fault(DISALLOWED, f"this text is too long ({len(value):,} characters)", hint, value[:40]),)
    if not headings and is_harmless(value):
        return ()
    found = lexical(value, prose=headings)
    # A text with so many mistakes is refused already, and may be made to keep a parser busy.
    for refused in what_is_refused(value, prose=headings) if len(found) < AT_MOST else ():
        finding = _place(value, refused, prose=headings)
        if not finding.is_told_by(found):
            found.append(finding)
    found.sort(key=lambda finding: (finding.start, finding.end))
    return tuple(finding.as_fault(value) for finding in found)


def is_harmless(value: str) -> bool:
    """Whether a glance is enough: words, list signs, citations, placeholders and links to records only.

    True promises that the long way would find nothing; a test holds it to that. False promises nothing.
    """
    return _HARMLESS.fullmatch(value) is not None


def what_is_refused(value: str, *, prose: bool) -> list[Refused]:
    """Render the text as the site would, bare and with every extension, and return what is not on the list."""
    masked = _mask_record_links(mask(value))
    if masked.count("[") > BRACKETS:
        return [Refused(DISALLOWED, "this text has too many brackets", f"split it: {BRACKETS} are enough", "[")]
    refused: dict[Refused, None] = {}
    for extensions in (BARE_EXTENSIONS, SITE_EXTENSIONS) if prose else (BARE_EXTENSIONS, EVERY_EXTENSION):
        try:
            html = render(masked, extensions)
        except Exception:  # noqa: BLE001  whatever a parser stumbles over must be refused, not crash the check
            converter.cache_clear()  # it may have stopped half-way and remember it
            refused[Refused(UNSAFE, "this text cannot be read as Markdown", "write it in plainer words")] = None
            continue
        refused.update(dict.fromkeys(walk(html, prose=prose)))
    return list(refused)


def _mask_record_links(masked: str) -> str:
    return RECORD_LINK.sub(lambda match: f"[{match[1]}](https://record.invalid/{match[2]}/{match[3]})", masked)


def _place(value: str, refused: Refused, *, prose: bool) -> Finding:
    """Find where in the text the refused thing stands: by its word, else by its smallest paragraph or line."""
    start = value.find(refused.needle) if refused.needle else -1
    if start >= 0:
        return _finding(refused, start, start + len(refused.needle))
    for pattern in (r"[^\n]+", r"(?:[^\n]+\n?)+"):
        for match in islice(re.finditer(pattern, value), _LINES_TRIED):
            if len(match.group()) < len(value) and refused in what_is_refused(match.group(), prose=prose):
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                return _finding(refused, start, match.end())
    return _finding(refused, 0, len(value))


def _finding(refused: Refused, start: int, end: int) -> Finding:
    return Finding(start, end, refused.code, refused.message, refused.hint)
