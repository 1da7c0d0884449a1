"""So that the engine stays pure: it changes nothing that it is given, and remembers nothing that it was asked."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tests.engine.cases import write
from tests.engine.node import run
from tests.engine.real import real, strange

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS = 25


def test_what_the_engine_is_given_is_not_changed(tmp_path: Path) -> None:
    write(tmp_path / "bundles.ndjson", chain(real(), strange(range(CONTENTS))))
    run("frozen.test.mjs", tmp_path / "bundles.ndjson")
