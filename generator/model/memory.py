"""So that what is made of one record alone is made once, for as long as it is the very same record.

A build remembers within itself; a preview hands what one build remembers to the next, and forgets what is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

R = TypeVar("R")
V = TypeVar("V")
P = ParamSpec("P")

Known = dict["Hashable", tuple[Any, Any]]


class Memory:
    """What was made of records (or of anything else that never changes), known by what made it and by the object.

    `basis` is whatever else it was made of, such as the settings and the day.
    """

    def __init__(self, basis: object = None, before: Known | None = None) -> None:
        self.basis = basis
        self._before: Known = before or {}
        self._now: Known = {}

    def of(self, make: Callable[Concatenate[R, P], V], record: R, *also: P.args, **named: P.kwargs) -> V:
        """Return `make(record, ...)`, made once for this very object; the rest must follow from the basis."""
        key = make, id(record)
        found = self._now.get(key)
        if found is None:
            found = self._before.pop(key, None) or (record, make(record, *also, **named))  # kept, its id is its own
            self._now[key] = found
        made: V = found[1]
        return made

    def same(self, name: Hashable, given: R, make: Callable[[R], V]) -> V:
        """Return `make(given)`, or what was made under this name the last time if that was given the same."""
        found = self._now.get(name) or self._before.get(name)
        if found is None or found[0] != given:
            found = given, make(given)
        self._now[name] = found
        made: V = found[1]
        return made

    def next(self, basis: object = None) -> Memory:
        """Return the memory for the next build: what was asked for in this one, nothing if the basis is another."""
        return Memory(basis, self._now if basis == self.basis else None)
