"""So that a file that was read once, in whatever run, need not be read as YAML again while its text is the same.

What is kept is data as JSON, by the hash of the text, and only that of texts without any mistake. It is validated
afterwards like data that was just read.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Protocol

from generator.source.dialect import Parsed, file_of, parse

STAGE = "data"
"""The name under which the data of files is kept."""


class Kept(Protocol):
    """Where values outlive a run; `generator.kept.Store` is one."""

    def get(self, stage: str, key: str) -> bytes | None:
        """Return the value that was put under a key, or None."""

    def put(self, stage: str, key: str, value: bytes) -> None:
        """Keep a value."""


def parse_kept(text: str, path: str, kept: Kept) -> Parsed:
    """Do what `parse` does for a unified text, taking the data from `kept` where it is there, and putting it there."""
    key = hashlib.sha256(text.encode()).hexdigest()
    value = kept.get(STAGE, key)
    data = None if value is None else _decoded(value)
    if data is not None:
        return Parsed(file_of(text, path, data), ())
    parsed = parse(text, path)
    if parsed.file:
        kept.put(STAGE, key, json.dumps(parsed.file.data, ensure_ascii=False, separators=(",", ":")).encode())
    return parsed


def _decoded(value: bytes) -> Any:  # noqa: ANN401 - see `SourceFile.data`
    """Return the data that a value holds, or None if it holds none."""
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None
