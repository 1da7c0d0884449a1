"""The time that reading takes: every word of a page that is read from end to end."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from typing import TYPE_CHECKING

from generator.pages.frame import NOT_COUNTED, words_in
from generator.pages.markdown import Href

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pages import Page


def counted(value: object) -> int:
    """Count the words of every field, one by one."""
    if isinstance(value, Href):
        return 0
    if isinstance(value, str):
        return len(re.sub(r"<[^>]*>|\]\([^)]*\)|\{[^}]*\}", " ", value).split())
    if isinstance(value, tuple):
        return sum(counted(item) for item in value)
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value) if field.name not in NOT_COUNTED)
        return sum(counted(getattr(value, name)) for name in names)
    return 0


def test_the_words_of_every_page_are_those_of_its_fields(pages_on: Callable[[date], dict[str, Page]]) -> None:
    found = {path: words_in(page.context) for path, page in pages_on(date(2026, 3, 15)).items()}
    assert found == {path: counted(page.context) for path, page in pages_on(date(2026, 3, 15)).items()}
    assert sum(found.values()) > 1000


def test_targets_of_links_markup_and_foots_are_no_words() -> None:
    assert words_in(("one [two](three.md) <b>four</b> {five}", Href("six"), ("seven eight", ""))) == 5
