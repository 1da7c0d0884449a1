"""So that what the rules find is weighed by the publisher: levels, with dated exceptions that each have a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.errors import Level, Problem
from generator.model.validate import suggest
from generator.rules.context import RuleContext
from generator.rules.exceptions import without_excepted
from generator.rules.registry import rules
from generator.rules.verdicts import verdicts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model import Library
    from generator.rules.registry import Rule
    from generator.rules.verdicts import Verdicts
    from generator.settings import Settings

OFF = "off"


def run(library: Library, settings: Settings, day: date, *, complete: bool = True) -> tuple[Problem, ...]:
    """Judge the library by every rule, and `rules.yml` by what it changed; sorted.

    `complete` is false where a part of the content could not be read: then nothing is said that rests on what is
    missing, neither by the rules that need all of it nor about exceptions that seem to match nothing.
    """
    return Judge().run(library, settings, day, complete=complete)


class Judge:
    """Judges one library after another, and looks again only at what changed; for a preview."""

    def __init__(self) -> None:
        self._before: Verdicts | None = None

    def run(self, library: Library, settings: Settings, day: date, *, complete: bool = True) -> tuple[Problem, ...]:
        """Return what the function `run` returns."""
        known = rules()
        levels = {
            code: level
            for code, rule in known.items()
            if (complete or not rule.needs_all) and (level := level_of(rule, settings)) is not None
        }
        context = RuleContext.of(library, settings, day)
        before, self._before = self._before, None  # not known, should judging fail
        now = verdicts(library, context, tuple(known[code] for code in levels), before)
        self._before = now
        found = [replace(problem, level=levels[problem.code]) for problem in now.problems()]
        kept, unfit = without_excepted(found, library, context, known, complete=complete)
        return tuple(sorted({*kept, *unfit, *_unfit_levels(settings)}))


def level_of(rule: Rule, settings: Settings) -> Level | None:
    """Return the level at which a rule is reported here, or None where it is turned off."""
    wanted = settings.rules.levels.get(rule.code, rule.level)
    if rule.locked or wanted == rule.level:
        return rule.level
    return None if wanted == OFF else Level(wanted)


def _unfit_levels(settings: Settings) -> Iterator[Problem]:
    known = rules()
    for code, level in settings.rules.levels.items():
        if code not in known:
            mark = settings.rules_source.key("levels", code)
            yield Problem(mark, "unknown-rule", f"there is no rule `{code}`", hint=suggest(code, known, "rule"))
        elif known[code].locked and level != known[code].level:
            message = f"the rule `{code}` protects readers: it cannot be turned off or weakened"
            hint = "delete this line, and correct the content instead"
            yield Problem(settings.rules_source.at("levels", code), "locked-rule", message, hint=hint)
