"""So that a bundle is written once, part by part, however often its text is summed and hashed."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
"""The number of the form; the engine opens no other. One more with every change that an engine must know of."""


class Written(NamedTuple):
    """A bundle as text: `body` is all its parts, `content` a hash of them without the pages of their references."""

    parts: Mapping[str, str]
    references: tuple[str, ...]
    body: str
    content: str

    @classmethod
    def of(cls, parts: Mapping[str, Any]) -> Written:
        """Write the parts of a bundle, JSON values by their names; `refs` among them lists references."""
        texts = {name: canonical(value) for name, value in parts.items()}
        body = _together(texts)
        return cls(texts, tuple(parts["refs"]["id"]), body, hashlib.sha256(body.encode()).hexdigest()[:12])

    def with_reference_pages(self, pages: Mapping[str, str]) -> Written:
        """Return the bundle with the name of the page that lists each reference; `content` says nothing of that."""
        named = canonical([pages.get(identity, "") for identity in self.references])
        parts = {**self.parts, "refs": f'{self.parts["refs"][:-1]},"page":{named}}}'}
        return self._replace(parts=parts, body=_together(parts))

    def head(self) -> dict[str, Any]:
        """Return what stands before the parts."""
        return {"version": VERSION, "content": self.content, "sum": zlib.adler32(self.body.encode())}

    def file(self) -> str:
        """Return the text of the file that the browser reads."""
        return f"{canonical(self.head())[:-1]},{self.body[1:]}\n"


def canonical(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """Write JSON in the one way that equal data always has, byte for byte as a browser would write it."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _together(parts: Mapping[str, str]) -> str:
    return "{" + ",".join(f'"{name}":{text}' for name, text in parts.items()) + "}"
