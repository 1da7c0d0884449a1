from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import yaml

from generator.editor_schemas.guide import TABLES, with_tables
from generator.model.condition import Condition
from generator.model.journey import Journey, SafetyNote
from generator.model.person import Person
from generator.model.record import Review
from generator.model.reference import Reference

PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_examples_for_editors_are_records_that_would_be_accepted() -> None:
    found = re.findall(r"^( *)```yaml\n(.*?)^ *```", GUIDE, re.MULTILINE | re.DOTALL)
    examples = [yaml.load(dedent(text), yaml.BaseLoader) for _, text in found]  # noqa: S506 - text only
    notes, condition, references, journey, review, person = examples
    [(name, reference)] = references.items()

    Reference.model_validate(reference)
    made = Condition.model_validate(condition)
    assert f"[@{name}]" in str(made.summary)
    [note] = notes
    assert SafetyNote.model_validate(note).explains == ("condition:essential-tremor",)
    [case] = journey.values()
    assert Journey.model_validate({**case, "age": int(case["age"])}).expect.among_shown
    assert Review.model_validate(review["review"]).by == "jane-doe"
    assert Person.model_validate(person).credentials


def test_the_link_that_editors_are_told_to_follow_stands_on_the_pages() -> None:
    [link] = re.findall(r"follow \*\*(.+?)\*\*", GUIDE)

    assert f"[{link}](" in (PROJECT / "theme/pages/components.md.jinja").read_text(encoding="utf-8")
    assert link in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_words_explained_to_editors_are_those_of_the_model() -> None:
    assert with_tables(GUIDE) == GUIDE
    assert re.findall(r"^<!-- words: (\w+) -->$", GUIDE, re.MULTILINE) == list(TABLES)
    assert "| `ambulance` | Call the emergency number now. |" in GUIDE


def test_a_word_with_another_meaning_is_written_into_the_guide() -> None:
    stale = GUIDE.replace("Call the emergency number now.", "Call somebody.").replace("| `common` |", "| `often` |")

    assert stale != GUIDE
    assert with_tables(stale) == GUIDE


def test_lists_in_the_guide_go_on_four_spaces_in_so_that_site_and_github_read_them_alike() -> None:
    part = GUIDE.split("## For editors")[1].split("## For developers")[0]
    text = re.sub(r"^ *```.*?^ *```$", "", part, flags=re.MULTILINE | re.DOTALL)

    assert [line for line in text.split("\n") if re.match(r" {1,3}\S| {5,7}\S", line)] == []
