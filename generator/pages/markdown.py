"""So that a template cannot confuse words with markup: what is already safe Markdown has a type of its own.

Templates run with autoescape: a plain `str` is made literal, a `Prose` or `Href` is taken as it is.
"""

from __future__ import annotations

from typing import Self

from markupsafe import Markup


class _Safe(Markup):
    """What a template takes as it is; made of a `str` alone, and so without the questions that `Markup` asks."""

    __slots__ = ()

    def __new__(cls, words: str = "") -> Self:
        return str.__new__(cls, words)


class Prose(_Safe):
    """Markdown that has passed the allow-list and whose citations, links and placeholders are resolved.

    Empty prose is false, so that a template can leave a section out.
    """

    __slots__ = ()


class Href(_Safe):
    """The target of a link: of a Markdown link, or of an `href` in a template's own HTML."""

    __slots__ = ()


NO_PROSE = Prose("")
NO_HREF = Href("")
