"""Names for controls that a theme leaves without one."""

from __future__ import annotations

import pytest

from generator.finish.accessible_names import name_controls

NAMED = '<div class="md-search" aria-label="Search" data-md-component="search" role="dialog">'


def test_a_search_dialog_without_a_name_gets_one() -> None:
    assert name_controls('<div class="md-search" data-md-component="search" role="dialog">') == NAMED


@pytest.mark.parametrize("html", [NAMED, '<div class="md-search">', '<div class="md-search__form" role="dialog">'])
def test_everything_else_stays(html: str) -> None:
    assert name_controls(html) == html
