"""Properties that hold for every text: places are true, and nothing crashes the reader."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.source import read_file
from generator.source.dialect import Parsed, parse

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from generator.source import Trail

# --- Round trip: data, written as YAML in every style of the dialect, is read back with the place of every part -------

WORDS = st.from_regex(r"[a-zéß😀][a-z0-9é😀]{0,6}( [a-z0-9é😀]{1,6}){0,3}", fullmatch=True)
LIKE_SOMETHING_ELSE = st.sampled_from(["no", "on", "1:30", "012", "1e3", "0x1F", "2026-11-22", "1_000", "No"])
ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=12
)
TYPED = st.one_of(
    st.booleans(),
    st.none(),
    st.integers(-(10**15), 10**15),
    st.decimals(-1000, 1000, places=2, allow_nan=False).map(float),
)
DATA = st.recursive(
    st.one_of(WORDS, LIKE_SOMETHING_ELSE, ANY_TEXT, TYPED),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(WORDS, LIKE_SOMETHING_ELSE), inner, max_size=4)
    ),
    max_leaves=15,
)
FILES = st.one_of(st.lists(DATA, min_size=1, max_size=5), st.dictionaries(WORDS, DATA, min_size=1, max_size=5))
TYPED_WORDS = {"true", "false", "null"}


@dataclass
class Written:
    """A YAML text as it grows, with the place at which each key and each value begins: (line, column) from 1."""

    choose: Random
    lines: list[str] = field(default_factory=lambda: [""])
    values: dict[Trail, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Trail, tuple[int, int]] = field(default_factory=dict)

    def put(self, text: str) -> None:
        self.lines[-1] += text

    def here(self) -> tuple[int, int]:
        return len(self.lines), len(self.lines[-1]) + 1

    def end_line(self) -> None:
        """End the line, sometimes with a comment, and sometimes leave some lines without meaning behind it."""
        if self.choose.random() < 0.2:
            self.put("  # a comment: [with] {signs}")
        self.lines.append("")
        while self.choose.random() < 0.15:
            self.put(self.choose.choice(["", "   ", "# a: *comment"]))
            self.lines.append("")

    def key(self, trail: Trail, key: str) -> None:
        self.keys[trail] = self.here()
        styles = [json.dumps(key, ensure_ascii=False), f"'{key}'", key]
        self.put(self.choose.choice(styles[: 2 if key in TYPED_WORDS else 3]))
        self.put(": ")

    def scalar(self, value: object, *, indent: int | None) -> None:
        """Write a scalar; `indent` is that of a block of text below it, or None inside brackets."""
        if value is None:
            self.put(self.choose.choice(["null", "~"]))
        elif isinstance(value, bool):
            self.put("true" if value else "false")
        elif isinstance(value, int):
            self.put(str(value))
        elif isinstance(value, float):
            self.put(f"{value:.2f}")
        else:
            self.text(str(value), indent=indent)

    def text(self, value: str, *, indent: int | None) -> None:
        plain = value.replace(" ", "").isalnum() and value[0].isalpha() and value == " ".join(value.split())
        styles = ["double", "single"]
        if plain and value not in TYPED_WORDS:
            styles += ["plain", "plain", *(["block"] if indent is not None else [])]
        style = self.choose.choice(styles)
        if style == "double":
            self.put(json.dumps(value, ensure_ascii=False))
        elif style == "single":
            self.put("'" + value.replace("'", "''") + "'")
        elif style == "plain":
            self.put(value)
        else:
            self.put(self.choose.choice(["|-", ">-"]))
            self.lines.append(" " * (indent or 0) + value)

    def flow(self, value: object, trail: Trail) -> None:
        self.values[trail] = self.here()
        if isinstance(value, dict):
            self.put("{")
            for place, (key, inner) in enumerate(value.items()):
                self.put(", " if place else "")
                self.key((*trail, key), key)
                self.flow(inner, (*trail, key))
            self.put("}")
        elif isinstance(value, list):
            self.put("[")
            for place, inner in enumerate(value):
                self.put(", " if place else "")
                self.flow(inner, (*trail, place))
            self.put("]")
        else:
            self.scalar(value, indent=None)

    def block(self, value: object, trail: Trail, indent: int) -> None:
        """Write a filled list or mapping in block style; the line so far is indented by `indent`."""
        self.values[trail] = self.here()
        assert isinstance(value, (dict, list))
        for place, (key, inner) in enumerate(value.items() if isinstance(value, dict) else enumerate(value)):
            if place:
                self.put(" " * indent)
            if isinstance(value, dict):
                self.key((*trail, key), key)
            else:
                self.put("- ")
            self.below(inner, (*trail, key), indent, in_list=isinstance(value, list))

    def below(self, value: object, trail: Trail, indent: int, *, in_list: bool) -> None:
        if isinstance(value, (list, dict)) and value and self.choose.random() < 0.7:
            if in_list and self.choose.random() < 0.6:
                deeper = len(self.lines[-1])
            else:
                self.lines[-1] = self.lines[-1].rstrip()
                self.end_line()
                deeper = indent + self.choose.choice([1, 2, 4])
                self.put(" " * deeper)
            self.block(value, trail, deeper)
        else:
            if isinstance(value, (list, dict)):
                self.flow(value, trail)
            else:
                self.values[trail] = self.here()
                self.scalar(value, indent=indent + 2)
            if self.lines[-1].endswith(" ") or self.lines[self.values[trail][0] - 1].endswith(("|-", ">-")):
                self.lines.append("")
            else:
                self.end_line()


@given(FILES, st.integers(0, 10**6), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_every_key_and_every_value_is_found_where_it_was_written(
    data: object, seed: int, line_end: str, start: str
) -> None:
    written = Written(Random(seed))  # noqa: S311 - it chooses the style, not a secret
    written.block(data, (), 0)
    text = start + line_end.join(written.lines)

    parsed = parse(text, "f.yml")

    assert parsed.problems == (), text
    assert parsed.file
    assert parsed.file.data == data
    values = {trail: parsed.file.at(*trail) for trail in written.values}
    keys = {trail: parsed.file.key(*trail) for trail in written.keys}
    assert {trail: (mark.line, mark.column) for trail, mark in values.items()} == written.values
    assert {trail: (mark.line, mark.column) for trail, mark in keys.items()} == written.keys
    assert parsed.file.values.keys() == written.values.keys()
    assert parsed.file.keys.keys() == written.keys.keys()


# --- Nothing crashes the reader ---------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *("a", "b: ", ": ", ":", "- ", "-", "? ", "\n", "\n  ", "\n    ", "\n- ", " ", "\t", "\r\n", "\r", "# c", "#"),
        *("[", "]", "{", "}", ", ", "&x ", "*x", "*x ", "!t ", "!!int ", "!", "<<: ", "|", ">", "|-\n  ", ">+2\n", "'"),
        *('"', "''", '\\"', "\\0", "\\u2028", "---\n", "---", "...\n", "%YAML 1.1\n", "%TAG ! t:\n", "@", "`", "%"),
        *("true", "null", "~", "12", "1.5", "0x1", "1e400", "é", "😀", "\u2028", "\x85", "\ufeff", "\x00", "\x0c"),
        *("<<<<<<< a\n", "=======\n", ">>>>>>> a\n", "=", "\ud800", "a: 1\n", "b:\n"),
    ]
)


def as_bytes(pieces: list[str]) -> bytes:
    return "".join(pieces).encode("utf-8", "surrogatepass")


def is_sound(parsed: Parsed, text: str) -> bool:
    """Tell whether there is either a file or a problem, and whether every place lies inside the text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marks = [problem.mark for problem in parsed.problems]
    if parsed.file:
        marks += [parsed.file.at(*trail) for trail in parsed.file.values]
        marks += [parsed.file.key(*trail) for trail in parsed.file.keys]
    inside = all(1 <= mark.line <= len(lines) and 1 <= mark.column <= len(lines[mark.line - 1]) + 1 for mark in marks)
    return inside and (parsed.file is None) == bool(parsed.problems)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
