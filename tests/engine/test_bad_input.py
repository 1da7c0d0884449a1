"""So that a spoiled bundle or interview ends in a named error: never in another one, and never in silence."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tests.engine.cases import write
from tests.engine.node import run
from tests.engine.real import real, strange

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS = 12


def test_spoiled_bundles_and_interviews_are_refused_by_name(tmp_path: Path) -> None:
    write(tmp_path / "bundles.ndjson", chain(real(), strange(range(CONTENTS))))
    run("bad_input.test.mjs", tmp_path / "bundles.ndjson")
