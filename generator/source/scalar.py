"""So that a word is typed, and becomes a name, in one way, whoever reads it.

Of YAML's implicit types only `true`, `false`, `null` and plain numbers are kept: `no`, `on`, `1:30` and `012` stay
text.
"""

from __future__ import annotations

import re
from typing import Any

LONGEST_NUMBER = 18
"""The most characters of a number: so many digits fit into 64 bits; longer ones stay text."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that no text may hold."""

TYPED_FIRST = frozenset("-+.0123456789tfn~")
"""The first characters of every word that is typed as anything but text; the empty word is null."""

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+")


def typed(value: str) -> Any:  # noqa: ANN401 - a scalar of the dialect: bool, None, int, float or str
    """Return what a word without quotation marks stands for."""
    if value in {"true", "false"}:
        return value == "true"
    if value in {"null", "~", ""}:
        return None
    if len(value) > LONGEST_NUMBER:
        return value
    if _INTEGER.fullmatch(value):
        return int(value)
    return float(value) if _DECIMAL.fullmatch(value) else value
