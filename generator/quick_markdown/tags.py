"""So that what counts as a tag is written down once: well formed, on one line, of a name that we know."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from markdown.serializers import RE_AMP

from generator.quick_markdown.unknown import UnknownError

# Names that Python's HTML parser treats like any other. Not among them: those whose content it does not read as HTML.
_INLINE = (
    "a|sup|span|abbr|b|bdi|br|button|cite|code|data|del|em|i|input|ins|kbd|label|mark|q|s|samp|small|strong|sub|time|u|var"
    "|wbr"
)
_BLOCKS = (
    "article|aside|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|header|legend|li|main|nav|ol|p|section"
    "|summary|ul"
)
_SPANS = frozenset({"dd", "dt", "legend", "li", "p", "summary"})
"""Block elements in which `markdown` alone means: words only."""

# Signs that Python-Markdown would read in a text are kept out of the tags in it; `generator.text.attribute` writes
# entities for them.
_ATTRIBUTES = r"""(?:[ ][a-z][a-z0-9-]*(?:="[^"<>`\\\[\]\n]*")?)*"""

BARE_ADDRESS = "https?://[A-Za-z0-9./:_-]+"
"""An address that stands in angle brackets and becomes a link."""

BLOCK_TAG = re.compile(rf"<(?P<end>/)?(?P<name>{_BLOCKS})(?P<attributes>{_ATTRIBUTES})>")
_KNOWN = re.compile(
    rf"<(?:(?:{_INLINE}){_ATTRIBUTES}[ ]?/?>|(?:{_BLOCKS}){_ATTRIBUTES}>|/(?:{_INLINE}|{_BLOCKS})>"
    rf"|{BARE_ADDRESS}>|(?=[ \n=\d<]))"
)
_PAIR = re.compile(r' ([a-z][a-z0-9-]*)(?:="([^"]*)")?')
_ID = re.compile(r' id="([^"]*)"')


def ids(source: str) -> set[str]:
    """Return the ids of all tags that are written out in the page.

    Raises UnknownError where any sign `<` of it begins something that is not known.
    """
    found = _KNOWN.findall(source)
    tags = "".join(found)
    if len(found) != source.count("<") or ' name="' in tags:
        raise UnknownError
    return {html.unescape(value) if "&" in value else value for value in _ID.findall(tags)}


def escape_text(text: str) -> str:
    """Return words as HTML: entities stay, any other sign that means something to HTML becomes one."""
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def escape_value(value: str) -> str:
    """Return the value of an attribute as HTML, to stand between double quotes."""
    return escape_text(value).replace('"', "&quot;")


class Start(NamedTuple):
    """A start tag: how its content is read (`block`, `span`, or not as Markdown: ``), its HTML, and its id."""

    reading: str
    html: str
    id: str | None


@lru_cache(maxsize=1024)
def start(name: str, attributes: str) -> Start:
    """Read the start tag of a block element; Python-Markdown writes its attributes in the order of their names."""
    found = {key: key if value is None else value for key, value in _pairs(attributes)}
    wanted = found.pop("markdown", "")
    if wanted not in {"", "markdown", "1", "span"} or 'markdown=""' in attributes:
        raise UnknownError
    reading = "" if not wanted else "span" if wanted == "span" or name in _SPANS else "block"
    written = "".join(f' {key}="{escape_value(found[key])}"' for key in sorted(found))
    return Start(reading, f"<{name}{written}>", found.get("id"))


def _pairs(attributes: str) -> list[tuple[str, str | None]]:
    return [
        (match[1], html.unescape(match[2]) if match[2] and "&" in match[2] else match[2])
        for match in _PAIR.finditer(attributes)
    ]
