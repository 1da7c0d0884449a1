"""Fixtures for tests of what is explained.

- `codes_of({...})`: every code that a check finds in a content folder with these files, without what the rules find in
  it; a path that begins with `site_config/` is a file of the settings.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import model, rules
from generator.questionnaire import unaskable
from generator.settings import load_settings
from generator.source import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@pytest.fixture
def codes_of(
    project: Path, content: Callable[..., Path], site_config: Callable[..., Path]
) -> Callable[[Mapping[str, str]], set[str]]:
    def run(files: Mapping[str, str]) -> set[str]:
        records = {path: text for path, text in files.items() if not path.startswith("site_config/")}
        folder = content(records)
        loaded = load_settings(
            site_config(
                {path.removeprefix("site_config/"): text for path, text in files.items() if path not in records}
            ),
            project,
        )
        library, problems = model.load(read_tree(folder, project))
        found = {*problems, *loaded.problems, *(() if problems else unaskable(library))}
        if loaded.settings:
            judged = rules.run(library, loaded.settings, date(2026, 11, 22))
            found |= {problem for problem in judged if problem.code not in rules.rules()}
        return {problem.code for problem in found}

    return run
