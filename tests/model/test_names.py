from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.errors import Problem
    from generator.model import Loaded

    Load = Callable[..., Loaded]
    Shown = Callable[[Iterable[Problem]], list[str]]


# Ids that two records of one kind, two options or two red flags claim: see test_load.py.


@pytest.mark.parametrize(
    "path",
    ["symptoms/index.yml", "conditions/index.yml", "causes/index.yml", "treatments/index.yml", "people/index.yml"],
)
def test_no_record_may_have_the_name_of_the_list_of_its_kind(
    load: Load, valid_content: dict[str, str], shown: Shown, path: str
) -> None:
    model = next(text for name, text in valid_content.items() if name.startswith(path.split("/", maxsplit=1)[0]))
    model = model.replace("sudden-tremor", "another-tremor")

    assert shown(load({**valid_content, path: model}).problems) == [f"content/{path}:1:1 bad-id"]


def test_no_record_may_have_had_that_name_either(load: Load, valid_content: dict[str, str], shown: Shown) -> None:
    problems = load({**valid_content, "causes/new.yml": "name: New\naliases: [old, index]\n"}).problems

    assert shown(problems) == ["content/causes/new.yml:2:16 bad-id"]


def test_a_finding_may_have_it_since_it_has_no_page(load: Load, valid_content: dict[str, str]) -> None:
    assert load({**valid_content, "findings/new.yml": "index: {name: a, kind: sign}\n"}).problems == ()


@pytest.mark.parametrize("name", sorted(addresses.RESERVED))
def test_no_hand_written_page_may_have_a_name_of_the_site_itself(load: Load, shown: Shown, name: str) -> None:
    assert shown(load({f"prose/{name}.md": "# A page\n"}).problems) == [f"content/prose/{name}.md:1:1 bad-id"]


@pytest.mark.parametrize("name", ["About us", "über-uns", "a_b", "A"])
def test_the_name_of_a_hand_written_page_is_an_id(load: Load, shown: Shown, name: str) -> None:
    assert shown(load({f"prose/{name}.md": "# A page\n"}).problems) == [f"content/prose/{name}.md:1:1 bad-id"]


def test_words_of_the_glossary_that_share_an_address_are_reported(load: Load) -> None:
    problems = load(
        {"glossary.yml": "Type 2 diabetes: one\naids: help\ntype-2-diabetes: two\nAIDS: an illness\n"}
    ).problems

    assert [(problem.mark.line, problem.code, problem.message) for problem in problems] == [
        (
            3,
            "duplicate-id",
            "the word 'type-2-diabetes' has the same address as 'Type 2 diabetes' at content/glossary.yml:1:1",
        ),
        (4, "duplicate-id", "the word 'AIDS' has the same address as 'aids' at content/glossary.yml:2:1"),
    ]


def test_a_word_of_the_glossary_has_letters_or_digits(load: Load, shown: Shown) -> None:
    assert shown(load({"glossary.yml": "'+': a sign\n'÷': another\nC+: fine\n"}).problems) == [
        "content/glossary.yml:1:1 bad-id",
        "content/glossary.yml:2:1 bad-id",
    ]
