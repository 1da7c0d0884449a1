"""So that reading thousands of files costs little more than YAML itself: the data of a text that nothing is wrong with.

Whatever is not plain is left to `generator.source.dialect`, which says what a text means, where each part of it stands
and what is wrong with it. A test holds the two together: what is read here is what is read there, without a problem.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from generator.source.invisible import HIDDEN
from generator.source.scalar import CONTROL, TYPED_FIRST, typed
from generator.source.unfit import is_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    Get = Callable[[], Any]
    """Takes the next of the parser's events."""

MAX_DEPTH = 32
"""The deepest nesting that is read, in levels of mappings and lists."""


class _UnusualError(Exception):
    """This text needs the thorough reader."""


def quick_data(text: str) -> Any:  # noqa: ANN401 - dict, list, str, int, float or bool
    """Return the data of a unified text; None if it is empty, or if only the thorough reader can tell.

    Never raises for any text.
    """
    if not is_plain(text):
        return None
    loader = yaml.CSafeLoader(text)
    try:
        return _document(loader.get_event)
    except (_UnusualError, yaml.YAMLError):
        return None
    finally:
        loader.dispose()


def _document(get: Get) -> Any:  # noqa: ANN401 - see above
    """Return the data of the one document of a stream of events."""
    if type(get()) is not yaml.StreamStartEvent or type(get()) is not yaml.DocumentStartEvent:
        raise _UnusualError
    data = _value(get, get(), 1)
    if type(get()) is not yaml.DocumentEndEvent or type(get()) is not yaml.StreamEndEvent or data == "":
        raise _UnusualError
    return data


def _value(get: Get, event: Any, depth: int) -> Any:  # noqa: ANN401 - PyYAML's events have no public types
    kind = type(event)
    if kind is ScalarEvent:
        return _scalar(event)
    if depth > MAX_DEPTH or kind is AliasEvent or event.anchor or event.tag:
        raise _UnusualError
    if kind is MappingStartEvent:
        return _mapping(get, depth + 1)
    items: list[Any] = []
    while type(event := get()) is not SequenceEndEvent:
        items.append(_value(get, event, depth + 1))
    return items


def _mapping(get: Get, depth: int) -> dict[str, Any]:
    """Return the mapping that has just begun; its values stand at `depth`."""
    found: dict[str, Any] = {}
    while type(event := get()) is not MappingEndEvent:
        if type(event) is not ScalarEvent or event.style or event.anchor or event.tag:
            raise _UnusualError
        key = _name(event.value)
        if key is None or key in found:
            raise _UnusualError
        event = get()
        found[key] = _scalar(event) if type(event) is ScalarEvent else _value(get, event, depth)
    return found


def _scalar(event: Any) -> Any:  # noqa: ANN401 - see above
    if event.anchor or event.tag:
        raise _UnusualError
    word: str = event.value
    style = event.style
    if not style:
        return typed(word) if not word or word[0] in TYPED_FIRST else word
    if style == '"' and CONTROL.search(word):
        raise _UnusualError
    return word


@lru_cache(maxsize=1 << 14)  # the same few names of fields stand in every file, and are kept once
def _name(word: str) -> str | None:
    """Return a word without quotation marks that is surely a name of a field or a record, and None for any other."""
    is_name = word != "<<" and "\n" not in word and isinstance(typed(word), str) and not HIDDEN.search(word)
    return word if is_name else None