@example("? ? ? a")
@example("a: !<x 1")
@example("\ud800")
@example("%")
def test_no_text_crashes_the_reader(text: str) -> None:
    assert is_sound(parse(text, "f.yml"), text)


@given(st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=30).map(as_bytes)))
@example(b"\xff\xfe")
@example(b"\x00")
@example(b"a: \xed\xa0\x80")
def test_no_bytes_in_a_file_crash_the_reader(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "random.yml"
    path.write_bytes(raw)

    parsed = read_file(path, path.parent)

    assert is_sound(parsed, raw.decode("utf-8", "replace"))
    assert all(problem.mark.path == "random.yml" for problem in parsed.problems)


def same(ours: object, theirs: object) -> bool:
    """Tell whether two readers agree, where the other leaves every scalar as text."""
    if isinstance(ours, dict):
        return isinstance(theirs, dict) and ours.keys() == theirs.keys() and all(same(ours[k], theirs[k]) for k in ours)
    if isinstance(ours, list):
        return isinstance(theirs, list) and len(ours) == len(theirs) and all(map(same, ours, theirs))
    return isinstance(theirs, str) and (ours == theirs or not isinstance(ours, str))


@given(st.lists(PIECES, max_size=40).map("".join))
@example("a: [b, {c: d}]\n'e': >\n  f\n  g\n")
def test_what_is_read_says_the_same_to_any_other_reader_of_yaml(text: str) -> None:
    parsed = parse(text, "f.yml")

    if parsed.file:
        assert same(parsed.file.data, yaml.load(parsed.file.text, yaml.CBaseLoader))  # noqa: S506 - makes texts only
