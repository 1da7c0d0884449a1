"""The head of a page is read as the engine reads it, quickly or not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator.host import front_matter
from generator.pages.render import front_matter as written

HEADS = (
    'title: "A"', "title: A", 'title: "A" # b', "n: 1", "n: 1.5", "n: 1e5", "n: 012", "n: 123456789012345678", "n: -0",
    'on: "A"', "y: [1,2]", 'x: {"a":1, "b": [true, null, "c: d"]}', 'x: {"a": 1, "a": 2}', 'x: "a"\nx: "b"',
    'title: "\\u00e9\\ud83d\\ude00"', 'title: "a\\/b"', 'title: "a\\tb\\nc"', 'title: "\u2028"', 'title: "\x85 \x7f"',
    'title: "🙂 – \ufeff"', "title: 'A'", "a: NaN", 'title: "A', "title:", "- a", "...", 'x: {"' + "k" * 1025 + '": 1}',
    'x: ["' + "k" * 2000 + '"]', 'title:  "A"', ' title: "A"',
    'x: "---"', 'T: "A"', 'x: [1e5, {"b": 2.0}]', 'x: "a": "b"',
    'n: {"<<": {"a": 1}, "=": 2}', 'd: "2026-11-26"', "d: 2026-11-26", "b: truer", "b: true", "b: null ", "q: 1_000",
)  # fmt: skip


def same(source: str) -> None:
    expected: Any
    found: Any
    expected, found = meta.get_data(source), front_matter.read("mkdocs", source)
    assert repr(found) == repr(expected)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "around", ["---\n{}\n---\n\nText.\n", "---\n{}\n...\n\nText.", "---\n{}\n--- \nText", "{}", "---\n{}\n"]
)
def test_a_head_is_read_as_the_engine_reads_it(head: str, around: str) -> None:
    same(around.format(head))


values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=12)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)


@given(head=st.dictionaries(st.sampled_from(["title", "kind", "jsonld", "no", "also_called", "draft"]), values))
def test_a_head_that_we_write_is_read_as_the_engine_reads_it(head: dict[str, Any]) -> None:
    same(f"{written(head)}\nText.\n")


def test_a_head_that_we_write_is_read_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meta, "get_data", None)
    head = {"title": "A – “b” \\ {{ c }}", "jsonld": {"@type": ["a", {"b": None}]}, "search": "exclude", "draft": True}
    assert front_matter.read("mkdocs", f"{written(head)}\n\n# Text\n") == ("# Text\n", head)
