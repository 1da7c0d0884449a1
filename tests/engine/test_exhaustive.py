"""A red flag always wins: in every state of its own findings, in every questionnaire of the real content.

Each questionnaire is a test of its own, which prints its number of cases, so that several are tried at once.
"""

from __future__ import annotations

import json
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
ARTICLES = OURS / "content/symptoms"
GENERAL = "general"


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


def tried(folder: Path, library: Library, settings: Settings | None, only: str | None = None) -> dict[str, int]:
    ages = settings.site.questionnaire.ages if settings else None
    plans = [one for one in plan(library, ages) if only in (None, one["symptom"] or GENERAL)]
    write(
        folder / "plans.ndjson",
        ({"plan": one, "bundle": compile_bundle(library, one["symptom"], settings).bundle} for one in plans),
    )
    found = json.loads(run("exhaustive.mjs", folder / "plans.ndjson"))
    for name, one in found.items():
        assert one["faults"] == 0, f"{name}: {one['faults']} faults, such as\n" + "\n".join(one["shown"])
    return {name: one["cases"] for name, one in found.items()}


@pytest.mark.parametrize(
    "questionnaire", [GENERAL, *sorted(path.stem for path in (OURS / "content/symptoms").iterdir())]
)
def test_every_state_of_every_red_flag_and_screen_of_the_real_content(
    tmp_path: Path, library: Library, settings: Settings, capsys: pytest.CaptureFixture[str], questionnaire: str
) -> None:
    found = tried(tmp_path, library, settings, questionnaire)
    assert found == {questionnaire: count(library, settings.site.questionnaire.ages)[questionnaire]}
    with capsys.disabled():
        print(f"\n{found[questionnaire]:,} cases of red flags: {questionnaire}")  # noqa: T201 - the number is asked for


@pytest.mark.parametrize("seed", range(3))
def test_flags_with_limits_of_age_and_sex_in_random_contents(tmp_path: Path, seed: int) -> None:
    limited = (library_of(texts(random_content(number))) for number in range(seed * 1000, seed * 1000 + 1000))
    chosen = next(one for one in limited if any(flag.age or flag.sex for flag in one.flags_everywhere))
    assert tried(tmp_path, chosen, None) == count(chosen, None)


def test_a_flag_of_many_findings_is_tried_in_single_pair_and_extreme_states_and_by_chance() -> None:
    assert states(5) == 1024
    assert states(6) == 3 * 6 + 9 * 15 + 4 + 12 + 5000
