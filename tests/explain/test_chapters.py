"""Every code that the program can give has a manual, and every manual is tried out."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.explain import chapters
from generator.manual import Taught, example_files
from generator.rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.settings import Settings

    CodesOf = Callable[[Mapping[str, str]], set[str]]

ROOT = Path(__file__).parents[2]
TAUGHT = {taught.code: taught for chapter in chapters() for taught in chapter.codes}
IN_WORDS = {
    *("no-content", "unreadable", "symlink", "file-too-large", "bad-utf-8", "half-saved", "missing-file"),
    *("lowered-urgency", "needless-safety-note", "updated-not-renewed", "words-of-care-changed"),
}
"""Codes of mistakes that one folder of printed files cannot show; each is brought about in tests of its own."""
BY_ENGINE = {"journey"}
"""Codes that only the engine of the questionnaire can give; see tests/evaluation/test_journeys.py."""
SHOWN = [code for code in TAUGHT if code not in IN_WORDS | BY_ENGINE | set(rules())]


def codes_in_source() -> Iterator[str]:
    """Yield every code that stands in the program: in each `Problem(...)`, and where a function hands one on."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            name.id: value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign)
            for name, value in zip(parts(node.targets[0]), parts(node.value), strict=False)
            if isinstance(name, ast.Name) and isinstance(value, ast.Constant)
        }
        places = {"Problem": 1} | {
            node.name: place - (names[0] == "self")
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and "code" in (names := [argument.arg for argument in node.args.args])
            for place in (names.index("code"),)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in places and len(node.args) > places[name]:
                given = node.args[places[name]]
                if isinstance(given, ast.Constant):
                    yield str(given.value)
                elif isinstance(given, ast.Name) and given.id in constants:
                    yield str(constants[given.id])


def parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def test_every_code_that_the_program_can_give_has_a_manual() -> None:
    found = set(codes_in_source())

    assert {"unknown-id", "merge-conflict", "too-deep", "missing-file", "journey", "lowered-urgency"} <= found
    assert found - set(TAUGHT) == set()


def test_every_code_that_a_golden_output_shows_has_a_manual() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/sites/invalid").glob("*/expected.txt"))
    found = set(re.findall(r": (?:error|warning)\[([a-z0-9-]+)\]", told))

    assert len(found) > 60
    assert found - set(TAUGHT) == set()


def test_every_manual_is_about_a_code_that_the_program_can_give() -> None:
    assert set(TAUGHT) - set(rules()) == {code for code in codes_in_source() if code not in rules()}


def test_each_code_is_explained_once() -> None:
    assert [code for code, count in Counter(t.code for c in chapters() for t in c.codes).items() if count > 1] == []


@pytest.mark.parametrize("code", SHOWN)
def test_the_wrong_example_has_this_very_mistake_and_no_other(code: str, codes_of: CodesOf) -> None:
    files = example_files(TAUGHT[code].manual.wrong)

    assert files
    assert codes_of(files) == {code}


@pytest.mark.parametrize("code", SHOWN)
def test_the_right_example_has_no_mistake(code: str, codes_of: CodesOf) -> None:
    files = example_files(TAUGHT[code].manual.right)

    assert files
    assert codes_of(files) == set()


@pytest.mark.parametrize("code", sorted(IN_WORDS))
def test_a_mistake_that_cannot_be_printed_is_told_in_words(code: str) -> None:
    manual = TAUGHT[code].manual

    assert [example_files(example) for example in (manual.wrong, manual.right)] == [{}, {}]


def test_a_code_is_told_at_the_level_of_the_site(settings: Settings) -> None:
    weighed = settings.rules.model_copy(
        update={"levels": {"missing-summary": "warning", "long-sentence": "off", "uncited-red-flag": "off"}}
    )
    taught = {t.code: t for c in chapters(replace_rules(settings, weighed)) for t in c.codes}

    assert level(taught["missing-summary"]) == ("warning", False)
    assert level(taught["long-sentence"]) == ("off", False)
    assert level(taught["uncited-red-flag"]) == ("error", True)  # it protects readers
    assert level(taught["yaml-syntax"]) == ("error", True)


def replace_rules(settings: Settings, weighed: object) -> Settings:
    return settings._replace(rules=weighed)  # type: ignore[arg-type]


def level(taught: Taught) -> tuple[str, bool]:
    return taught.level, taught.locked


def test_taught_codes_cannot_be_changed_by_those_who_show_them() -> None:
    with pytest.raises(AttributeError):
        replace(TAUGHT["unknown-id"]).code = "other"  # type: ignore[misc]
