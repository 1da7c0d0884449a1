"""Texts without their markup, and words that must stay words."""

import pytest

from generator.text import attribute, escape, indent, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words.", "Plain words."),
        ("*Soft* and **strong** [words](condition:stroke).", "Soft and strong words."),
        ("A claim [@a]. Another.[@b][@c] End", "A claim. Another. End"),
        ("Call {emergency-number} or {family-doctor}.", "Call emergency number or family doctor."),
        ("Look for:\n\n- one\n- *two*\n\nThen rest.", "Look for:\none\ntwo\nThen rest."),
        ("Two\nlines", "Two lines"),
        ("5 \\* 3 < 20 & R&D", "5 * 3 < 20 & R&D"),
        ("[the NHS](https://www.nhs.uk/?a=1) says", "the NHS says"),
        ("snake_case", "snake_case"),
        ("", ""),
    ],
)
def test_plain_words_are_what_a_reader_would_read_aloud(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Stroke (brain attack)", "Stroke \\(brain attack\\)"),
        ("2. degree burn", "2\\. degree burn"),
        ("A & B < C", "A &amp; B &lt; C"),
        ("ratio: a|b", "ratio: a&#124;b"),
        ("- minus", "&#45; minus"),
        ("two\nlines\tand  tabs", "two lines and tabs"),
        ("Plain words, 5 of them.", "Plain words, 5 of them."),
    ],
)
def test_an_escaped_string_is_still_easy_to_read(value: str, expected: str) -> None:
    assert escape(value) == expected


def test_an_attribute_cannot_be_left() -> None:
    assert attribute("\" onclick='x' <b> [a](b)") == "&quot; onclick=&#39;x&#39; &lt;b&gt; &#91;a&#93;(b)"


def test_indenting_keeps_the_first_line_and_empty_lines() -> None:
    assert indent("one\n\ntwo\n  three", 2) == "one\n\n  two\n    three"
