"""So that what is made of one record alone is made once, for as long as it is the very same record.

A build remembers within itself; a preview hands what one build remembers to the next, and forgets what is gone.
"""

from __future__ import annotations

from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

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
        self._compared: tuple[Mapping[str, Any], Mapping[str, Any], list[str]] | None = None

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
        if found is None or (found[0] is not given and found[0] != given):
            found = given, make(given)
        self._now[name] = found
        made: V = found[1]
        return made

    def each(self, name: Hashable, records: Mapping[str, R], make: Callable[[R], V]) -> Mapping[str, V]:
        """Return `make(record)` for each of these, made once for each object; the same mapping while it is the same.

        Under one name, it must always be made in the same way.
        """
        found = self._now.get(name) or self._before.get(name)
        if found is None:
            found = records, {key: make(record) for key, record in records.items()}
        elif found[0] is not records:
            found = records, self._again(*found, records, make)
        self._now[name] = found
        made: Mapping[str, V] = found[1]
        return made

    def _again(
        self, before: Mapping[str, R], known: dict[str, V], records: Mapping[str, R], make: Callable[[R], V]
    ) -> dict[str, V]:
        if before.keys() != records.keys():
            return {key: known[key] if before.get(key) is one else make(one) for key, one in records.items()}
        now = {key: make(records[key]) for key in self._others(before, records)}
        now = {key: value for key, value in now.items() if value != known[key]}
        return {**known, **now} if now else known

    def _others(self, before: Mapping[str, R], records: Mapping[str, R]) -> list[str]:
        """Return the keys of what is another object; looked for once, however many ask."""
        if self._compared is None or self._compared[0] is not before or self._compared[1] is not records:
            others = list(compress(records, map(is_not, records.values(), map(before.__getitem__, records))))
            self._compared = before, records, others
        return self._compared[2]

    def renewed(self, name: Hashable, make: Callable[[Any, Any], tuple[Any, V]]) -> V:
        """Return the second of what `make` gives for the two things that it gave under this name the last time.

        They are None the first time. Who makes says itself what of it is still so.
        """
        found = make(*(self._now.get(name) or self._before.get(name) or (None, None)))
        self._now[name] = found
        return found[1]

    def next(self, basis: object = None) -> Memory:
        """Return the memory for the next build: what was asked for in this one, nothing if the basis is another."""
        return Memory(basis, self._now if basis == self.basis else None)
