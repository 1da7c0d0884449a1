'''So that what a rule's docstring teaches can be shown at a terminal, printed on a page, held to by a test.

A docstring is a sentence on what the rule is for, then three sections, each a word on a line of its own with
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

`Wrong` and `Right` hold whole files of a content folder, each below a comment with its path.
'''

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import VademecumError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTIONS = ("Wrong", "Right", "Why")
_HEADING = re.compile(rf"^({'|'.join(_SECTIONS)})$", re.MULTILINE)
_FILE = re.compile(r"^# (\S+\.(?:yml|md))$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Manual:
    """What a rule teaches: what it is for, an example that breaks it, the same one put right, and the reason."""

    purpose: str
    wrong: str
    right: str
    why: str


def read_manual(docstring: str | None) -> Manual:
    """Read a rule's docstring; an incomplete one is our own mistake."""
    purpose, *rest = _HEADING.split(inspect.cleandoc(docstring or ""))
    sections = {name: inspect.cleandoc(text).strip() for name, text in zip(rest[::2], rest[1::2], strict=True)}
    if tuple(sections) != _SECTIONS or not purpose.strip() or not all(sections.values()):
        message = f"a rule's docstring has a first sentence and the sections {', '.join(_SECTIONS)}, in this order"
        raise VademecumError(message)
    return Manual(purpose.strip(), sections["Wrong"], sections["Right"], sections["Why"])


def example_files(example: str) -> Mapping[str, str]:
    """Take an example apart: the text of each file by its path below the content folder."""
    _, *rest = _FILE.split(example)
    return {path: text.strip("\n") + "\n" for path, text in zip(rest[::2], rest[1::2], strict=True)}
