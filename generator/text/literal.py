"""So that words stay words: a plain string put into Markdown or HTML shows exactly its own characters."""

from __future__ import annotations

import re

_WHITE = re.compile(r"[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
# Control characters cannot be shown, and Python-Markdown uses two of them as marks of its own.
_UNSHOWN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")

_BACKSLASH = "\\`*_()#"
# Of brackets, a definition of a link sees no backslash: `[\\]: ](address)`.
_ENTITY = "&<>[]{}|~^"
# What means something to one Markdown extension or another, though only here.
_SIGNS = re.compile(r"==+|\+\++|:(?=[\w+-]+:)")
_AT_START = re.compile(r"[ ]?(?:[-+=:!?/]|\d+(?=[.)]))")

# Most names begin with a letter and hold nothing of all that.
_WORDS = re.compile(r"[A-Za-z\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f.,;!?'\"%/’‘“”–—…-]++| (?! ))*+")

_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in _BACKSLASH} | {sign: f"&#{ord(sign)};" for sign in _ENTITY})
_MARKDOWN |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_ATTRIBUTE = str.maketrans({sign: f"&#{ord(sign)};" for sign in "'`\\[]{}|\n\r\t"})
_ATTRIBUTE |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}


def escape(value: str) -> str:
    """Return Markdown of one line that shows `value`: no character of it is taken as markup, wherever it stands.

    Runs of spaces and line ends become one space, and control characters fall away, as in any text of HTML.
    """
    if _WORDS.fullmatch(value):
        return value
    line = _WHITE.sub(" ", _UNSHOWN.sub("", value))
    start = _AT_START.match(line)
    if start is None:
        return _escaped(line)
    sign = start.group()
    rest = line[start.end() :]
    if sign[-1].isdigit():
        return f"{sign}\\{rest[0]}{_escaped(rest[1:])}"
    return f"{sign[:-1]}&#{ord(sign[-1])};{_escaped(rest)}"


def _escaped(line: str) -> str:
    pieces = []
    end = 0
    for match in _SIGNS.finditer(line):
        pieces += [line[end : match.start()].translate(_MARKDOWN), *(f"&#{ord(sign)};" for sign in match.group())]
        end = match.end()
    return "".join((*pieces, line[end:].translate(_MARKDOWN)))


def attribute(value: str) -> str:
    """Return `value` for an attribute of an HTML tag, to be put between double quotes.

    Inside Markdown, too: a tag in a line of text is read by Markdown before it is known to be a tag, so brackets,
    backslashes and backticks are written as entities.
    """
    return _UNSHOWN.sub("", value).translate(_ATTRIBUTE)


def indent(value: str, width: int = 4) -> str:
    """Indent every line but the first by `width` spaces, so that all of it stays in the list item it begins in."""
    margin = " " * width
    return "\n".join(margin + line if number and line else line for number, line in enumerate(value.split("\n")))
