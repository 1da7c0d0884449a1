"""So that whoever sees a code at a terminal can ask about it there, on a screen of 80 columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from generator.errors import VademecumError
from generator.explain.chapters import chapters
from generator.manual import example_files
from generator.model.validate import suggest

if TYPE_CHECKING:
    from generator.manual import Taught
    from generator.settings import Settings

WIDTH = 80
"""The most characters of a line of words; a line of an example is as long as it is."""

INDENT = 4


def overview(settings: Settings | None = None) -> str:
    """Return every code with what it is for, by chapter."""
    parts = []
    for chapter in chapters(settings):
        lines = [chapter.title, ""]
        for taught in chapter.codes:
            lines += [f"  {taught.code}", _filled(taught.manual.purpose, 6)]
        parts.append("\n".join(lines))
    return "\n\n".join([*parts, "`vademecum explain CODE` says more about one of them, with an example"]) + "\n"


def explain(code: str, settings: Settings | None = None) -> str:
    """Return what one code teaches; raise `VademecumError` with the nearest code if there is none of this name."""
    known = {taught.code: taught for chapter in chapters(settings) for taught in chapter.codes}
    wanted = code.strip("[] ").lower()
    if wanted not in known:
        raise VademecumError(f"there is no code {code!r}: {suggest(wanted, known, 'code')}")
    taught, manual = known[wanted], known[wanted].manual
    parts = {"Wrong": _example(manual.wrong), "Right": _example(manual.right), "Why": _filled(manual.why, INDENT)}
    told = [f"{wanted} ({_level(taught)})", _filled(manual.purpose, 0), *("\n".join(part) for part in parts.items())]
    return "\n\n".join(told) + "\n"


def _example(example: str) -> str:
    """Return files as they are typed, and words in lines."""
    return textwrap.indent(example, " " * INDENT) if example_files(example) else _filled(example, INDENT)


def _level(taught: Taught) -> str:
    if taught.locked:
        return f"{taught.level}; no setting changes that"
    return "turned off on this site" if taught.level == "off" else taught.level


def _filled(words: str, indent: int) -> str:
    margin = " " * indent
    return textwrap.fill(" ".join(words.split()), WIDTH, initial_indent=margin, subsequent_indent=margin)
