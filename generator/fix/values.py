"""So that a value that is right but for its quotation marks, or for a sign that nobody sees, is written right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import model
from generator.fix.quotation import in_quotation_marks
from generator.source import SourceTree
from generator.source.dialect import parse
from generator.source.invisible import HIDDEN, named, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Problem
    from generator.fix.draft import Draft
    from generator.source import SourceFile, Trail

CODES = frozenset({"bad-id", "bad-value", "hidden-character", "unknown-word"})
"""Codes of problems with one value, whatever the rest of the content says."""

_OPENING, _CLOSING = "“„‟«", "”“»"
_MOST = 100


def written_right(draft: Draft, root: str) -> Draft:
    """Return the draft of a file that can be read, with the values mended that need no judgment.

    `root` is the content folder as problems name it.
    """
    for _ in range(_MOST):
        better = _one_better(draft, root)
        if better is None:
            return draft
        draft = better
    return draft


def _one_better(draft: Draft, root: str) -> Draft | None:
    source = parse(draft.text, draft.path).file
    if source is None:
        return None
    problems = _problems(source, root)
    for problem in problems:
        for candidate in _candidates(draft, source, problem):
            read = parse(candidate.text, draft.path).file
            left = _problems(read, root) if read else problems
            if len(left) < len(problems) or (problem.code == "hidden-character" and _count(left) < _count(problems)):
                return candidate
    return None


def _candidates(draft: Draft, source: SourceFile, problem: Problem) -> Iterator[Draft]:
    """Yield the file with the value at the place of a problem written in each way that may be right."""
    place = draft.offset(problem.mark)
    found = [(trail, span) for trail, span in source.values.items() if span.start <= place < span.end]
    scalars = [(trail, span) for trail, span in found if not isinstance(_value(source, trail), dict | list)]
    if not scalars:
        return
    trail, span = max(scalars, key=lambda scalar: len(scalar[0]))
    raw = source.text[span.start : span.end]
    hidden = HIDDEN.search(raw)
    if hidden and problem.code == "hidden-character":
        what = f"an invisible character is gone ({named(hidden.group())})"
        yield draft.with_piece(span.start, span.end, visible(raw), what, trail)
    if raw[0] in _OPENING and raw[-1] in _CLOSING:
        what = "the curly quotation marks are gone"
        yield draft.with_piece(span.start, span.end, raw[1:-1].strip(), what, trail)
    if isinstance(_value(source, trail), bool | int | float):
        yield draft.with_piece(
            span.start, span.end, in_quotation_marks(raw), "the text stands in quotation marks", trail
        )


def _problems(source: SourceFile, root: str) -> list[Problem]:
    """Return what is wrong with single values of one file."""
    _, problems = model.load(SourceTree(root, (source,), (), ()), drafts=True, partial=True)
    return [problem for problem in problems if problem.code in CODES]


def _count(problems: list[Problem]) -> int:
    return sum(problem.code == "hidden-character" for problem in problems)


def _value(source: SourceFile, trail: Trail) -> Any:  # noqa: ANN401 - whatever the YAML held
    value: Any = source.data
    for part in trail:
        value = value[part]
    return value
