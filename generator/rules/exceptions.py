"""So that a rule can be set aside in one place for a while, and never silently for good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import Problem
from generator.model.validate import suggest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model import Library
    from generator.rules.context import RuleContext
    from generator.rules.registry import Rule
    from generator.settings import RuleException

OWN_CONTENT = "content"
"""The folder that exceptions speak of; where another one is checked in its place, most of them have no meaning."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an exception holds: a file; and the lines at which its piece of text stands, where it names one."""

    path: str
    piece: re.Pattern[str] | None
    lines: frozenset[int]

    def covers(self, problem: Problem) -> bool:
        """Whether a problem is here: on a line of the piece of text, or with that piece in its message."""
        if problem.mark.path != self.path:
            return False
        return self.piece is None or problem.mark.line in self.lines or bool(self.piece.search(problem.message))


def without_excepted(
    problems: Sequence[Problem],
    library: Library,
    context: RuleContext,
    known: Mapping[str, Rule],
    *,
    complete: bool,
) -> tuple[list[Problem], list[Problem]]:
    """Return the problems that no exception covers, and the problems that the exceptions themselves are."""
    source = context.settings.rules_source
    texts = _texts(library) if context.settings.rules.exceptions else {}
    unfit: list[Problem] = []
    covered: set[Problem] = set()
    for place, exception in enumerate(context.settings.rules.exceptions):
        if exception.rule not in known:
            mark, hint = source.at("exceptions", place, "rule"), suggest(exception.rule, known, "rule")
            unfit.append(Problem(mark, "unknown-rule", f"there is no rule `{exception.rule}`", hint=hint))
            continue
        if known[exception.rule].locked:
            mark, hint = source.at("exceptions", place, "rule"), "delete the exception, and correct the content instead"
            message = f"the rule `{exception.rule}` protects readers: it has no exceptions"
            unfit.append(Problem(mark, "locked-rule", message, hint=hint))
            continue
        if exception.until < context.day:
            mark = source.at("exceptions", place, "until")
            message = f"this exception ended on {exception.until} and no longer holds"
            hint = "correct the content and delete the exception, or look at it again and give it a later day"
            unfit.append(Problem(mark, "expired-exception", message, hint=hint))
            continue
        where = _place(exception, texts)
        found = {problem for problem in problems if problem.code == exception.rule and where.covers(problem)}
        covered |= found
        if not found and complete and _is_judged(exception, library):
            mark = source.at("exceptions", place)
            message = f"`{exception.rule}` finds nothing here any more"
            hint = "delete the exception; if it was meant for another place, correct its `path` or `at`"
            unfit.append(Problem(mark, "unneeded-exception", message, hint=hint))
    return [problem for problem in problems if problem not in covered], unfit


def _texts(library: Library) -> Mapping[str, str]:
    records = {entry.source.path: entry.source.text for entry in library.entries()}
    return records | {page.path: page.text for page in library.prose}


def _place(exception: RuleException, texts: Mapping[str, str]) -> _Place:
    if exception.at is None:
        return _Place(exception.path, None, frozenset())
    words = r"\s+".join(re.escape(word) for word in exception.at.split())
    piece = re.compile(rf"(?<!\w){words}(?!\w)")
    text = texts.get(exception.path, "")
    lines = [
        number
        for match in piece.finditer(text)
        for number in range(text.count("\n", 0, match.start()) + 1, text.count("\n", 0, match.end()) + 2)
    ]
    return _Place(exception.path, piece, frozenset(lines))


def _is_judged(exception: RuleException, library: Library) -> bool:
    return library.root == OWN_CONTENT or exception.path.startswith(f"{library.root}/")
