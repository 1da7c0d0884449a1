"""Two that never saw each other's work agree: the shipped engine and the naive oracle, on contents made by chance.

The engine reads a compiled bundle and is quick; the oracle reads the library and is plain. What each of them says of
the same interviews is compared: scores and the chosen question exactly, weights to a millionth.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from tests.engine.cases import cases, long_case, write
from tests.engine.node import run

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS = 320


@pytest.fixture(scope="session")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("oracle") / "cases.ndjson"
    write(path, chain(cases(range(CONTENTS)), [long_case()]))
    return path


def test_the_engine_agrees_with_a_naive_oracle(compared: Path) -> None:
    run("oracle.test.mjs", compared)


def test_enough_is_compared(compared: Path) -> None:
    lines = [json.loads(line) for line in compared.read_text(encoding="utf-8").splitlines()]
    assert len({line["seed"] for line in lines}) == CONTENTS + 1
    assert len(lines) > CONTENTS
    assert min(len(line["interviews"]) for line in lines) >= 3
    expected = [one["expect"] for line in lines for one in line["interviews"]]
    assert {kind for one in expected for kind in one["urgency"]} == {
        "self-care",
        "routine",
        "soon",
        "same-day",
        "emergency",
        "ambulance",
    }
    assert {asked["kind"] for one in expected for asked in one["next"]} == {"screen", "yes-no", "one-of", "any-of"}
    assert any(one["ruledOut"] for one in expected)
    assert {reason[0] for one in expected for reason in one["reasons"]} == {"red-flag", "minimum", "cannot-miss"}
    assert any(one["seeDoctor"] for one in expected)
