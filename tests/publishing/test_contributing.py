from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import yaml

from generator.model.condition import Condition
from generator.model.journey import Journey
from generator.model.person import Person
from generator.model.record import Review
from generator.model.reference import Reference
from generator.model.vocabulary import Frequency, Rarity, Urgency

PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_examples_for_editors_are_records_that_would_be_accepted() -> None:
    found = re.findall(r"^( *)```yaml\n(.*?)^ *```", GUIDE, re.MULTILINE | re.DOTALL)
    examples = [yaml.load(dedent(text), yaml.BaseLoader) for _, text in found]  # noqa: S506 - text only
    condition, references, journey, review, person = examples
    [(name, reference)] = references.items()

    Reference.model_validate(reference)
    made = Condition.model_validate(condition)
    assert f"[@{name}]" in str(made.summary)
    [case] = journey.values()
    assert Journey.model_validate({**case, "age": int(case["age"])}).expect.among_shown
    assert Review.model_validate(review["review"]).by == "jane-doe"
    assert Person.model_validate(person).credentials


def test_the_link_that_editors_are_told_to_follow_stands_on_the_pages() -> None:
    [link] = re.findall(r"follow \*\*(.+?)\*\*", GUIDE)

    assert f"[{link}](" in (PROJECT / "theme/pages/components.md.jinja").read_text(encoding="utf-8")
    assert link in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_words_explained_to_editors_are_those_of_the_model() -> None:
    urgency = re.findall(r"^\| `([a-z-]+)` \|", GUIDE, re.MULTILINE)
    paragraphs = {
        text.split("**")[1]: re.findall(r"`([a-z-]+)`", text) for text in GUIDE.split("\n\n") if text[:2] == "**"
    }

    assert urgency == [*reversed([str(level) for level in Urgency])]
    assert set(paragraphs["Rarity"]) == {str(level) for level in Rarity} | {"prevalence", "cite", "rarity"}
    assert set(paragraphs["Frequency"]) == {str(word) for word in Frequency} | {"percent", "cite"}
