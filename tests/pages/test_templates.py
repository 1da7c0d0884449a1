"""What our way with templates leaves out, against Jinja's own: the same words, escaped as often as they have to be."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import text
from generator.pages import Renderer, SiteFacts, all_pages
from generator.pages.contexts import Link
from generator.pages.letters import Limit
from generator.pages.markdown import Href, Prose
from generator.pages.render import without_spare_lines
from generator.pages.templates import Environment, literal

if TYPE_CHECKING:
    from generator.model import Library
    from generator.pages import Page
    from generator.settings import Settings

TEMPLATES = Path(__file__).parents[2] / "theme/pages"
HOSTILE = "*<b>&_[x](y)`{{ z }}` ==1== | # \\"
MACROS = """\
{% macro shown(value, end="!") %}<{{ value }}{{ end }}>{% endmacro %}
{% set said %}{{ value }}{% endset %}
{{ value }} {{ shown(value) }} {{ shown(value, end=value) }} {{ said }} {{ value ~ "*" }} {{ "*" if value else "_" }}
{% for item in [value, 1, none, true] %}{{ loop.index }}{{ item }}{{ ", " if not loop.last }}{% endfor %}
{{ value | attr }} {{ value | indent }} {{ value | inline }} {{ to | link }} {{ value | upper }} {{ value[:3] }}
"""


class Plain(jinja2.Environment):
    """The same settings and filters, with nothing of Jinja replaced."""

    def __init__(self, ours: Environment) -> None:
        super().__init__(
            loader=ours.loader,
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=literal,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters |= {name: ours.filters[name] for name in ("attr", "indent", "inline", "link")}


class Literal(Plain):
    """The same, where what is literal is also marked as safe, as Jinja wants it of everybody else."""

    def __init__(self, ours: Environment) -> None:
        super().__init__(ours)
        self.finalize = lambda value: Prose(literal(value))


@pytest.fixture(scope="module")
def ours() -> Environment:
    return Environment(TEMPLATES)


@pytest.fixture(params=[Limit(), Limit(entries=1)], ids=["whole lists", "lists that are cut"])
def site(request: pytest.FixtureRequest, complete_library: Library, own_settings: Settings) -> list[Page]:
    facts = SiteFacts(complete_library, own_settings, date(2026, 3, 15), limit=request.param)
    return list(all_pages(facts, "1", (("content.json", HOSTILE),), ()))


def test_every_page_is_what_jinja_itself_makes_of_it(site: list[Page], ours: Environment) -> None:
    renderer, plain = Renderer(TEMPLATES), Renderer(TEMPLATES)
    plain._environment = Literal(ours)  # type: ignore[assignment]  # noqa: SLF001 - the seam between the two
    for page in site:
        assert renderer.render(page) == plain.render(page)


@pytest.mark.parametrize("value", [HOSTILE, Prose(HOSTILE), "", "a\nb", 7, Href("x?a=1&b=2")])
def test_every_kind_of_expression_is_what_jinja_itself_makes_of_it(ours: Environment, value: object) -> None:
    words = value if isinstance(value, str) else str(value)
    known = {"value": words, "to": Link(words, Href("a.md"))}
    assert ours.from_string(MACROS).render(known) == Literal(ours).from_string(MACROS).render(known)


@given(st.lists(st.sampled_from(["\n", "a", " ", "\n\n", "\n\n\n"])).map("".join))
def test_spare_blank_lines_fall_away(body: str) -> None:
    assert without_spare_lines(body) == re.sub(r"\n{3,}", "\n\n", body).strip("\n")


@given(st.text())
def test_a_word_is_made_literal_and_prose_is_not(value: str) -> None:
    assert literal(value) == text.escape(value)
    assert literal(Prose(value)) == value
    assert literal(value) == text.escape(value)  # whatever was asked in between


def test_a_link_is_made_literal_and_without_a_page_it_is_words_alone(ours: Environment) -> None:
    template = ours.from_string("{{ to | link }}")
    assert template.render(to=Link("a*b", Href("../c.md"))) == "[a\\*b](../c.md)"
    assert template.render(to=Link("a*b")) == "a\\*b"


def test_what_a_context_does_not_have_is_an_error(ours: Environment) -> None:
    with pytest.raises(jinja2.UndefinedError):
        ours.from_string("{{ nothing }}").render({})
    with pytest.raises(AttributeError):
        ours.from_string("{{ to.nothing }}").render(to=Link("a"))
