"""The mistakes that people make in their first files: each is named at its place, in words that are not YAML's."""

from __future__ import annotations

import pytest

from generator.source.dialect import parse


def told(text: str) -> tuple[str, str, str]:
    (problem,) = parse(text, "f.yml").problems
    return f"{problem.mark.line}:{problem.mark.column}", problem.message, problem.hint


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("urgency routine\nname: a\n", "1:1", "no colon", "field: value"),
        ("name: a\nurgency:routine\n", "2:1", "no space after the colon", "`urgency: routine`"),
        ("a:\n  - id: b\n    percent:60\n    cite: c\n", "3:5", "no space after the colon", "`percent: 60`"),
        ("note: Frequency: new\n", "1:16", "second colon", "quotation marks"),
        ("a:\n  - id: b\n      rare: c\n", "3:11", "indentation", "same column"),
        ("a:\n  - id: b\n   rare: c\n", "3:4", "list", "two spaces further in"),
        ("a:\n  - id: b\n  id: c\n", "3:3", "list", "`- `"),
        ("a:\n  - id: b\n  -id: c\n", "3:3", "no space after the hyphen", "`- id: c`"),
        ("a:\n  - b\n - c\n", "3:2", "list item", "indentation"),
        ("a:\n  b: 1\n c: 1\n", "3:2", "line up", "indentation"),
        ("a: 'Graves' disease'\n", "1:13", "closing quotation mark", "whole text"),
        ('a: "hyper" thyroidism\n', "1:12", "closing quotation mark", "whole text"),
        ("a:\n  - 'b' c\n", "2:9", "closing quotation mark", "whole text"),
        ('a: "hyper\nb: 1\nc: "Stroke"\n', "1:4", "in line 3", "close it"),
        ('a: "hyper\nb: 1\n', "1:4", "none closes it", "close"),
        ("a: %\n", "1:4", "begin with `%`", "quotation marks"),
        ('a: "50\\% of"\n', "1:7", "backslash", "two backslashes"),
        ("a: “Stroke: a guide”\n", "1:11", "second colon", "curly"),
        ("# a comment\n\nurgency routine\nname: a\n", "3:1", "no colon", "field: value"),
        ("name: a\nurgency:\u00a0soon\nb: 1\n", "2:9", "U+00A0", "space bar"),
        ("a:\n  - id: b\n\u00a0\u00a0\u00a0\u00a0percent: 60\n    cite: c\n", "3:1", "U+00A0", "space bar"),
        ("a:\n  -\u00a0id: b\n    cite: c\n", "2:4", "U+00A0", "space bar"),
    ],
)
def test_a_typical_mistake_is_explained_at_its_place(text: str, place: str, message: str, hint: str) -> None:
    said = told(text)

    assert said[0] == place
    assert message in said[1]
    assert hint in said[2]


def test_a_special_space_inside_a_text_is_a_part_of_it() -> None:
    assert parse("a: 5\u00a0mg\nb: >-\n  5\u00a0mg\n", "f.yml").problems == ()


def test_no_message_for_a_typical_mistake_is_in_the_words_of_the_parser() -> None:
    texts = [
        "a b\nc: d\n",
        "a: b: c\n",
        "a:\n  - b\n  c: d\n",
        "a: 'b' c\n",
        "a: [b\n",
        "a: {b: c}}\n",
        "a: - b\n",
        "a: !b!c d\n",
    ]
    parser = ("mapping", "block", "expected", "token", "scanning", "parsing")

    assert [text for text in texts if any(word in told(text)[1] for word in parser)] == []
