"""The page for unknown addresses, which is shown at any depth."""

from __future__ import annotations

import pytest

from generator.finish.not_found import root_links


@pytest.mark.parametrize(
    ("written", "rooted"),
    [
        ('<a href=".">', '<a href="/name/">'),
        ('<a href="a-z/">', '<a href="/name/a-z/">'),
        ("<a href='a-z/#b'>", '<a href="/name/a-z/#b">'),
        ('<a href="./a/?q=1">', '<a href="/name/a/?q=1">'),
        ('<img alt="a > b" src="x.svg">', '<img alt="a > b" src="/name/x.svg">'),
        ('<use href="x.svg" src="y.svg">', '<use href="/name/x.svg" src="/name/y.svg">'),
    ],
)
def test_a_relative_link_is_written_from_the_root(written: str, rooted: str) -> None:
    assert root_links(written, "/name/") == rooted
    assert root_links(rooted, "/name/") == rooted


@pytest.mark.parametrize(
    "written",
    [
        '<a href="/name/a/">',
        '<a href="#part">',
        '<a href="https://example.org/">',
        '<a href="//example.org/">',
        '<a href="mailto:a@example.org">',
        '<img src="data:,">',
        '<a href="">',
        '<p>href="a/"</p>',
    ],
)
def test_every_other_link_stays(written: str) -> None:
    assert root_links(written, "/name/") == written
