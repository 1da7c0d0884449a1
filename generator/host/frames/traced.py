"""So that a template can be run before the page is known: everything that it does to a value of the page is noted.

A template prints what it is given, computes something else from it, or decides by it. A value that is not known yet
answers each in its own way: it prints a mark; it makes another value that is not known yet; and where the template has
to decide, it answers for the sample page and notes the question.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.host.frames.trace import Read, Trace


class Traced:
    """A value that is not known yet: `read` finds it out, and two are the same where `name` is.

    `items` names the lists of which it depends on one item. `written` is the text with marks, if it is a text.
    """

    __slots__ = ("items", "name", "read", "trace", "written")

    def __init__(
        self, trace: Trace, name: str, read: Read, items: frozenset[str] = frozenset(), written: str | None = None
    ) -> None:
        self.trace, self.name, self.read, self.items, self.written = trace, name, read, items, written

    def __str__(self) -> str:
        return self.trace.mark(self) if self.written is None else self.written

    def __iter__(self) -> Iterator[Traced]:
        for number in range(self.trace.ask("count", _count, self)):
            yield self.trace.apply("item", _item, self, number)

    def __bool__(self) -> bool:
        return bool(self.trace.ask("bool", bool, self))

    def __len__(self) -> int:
        return int(self.trace.ask("len", len, self))

    def __contains__(self, part: object) -> bool:
        return bool(self.trace.ask("contains", operator.contains, self, part))

    def __getitem__(self, key: Any) -> Traced:  # noqa: ANN401 - of a template, and it is a slice
        return self.trace.apply("item", operator.getitem, self, key)

    __hash__ = None  # type: ignore[assignment] # whoever looks something up by it wants to know it


def _decision(name: str) -> Callable[[Traced, object], bool]:
    function = getattr(operator, name)

    def decide(self: Traced, other: object) -> bool:
        return bool(self.trace.ask(name, function, self, other))

    return decide


def _operation(name: str, *, turned: bool = False) -> Callable[[Traced, object], Traced]:
    function = getattr(operator, name)

    def operate(self: Traced, other: object) -> Traced:
        return self.trace.apply(name, function, *((other, self) if turned else (self, other)))

    return operate


for _name in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Traced, f"__{_name}__", _decision(_name))
for _name in ("add", "sub", "mul", "truediv", "floordiv", "pow", "mod"):
    setattr(Traced, f"__{_name}__", _operation(_name))
    setattr(Traced, f"__r{_name}__", _operation(_name, turned=True))


def _count(values: Any) -> int:  # noqa: ANN401 - whatever a template may loop over
    return len(list(values))


def _item(values: Any, number: int) -> Any:  # noqa: ANN401 - whatever a template may loop over
    return list(values)[number]
