"""So that YAML means the same to a clinician and to a machine: a small dialect, with a place for every mistake.

PyYAML's C parser makes the events; one walk over them builds data and places, and finds what is wrong. Most texts are
plain, and of most the places are never asked for: `generator.source.quick` reads those, and they are walked on demand.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, NoReturn

import yaml

from generator.errors import Mark, Problem
from generator.source import invisible
from generator.source.file import Places, SourceFile, Span, Trail
from generator.source.quick import MAX_DEPTH, quick_data
from generator.source.scalar import CONTROL, LONGEST_NUMBER, typed
from generator.source.syntax import explain
from generator.source.unfit import conflict_problem, mark_of, tab_problem, tabs, unfit, unified

_QUOTE = "write the value out; a text that begins with {} stands in quotation marks"
_NO_NAME = "before a colon stands the name of a field or a record, and {} cannot be one"


class Parsed(NamedTuple):
    """What became of a text: the file with its data, or None; and everything wrong with it."""

    file: SourceFile | None
    problems: tuple[Problem, ...]


class _TooDeepError(Exception):
    """The walk ends here: libyaml takes time that grows with the square of the depth."""


def parse(text: str, path: str) -> Parsed:
    """Read one YAML text; `path` is what problems are reported under. Never raises for any text."""
    text = unified(text)
    data = quick_data(text)
    return read_thoroughly(text, path) if data is None else Parsed(file_of(text, path, data), ())


def file_of(text: str, path: str, data: Any) -> SourceFile:  # noqa: ANN401 - see `SourceFile.data`
    """Return the file of a unified text without mistakes, of which the data is known already."""
    return SourceFile.of(path, text, data, _data, _places)


def read_thoroughly(text: str, path: str) -> Parsed:
    """Read a unified text, and find everything that is wrong with it; `parse` gives the same in less time."""
    early = unfit(text, path) + tabs(text, path)
    if early:
        return Parsed(None, tuple(sorted(early)))
    walk = _Walk(text, path)
    try:
        walk.whole()
    except _TooDeepError:
        pass  # the walk has noted where
    except yaml.MarkedYAMLError as error:
        problem = _syntax_problem(error, text, path, walk)
        told = {("hidden-character", problem.mark.line)}  # the same sign, which the parser stumbled over as well
        walk.problems = [other for other in walk.problems if (other.code, other.mark.line) not in told]
        walk.problems.append(problem)
    except yaml.YAMLError as error:
        walk.problems.append(
            Problem(Mark(path), "yaml-syntax", f"this is not valid YAML: {' '.join(str(error).split())}")
        )
    if walk.problems:
        return Parsed(None, tuple(sorted(set(walk.problems))))
    if walk.data is None or walk.data == "":
        lost = "if it held more before, it was not saved whole: take the last version from its history"
        hint = f"write a record in it, or delete it; {lost}"
        return Parsed(None, (Problem(Mark(path), "empty-file", "this file is empty", hint=hint),))
    return Parsed(file_of(text, path, walk.data), ())


def _data(text: str) -> Any:  # noqa: ANN401 - see `SourceFile.data`
    """Return the data of a text that was read without a problem."""
    data = quick_data(text)
    if data is not None:
        return data
    walk = _Walk(text, "")
    walk.whole()
    return walk.data


def _places(text: str) -> Places:
    """Return where everything stands in a text that was read without a problem."""
    walk = _Walk(text, "")
    walk.whole()
    return Places(walk.values, walk.keys)


class _Walk:
    """One pass over the parser's events: builds the data and its places, and gathers what the dialect refuses.

    Events, not composed nodes, since the composer follows aliases and stops at the first bad anchor.
    """

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path
        self.data: Any = None
        self.values: dict[Trail, Span] = {}
        self.keys: dict[Trail, Span] = {}
        self.problems: list[Problem] = []
        self.open_flows: list[int] = []
        self.quoted: Span | None = None
        self._documents = 0

    def whole(self) -> None:
        """Walk over the text, and note what it holds; raises what the parser does, and what ends the walk."""
        loader = yaml.CSafeLoader(self.text)
        try:
            self._events(loader)
        finally:
            loader.dispose()

    def _events(self, loader: Any) -> None:  # noqa: ANN401 - PyYAML's C loader has no public type
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    hint = "delete the line `---`, or move what follows to a file of its own"
                    self._refuse(event, "many-documents", "a second document begins here, and a file holds one", hint)
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.data = self._node(loader, event, (), 1)

    def _node(self, loader: Any, event: Any, trail: Trail, depth: int) -> Any:  # noqa: ANN401 - see above
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "alias", f"a value cannot begin with *, as in *{event.anchor}", _QUOTE.format("*"))
            return None
        self._refuse_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_escaped(event)
            self.values[trail] = Span(start, end)
            if event.style and event.style in "'\"":
                self.quoted = self.values[trail]
            plain = not event.style and event.tag is None
            return typed(event.value) if plain else event.value
        if depth > MAX_DEPTH:
            self._too_deep(event)
        if event.flow_style:
            self.open_flows.append(start)
        data: list[Any] | dict[str, Any]
        if isinstance(event, yaml.SequenceStartEvent):
            data, end = self._sequence(loader, trail, depth)
        else:
            data, end = self._mapping(loader, trail, depth)
        if event.flow_style:
            self.open_flows.pop()
        self.values[trail] = Span(start, end)
        return data

    def _sequence(self, loader: Any, trail: Trail, depth: int) -> tuple[list[Any], int]:  # noqa: ANN401 - see above
        items: list[Any] = []
        while not loader.check_event(yaml.SequenceEndEvent):
            items.append(self._node(loader, loader.get_event(), (*trail, len(items)), depth + 1))
        return items, loader.get_event().end_mark.index

    def _mapping(self, loader: Any, trail: Trail, depth: int) -> tuple[dict[str, Any], int]:  # noqa: ANN401 - see above
        mapping: dict[str, Any] = {}
        while not loader.check_event(yaml.MappingEndEvent):
            event = loader.get_event()
            key = self._key(loader, event, depth)
            if key is None:
                self._node(loader, loader.get_event(), (*trail, "?"), depth + 1)
                continue
            place = (*trail, key)
            if key in mapping:
                first = mark_of(self.text, self.path, self.keys[place].start)
                hint = f"the first one is in line {first.line}; keep one of the two"
                self._refuse(event, "duplicate-key", f"`{key}` is given twice", hint)
            else:
                self.keys[place] = Span(event.start_mark.index, event.end_mark.index)
            mapping[key] = self._node(loader, loader.get_event(), place, depth + 1)
        return mapping, loader.get_event().end_mark.index

    def _key(self, loader: Any, event: Any, depth: int) -> str | None:  # noqa: ANN401 - see above
        """Return the key's text, or None after reporting why it is none."""
        if isinstance(event, yaml.AliasEvent):
            message = f"a name cannot begin with *, as in *{event.anchor}"
            self._refuse(event, "alias", message, "write it without the sign")
            return None
        self._refuse_properties(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "non-string-key", _NO_NAME.format("brackets"), "write `name: value`, one on each line")
            self._skip(loader, depth)
            return None
        self._refuse_escaped(event)
        return str(event.value) if self._is_name(event) else None

    def _is_name(self, event: Any) -> bool:  # noqa: ANN401 - see above
        """Tell whether a word can be the name of a field or a record, after reporting why it cannot."""
        start, hidden = event.start_mark.index, invisible.HIDDEN.search(event.value)
        if event.value == "<<":
            self._refuse(event, "non-string-key", _NO_NAME.format("<<"), "write the fields out")
        elif not event.style and not isinstance(typed(event.value), str):
            self._refuse_number(event)
        elif not event.value.strip() or "\n" in event.value:
            message = _NO_NAME.format("several lines" if event.value.strip() else "nothing")
            self._refuse(event, "non-string-key", message, "write `name: value`")
        elif hidden:
            message = f"an invisible character ({invisible.named(hidden.group())}) stands in the name before the colon"
            place = max(start, self.text.find(hidden.group(), start, event.end_mark.index))
            self._refuse_at(place, "hidden-character", message, invisible.HINT)
        else:
            return True
        return False

    def _refuse_number(self, event: Any) -> None:  # noqa: ANN401 - see above
        """Refuse a number as a name; behind a digit and a comma it is the rest of a number that was cut in two."""
        start = int(event.start_mark.index)
        before = self.text[max(0, start - LONGEST_NUMBER) : start]
        cut = re.search(r"[0-9]+,$", before) if self.open_flows else None
        if cut and self.text[start : start + 1].isdigit():
            message = "a comma stands inside a number here, and inside braces a comma ends the value"
            hint = f"write a point: `{cut.group()[:-1]}.{event.value}`"
            self._refuse_at(start - len(cut.group()), "decimal-comma", message, hint)
            return
        hint = f'put it in quotation marks: `"{event.value}":`'
        self._refuse(event, "non-string-key", _NO_NAME.format(event.value), hint)

    def _skip(self, loader: Any, depth: int) -> None:  # noqa: ANN401 - see above
        """Pass over the rest of a mapping or list whose start was just read, and which stands at `depth`."""
        within = 1
        while within:
            event = loader.get_event()
            if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                within += 1
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                within -= 1
            if depth + within > MAX_DEPTH:
                self._too_deep(event)

    def _too_deep(self, event: Any) -> NoReturn:  # noqa: ANN401 - see above
        hint = "this is deeper than any record needs; check the brackets and the indentation"
        self._refuse(event, "too-deep", f"values are nested more than {MAX_DEPTH} levels deep here", hint)
        raise _TooDeepError

    def _refuse_properties(self, event: Any) -> None:  # noqa: ANN401 - see above
        """Refuse what stands before a value or key to give it a name or a type."""
        start = event.start_mark.index
        if event.anchor:
            name = f"&{event.anchor}"
            place = self.text.find(name, start)
            self._refuse_at(place, "anchor", f"a value cannot begin with &, as in {name}", _QUOTE.format("&"))
        if event.tag:
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            place = self.text.find("!", start)
            self._refuse_at(place, "tag", f"a value cannot begin with !, as in {name}", _QUOTE.format("!"))

    def _refuse_escaped(self, event: Any) -> None:  # noqa: ANN401 - see above
        """Refuse a control character that is written as an escape: it would reach the pages all the same."""
        control = CONTROL.search(event.value)
        if control:
            message = f"this text holds an invisible character (U+{ord(control.group()):04X})"
            self._refuse(event, "control-character", message, "delete its code, which begins with a backslash")

    def _refuse(self, event: Any, code: str, message: str, hint: str) -> None:  # noqa: ANN401 - see above
        self._refuse_at(event.start_mark.index, code, message, hint)

    def _refuse_at(self, offset: int, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(mark_of(self.text, self.path, offset), code, message, hint=hint))


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str, walk: _Walk) -> Problem:
    """Say what keeps a text from being YAML; what no text may hold is said in its own words."""
    mark = error.problem_mark
    if mark and text[mark.index : mark.index + 1] == "\t":
        return tab_problem(mark_of(text, path, mark.index))
    problem = explain(error, text, path, walk.open_flows, walk.quoted)
    if text.split("\n")[problem.mark.line - 1] == "=======":
        return conflict_problem(problem.mark)
    return problem
