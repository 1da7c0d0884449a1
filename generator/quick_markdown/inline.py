"""So that the words of one block become HTML in a single pass, where Python-Markdown takes twenty.

Python-Markdown looks for code first, then for escapes, links, tags, entities and emphasis, and puts a mark in place of
each find. Here one expression finds whatever comes first. Both agree as long as nothing can be two things at once, so
everything that could be is refused.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.util import code_escape

from generator.quick_markdown.tags import BARE_ADDRESS, escape_text, escape_value
from generator.quick_markdown.unknown import UnknownError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Inline(NamedTuple):
    """HTML with gaps for addresses: `pieces[0] + links[0] + pieces[1] + …`, one piece more than links."""

    pieces: tuple[str, ...]
    links: tuple[str, ...] = ()


# What an attribute list may hold: nothing that any pattern before it would take for its own.
_ATTRIBUTES = r"\{:?[ ]*(?P<attributes>(?! )(?:[^\\`*_\[\]<>!{}\n]|(?<=[^\W_])_+(?=[^\W_]))+)\}"

# By the sign with which it begins: what it may be, the first that matches. A sign that is none of these is itself.
_LINK = (
    r"(?<!!)\[(?P<label>(?:[^\[\]\\`]|\\.)+)\]\((?P<href>[^()\s<>'\"\\`{}\[\]]+)\)"
    rf"(?:{_ATTRIBUTES})?"
)
_TOKENS = {
    sign: re.compile(pattern, re.DOTALL)
    for sign, pattern in {
        "\\": r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!|])",
        "`": r"(?P<code>`+)",
        # Every tag of the page was looked at before: see `tags`.
        "<": rf"<(?P<bare>{BARE_ADDRESS})>|(?P<tags><(?!http)[a-z/][^<>]*>(?:<(?!http)[a-z/][^<>]*>|\[\d+\](?!\())*)",
        "[": _LINK,
        "*": r"(?P<stars>\*+)",
        "_": r"(?P<lines>_+)",
        " ": r"(?P<break>[ ][ ]\n(?=\S))|(?P<unknown>  \n)",
        "{": r"(?P<brace>\{)",
        "}": r"(?P<brace>\})",
        "!": r"(?P<unknown>!\[)",
        "]": r"(?P<unknown>\]\()",
    }.items()
}
# A set of single signs is found much faster than the first of several things.
_SIGN = re.compile(r"[\\`<\[\]*_{}!]")
_SIGN_OR_BREAK = re.compile(r"[\\`<\[\]*_{}!]|  \n")
_MAIL = re.compile(r"<[^<> !]+@")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_INSIDE_WORD = re.compile(r"\w\w")
_OF_LINKS = frozenset({"href", "id", "name"})
"""Attributes of a link that a list may not give it: they would be looked for elsewhere, too."""
_BLOCK_ATTRIBUTES = re.compile(r"\n[ ]*\{")
_LONGEST_RUN = 2


@lru_cache(maxsize=4096)
def inline(text: str, *, braces: bool = True) -> Inline:
    """Return the HTML of one block's words; `braces` = a brace may stand in them as itself.

    Raises UnknownError where Python-Markdown might see more in them.
    """
    if not _SIGN_OR_BREAK.search(text):
        return Inline((escape_text(text),))
    if ("\n" in text and _BLOCK_ATTRIBUTES.search(text)) or ("@" in text and _MAIL.search(text)):
        raise UnknownError
    return _Line(text, braces=braces).read()


class _Line:
    """Reads one text from left to right."""

    __slots__ = (
        *("_attributes", "_braces", "_closing", "_element_end", "_links", "_mark_end", "_opened", "_pieces", "_text"),
        "_written",
    )

    def __init__(self, text: str, *, braces: bool) -> None:
        self._text = text
        self._braces = braces
        self._pieces: list[str] = []
        self._written: list[str] = []
        self._links: list[str] = []
        self._opened = ""
        """The run of stars that waits for its end."""
        self._element_end = self._mark_end = -1
        """Where the last element ended, and the last thing that Python-Markdown holds a mark for."""
        self._attributes = self._closing = False
        """Whether an attribute list was read, and whether a brace closed something else."""

    def read(self) -> Inline:
        """Return the whole text as HTML."""
        text, at, plain = self._text, 0, 0
        search = (_SIGN_OR_BREAK if "  \n" in text else _SIGN).search
        while sign := search(text, at):
            start = sign.start()
            token = _TOKENS[text[start]].match(text, start)
            if token is None:
                at = start + 1
                continue
            if plain != start:
                self._written.append(escape_text(text[plain:start]))
            at = plain = _READERS[token.lastgroup or ""](self, token)
        if self._opened or (self._attributes and self._closing):
            raise UnknownError
        self._written.append(escape_text(text[plain:]))
        return Inline((*self._pieces, "".join(self._written)), tuple(self._links))

    # Each of these reads one find, and returns where it ends.

    def _tags(self, token: re.Match[str]) -> int:
        self._written.append(token.group())
        self._mark_end = token.end()
        return self._mark_end

    def _escaped(self, token: re.Match[str]) -> int:
        sign = token["escaped"]
        if self._text[token.start() - 1 : token.start()] == "&" or (sign == ">" and not self._braces):
            raise UnknownError  # it may become an entity; and the name of a heading would have the sign itself
        self._written.append(escape_text(sign))
        self._mark_end = token.end()
        return self._mark_end

    def _break(self, token: re.Match[str]) -> int:
        self._written.append("<br />\n")
        self._mark_end = token.end()
        return self._mark_end

    def _lines(self, token: re.Match[str]) -> int:
        """Read low lines, which are what they are inside a word, and elsewhere may be emphasis."""
        start, end = token.span()
        if start == self._mark_end or not _INSIDE_WORD.match(self._text[start - 1 : start] + self._text[end : end + 1]):
            raise UnknownError
        self._written.append(token.group())
        return end

    def _brace(self, token: re.Match[str]) -> int:
        if not self._braces or token.start() == self._element_end:
            raise UnknownError
        self._closing |= token.group() == "}"
        self._written.append(token.group())
        return token.end()

    def _code(self, token: re.Match[str]) -> int:
        ticks, start = token.group(), token.end()
        end = re.compile(rf"(?<!`){ticks}(?!`)").search(self._text, start)
        if end is None:
            raise UnknownError
        self._written.append(f"<code>{code_escape(self._text[start : end.start()].strip())}</code>")
        self._element_end = self._mark_end = end.end()
        return self._mark_end

    def _stars(self, token: re.Match[str]) -> int:
        """Read a run of stars: the start of emphasis, or the end of the one that is open; never one inside another."""
        text = self._text
        start, end = token.span()
        before = "x" if start == self._mark_end else text[start - 1 : start] if start else ""
        after = "x" if text.startswith("  \n", end) else text[end : end + 1]
        can_start = bool(after) and not after.isspace()
        can_end = bool(before) and not before.isspace()
        run = text[start:end]
        tag = "strong" if len(run) == _LONGEST_RUN else "em"
        if not can_start and not can_end:
            self._written.append(run)
        elif not self._opened and can_start and len(run) <= _LONGEST_RUN:
            self._opened = run
            self._written.append(f"<{tag}>")
        elif can_end and run == self._opened:
            self._opened = ""
            self._written.append(f"</{tag}>")
            self._element_end = end
        else:
            raise UnknownError
        return end

    def _bare(self, token: re.Match[str]) -> int:
        self._linked("", token["bare"], f">{token['bare']}</a>")
        self._element_end = self._mark_end = token.end()
        return self._mark_end

    def _link(self, token: re.Match[str]) -> int:
        words = inline(token["label"], braces=self._braces)
        found: Mapping[str, str] = {}
        if token["attributes"]:
            self._attributes = True
            found = attribute_list(token["attributes"])
        if words.links or not found.keys().isdisjoint(_OF_LINKS):
            raise UnknownError
        before = "".join(f' {name}="{escape_value(found[name])}"' for name in sorted(found) if name < "href")
        after = "".join(f' {name}="{escape_value(found[name])}"' for name in sorted(found) if name > "href")
        self._linked(before, token["href"], f"{after}>{words.pieces[0]}</a>")
        self._element_end = self._mark_end = token.end()
        return self._mark_end

    def _linked(self, before: str, address: str, after: str) -> None:
        """Write a link, with a gap for its address."""
        self._written.append(f'<a{before} href="')
        self._pieces.append("".join(self._written))
        self._links.append(address)
        self._written = [f'"{after}']

    def _unknown(self, _token: re.Match[str]) -> int:
        raise UnknownError


_READERS = {
    "tags": _Line._tags,  # noqa: SLF001 - here and below: of this module
    "escaped": _Line._escaped,  # noqa: SLF001
    "href": _Line._link,  # noqa: SLF001
    "attributes": _Line._link,  # noqa: SLF001
    "bare": _Line._bare,  # noqa: SLF001
    "stars": _Line._stars,  # noqa: SLF001
    "lines": _Line._lines,  # noqa: SLF001
    "code": _Line._code,  # noqa: SLF001
    "break": _Line._break,  # noqa: SLF001
    "brace": _Line._brace,  # noqa: SLF001
    "unknown": _Line._unknown,  # noqa: SLF001
}
"""What reads each kind of find, by its name in _TOKEN."""


@lru_cache(maxsize=4096)
def attribute_list(written: str) -> Mapping[str, str]:
    """Return the attributes of what stands between the braces of an attribute list."""
    pairs: Any
    pairs, remainder = get_attrs_and_remainder(written)
    if remainder:
        raise UnknownError
    found: dict[str, str] = {}
    for key, value in pairs:
        name = "class" if key == "." else key
        if value is None or not _NAME.fullmatch(name) or (key in {".", "id"} and not _NAME.fullmatch(value)):
            raise UnknownError
        found[name] = f"{found[name]} {value}" if key == "." and name in found else value
    return found
