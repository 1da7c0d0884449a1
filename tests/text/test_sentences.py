"""Where sentences end, and how long a text takes to read."""

import pytest

from generator.text import reading_minutes, sentences, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ("One.", "Two!", "Three?")),
        ("Dr. Smith came at 5 p.m. and left.", ("Dr. Smith came at 5 p.m. and left.",)),
        ("Eat foods, e.g. Beans, daily. Rest.", ("Eat foods, e.g. Beans, daily.", "Rest.")),
        ("It weighs 1.5 kg. Lift it.", ("It weighs 1.5 kg.", "Lift it.")),
        ('He said "Go." She went.', ('He said "Go."', "She went.")),
        ("Wait ... then go. Now.", ("Wait ... then go.", "Now.")),
        ("Look for:\none\ntwo", ("Look for:", "one", "two")),
        ("No full stop", ("No full stop",)),
        ("In 2024. 5 people came.", ("In 2024.", "5 people came.")),
        ("", ()),
    ],
)
def test_a_sentence_ends_where_a_reader_would_pause(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


def test_words_are_counted_without_their_signs() -> None:
    assert words("Don't lift (more than) 1,200 kg – well-known 'risk'…") == (
        *("Don't", "lift", "more", "than", "1,200", "kg", "well-known", "risk"),
    )


@pytest.mark.parametrize(("count", "minutes"), [(0, 1), (1, 1), (240, 1), (241, 2), (2400, 10)])
def test_reading_time_is_rounded_up_to_whole_minutes(count: int, minutes: int) -> None:
    assert reading_minutes(count) == minutes
