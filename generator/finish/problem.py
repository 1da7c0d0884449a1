"""So that a mistake in the finished site has one shape, which needs no source file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class FinishProblem:
    """One mistake in the finished site.

    `page` is the file, relative to the site's folder, with forward slashes; `line` counts from 1 and is 0 where the
    mistake has no single place; `code` is the stable kebab-case name of the kind of mistake; `message` is one sentence.
    """

    page: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        """Write the problem as `page:line: error[code] message`, without the line where there is none."""
        place = f"{self.page}:{self.line}" if self.line else self.page
        return f"{place}: error[{self.code}] {self.message}"
