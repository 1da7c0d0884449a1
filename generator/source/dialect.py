"""So that YAML means the same to a clinician and to a machine: a small dialect, with a place for every mistake.

PyYAML's C parser makes the node tree; one walk of it builds data and places. Of YAML's implicit types only `true`,
`false`, `null` and plain numbers are kept: `no`, `on`, `1:30` and `012` stay text.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from generator.errors import Mark, Problem
from generator.source.file import SourceFile, Span, Trail

MAX_BYTES = 1024 * 1024
"""The largest file that is read, in bytes."""

MAX_DEPTH = 32
"""The deepest nesting that is read, in levels of mappings and lists."""

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_CONFLICT = re.compile(r"^(<<<<<<< |=======$|>>>>>>> )", re.MULTILINE)


class Parsed(NamedTuple):
    """What became of a text: the file with its data, or None; and everything wrong with it."""

    file: SourceFile | None
    problems: tuple[Problem, ...]


def parse(text: str, path: str) -> Parsed:
    """Read one YAML text; `path` is what problems are reported under. Never raises for any text."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    early = _before_yaml(text, path)
    if early:
        return Parsed(None, (early,))
    walk = _Walk(text, path)
    try:
        loader = yaml.CSafeLoader(text)
        try:
            walk.events(loader)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        walk.problems.append(_syntax_problem(error, text, path))
    except yaml.YAMLError as error:
        walk.problems.append(Problem(Mark(path), "yaml-syntax", f"this is not valid YAML: {_one_line(str(error))}"))
    if walk.problems:
        return Parsed(None, tuple(sorted(set(walk.problems))))
    return Parsed(SourceFile(path, text, walk.data, walk.values, walk.keys), ())


def _before_yaml(text: str, path: str) -> Problem | None:
    """Find what would confuse YAML's own messages: control characters, merge markers, tabs, emptiness."""
    control = _CONTROL.search(text)
    if control:
        mark = _mark(text, path, control.start())
        message = f"the character U+{ord(control.group()):04X} cannot stand in a text file"
        return Problem(mark, "control-character", message, hint="delete it; it is invisible in most editors")
    conflict = _CONFLICT.search(text)
    if conflict:
        hint = "choose one of the two versions and delete the marker lines <<<<<<<, ======= and >>>>>>>"
        mark = _mark(text, path, conflict.start())
        return Problem(mark, "merge-conflict", "an unfinished merge left its markers in this file", hint=hint)
    tab = re.search(r"^ *\t[ \t]*(?=[^\s#])", text, re.MULTILINE)
    if tab:
        mark = _mark(text, path, tab.start() + tab.group().index("\t"))
        return Problem(mark, "tab-indentation", "a tab indents this line", hint="indent with spaces, two for each level")
    if not re.sub(r"^\s*(#.*|---|\.\.\.)?\s*$", "", text, flags=re.MULTILINE).strip():
        return Problem(Mark(path), "empty-file", "this file is empty", hint="write a record in it or delete it")
    return None


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
        self._documents = 0

    def events(self, loader: Any) -> None:  # noqa: ANN401 - PyYAML's C loader has no public type
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    self._refuse(event, "many-documents", "a file holds one document, and a second begins here")
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.data = self._node(loader, event, (), 1)

    def _node(self, loader: Any, event: Any, trail: Trail, depth: int) -> Any:  # noqa: ANN401 - see above
        start = event.start_mark.index
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "alias", f"the alias *{event.anchor} is not allowed", "write the value out")
            return None
        if event.anchor:
            self._refuse(event, "anchor", f"the anchor &{event.anchor} is not allowed", "write the value without it")
        if event.tag:
            self._refuse(event, "tag", f"the tag {event.tag} is not allowed", "write the value without it")
        if isinstance(event, yaml.ScalarEvent):
            self.values[trail] = Span(start, event.end_mark.index)
            plain = not event.style and event.tag is None
            return _typed(event.value) if plain else event.value
        if depth > MAX_DEPTH:
            self._refuse(event, "too-deep", f"values are nested more than {MAX_DEPTH} levels deep here")
            self._skip(loader)
            return None
        if isinstance(event, yaml.SequenceStartEvent):
            data, end = self._sequence(loader, trail, depth)
        else:
            data, end = self._mapping(loader, trail, depth)
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
                first = _mark(self.text, self.path, self.keys[place].start)
                hint = f"the first one is at line {first.line}; keep one of the two"
                self._refuse(event, "duplicate-key", f"the key {key!r} is given twice", hint)
            else:
                self.keys[place] = Span(event.start_mark.index, event.end_mark.index)
            mapping[key] = self._node(loader, loader.get_event(), place, depth + 1)
        return mapping, loader.get_event().end_mark.index

    def _key(self, loader: Any, event: Any, depth: int) -> str | None:  # noqa: ANN401 - see above
        """Return the key's text, or None after reporting why it is none."""
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "non-string-key", "a key must be a plain word", "write `key: value`, one on each line")
            if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                self._skip(loader)
            return None
        for name in ("anchor", "tag"):
            if getattr(event, name):
                self._refuse(event, name, f"a key cannot have the {name} {getattr(event, name)}", "delete it")
        typed = not event.style and not isinstance(_typed(event.value), str)
        if typed or event.value == "<<":
            self._refuse(event, "non-string-key", f"the key {event.value} is not a word", "put it in quotation marks")
            return None
        return str(event.value)

    def _skip(self, loader: Any) -> None:  # noqa: ANN401 - see above
        """Pass over the rest of a mapping or list whose start was just read, however deep it is."""
        depth = 1
        while depth:
            event = loader.get_event()
            if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                depth += 1
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                depth -= 1

    def _refuse(self, event: Any, code: str, message: str, hint: str = "") -> None:  # noqa: ANN401 - see above
        mark = _mark(self.text, self.path, event.start_mark.index)
        self.problems.append(Problem(mark, code, message, hint=hint))


def _typed(value: str) -> Any:  # noqa: ANN401 - a scalar of the dialect: bool, None, int, float or str
    if value in {"true", "false"}:
        return value == "true"
    if value in {"null", "~", ""}:
        return None
    if _INTEGER.fullmatch(value) and len(value) <= 18:  # noqa: PLR2004 - what fits 64 bits; longer digits stay text
        return int(value)
    return float(value) if _DECIMAL.fullmatch(value) else value


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark and error.context_mark and mark.index >= len(text.rstrip()):
        mark = error.context_mark  # an unclosed bracket or quote: show where it opens, not the end of the file
    place = Mark(path, mark.line + 1, mark.column + 1) if mark else Mark(path)
    what = _one_line(error.problem or error.context or "unreadable")
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    context = f"{error.context or ''} {what}"
    if "flow" in context or "{" in line or "[" in line:
        hint = "write it in block style: one `key: value` or one `- item` on each line, without braces or brackets"
    elif "mapping values" in what:
        hint = 'a text that contains ": " must stand in quotation marks'
    elif "found character" in what or "%" in line[:1]:
        hint = "put the text in quotation marks"
    elif "expected <block end>" in what or "could not find expected" in what:
        hint = "check the indentation of this line against its neighbours: two spaces for each level"
    else:
        hint = "compare this line with the same field in another file"
    return Problem(place, "yaml-syntax", f"this is not valid YAML: {what}", hint=hint)


def _mark(text: str, path: str, offset: int) -> Mark:
    line = text.count("\n", 0, offset) + 1
    return Mark(path, line, offset - text.rfind("\n", 0, offset))


def _one_line(message: str) -> str:
    return " ".join(message.split())
