"""Whatever stands in a file: mending it twice is mending it once, comments stay, and no other value changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.source.dialect import parse

if TYPE_CHECKING:

    class Mended(Protocol):
        """See the fixture."""

        done: list[str]

        def text(self, path: str, text: str | bytes, *, own: bool = False) -> str: ...


IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
PATH = "conditions/gout.yml"


class Line(NamedTuple):
    """A field as it should stand, and as somebody may have written it."""

    right: str
    wrong: str
    name: str


LINES = [
    Line("name: Gout", "name: Gout   ", "name"),
    Line('name: "Gout: the toe"', "name: Gout: the toe", "name"),
    Line('lay_name: "12"', "lay_name: 12", "lay_name"),
    Line("urgency: soon", "urgency: “soon”", "urgency"),
    Line("urgency: soon", "urgency: soon\u00a0", "urgency"),
    Line("rarity: rare", "rarity\u200b: rare", "rarity"),
    Line('summary: "@guide"', "summary: @guide", "summary"),
    Line("cause: The color.", "cause: The colour.", "cause"),
    Line("diagnosis: >-\n  By eye.  \n\n  And by hand.", "diagnosis: >-\n  By eye.  \n\n  And by hand.", "diagnosis"),
    Line("age:\n  usual: [40, 80]", "age:\n\tusual: [40, 80]", "age"),
    Line("also_called: [a, 'b: c', \"d\"]", "also_called: [a, 'b: c', \"d\"]", "also_called"),
    Line("# A comment: of its own.  ", "# A comment: of its own.  ", ""),
    Line("", "", ""),
    Line("findings:\n  - a # why", "findings:\n  - a # why", "findings"),
]


def different_names(lines: list[Line]) -> bool:
    names = [line.name for line in lines if line.name]
    return len(names) == len(set(names))


@st.composite
def files(draw: st.DrawFn) -> tuple[str, str]:
    """Return a file as it should be, and as somebody may have saved it."""
    needed = [draw(st.sampled_from([line for line in LINES if line.name == name])) for name in ("name", "urgency")]
    others = [line for line in LINES if line.name not in {"name", "urgency"}]
    chosen = needed + draw(st.lists(st.sampled_from(others), max_size=7).filter(different_names))
    lines = draw(st.permutations(chosen))
    wrong = [line.wrong if draw(st.booleans()) else line.right for line in lines]
    text = draw(st.sampled_from(["\n", "\r\n"])).join("\n".join(wrong).split("\n")) + "\n"
    return "\n".join(line.right for line in lines) + "\n", draw(st.sampled_from(["", "\ufeff"])) + text


@IN_ONE_FOLDER
@given(file=files())
def test_a_file_with_mistakes_becomes_the_one_without(file: tuple[str, str], mended: Mended) -> None:
    right, wrong = file
    after = mended.text(PATH, wrong)

    assert comments(after) == comments(right)
    if parse(right, "a.yml").file:
        assert bare(after) == bare(right)
    assert mended.text(PATH, after) == after


WORDS = [
    "name",
    "urgency",
    "soon",
    "colour",
    "a-b",
    "12",
    "true",
    ": ",
    ":",
    "- ",
    "\n",
    "\n  ",
    "\n\t",
    "  \n",
    "\r\n",
]
SIGNS = st.sampled_from([*WORDS, *"[]{},#\"'“”@*&!|>% \u00a0\u200b\ufeff"])


@IN_ONE_FOLDER
@given(text=st.lists(SIGNS, max_size=25).map("".join))
def test_mending_anything_twice_is_mending_it_once(text: str, mended: Mended) -> None:
    for path in (PATH, "glossary.yml", "findings/a.yml"):
        once = mended.text(path, text)

        assert mended.text(path, once) == once


@IN_ONE_FOLDER
@given(text=st.lists(SIGNS, max_size=25).map("".join))
def test_what_could_be_read_says_the_same_but_for_what_was_told(text: str, mended: Mended) -> None:
    before = parse(text, PATH).file
    after = parse(mended.text(PATH, text), PATH).file

    assert before is None or after is not None
    values = [
        one for one in mended.done if "spaces" not in one and "lines end" not in one and "invisible mark" not in one
    ]
    if before and after and not values:
        assert after.data == before.data


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.wrong)
def test_each_mistake_of_these_tests_is_mended_when_it_stands_alone(line: Line, mended: Mended) -> None:
    rest = "".join(f"{other}: soon\n" for other in ("name", "urgency") if other != line.name)

    assert bare(mended.text(PATH, f"{line.wrong}\n{rest}")) == bare(f"{line.right}\n{rest}")


def comments(text: str) -> list[str]:
    return re.findall(r"#.*[^ \n]", text)


def bare(text: str) -> str:
    """Return a text without spaces at the ends of comments and other lines outside of texts in lines."""
    return re.sub(r"(?m)^((?:#|[a-z_]+:).*?) +$", r"\1", text)
