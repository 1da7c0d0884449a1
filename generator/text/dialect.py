"""So that what a text field may hold is written down once, for those who check it and for those who render it."""

from __future__ import annotations

import re
from functools import cache

from markdown import Markdown

PLACEHOLDERS = ("emergency-number", "emergency-department", "family-doctor")
"""Names that stand in braces in a text; the locale says what they become."""

LINK_KINDS = ("symptom", "condition", "treatment", "cause")
"""Kinds of record that a text may link to, as `kind:id`."""

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"

# An odd backslash before a bracket or brace makes it literal, in Python-Markdown as here. What stands before is looked
# at behind the sign, since a pattern that begins with the sign itself is found many times faster.

CITATION = re.compile(rf"\[@(?<!\\\[@)({ID})\]")
"""A citation; group 1 is the reference's id."""

RECORD_LINK = re.compile(rf"\[(?<![\\!]\[)(?!@)([^\[\]]+)\]\(({'|'.join(LINK_KINDS)}):({ID})\)")
"""A link to a record; the groups are its label, kind and id."""

PLACEHOLDER = re.compile(rf"\{{(?<!\\\{{)({'|'.join(PLACEHOLDERS)})\}}")
"""A placeholder; group 1 is its name."""

LINK = re.compile(r"\[(?<![\\!]\[)(?!@)([^\[\]]+)\]\(([^()\s]+)(?:\s+\"[^\"]*\")?\)")
"""A link of any kind in the one form that the check lets through; the groups are label and address."""

SITE_EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
)
"""Python-Markdown extensions under which hand-written pages are checked: all that the site uses, and more."""

EVERY_EXTENSION = (
    *(name for name in SITE_EXTENSIONS if name != "fenced_code"),
    "wikilinks",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.definition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.html",
    "pymdownx.blocks.tab",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.progressbar",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)
"""Extensions under which text fields are checked a second time, so that nothing slips by when the site gains one."""

BARE_EXTENSIONS = ("attr_list", "md_in_html")
"""The least that the site has: what another extension would swallow shows itself here."""


@cache
def converter(extensions: tuple[str, ...]) -> Markdown:
    """Return the Markdown converter with these extensions and with raw HTML on, as in the site."""
    return Markdown(extensions=list(extensions))


def render(value: str, extensions: tuple[str, ...]) -> str:
    """Turn Markdown into HTML as the site would; may raise whatever Python-Markdown raises on hopeless input."""
    markdown = converter(extensions)
    markdown.reset()
    return markdown.convert(value)
