"""The promises of the questionnaire hold on contents that nobody would write: 2,000 small ones and a few large ones."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from generator.settings import load_settings
from tests.engine.cases import write
from tests.engine.facts import line, lines
from tests.engine.knowledge_bases import endless, library_of, texts
from tests.engine.node import run

OURS = Path(__file__).parents[2]
CONTENTS = 2000
LARGE = 6


def test_the_promises_hold_on_random_contents(tmp_path: Path) -> None:
    settings = load_settings(OURS / "site_config", OURS).settings
    assert settings
    assert settings.site.questionnaire.ages
    path = tmp_path / "cases.ndjson"
    long = library_of(texts(endless(40)))
    write(
        path,
        chain(
            lines(range(CONTENTS), "small", settings),
            lines(range(LARGE), "large", None),
            (line(seed, long, None) for seed in range(12)),
        ),
    )
    run("properties.test.mjs", path)
