"""A red flag always wins: in every state of its own findings, in every questionnaire of the real content.

The number of cases is printed, and written to the file that VADEMECUM_EXHAUSTIVE names.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import model
from generator.questionnaire import compile_bundle
from generator.settings import load_settings
from generator.source import read_tree
from tests.engine.cases import write
from tests.engine.exhaustive import count, plan, states
from tests.engine.knowledge_bases import library_of, random_content, texts
from tests.engine.node import run

if TYPE_CHECKING:
    from generator.model import Library
    from generator.settings import Settings

OURS = Path(__file__).parents[2]
OUTPUT = "VADEMECUM_EXHAUSTIVE"


@pytest.fixture(scope="module")
def library() -> Library:
    loaded = model.load(read_tree(OURS / "content", OURS))
    assert loaded.problems == ()
    return loaded.library


@pytest.fixture(scope="module")
def settings() -> Settings:
    loaded = load_settings(OURS / "site_config", OURS)
    assert loaded.settings
    return loaded.settings


def tried(folder: Path, library: Library, settings: Settings | None) -> dict[str, int]:
    ages = settings.site.questionnaire.ages if settings else None
    plans = plan(library, ages)
    write(
        folder / "plans.ndjson",
        ({"plan": one, "bundle": compile_bundle(library, one["symptom"], settings).bundle} for one in plans),
    )
    found = json.loads(run("exhaustive.mjs", folder / "plans.ndjson"))
    for name, one in found.items():
        assert one["faults"] == 0, f"{name}: {one['faults']} faults, such as\n" + "\n".join(one["shown"])
    return {name: one["cases"] for name, one in found.items()}


def test_every_state_of_every_red_flag_and_screen_of_the_real_content(
    tmp_path: Path, library: Library, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    found = tried(tmp_path, library, settings)
    assert found == count(library, settings.site.questionnaire.ages)
    with capsys.disabled():
        print(f"\n{sum(found.values()):,} cases of red flags: {found}")  # noqa: T201 - the number is asked for
    if os.environ.get(OUTPUT):
        Path(os.environ[OUTPUT]).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_flags_with_limits_of_age_and_sex_in_random_contents(tmp_path: Path, seed: int) -> None:
    limited = (library_of(texts(random_content(number))) for number in range(seed * 1000, seed * 1000 + 1000))
    chosen = next(one for one in limited if any(flag.age or flag.sex for flag in one.flags_everywhere))
    assert tried(tmp_path, chosen, None) == count(chosen, None)


def test_a_flag_of_many_findings_is_tried_in_single_pair_and_extreme_states_and_by_chance() -> None:
    assert states(5) == 1024
    assert states(6) == 3 * 6 + 9 * 15 + 4 + 12 + 5000
