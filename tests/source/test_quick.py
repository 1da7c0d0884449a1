"""The quick way of reading is the thorough way, or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.source import MAX_DEPTH, SourceFile
from generator.source.dialect import parse, read_thoroughly
from generator.source.quick import quick_data
from generator.source.unfit import unfit, unified

OURS = Path(__file__).parents[2] / "content"

PIECES = st.sampled_from(
    [
        *(
            "a",
            "b: ",
            ": ",
            ":",
            "- ",
            "-",
            "? ",
            "\n",
            "\n  ",
            "\n    ",
            "\n- ",
            "\nc: ",
            " ",
            "\t",
            "\r\n",
            "# c",
            "#",
        ),
        *("[", "]", "{", "}", ", ", "&x ", "*x", "!t ", "!!int ", "! ", "<<: ", "|", ">", "|-\n  ", ">-\n  ", "'", '"'),
        *(
            "''",
            '\\"',
            "\\0",
            "\\u2028",
            "\\x41",
            "---\n",
            "---",
            "...\n",
            "%YAML 1.1\n",
            "@",
            "`",
            "%",
            "\u00a0",
            "\u200b",
        ),
        *(
            "true",
            "null",
            "~",
            "12",
            "1.5",
            "-.5",
            "0x1",
            "1e400",
            "é",
            "😀",
            "\u2028",
            "\x85",
            "\ufeff",
            "\x00",
            "a: 1\n",
        ),
        *(
            "<<<<<<< a\n",
            "=======\n",
            ">>>>>>> a\n",
            "true: ",
            "null: ",
            "1: ",
            "a: ",
            '"a": ',
            "'a': ",
            "a b: ",
            "A: ",
        ),
    ]
)


def same(one: Any, other: Any) -> bool:  # noqa: ANN401 - any data
    """Tell whether data are the same, down to the types of numbers and the order of fields."""
    return repr(one) == repr(other)


def told_apart(text: str) -> tuple[bool, SourceFile | None]:
    """Read a text in the quick way, and compare it with the thorough way."""
    text = unified(text)
    data = quick_data(text)
    thorough = read_thoroughly(text, "f.yml")
    if data is not None:
        assert thorough.problems == ()
        assert thorough.file
        assert same(data, thorough.file.data)
    return data is not None, thorough.file


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
@example("a: &x 1")
@example("a: *x")
@example("*x")
@example("a: ! 1")
@example("a: [&x 1, 2]")
@example("a: 1\n---\nb: 2\n")
@example("a: 1\na: 2\n")
@example('"a": 1\n')
@example("? [a]\n: 1\n")
@example('a: "\\u2028"')
@example("a: |\n  b\n")
@example("a: \"\"\nb: ''\nc:\n")
def test_what_is_read_quickly_is_what_is_read_thoroughly(text: str) -> None:
    told_apart(text)


@pytest.mark.parametrize("depth", [MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1])
@pytest.mark.parametrize("signs", ["[]", "{}"])
def test_the_deepest_nesting_is_the_same(depth: int, signs: str) -> None:
    opening, closing = ("[", "]") if signs == "[]" else ("{a: ", "}")
    quick, file = told_apart(opening * depth + "1" + closing * depth)

    assert quick == (file is not None) == (depth <= MAX_DEPTH)


@pytest.mark.parametrize("text", ["a: 1\n", "- a\n- b: [c, {d: e}]\n", "Ä b: >-\n  c\n\n  d\n", 'a: "b\\nc"\n', "a:\n"])
def test_a_plain_text_is_read_quickly(text: str) -> None:
    assert told_apart(text)[0]


def test_our_own_content_is_read_quickly() -> None:
    texts = [path.read_text(encoding="utf-8") for path in OURS.rglob("*.yml")]

    assert len(texts) > 5
    assert all(told_apart(text)[0] for text in texts)


@given(st.lists(st.sampled_from([*"a \né\t\x00\x85\u2028\u00a0", "<<<<<<< x", "\n>>>>>>> y", "======="]), max_size=12))
def test_only_a_text_without_faults_is_plain(pieces: list[str]) -> None:
    text = "".join(pieces)
    marks = [f"content/a.md:{problem.mark.line}" for problem in unfit(text, "content/a.md")]
    faulty = any(sign in text for sign in "\x00\x85\u2028") or any(
        line.startswith(("<<<<<<< ", ">>>>>>> ")) for line in text.split("\n")
    )

    assert bool(marks) == faulty


def test_places_are_found_when_they_are_asked_for() -> None:
    text = "a: 1\nb:\n  - c: [x, y]\n"
    file = parse(text, "f.yml").file
    thorough = read_thoroughly(text, "f.yml").file

    assert file
    assert thorough
    assert file.values == thorough.values
    assert file.at("b", 0, "c", 1).column == 12
    assert file == thorough
    assert file.digest == thorough.digest
    assert len(file.digest) == 64


@pytest.mark.parametrize("text", ["a: 1\nb: [c, 'd']\n", "'a': 1\n", "- a: {b: c}\n"])
def test_data_that_was_let_go_is_there_again_for_whoever_asks(text: str) -> None:
    file = parse(text, "a.yml").file
    assert file
    data = file.data
    file.let_go()
    assert "data" not in vars(file)
    assert file.data == data
