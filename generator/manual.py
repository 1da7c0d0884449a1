'''So that what every code teaches can be shown at a terminal, printed on a page, and held to by a test.

A manual is written as a sentence on what the check is for, then three sections, each a word on a line of its own with
indented lines below it:

    """So that readers know whom they trust.

    Wrong
        # causes/aging.yml
        name: Aging

    Right
        # causes/aging.yml
        name: Aging
        authors: [example-writers]

    Why
        A reader judges a text by who stands behind it.
    """

`Wrong` and `Right` hold whole files of a content folder, each below a comment with its path; a path that begins with
`site_config/` is a file of the settings. Where a mistake cannot be printed, such as a broken letter, they say it in
words.
'''

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from generator.errors import VademecumError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTIONS = ("Wrong", "Right", "Why")
_HEADING = re.compile(rf"^({'|'.join(_SECTIONS)})$", re.MULTILINE)
_FILE = re.compile(r"^# ((?:[\w-]+/)*[\w-]+\.\w+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Manual:
    """What a code teaches: what it is for, an example that breaks it, the same one put right, and the reason."""

    purpose: str
    wrong: str
    right: str
    why: str


@dataclass(frozen=True, slots=True)
class Taught:
    """A code with its manual: `level` is how it is reported, or `off`; `locked` says that no setting changes that."""

    code: str
    level: str
    locked: bool
    manual: Manual


@dataclass(frozen=True, slots=True)
class Chapter:
    """The codes about one part of the content, in the order in which they are read."""

    title: str
    codes: tuple[Taught, ...]


def read_manual(text: str | None) -> Manual:
    """Read a manual; an incomplete one is our own mistake."""
    purpose, *rest = _HEADING.split(_without_indentation(text or ""))
    sections = {name: dedent(part).strip("\n") for name, part in zip(rest[::2], rest[1::2], strict=True)}
    if tuple(sections) != _SECTIONS or not purpose.strip() or not all(map(str.strip, sections.values())):
        message = f"a manual has a first sentence and the sections {', '.join(_SECTIONS)}, in this order"
        raise VademecumError(message)
    return Manual(purpose.strip(), sections["Wrong"].rstrip(), sections["Right"].rstrip(), sections["Why"].rstrip())


def example_files(example: str) -> Mapping[str, str]:
    """Take an example apart: the text of each file by its path below the content folder; none where it is words."""
    _, *rest = _FILE.split(example)
    return {path: text.strip("\n") + "\n" for path, text in zip(rest[::2], rest[1::2], strict=True)}


def _without_indentation(text: str) -> str:
    """Take away what indents every line but the first; `inspect.cleandoc` would turn tabs into spaces, too."""
    first, _, rest = text.partition("\n")
    return f"{first.strip()}\n{dedent(rest)}"
