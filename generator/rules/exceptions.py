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
            if exception.path not in texts:
                message = f"there is no file {exception.path}"
                hint = f"{suggest(exception.path, sorted(texts), 'file')}; if it is gone, delete the exception"
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


SETTINGS: Mapping[str, str] = {
    "missing-file": """So that a site has all its settings.

        Wrong
            A file of `site_config` is not there, such as `site_config/navigation.yml`.

        Right
            All files that the original site has in `site_config` are there.

        Why
            Without its words, numbers or names, no page can be made.
        """,
    "unknown-rule": """So that a slip in `rules.yml` never turns off nothing at all.

        Wrong
            # site_config/rules.yml
            levels: {missing-sumary: warning}

        Right
            # site_config/rules.yml
            levels: {missing-summary: warning}

        Why
            A rule with a slip in its name would go on as before, and nobody would know why.
        """,
    "locked-rule": """So that what protects readers holds on every site.

        Wrong
            # site_config/rules.yml
            levels: {uncited-red-flag: off}

        Right
            # site_config/rules.yml
            levels: {}

        Why
            A few rules keep harm away from readers, such as the one that wants a source for each danger sign. They
            cannot be turned off or weakened, and have no exceptions.
        """,
    "expired-exception": """So that an exception is looked at again.

        Wrong
            # site_config/rules.yml
            exceptions:
              - rule: missing-summary
                path: content/causes/coffee.yml
                until: 2020-01-31
                reason: The summary is being written.

        Right
            # site_config/rules.yml
            exceptions: []

        Why
            An exception has a last day, so that what was meant for a while does not stay for good.
        """,
    "unneeded-exception": """So that no exception waits for a mistake that is yet to come.

        Wrong
            # site_config/rules.yml
            exceptions:
              - rule: missing-summary
                path: content/causes/coffee.yml
                until: 2099-12-31
                reason: The summary is being written.
            # causes/coffee.yml
            name: Coffee
            summary: Too much of it makes hands shake.

        Right
            # site_config/rules.yml
            exceptions: []
            # causes/coffee.yml
            name: Coffee
            summary: Too much of it makes hands shake.

        Why
            What it was for is done. If it stayed, it would hide the next mistake of that kind.
        """,
}
"""About the settings, and what may be set aside; in the form of `generator.manual`."""
