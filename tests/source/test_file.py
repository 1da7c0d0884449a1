from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import Mark
from generator.source.dialect import parse

if TYPE_CHECKING:
    from generator.source import SourceFile

TEXT = """\
name: Tremor
lists:
  - one
  - key: two
    more: [three, {four: five}]
text: >-
  A first line with [@nhs-stroke]
  that goes on, and [@nhs] after it.
empty:
quoted: "a  b"
"""


@pytest.fixture
def source() -> SourceFile:
    parsed = parse(TEXT, "content/a.yml")
    assert parsed.file
    return parsed.file


@pytest.mark.parametrize(
    ("trail", "place"),
    [
        ((), (1, 1)),
        (("name",), (1, 7)),
        (("lists",), (3, 3)),
        (("lists", 0), (3, 5)),
        (("lists", 1), (4, 5)),
        (("lists", 1, "key"), (4, 10)),
        (("lists", 1, "more"), (5, 11)),
        (("lists", 1, "more", 0), (5, 12)),
        (("lists", 1, "more", 1, "four"), (5, 26)),
        (("text",), (6, 7)),
        (("empty",), (9, 7)),
    ],
)
def test_a_value_is_found_where_it_begins(
    source: SourceFile, trail: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert source.at(*trail) == Mark("content/a.yml", *place)


@pytest.mark.parametrize(
    ("trail", "place"),
    [
        (("name",), (1, 1)),
        (("lists", 1, "more"), (5, 5)),
        (("lists", 1, "more", 1, "four"), (5, 20)),
        (("lists", 1), (4, 5)),
        ((), (1, 1)),
    ],
)
def test_a_key_is_found_where_it_begins_and_an_item_where_it_does(
    source: SourceFile, trail: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert source.key(*trail) == Mark("content/a.yml", *place)


def test_what_is_not_there_is_found_at_the_nearest_parent_that_is(source: SourceFile) -> None:
    assert source.at("lists", 1, "missing", 3) == source.at("lists", 1)
    assert source.key("lists", 1, "missing") == source.at("lists", 1)
    assert source.at("missing") == source.at()


@pytest.mark.parametrize(
    ("near", "place"),
    [
        pytest.param("first", (7, 5), id="a word"),
        pytest.param("that goes", (8, 3), id="two words"),
        pytest.param("[@nhs-stroke] that", (7, 21), id="words on two lines"),
        pytest.param("@nhs-stroke", (7, 22), id="a citation"),
        pytest.param("@nhs", (8, 22), id="a citation that begins like another"),
        pytest.param("goe", (8, 8), id="a part of a word"),
        pytest.param("one", (6, 7), id="a word of another value"),
        pytest.param("nowhere", (6, 7), id="a word that is not there"),
        pytest.param("", (6, 7), id="nothing"),
        pytest.param(" \n ", (6, 7), id="white space"),
    ],
)
def test_a_piece_of_a_text_is_found_inside_it(source: SourceFile, near: str, place: tuple[int, int]) -> None:
    assert source.at("text", near=near) == Mark("content/a.yml", *place)


def test_signs_with_a_meaning_in_patterns_are_only_signs(source: SourceFile) -> None:
    assert source.at("text", near=".*") == source.at("text")
    assert source.at("text", near="[@nhs]") == Mark("content/a.yml", 8, 21)


def test_white_space_inside_a_quoted_text_may_differ(source: SourceFile) -> None:
    assert source.at("quoted", near="a b") == Mark("content/a.yml", 10, 10)


def test_the_id_of_a_record_is_the_name_of_its_file() -> None:
    for path in ("content/conditions/stroke.yml", "stroke.yml"):
        parsed = parse("a: 1\n", path)
        assert parsed.file
        assert parsed.file.stem == "stroke"
