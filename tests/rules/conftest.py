"""Fixtures for tests of rules.

- `judge(code, {...}, day=...)`: what one rule finds in a content folder, as a list of problems. Ids that no record has
  are allowed: a test shows only the records it is about.
- `places(problems)`: the problems as "path:line:column", in order, for comparing.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.rules import RuleContext, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.errors import Problem
    from generator.model import Loaded
    from generator.settings import Settings

TODAY = date(2026, 11, 22)


@pytest.fixture
def judge(load: Callable[..., Loaded], settings: Settings) -> Callable[..., list[Problem]]:
    def run(code: str, files: Mapping[str, str], day: date = TODAY) -> list[Problem]:
        loaded = load(files)
        assert {problem.code for problem in loaded.problems} <= {"unknown-id"}
        return sorted(rules()[code].check(loaded.library, RuleContext.of(loaded.library, settings, day)))

    return run


@pytest.fixture
def places() -> Callable[[Iterable[Problem]], list[str]]:
    return lambda problems: [str(problem.mark).removeprefix("content/") for problem in problems]
