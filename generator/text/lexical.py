"""So that a forbidden piece of text is refused as it is written, whatever a Markdown parser would make of it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from generator.text.dialect import CITATION, ID, LINK_KINDS, PLACEHOLDER, PLACEHOLDERS, RECORD_LINK
from generator.text.faults import DISALLOWED, UNSAFE, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Refusal(NamedTuple):
    """A pattern, and what to say where it matches; `prose` = also in hand-written pages."""

    pattern: re.Pattern[str]
    code: str
    message: str
    hint: str
    prose: bool = True


def _refuse(pattern: str, code: str, message: str, hint: str, *, prose: bool = True) -> _Refusal:
    return _Refusal(re.compile(pattern, re.MULTILINE | re.IGNORECASE), code, message, hint, prose)


# The start of a line as Markdown sees it: also inside list items and quotations.
_LINE = r"^[ ]*(?:(?:[-*+]|\d+[.)])[ ]+|>[ ]*)*"

_PLAIN_WORDS = "write plain words; emphasis, lists, links and citations are all that a text may hold"

REFUSALS = (
    _refuse(
        r"<(?:https?|ftp|mailto)\b[^<>\n]*>?",
        UNSAFE,
        "an address in angle brackets is not allowed",
        "write a link: [words](https://…)",
    ),
    _refuse(
        r"<[a-z/!?][^<>\n]*>?|<[^\s<>]*@[^\s<>]*>",
        UNSAFE,
        "raw HTML is not allowed",
        'use Markdown: *emphasis*, **strong**, "- " for lists; write "less than" for the sign',
    ),
    _refuse(
        r"\b(?:javascript|vbscript|livescript)[ ]*:[^\s)\]>]*",
        UNSAFE,
        "an address that runs code is not allowed",
        "link to an https:// page",
    ),
    _refuse(
        r"\bdata[ ]*:[ ]*[a-z]+/[^\s)\]>]*|(?<=\]\()[ ]*data[ ]*:[^\s)\]>]*",
        UNSAFE,
        "a data: address is not allowed",
        "link to an https:// page",
    ),
    _refuse(
        r"\b(?:tel|sms|callto):[+\d][^\s)\]>]*|(?<=\]\()[ ]*(?:tel|sms|callto)[ ]*:[^\s)\]>]*",
        UNSAFE,
        "a telephone link is not allowed",
        "use {emergency-number}; other numbers are written as plain text",
    ),
    _refuse(
        r"\b(?:http|ftp|file|blob|ws|wss)://[^\s)\]>]*",
        UNSAFE,
        "only https addresses are allowed",
        "write https:// if the site answers there; otherwise leave the link out",
    ),
    _refuse(
        r"(?<![:/\w])//[\w.-]+\.\w[^\s)\]>]*",
        UNSAFE,
        "an address without its scheme is not allowed",
        "begin it with https://",
    ),
    _refuse(
        r"(?<!\]\()(?<![\w/(])https://[^\s)\]>]*|(?<!\])\(https://[^\s)\]>]*",
        DISALLOWED,
        "a bare address does not become a link",
        "write [words that say where it leads](https://…)",
    ),
    _refuse(
        r"&[a-z][a-z0-9]*;|&#x?[0-9a-f]*;?",
        UNSAFE,
        "an HTML entity is not allowed",
        "type the character itself",
    ),
    _refuse(
        r"^[ ]*\[\^[^\]\n]*\]:.*|\[\^[^\]\n]*\]?",
        DISALLOWED,
        "a footnote is not allowed",
        "cite a reference: [@reference-id]",
    ),
    _refuse(
        r"^[ ]*\*\[[^\]\n]*\]:.*",
        DISALLOWED,
        "an abbreviation definition is not allowed",
        "put the term into content/glossary.yml",
    ),
    _refuse(
        rf"{_LINE}\[[^\]]*\]:.*",
        UNSAFE,
        "a link definition is not allowed: it would reach into other texts of the page",
        "write the address where the link is: [words](https://…)",
    ),
    _refuse(
        r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?#\}",
        UNSAFE,
        "a template expression is not allowed",
        f"in braces stands one of {', '.join('{' + name + '}' for name in PLACEHOLDERS)}",
    ),
    _refuse(
        r"\{:[^{}\n]*\}?|\{[ ]*[.#][^{}\n]*\}?|\{[^{}\n]*=[^{}\n]*\}?",
        UNSAFE,
        "an attribute list is not allowed",
        "leave it out: content says what, the theme says how it looks",
    ),
    _refuse(
        r"!\[(?:[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?)?",
        DISALLOWED,
        "an image is not allowed",
        "describe in words what it shows",
    ),
    _refuse(
        r"\[\[|\]\[|\]\s+\[(?!@)[^\]\n]*\](?!\()",
        DISALLOWED,
        "a link by name is not allowed",
        "write the address where the link is: [words](condition:id) or [words](https://…)",
    ),
    _refuse(
        r"\[toc\]",
        DISALLOWED,
        "a table of contents is not allowed",
        "leave it out: the page has one",
    ),
    _refuse(
        r"^[ ]*(?:!!!|\?\?\?|===|:::|///|;?-{1,}8<-{1,}).*",
        DISALLOWED,
        "a box, a tab or an included file is not allowed",
        _PLAIN_WORDS,
    ),
    _refuse(
        r"\A---\s*$",
        DISALLOWED,
        "front matter is not allowed",
        "leave it out: the generator writes it",
    ),
    _refuse(
        rf"{_LINE}(?:(?:-[ ]*){{3,}}|(?:\*[ ]*){{3,}}|(?:_[ ]*){{3,}})$",
        DISALLOWED,
        "a rule across the page is not allowed",
        "leave an empty line instead",
    ),
    _refuse(
        r"(?<=\n)[ ]*(?:=+|-+)[ ]*$",
        DISALLOWED,
        "an underlined line would become a heading",
        "leave the line out; the page makes its own headings",
    ),
    _refuse(
        rf"{_LINE}#+.*",
        DISALLOWED,
        "a heading is not allowed",
        "the page makes its own headings; to begin with this sign, write \\# instead",
        prose=False,
    ),
    _refuse(
        r"^[ ]*(?:(?:[-*+]|\d+[.)])[ ]+)*>.*",
        DISALLOWED,
        "a quotation block is not allowed",
        'quote at most 25 words in "quotation marks" and cite them',
    ),
    _refuse(
        r"`+[^`\n]*`*",
        DISALLOWED,
        "code is not allowed",
        "use *emphasis* or plain words",
        prose=False,
    ),
    _refuse(
        r"^[ ]*~~~.*",
        DISALLOWED,
        "code is not allowed",
        "use *emphasis* or plain words",
        prose=False,
    ),
    _refuse(
        r"(?:^.*\|.*\n?)+",
        DISALLOWED,
        "a table is not allowed",
        "write a list, or sentences; the sign | has no other use",
        prose=False,
    ),
    _refuse(
        r"^[ ]*:[ ].*",
        DISALLOWED,
        "a definition list is not allowed",
        'write a list: "- " before each item',
    ),
    _refuse(
        r":(?:[a-z][a-z0-9_+-]*|[+-]1):",
        DISALLOWED,
        "a name for a picture is not allowed",
        "write plain words",
    ),
    _refuse(
        r"~~|\^\^|(?<!=)==(?!=)|\+\+",
        DISALLOWED,
        "text that is struck out, marked or inserted is not allowed",
        "use *emphasis*",
    ),
    _refuse(
        r"\[\s*@[^\]\n]*\]?",
        DISALLOWED,
        "this citation is not well formed",
        "write [@reference-id]; two citations are [@one-id][@other-id]",
    ),
    _refuse(
        r"\]\([ ]*\)|\]\s*\(\s*(?=\s)[^)\n]*\)|\][ ]+\((?:https|mailto|" + "|".join(LINK_KINDS) + r"):[^)\n]*\)?",
        DISALLOWED,
        "this link is not well formed",
        "write [words](address), with no space between",
    ),
)
"""What may not be written, most telling first: a later refusal is silent where an earlier one has spoken."""

_BRACES = re.compile(r"\{[^{}\n]*\}|[{}]")
_INSIDE_LINK = re.compile(r"\[[^\[\]\n]*\[@[^\[\]\n]*\][^\[\]\n]*\]\(|\]\([^()\s]*(?:\{|\[@)|\[@[^\[\]\n]*\]\(")
AT_MOST = 100
"""Findings of one text after which looking stops: nobody reads more, and each is compared with all others."""


def lexical(value: str, *, prose: bool) -> list[Finding]:
    """Find what is refused as it is written; `prose` = a hand-written page, which may hold headings and code."""
    masked = mask(value)
    found = list(islice(unseen_characters(value), AT_MOST))
    for match in _INSIDE_LINK.finditer(value):
        message = "a citation or placeholder inside a link is not allowed"
        found.append(Finding(match.start(), match.end(), DISALLOWED, message, "write it after the link"))
    for refusal in REFUSALS:
        if prose and not refusal.prose:
            continue
        for match in refusal.pattern.finditer(masked):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            _add(found, Finding(start, max(match.end(), start + 1), refusal.code, refusal.message, refusal.hint))
    for finding in (*_second_titles(value), *_unresolved(value)) if prose else _numbering(value):
        _add(found, finding)
    for match in _BRACES.finditer(masked):
        _add(found, Finding(match.start(), match.end(), DISALLOWED, *_braces(match.group())))
    return found


_TITLE = re.compile(r"^#(?!#).*", re.MULTILINE)
_NUMBERED = re.compile(r"[ ]*(\d+)\.[ ]")


def _second_titles(value: str) -> Iterator[Finding]:
    for match in _TITLE.finditer(value):
        if value[: match.start()].strip():
            message = "a page has one main heading, and it comes first"
            yield Finding(match.start(), match.end(), DISALLOWED, message, "begin the line with ## instead")


def _unresolved(value: str) -> Iterator[Finding]:
    """Find what is resolved in texts of records only, and would be printed as it stands on a hand-written page."""
    for pattern, name, hint in (
        (CITATION, "a citation", "link to the source: [words](https://…)"),
        (RECORD_LINK, "a link to a record", "link to its page: [words](conditions/its-id.md)"),
        (PLACEHOLDER, "a placeholder", "write plain words"),
    ):
        for match in pattern.finditer(value):
            message = f"{name} has no meaning on a hand-written page"
            yield Finding(match.start(), match.end(), DISALLOWED, message, hint)


def _numbering(value: str) -> Iterator[Finding]:
    """Find numbers of lists that readers would not see: Markdown numbers every list from 1."""
    place = number = 0
    for line in value.split("\n"):
        match = _NUMBERED.match(line)
        if match:
            if int(match[1][:9]) not in {1, number + 1}:
                message = "a numbered list begins with 1 and goes up by 1"
                hint = "correct the numbers; for a number at the start of a sentence, write it as a word"
                yield Finding(place, place + match.end(), DISALLOWED, message, hint)
            number = int(match[1][:9])
        elif line.strip() and not line.startswith(" "):
            number = 0
        place += len(line) + 1


def _add(found: list[Finding], finding: Finding) -> None:
    if len(found) < AT_MOST and not finding.is_told_by(found):
        found.append(finding)


def mask(value: str) -> str:
    """Turn well-formed citations and placeholders into words of equal length: both end as words of the page."""
    masked = CITATION.sub(lambda match: "w" * len(match.group()), value)
    return PLACEHOLDER.sub(lambda match: "w" * len(match.group()), masked)


def _braces(written: str) -> tuple[str, str]:
    name = written.strip("{} ")
    known = ", ".join("{" + placeholder + "}" for placeholder in PLACEHOLDERS)
    if re.fullmatch(ID, name):
        near = difflib.get_close_matches(name, PLACEHOLDERS, 1)
        return f"there is no placeholder {written}", f"did you mean {{{near[0]}}}?" if near else f"there are {known}"
    return "a curly brace has no place here", f"braces hold a placeholder only: {known}"


_NAMES = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Cs": "half a character",
    "Co": "a character without a meaning",
    "Cn": "a character without a meaning",
    "Zl": "an invisible line break",
    "Zp": "an invisible line break",
}


_UNUSUAL = re.compile(r"[^ -~\n]")


def unseen_characters(value: str) -> Iterator[Finding]:
    """Yield each character that a reader cannot see, or that turns the order of letters around."""
    for match in _UNUSUAL.finditer(value):
        name = _NAMES.get(unicodedata.category(match.group()))
        if name:
            message = f"{name} (U+{ord(match.group()):04X}) is not allowed"
            hint = "delete it, and type the words around it anew"
            yield Finding(match.start(), match.end(), UNSAFE, message, hint)
