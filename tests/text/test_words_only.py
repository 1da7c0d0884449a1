"""Fields of plain words, in which markup would be shown as it is typed."""

import pytest

from generator.text import DISALLOWED, UNSAFE, check_words


@pytest.mark.parametrize(
    "value",
    [
        "Stroke (brain attack)",
        "Type 2 diabetes: an overview [2nd ed.]",
        "R&D at AT&T, 5 < 6",
        "What is *this*?",
        "snake_case and a_b",
        "Müller's 'quoted' “words”",
    ],
)
def test_words_may_hold_any_sign_that_is_no_markup(value: str) -> None:
    assert check_words(value) == ()


@pytest.mark.parametrize(
    ("value", "snippet"),
    [
        ("A claim [@study]", "[@study]"),
        ("See [more](https://example.org)", "[more](https://example.org)"),
        ("Call {emergency-number}", "{emergency-number}"),
        ("**Strong** words", "**Strong**"),
        ("some `code`", "`code`"),
        ("a <b>tag</b>", "<b>"),
        ("one &amp; two", "&amp;"),
    ],
)
def test_markup_in_words_is_pointed_at(value: str, snippet: str) -> None:
    fault = check_words(value)[0]
    assert (fault.code, fault.snippet) == (DISALLOWED, snippet)


def test_hidden_characters_in_words_are_unsafe() -> None:
    assert [fault.code for fault in check_words("a\u202eb\u200bc")] == [UNSAFE, UNSAFE]
