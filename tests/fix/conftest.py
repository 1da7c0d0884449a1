"""Fixtures for tests of what is mended.

- `mended({...})`: writes a content folder with these files (bytes are written as they are), mends it, and returns each
  file's bytes afterwards. `mended.done` is what was said about it, as "path:line:column: fixed: what".
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.fix import fix

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from generator.settings import Settings

DAY = date(2026, 11, 22)


class Mended:
    """What `fix` makes of files; its modeline is left out unless `own` is true."""

    def __init__(self, content: Callable[..., Path], project: Path, settings: Settings) -> None:
        self.content, self.project, self.settings = content, project, settings
        self.done: list[str] = []

    def __call__(self, files: Mapping[str, str | bytes], *, own: bool = False) -> dict[str, bytes]:
        folder = self.content({path: text.encode() if isinstance(text, str) else text for path, text in files.items()})
        self.done = [str(one) for one in fix(folder, self.project, self.settings, DAY, own=own)]
        return {path: (folder / path).read_bytes() for path in files}

    def text(self, path: str, text: str | bytes, *, own: bool = False) -> str:
        return self({path: text}, own=own)[path].decode()


@pytest.fixture
def mended(content: Callable[..., Path], project: Path, settings: Settings) -> Mended:
    return Mended(content, project, settings)
