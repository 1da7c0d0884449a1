"""So that what a template did for a page that is not known yet can be done again for one that is."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.host.frames.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Scope = dict[str, Any]
    """What is known at last: the page, and one item of each list that is being written."""
    Read = Callable[[Scope], Any]
    Noted = tuple[Read, frozenset[str]]
    """How something is found out, and the lists of which it depends on one item."""

PAGE = "page"
_NONE: frozenset[str] = frozenset()

# No text of a theme or of a page holds this by chance, and nobody can know it beforehand.
_TOKEN = secrets.token_hex(8)
_MARK = re.compile(rf"\ue000{_TOKEN}(?P<kind>[<>=])(?P<number>\d+)\ue001")
_VALUE, _BEGIN, _END = "=", "<", ">"


class UntraceableError(Exception):
    """The template does what cannot be done before the page is known; no page is wrong by it, only slower."""


class UnrolledError(Exception):
    """The template decides by the items of these loops, so that each item is to be looked at by itself."""

    def __init__(self, loops: Iterable[str]) -> None:
        super().__init__(loops)
        self.loops = frozenset(loops)


@dataclass(frozen=True, slots=True)
class Question:
    """What a template wanted to know of a page; two traces ask the same where `name` is the same."""

    name: str
    ask: Read
    answer: Any


@dataclass(slots=True)
class Trace:
    """One run of a template for a page of which only the `sample` is known."""

    sample: Any
    unrolled: frozenset[str] = _NONE
    """The loops of which every item is looked at by itself."""
    questions: dict[str, Question] = field(default_factory=dict)
    targets: set[str] = field(default_factory=set)
    """Addresses that the template wrote as they are seen from the sample's place."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _values: list[Traced] = field(default_factory=list)
    _lists: dict[str, tuple[Traced, str]] = field(default_factory=dict)
    """For the name of an item: its list, and its loop."""

    def page(self) -> Traced:
        """Return the page that is not known yet."""
        return Traced(self, PAGE, lambda scope: scope[PAGE])

    def apply(self, name: str, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Traced:  # noqa: ANN401 - of a template
        """Return what `function` will make of its arguments; it must have no other effect."""
        read, items = self._call(function, args, kwargs)
        return Traced(self, _described(name, args, kwargs), read, items)

    def ask(self, name: str, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - of a template
        """Return what `function` makes of its arguments for the sample; it must be hashable."""
        described = _described(name, args, kwargs)
        if described not in self.questions:
            read, items = self._call(function, args, kwargs)
            if items:
                raise UnrolledError(self._lists[item][1] for item in items)
            self.questions[described] = Question(described, read, read({PAGE: self.sample}))
        return self.questions[described].answer

    def mark(self, value: Traced, kind: str = _VALUE) -> str:
        """Return what stands for the value in the text of the template."""
        number = self._numbers.setdefault(value.name, len(self._values))
        if number == len(self._values):
            self._values.append(value)
        return f"\ue000{_TOKEN}{kind}{number}\ue001"

    def each(self, values: Traced, loop: str) -> Traced:
        """Return what stands for every item of a list; its text is to be written between `begin` and `end`."""
        name = f"each({loop}, {values.name})"
        self._lists[name] = values, loop
        return Traced(self, name, lambda scope: scope[name], values.items | {name})

    def begin(self, item: object) -> str:
        """Return what stands before the text for such an item, and nothing for any other."""
        return self.mark(item, _BEGIN) if isinstance(item, Traced) and item.name in self._lists else ""

    def end(self, item: object) -> str:
        """Return what stands after the text for such an item, and nothing for any other."""
        return self.mark(item, _END) if isinstance(item, Traced) and item.name in self._lists else ""

    def text(self, written: str) -> str | Traced:
        """Return a text of the template, as a value that is not known yet if there is a mark in it."""
        if not is_marked(written):
            return written
        read, items = self._filled(written)
        return Traced(self, repr(written), read, items, written)

    def reader(self, value: Any) -> Noted:  # noqa: ANN401 - of a template
        """Return how `value` is found out when the page is known."""
        if isinstance(value, Traced):
            return value.read, value.items
        if not carries(value):
            return (lambda _scope: value), _NONE
        if isinstance(value, str):
            return self._filled(value)
        if isinstance(value, dict):
            read, items = self._call(lambda *found: dict(zip(value, found, strict=True)), tuple(value.values()), {})
            return read, items
        return self._call(lambda *found: type(value)(found), tuple(value), {})

    def _call(self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Noted:
        found = [self.reader(value) for value in args]
        named = {key: self.reader(value) for key, value in kwargs.items()}
        items = _NONE.union(*(items for _, items in (*found, *named.values())))
        reads = [read for read, _ in found]
        if named:
            more = {key: read for key, (read, _) in named.items()}
            return (
                lambda scope: function(
                    *[read(scope) for read in reads], **{key: read(scope) for key, read in more.items()}
                )
            ), items
        if len(reads) == 1:
            only = reads[0]
            return (lambda scope: function(only(scope))), items
        return (lambda scope: function(*[read(scope) for read in reads])), items

    def _filled(self, written: str) -> Noted:
        """Return how the values come into a text."""
        opened: list[list[str | Read]] = [[]]
        items: set[str] = set()
        at = 0
        for mark in _MARK.finditer(written):
            opened[-1].append(written[at : mark.start()])
            value = self._values[int(mark["number"])]
            if mark["kind"] == _VALUE:
                opened[-1].append(value.read)
                items |= value.items
            elif mark["kind"] == _BEGIN:
                opened.append([])
            else:
                body = _joined(opened.pop())
                values, _ = self._lists[value.name]
                opened[-1].append(_repeated(values.read, value.name, body))
                items = (items | values.items) - {value.name}
            at = mark.end()
        opened[-1].append(written[at:])
        if len(opened) > 1:
            raise UntraceableError("the text for an item of a list has no end")
        return _joined(opened[0]), frozenset(items)


def is_marked(written: str) -> bool:
    """Tell whether something in the text is not known yet."""
    return _TOKEN in written


def carries(value: object) -> bool:
    """Tell whether anything of `value` is not known yet."""
    if isinstance(value, str):
        return is_marked(value)
    if isinstance(value, list | tuple):
        return any(map(carries, value))
    if isinstance(value, dict):
        return any(map(carries, value.values()))
    return isinstance(value, Traced)


def _joined(parts: list[str | Read]) -> Read:
    kept = [part for part in parts if part != ""]
    return lambda scope: "".join([part if isinstance(part, str) else str(part(scope)) for part in kept])


def _repeated(values: Read, name: str, body: Read) -> Read:
    def write(scope: Scope) -> str:
        written = []
        for item in values(scope):
            scope[name] = item
            written.append(body(scope))
        return "".join(written)

    return write


def _described(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    return f"{name}({', '.join([*map(_description, args), *(f'{k}={_description(v)}' for k, v in kwargs.items())])})"


def _description(value: object) -> str:
    if isinstance(value, Traced):
        return value.name
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_description, value))}]"
    return repr(value)
