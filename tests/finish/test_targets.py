"""Addresses are joined as the standard library joins them, and once for all pages of a folder."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.finish.targets import joined, joining_point

SITE = "https://example.org/name/"

PARTS = [
    "..",
    ".",
    "",
    "a",
    "b-c",
    "x.y",
    "é",
    "%C3%A9",
    "?q=1",
    "#part",
    "#",
    "?",
    ";p",
    ":",
    "//",
    "\t",
    " ",
    "\\",
    "@",
]
HEADS = ["", "../", "../../", "./", "/", "//", "https://example.org/name/", "https://else.example/", "http:", "mailto:"]

ADDRESSES = st.builds(
    lambda host, parts: host + "/".join(parts),
    st.sampled_from(["https://example.org/", "http://h/", SITE]),
    st.lists(st.sampled_from(["a", "b-c", "%C3%A9", "404.html", "", "x;y"]), max_size=4),
)
WRITTEN = st.builds(
    lambda head, parts, glue: head + glue.join(parts),
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(PARTS), max_size=5),
    st.sampled_from(["/", ""]),
) | st.text(alphabet="./#?:;ab-\t[]@%", max_size=12)


def read(address: str, written: str) -> str | None:
    try:
        return urljoin(address, written)
    except ValueError:
        return None


@given(ADDRESSES, WRITTEN)
@example("https://example.org/", "../a")
@example("https://example.org/a/", "../")
@example("https://example.org/name//", "../")
@example("https://example.org//a/", "b")
@example("https://example.org/a/", "..//else.example/x")
def test_an_address_is_joined_as_the_library_joins_it(address: str, written: str) -> None:
    try:
        ours = joined(*joining_point(address, written))
    except ValueError:
        ours = None
    assert ours == read(address, written)


@pytest.mark.parametrize("written", ["../b/", "../../conditions/stroke/#signs", "../?q"])
def test_the_pages_of_a_folder_share_what_they_point_to(written: str) -> None:
    assert joining_point(f"{SITE}symptoms/a/", written) == joining_point(f"{SITE}symptoms/b/", written)
    assert joining_point(f"{SITE}symptoms/a/", written) != joining_point(f"{SITE}symptoms/a/b/", written)
