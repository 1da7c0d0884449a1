"""So that what was found wrong can be kept as plain data and said again in the same words."""

from __future__ import annotations

import json

from generator.errors import Level, Mark, Problem


def as_bytes(problems: tuple[Problem, ...]) -> bytes:
    """Return problems as JSON."""
    rows = [(*_place(problem.mark), problem.code, problem.message, problem.level, problem.hint) for problem in problems]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def from_bytes(value: bytes) -> tuple[Problem, ...] | None:
    """Return the problems that `as_bytes` made a value of, or None if it is no such value."""
    try:
        rows = json.loads(value.decode("utf-8", "surrogatepass"))
        return tuple(_problem(*row) for row in rows)
    except (ValueError, TypeError, RecursionError):
        return None


def _place(mark: Mark) -> tuple[str, int, int]:
    return mark.path, mark.line, mark.column


def _problem(path: str, line: int, column: int, code: str, message: str, level: str, hint: str) -> Problem:  # noqa: PLR0917, PLR0913 - one row
    return Problem(Mark(str(path), int(line), int(column)), str(code), str(message), Level(level), str(hint))
