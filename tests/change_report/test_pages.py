"""How two versions of a page are told apart: in the words that readers see, section by section."""

from __future__ import annotations

from generator.change_report.pages import Hunk, compare, hunks, readable

BEFORE = """\
---
title: "Tremor"
description: "Shaking."
jsonld: {"name": "Tremor"}
---
## Causes { .vm-big data-toc-label="Causes" }

- **[Coffee](../causes/coffee.md).** Too much makes hands shake.<sup class="vm-cite"><a href="#ref-guide">[1]</a></sup>
- See [the guide](https://example.org/guide).

<div class="vm-next" markdown>

## Prevention

Drink less, and sleep well, and walk a little every day, and eat at the same hours as before.

</div>
"""


def test_a_page_is_read_as_its_readers_see_it() -> None:
    assert readable(BEFORE) == [
        "title: Tremor",
        "description: Shaking.",
        "## Causes",
        "- Coffee. Too much makes hands shake. [guide]",
        "- See the guide (https://example.org/guide).",
        "## Prevention",
        "Drink less, and sleep well, and walk a little every day, and eat at the same hours as before.",
    ]


def test_a_changed_sentence_is_cut_to_what_differs_and_says_where() -> None:
    after = BEFORE.replace("walk a little every day", "walk for an hour every day")

    assert list(hunks(BEFORE, after)) == [
        Hunk(
            "Prevention",
            (
                "- … less, and sleep well, and walk a little every day, and eat at the …",
                "+ … less, and sleep well, and walk for an hour every day, and eat at the …",
            ),
        )
    ]


def test_numbers_of_sources_and_versions_of_files_are_no_difference_in_words() -> None:
    other = BEFORE.replace(">[1]<", ">[7]<")

    assert list(hunks(BEFORE, other)) == []
    assert compare({"a.md": "x.0123456789ab.json\n"}, {"a.md": "x.ba9876543210.json\n"}) == ()


def test_a_source_that_changed_is_a_difference() -> None:
    (hunk,) = hunks(BEFORE, BEFORE.replace("#ref-guide", "#ref-other"))

    assert hunk.lines[-1].endswith("[other]")


def test_what_only_moved_is_no_difference_in_words() -> None:
    lines = BEFORE.split("\n")
    coffee, guide = lines[7], lines[8]
    lines[7], lines[8] = guide, coffee
    (change,) = compare({"a.md": BEFORE}, {"a.md": "\n".join(lines)})

    assert (change.how, change.hunks) == ("changed", ())


def test_pages_that_come_and_go_are_named_and_other_files_are_none() -> None:
    found = compare({"old.md": BEFORE, "data.json": "{}"}, {"new.md": BEFORE, "data.json": "[]"})

    assert [(change.path, change.how, change.title) for change in found] == [
        ("new.md", "added", "Tremor"),
        ("old.md", "removed", "Tremor"),
    ]
