"""So that one word tells every part of the renderer: leave this page to Python-Markdown."""

from __future__ import annotations


class UnknownError(Exception):
    """The page holds something whose HTML is not known for certain; no page is wrong by it, only slower."""
