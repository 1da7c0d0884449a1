"""Every manual is tried out: its wrong example is found by its own rule, and its right one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.errors import VademecumError
from generator.manual import example_files, read_manual
from generator.rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import Problem


@pytest.mark.parametrize("code", rules())
def test_the_wrong_example_of_a_manual_is_found(code: str, judge: Callable[..., list[Problem]]) -> None:
    files = example_files(rules()[code].manual.wrong)

    assert files
    assert {problem.code for problem in judge(code, files)} == {code}


@pytest.mark.parametrize("code", rules())
def test_the_right_example_of_a_manual_is_not_found(code: str, judge: Callable[..., list[Problem]]) -> None:
    files = example_files(rules()[code].manual.right)

    assert files
    assert judge(code, files) == []


@pytest.mark.parametrize("code", rules())
def test_every_problem_of_a_rule_says_what_to_write_instead(code: str, judge: Callable[..., list[Problem]]) -> None:
    for problem in judge(code, example_files(rules()[code].manual.wrong)):
        assert problem.hint
        assert problem.message[-1] not in ".!?"
        assert problem.mark.path.startswith("content/")


def test_an_example_holds_whole_files() -> None:
    example = "# causes/a.yml\nname: A\n\n# findings/b.yml\nb: {name: B, kind: symptom}\n"

    assert example_files(example) == {
        "causes/a.yml": "name: A\n",
        "findings/b.yml": "b: {name: B, kind: symptom}\n",
    }


@pytest.mark.parametrize(
    "docstring",
    [
        None,
        "So that it works.",
        "So that it works.\n\nWrong\n    a\n\nRight\n    b\n",
        "So that it works.\n\nRight\n    b\n\nWrong\n    a\n\nWhy\n    c\n",
        "So that it works.\n\nWrong\n\nRight\n    b\n\nWhy\n    c\n",
        "Wrong\n    a\n\nRight\n    b\n\nWhy\n    c\n",
    ],
)
def test_a_manual_has_a_purpose_and_three_sections_in_order(docstring: str | None) -> None:
    with pytest.raises(VademecumError):
        read_manual(docstring)
