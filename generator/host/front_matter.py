"""So that the head of a page that we wrote is read at the speed of JSON, which is what its values are.

YAML reads nearly all JSON as it is. Whatever YAML might read in another way is left to the engine.
"""

from __future__ import annotations

import json
import re
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEGIN, _END = "---\n", "\n---\n"
# Of a number only whole ones of few digits, and no sign that YAML does not allow or takes for the end of a line.
_LINES = re.compile(
    r"(?:[a-z][a-z0-9_]*: (?=[\"\[{tfn0-9-])"
    r"[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+\n)+"
)
_NOT_TEXT = frozenset({"yes", "no", "on", "off", "true", "false", "null"})
"""What YAML takes for something else than the name of a field."""
_LONGEST = 1000
"""Signs of a key that YAML reads for certain."""


class _UnlikeError(Exception):
    """YAML might read this in another way."""


def read(package: str, source: str) -> tuple[str, dict[str, Any]]:
    """Return the Markdown and the head of a page, as the engine of this package reads them."""
    end = source.find(_END, len(_BEGIN) - 1)
    if source.startswith(_BEGIN) and end >= 0:
        head = source[len(_BEGIN) : end + 1]
        if _LINES.fullmatch(head) and "\\u" not in head and "\\/" not in head:
            lines = [line.partition(": ") for line in head.splitlines()]
            try:
                meta = _fields((key, _value(written)) for key, _, written in lines)
            except (_UnlikeError, ValueError):
                pass
            else:
                if _NOT_TEXT.isdisjoint(meta):
                    return source[end + len(_END) :].lstrip("\n"), meta
    found: tuple[str, dict[str, Any]] = import_module(f"{package}.utils.meta").get_data(source)
    return found


def _unlike(_written: str) -> NoReturn:
    raise _UnlikeError


def _whole(written: str) -> int:
    if len(written) > 15:  # noqa: PLR2004 - as many digits as any reader of numbers keeps
        raise _UnlikeError
    return int(written)


def _fields(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if max(map(len, found), default=0) > _LONGEST:
        raise _UnlikeError
    return found


_value = partial(json.loads, parse_float=_unlike, parse_constant=_unlike, parse_int=_whole, object_pairs_hook=_fields)
