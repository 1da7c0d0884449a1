"""So that a character that nobody sees is called by its name, and never looks like a right word that is refused."""

from __future__ import annotations

import re
import unicodedata

WIDE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that look like one and are others: YAML takes them for letters."""

HIDDEN = re.compile(rf"{WIDE.pattern[:-1]}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""The same, and characters without any width."""

HINT = "delete it and type the word anew, or run `vademecum check --fix`; such characters come with copied text"


def named(char: str) -> str:
    """Return what a character is called, with its number, as in `no-break space, U+00A0`."""
    return f"{unicodedata.name(char, 'unnamed character').lower()}, U+{ord(char):04X}"


def visible(word: str) -> str:
    """Return a word without the characters that nobody sees; a space inside it becomes an ordinary one."""
    return HIDDEN.sub("", WIDE.sub(" ", word.strip())).strip()
