"""So that every mistake in the content has one shape: a place, a code, a sentence and a hint.

Content mistakes are `Problem` values: they are collected, sorted and reported together, and never raised.
Mistakes of ours are exceptions below `VademecumError`, or plain Python exceptions.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


class Level(StrEnum):
    """How much a problem matters: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True, slots=True)
class Mark:
    """A place in a source file.

    `path` is relative to the project and written with forward slashes; `line` and `column` count from 1.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Write the place as `path:line:column`."""
        return f"{PurePosixPath(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake in the content, at its place.

    `code` is the stable kebab-case name of the kind of mistake, `message` says what is wrong in one sentence,
    `hint` says what to write instead (empty only where nothing useful can be said).
    """

    mark: Mark
    code: str
    message: str
    level: Level = Level.ERROR
    hint: str = ""


class VademecumError(Exception):
    """A mistake of this program or of whoever called it; never a mistake in the content."""


class ToolMissingError(VademecumError):
    """A program that the command needs is not installed, or does not run."""
