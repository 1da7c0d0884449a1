"""What `check --fix` mends, what it leaves to people, and that it changes nothing else."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from generator.fix import files, fix
from generator.rules import rules
from generator.source.dialect import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.fix.draft import Draft
    from generator.settings import Settings

    class Mended(Protocol):
        """See the fixture."""

        done: list[str]
        content: Callable[..., Path]

        def __call__(self, files: Mapping[str, str | bytes], *, own: bool = False) -> dict[str, bytes]: ...
        def text(self, path: str, text: str | bytes, *, own: bool = False) -> str: ...


ROOT = Path(__file__).parents[2]
CONDITION, GLOSSARY, FINDINGS = "conditions/gout.yml", "glossary.yml", "findings/joints.yml"

MENDED = [
    # what breaks the line
    ("a second colon", CONDITION, "name: Gout: what to do\n", 'name: "Gout: what to do"\n'),
    ("a second colon and a comment", CONDITION, "name: Gout: a  # see\n", 'name: "Gout: a"  # see\n'),
    ("a colon and quotation marks", CONDITION, 'name: Gout: a "toe"\n', "name: 'Gout: a \"toe\"'\n"),
    ("a colon and all marks", CONDITION, "name: It's: \"a\" \\ b\n", 'name: "It\'s: \\"a\\" \\\\ b"\n'),
    ("a colon in a list", CONDITION, "also_called:\n  - Old: a: b\n  - c\n", None),
    ("a colon in a text of a list", CONDITION, "also_called:\n  - A toe: a: b\n", 'also_called:\n  - "A toe: a: b"\n'),
    ("a colon in an item", CONDITION, "red_flags:\n  - text: Go: now\n", 'red_flags:\n  - text: "Go: now"\n'),
    ("a colon in a text of two lines", CONDITION, "name: Gout: a\n  toe\n# b\n", 'name: "Gout: a\n  toe"\n# b\n'),
    ("a colon above a list", CONDITION, "name: Gout: a\n  - toe\n", None),
    ("an at sign", CONDITION, "summary: @guide says so.\n", 'summary: "@guide says so."\n'),
    ("a percent sign", CONDITION, "summary: %5 of all.\n", 'summary: "%5 of all."\n'),
    ("emphasis", CONDITION, "summary: *Gout* hurts.\n", 'summary: "*Gout* hurts."\n'),
    ("an alias that may be meant", CONDITION, "summary: *gout\n", None),
    ("two mistakes", CONDITION, "name: Gout: a\nsummary: @guide\n", 'name: "Gout: a"\nsummary: "@guide"\n'),
    ("a word of the glossary", GLOSSARY, "blood clot: Blood: solid.\n", 'blood clot: "Blood: solid."\n'),
    ("a bracket", CONDITION, "name: [Gout] a\n", None),
    ("text behind a quotation", CONDITION, 'name: "Gout" a\n', None),
    ("a colon in braces", FINDINGS, "hot: {name: a: b, kind: symptom}\n", None),
    ("a line without a colon", CONDITION, "name: Gout\nurgency\n", None),
    # what YAML takes for a number
    ("a number as a name", FINDINGS, "hot:\n  name: 12\n", 'hot:\n  name: "12"\n'),
    ("a truth as a name", FINDINGS, "hot:\n  name: true\n", 'hot:\n  name: "true"\n'),
    ("a number in a list of words", CONDITION, "also_called: [1.50, gout]\n", 'also_called: ["1.50", gout]\n'),
    ("a number before a colon", GLOSSARY, "2024: A year.\n", '"2024": A year.\n'),
    ("a number where one is wanted", CONDITION, "prevalence: {per_100k: 12}\n", None),
    ("a truth where one is wanted", CONDITION, "cannot_miss: true\n", None),
    ("nothing, written as a word", FINDINGS, "hot:\n  name: null\n", None),
    # curly quotation marks
    ("a word in curly marks", CONDITION, "urgency: “soon”\n", "urgency: soon\n"),
    ("a number in curly marks", CONDITION, "prevalence: {per_100k: “12”}\n", "prevalence: {per_100k: 12}\n"),
    ("an id in curly marks", CONDITION, "findings: [“hot-joint”]\n", "findings: [hot-joint]\n"),
    ("a broken text in curly marks", CONDITION, "summary: “Go: now”\n", 'summary: "Go: now"\n'),
    ("a whole text in curly marks", CONDITION, "summary: “Go now.”\n", None),
    ("two texts in curly marks", CONDITION, "summary: “Go” or: “stay”\n", None),
    # what nobody sees
    ("a space behind an id", CONDITION, "findings:\n  - hot-joint\u00a0\n", "findings:\n  - hot-joint\n"),
    ("a space inside an id", CONDITION, "findings: [hot\u00a0joint]\n", "findings: [hot joint]\n"),
    ("a space behind a field", CONDITION, "name\u00a0: Gout\n", "name: Gout\n"),
    ("a space inside a term", GLOSSARY, "blood\u00a0clot: a\n", "blood clot: a\n"),
    ("a space that indents", FINDINGS, "hot:\n\u00a0\u00a0name: a\n", "hot:\n  name: a\n"),
    ("a space behind a colon", FINDINGS, "hot:\n  name:\u00a0a\n", "hot:\n  name: a\n"),
    ("a sign without width in an id", FINDINGS, "hot\u200b-joint: {name: a}\n", "hot-joint: {name: a}\n"),
    ("a sign without width in a word", CONDITION, "urgency: so\u200bon\n", "urgency: soon\n"),
    ("a mark in the middle", CONDITION, "name: Go\ufeffut\n", "name: Gout\n"),
    ("a space inside a text", CONDITION, "name: Gout\u00a0and more\n", None),
    # the ends and the beginnings of lines
    ("ends of lines of Windows", CONDITION, "name: Gout\r\nurgency: soon\r\n", "name: Gout\nurgency: soon\n"),
    ("a mark at the beginning", CONDITION, "\ufeffname: Gout\n", "name: Gout\n"),
    ("marks at the beginning", CONDITION, "\ufeff\ufeffname: Gout\n", "name: Gout\n"),
    ("spaces at the end", CONDITION, "name: Gout  \t\n\n# a  \n", "name: Gout\n\n# a\n"),
    ("spaces at the end in a text", CONDITION, "cause: | \n  Go  \n  now\n# a \n", "cause: |\n  Go  \n  now\n# a\n"),
    ("tabs", FINDINGS, "hot:\n\tname: a\n\tkind: symptom\n", "hot:\n  name: a\n  kind: symptom\n"),
    ("tabs and spaces", FINDINGS, "hot:\n    name: a\n\tkind: symptom\n", "hot:\n    name: a\n    kind: symptom\n"),
    ("tabs that may be two levels", FINDINGS, "a:\n  b:\n\tc: d\n", None),
    # spelling
    ("a spelling", CONDITION, "name: Gout\nurgency: soon\nsummary: The colour, colour and Behaviour.\n",
     "name: Gout\nurgency: soon\nsummary: The color, color and Behavior.\n"),
    ("a spelling in a compound", CONDITION, "name: A\nurgency: soon\nsummary: A skin-colour change.\n", None),
    ("a spelling that people type", CONDITION, "name: A\nurgency: soon\nalso_called: [colour]\n", None),
    ("a spelling in an id", CONDITION, "name: A\nurgency: soon\nsummary: See [it](cause:colour). [@colour]\n", None),
    ("a spelling behind an id", CONDITION, "name: A\nurgency: soon\nsummary: See [it](cause:colour). The colour.\n",
     "name: A\nurgency: soon\nsummary: See [it](cause:colour). The color.\n"),
    ("a spelling on a page", "prose/about.md", "# About\n\nThe colour.\n", "# About\n\nThe color.\n"),
    # order
    ("words in disorder", GLOSSARY, "# All words.\n\nb: 1b\n# Of a.\nC: c\na: >-\n  text\n\nd: d\n",
     "# All words.\n\na: >-\n  text\n\nb: 1b\n# Of a.\nC: c\nd: d\n"),
    ("words below the line for programs", GLOSSARY, "# yaml-language-server: $schema=x\nb: bb\n# Of a.\na: aa\n",
     "# yaml-language-server: $schema=x\n# Of a.\na: aa\nb: bb\n"),
    ("words in braces", GLOSSARY, "{b: bb, a: aa}\n", None),
    ("words with a comment of their own", GLOSSARY, "b: bb\na: aa\n\n# The end.\n", None),
    ("findings in an order of their own", FINDINGS, "b: {name: b, kind: symptom}\na: {name: a, kind: symptom}\n", None),
    # what only people can mend
    ("an unfinished merge", CONDITION, "name: Gout\n<<<<<<< HEAD\nurgency: soon\n=======\n>>>>>>> other \n", None),
    ("a name that is nearly right", CONDITION, "name: Gout\nurgancy: soon\n", None),
    ("a file that was not saved whole", CONDITION, "name: Gout \nurg", None),
    ("zeros", CONDITION, "name: Gout \n\0\0", None),
    ("nothing", CONDITION, "", None),
    ("a page with an unfinished merge", "prose/about.md", "# About\r\n<<<<<<< HEAD\r\nThe colour.\r\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("path", "before", "after"), [case[1:] for case in MENDED], ids=[case[0] for case in MENDED])
def test_what_needs_no_judgment_is_mended_and_nothing_else(
    mended: Mended, path: str, before: str, after: str | None
) -> None:
    assert mended.text(path, before) == (before if after is None else after)


@pytest.mark.parametrize(("path", "before"), [case[1:3] for case in MENDED], ids=[case[0] for case in MENDED])
def test_what_was_mended_is_not_mended_again(mended: Mended, path: str, before: str) -> None:
    once = mended({path: before})

    assert mended(once) == once
    assert mended.done == []


def test_what_was_done_is_said_at_its_place_in_the_mended_file(mended: Mended) -> None:
    text = "# Of joints.\nname: Gout: a toe\nurgency: “soon”\nsummary: The colour.\n"
    after = mended.text(CONDITION, text, own=True).split("\n")

    assert mended.done == [
        f"content/{CONDITION}:1:1: fixed: the first line leads to what each field means, for programs that show it",
        f"content/{CONDITION}:3:7: fixed: the text stands in quotation marks",
        f"content/{CONDITION}:4:10: fixed: the curly quotation marks are gone",
        f"content/{CONDITION}:5:14: fixed: “color” stands for “colour”",
    ]
    assert after[1:] == ["# Of joints.", 'name: "Gout: a toe"', "urgency: soon", "summary: The color.", ""]


def test_notes_go_with_the_words_of_the_glossary_when_these_are_sorted(mended: Mended) -> None:
    text = "tremor: Shaking.\nbiopsy: A test: of tissue.\n"

    assert mended.text(GLOSSARY, text) == 'biopsy: "A test: of tissue."\ntremor: Shaking.\n'
    assert f"content/{GLOSSARY}:1:9: fixed: the text stands in quotation marks" in mended.done


@pytest.mark.parametrize(
    ("path", "first"),
    [
        (CONDITION, "# yaml-language-server: $schema=../../site_config/schemas/condition.json"),
        (GLOSSARY, "# yaml-language-server: $schema=../site_config/schemas/term.json"),
    ],
)
def test_a_file_of_the_project_gets_the_line_that_leads_to_its_schema(mended: Mended, path: str, first: str) -> None:
    before = "# A comment.\nname: Gout\n"
    after = mended.text(path, before, own=True)

    assert after == f"{first}\n{before}"
    assert mended.text(path, after, own=True) == after
    assert mended.text(path, before) == before  # elsewhere, the way would be wrong


def test_a_mistake_in_one_file_keeps_no_other_from_being_mended(mended: Mended) -> None:
    after = mended({CONDITION: "name: [Gout\n", "causes/a.yml": b"name: \xff\n", "causes/b.yml": "name: B  \n"})

    assert after == {CONDITION: b"name: [Gout\n", "causes/a.yml": b"name: \xff\n", "causes/b.yml": b"name: B\n"}


def test_a_rule_that_a_publisher_turned_off_mends_nothing(
    content: Callable[..., Path], project: Path, settings: Settings
) -> None:
    text = "name: Gout\nurgency: soon\nsummary: The colour.\n"
    folder = content({CONDITION: text, GLOSSARY: "b: bb\na: aa\n"})
    levels = {"spelling-variant": "off", "unsorted": "off"}
    quiet = settings._replace(rules=settings.rules.model_copy(update={"levels": levels}))

    assert set(levels) <= set(rules())
    assert fix(folder, project, quiet, date(2026, 11, 22), own=False) == ()
    assert fix(folder, project, None, date(2026, 11, 22), own=False) == ()
    assert len(fix(folder, project, settings, date(2026, 11, 22), own=False)) == 2


def test_nothing_outside_the_content_is_touched(mended: Mended, project: Path) -> None:
    (project / "other.yml").write_text("name: a  \n", encoding="utf-8")
    (project / "site_config/rules.yml").write_text("levels: {}  \n", encoding="utf-8")
    folder = mended.content({"causes/notes.txt": "a  \n", ".hidden.yml": "a: b  \n"})
    (folder / "causes/link.yml").symlink_to(project / "other.yml")
    mended({CONDITION: "name: Gout  \n"})

    assert (project / "other.yml").read_text(encoding="utf-8") == "name: a  \n"
    assert (project / "site_config/rules.yml").read_text(encoding="utf-8") == "levels: {}  \n"
    assert (folder / "causes/notes.txt").read_text(encoding="utf-8") == "a  \n"
    assert (folder / ".hidden.yml").read_text(encoding="utf-8") == "a: b  \n"


def test_a_file_that_needs_nothing_is_not_written(mended: Mended) -> None:
    folder = mended.content({CONDITION: "name: Gout\nurgency: soon\n"})
    os.utime(folder / CONDITION, (1, 1))
    mended({})

    assert (folder / CONDITION).stat().st_mtime == 1


def test_a_step_that_would_change_another_value_leaves_the_file_as_it_was(
    mended: Mended, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(draft: Draft, _root: str) -> Draft:
        return draft.with_text(draft.text.replace("soon", "routine"), [(1, "all is well")])

    monkeypatch.setattr(files, "written_right", careless)

    assert mended.text(CONDITION, "name: Gout\nurgency: soon\n") == "name: Gout\nurgency: soon\n"
    assert mended.done == []


def test_the_content_of_this_site_needs_no_mending(project: Path, settings: Settings) -> None:
    before = {path: path.read_bytes() for path in (ROOT / "tests/sites/complete").rglob("*.yml")}

    assert fix(ROOT / "tests/sites/complete", project, settings, date(2026, 3, 15), own=False) == ()
    assert {path: path.read_bytes() for path in before} == before


def test_every_example_of_these_tests_that_is_mended_can_be_read_afterwards() -> None:
    after: Mapping[str, str] = {name: text for name, _, _, text in MENDED if text is not None}

    assert [name for name, text in after.items() if "page" not in name and parse(text, "a.yml").file is None] == []
