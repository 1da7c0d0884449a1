"""A frame gives what the template gives, whatever the template does; where that is not certain, there is no frame."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils import get_relative_url, templates

from generator.host.frames import PLAIN, Frames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HOSTILE = (
    *(
        "Plain",
        "",
        " ",
        "<b>\"Bold\" & 'co'</b>",
        "{{ page.title }}",
        "{% if x %}",
        "{# a #}",
        "$1 \\1 \\g<0> \\",
        "%s %d",
    ),
    *(
        "`a` *b* _c_ [d](e) #",
        "&amp;&#38;",
        "a\nb",
        "\ue000\ue001",
        "None",
        "0",
        "é–β🙂",
        "</title><script>",
        "x" * 5000,
    ),
    "width=device-width",
    'content="width=device-width"',
    '<div class="place"></div>',
)


class Page(SimpleNamespace):
    """As much of a page of MkDocs as templates ask for."""

    def __init__(self, name: str, meta: Mapping[str, Any], content: str = "<p>Words.</p>") -> None:
        super().__init__(meta=meta, content=content, url=f"symptoms/{name}/", active=False, toc=[])


class Site:
    """A theme, its frames, and how often a template ran."""

    def __init__(self, theme: str | Mapping[str, str]) -> None:
        files = {"main.html": theme} if isinstance(theme, str) else theme
        self.environment = jinja2.Environment(loader=jinja2.DictLoader(dict(files)))  # noqa: S701 - as that of MkDocs
        self.environment.filters |= {"url": templates.url_filter, "script_tag": templates.script_tag_filter}
        self.nav = SimpleNamespace(pages=[], items=[SimpleNamespace(url="symptoms/", title="All & more")])
        self.runs = 0
        self.frames = Frames("mkdocs", self.environment, self.nav, self.context)

    def context(self, page: Page) -> dict[str, Any]:
        self.runs += 1
        config = SimpleNamespace(site_name="Site <1>", extra_css=["a.css"], extra_javascript=[], empty=[])
        base = get_relative_url(".", page.url)
        return {"page": page, "nav": self.nav, "config": config, "base_url": base, "pages": [page, "another"]}

    def truly(self, page: Page) -> str:
        page.active = True
        written = self.environment.get_template("main.html").render(self.context(page))
        page.active = False
        return written

    def served(self, pages: list[Page]) -> int:
        """Write every page twice, see that it is right both times, and count those for which no template ran then."""
        count = 0
        true = [self.truly(page) for page in pages]
        for _ in range(2):
            count = 0
            for page, expected in zip(pages, true, strict=True):
                before = self.runs
                assert self.frames.page(page) == expected
                count += self.runs == before
        return count


def hostile_pages() -> list[Page]:
    return [
        Page(
            f"page-{number}",
            {"title": words, "names": list(HOSTILE[: number % 4]), "data": {words: [words, None, 1]}},
            words,
        )
        for number, words in enumerate(HOSTILE)
    ]


THEMES = {
    "values": "{{ page.meta.title }}|{{ page.meta.title | e }}|{{ page.meta.none }}|{{ page.content }}|{{ page.url }}",
    "json": "{{ page.meta.data | tojson }} {{ page.meta | tojson }}",
    "filters": "{{ page.meta.title | upper | replace('A', page.content) | trim }}"
    "{{ page.meta.title | striptags | length }}",
    "filters in a row of pages": "{{ page.meta.names | map('e') | join(', ') }}"
    "{{ page.meta.names | first | d('none') }}",
    "a replaced part": "{% set all %}<i>{{ page.content }}</i>{% endset %}{{ all | replace('<', '(') }}{{ all }}",
    "a replaced value": "{{ ('content=\"' ~ page.meta.title ~ '\"') | replace('content=\"' ~ page.meta.title, 'x') }}",
    "conditions": "{% if page.meta.title %}a{% elif page.content %}b{% else %}c{% endif %}"
    "{{ 'yes' if 'Bold' in page.content and page.meta.title != 'None' else 'no' }}",
    "comparisons": "{{ page.content > 'b' }}{{ page.content | length > 3 }}{{ page.meta.kind in ['a', 'b'] }}"
    "{{ page.meta.title is defined }}{{ page.meta.other is defined }}{{ page.meta.names is iterable }}",
    "a loop": "{% for name in page.meta.names %}<i>{{ name | e }}</i>{% endfor %}",
    "a loop in a loop": "{% for a in page.meta.names %}{% for b in page.meta.names %}"
    "{{ a }}/{{ b }};{% endfor %}{% endfor %}",
    "a loop that counts": "{% for name in page.meta.names %}{{ loop.index }}{{ name }}"
    "{{ ',' if not loop.last }}{% endfor %}",
    "a loop that decides": "{% for n in page.meta.names if n %}{% if '<' in n %}!{% endif %}{{ n }}"
    "{% else %}-{% endfor %}"
    "{% for n in page.meta.names %}{% if '<' in n %}!{% endif %}{% endfor %}",
    "a loop that remembers": "{% set ns = namespace(all='') %}{% for n in page.meta.names %}"
    "{% set ns.all = ns.all ~ n %}{% endfor %}{{ ns.all }}",
    "a loop that sets": "{% for n in page.meta.names %}{% set n = n ~ '!' %}{{ n }}{% endfor %}",
    "a loop in a part that is asked about": "{% set all %}{% for n in page.meta.names %}{{ n }}{% endfor %}{% endset %}"
    "{% if all %}({{ all }}){% endif %}{% if all == 'Plain' %}only{% endif %}{% if 'B' in all %}B{% endif %}",
    "a part that is asked about": "{% set all %}{{ page.meta.title }}{% endset %}{% if all %}a{% endif %}"
    "{% if all ~ '' == 'Plain' %}b{% endif %}{% if 'o' in '%s' % page.content %}c{% endif %}"
    "{% if '{}'.format(page.content) == 'Plain' %}d{% endif %}{{ all | length }}",
    "macros": "{% macro m(a, b='x') %}<{{ a }}{{ b | e }}{% if a %}!{% endif %}>{% endmacro %}{{ m(page.meta.title) }}"
    "{{ m('x', b=page.content) | upper }}{% macro c(a) %}{{ a }}{{ caller(a) }}{% endmacro %}"
    "{% call(x) c(page.content) %}{{ x | e }}{{ page.meta.title }}{% endcall %}",
    "methods": "{{ page.content.upper() }}{{ page.content.split(' ')[0] }}{{ page.meta.get('title', '-') }}"
    "{% for k, v in page.meta.items() %}{{ k }}={{ v }};{% endfor %}{{ 'x'.join(['a', 'b']) }}"
    "{{ 'a'.replace('a', page.content) }}",
    "sums": "{{ page.content + 'x' }}{{ 'x' + page.content }}{{ page.content * 2 }}{{ (page.content | length) + 1 }}",
    "slices and items": "{{ page.content[:3] }}{{ page.meta['title'] }}{{ {'Plain': 1}[page.content] }}",
    "a place": "<a href=\"{{ 'symptoms/' | url }}\">{{ nav.items[0].title }}</a>{{ 'symptoms/page-3/' | url }}"
    "{{ base_url }}"
    "{{ page.url | url }}{{ '#x' | url }}{{ 'a.js' | script_tag }}",
    "nothing of the page": "{{ config.site_name }}{% for x in config.empty %}{{ x }}{% else %}-{% endfor %}",
}  # fmt: skip


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_hostile_pages_are_those_of_the_template(theme: str) -> None:
    Site(theme).served(hostile_pages())


ALIKE = (
    "values",
    "json",
    "filters",
    "a replaced part",
    "a replaced value",
    "a loop",
    "a loop in a loop",
    "macros",
    "sums",
)


@pytest.mark.parametrize("name", ALIKE)
def test_pages_that_differ_in_values_only_have_one_frame(name: str) -> None:
    pages = [
        Page(f"p{n}", {"title": f"Title {n}", "names": ["a"] * n, "data": {"n": n}}, f"Words {n}.") for n in range(9)
    ]
    assert Site(THEMES[name]).served(pages) == len(pages)


def test_a_loop_that_decides_by_its_items_has_a_frame_for_each_answer() -> None:
    pages = [Page(f"p{n}", {"names": ["<a>", f"b{n}"]}, f"Words {n}.") for n in range(9)]
    assert Site(THEMES["a loop that decides"]).served(pages) == len(pages)


DECISIONS = {
    "text": "{% if page.content == 'odd' %}!{% endif %}",
    "text in a text": "{% if 'odd' in page.content %}!{% endif %}",
    "joined text": "{% if page.content ~ '' == 'odd' %}!{% endif %}",
    "joined text in a text": "{% if 'dd' in ('x' ~ page.content) %}!{% endif %}",
    "filled text": "{% if '%s' % page.content == 'odd' %}!{% endif %}",
    "formatted text": "{% if '{}'.format(page.content) == 'odd' %}!{% endif %}",
    "filtered text": "{% if page.content | upper == 'ODD' %}!{% endif %}",
    "kept text": "{% set x %}{{ page.content }}{% endset %}{% if x == 'odd' %}!{% endif %}",
    "text of a macro": "{% macro m() %}{{ page.content }}{% endmacro %}{% if m() == 'odd' %}!{% endif %}",
    "text of a block": "{% block b %}{{ page.content }}{% endblock %}{% if self.b() == 'odd' %}!{% endif %}",
    "text of a loop": "{% set x %}{% for n in page.meta.names %}{{ n }}{% endfor %}{% endset %}"
    "{% if x == 'odd' %}!{% endif %}",
    "whether there is any": "{{ 'some' if page.meta.names else 'none' }}",
    "number": "{% set ns = namespace(n=0) %}{% for a in page.meta.names %}"
    "{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}",
    "last": "{% for a in page.meta.names %}{{ ',' if loop.last else '' }}{% endfor %}",
    "item": "{% for a in page.meta.names %}{{ '!' if a == 'odd' }}{% endfor %}",
    "item of a list": "{{ '!' if page.meta.names | first | d('-') == 'odd' }}",
    "key": "{{ {'odd': '!'}[page.content] | d('') }}",
}


@pytest.mark.parametrize("theme", DECISIONS.values(), ids=DECISIONS)
def test_a_frame_that_is_believed_decides_nothing_for_another_page(theme: str) -> None:
    pages = [Page(f"p{n}", {"names": [f"a{n}"]}, f"Words {n}.") for n in range(8)]
    odd = (
        Page("odd", {"names": ["odd"]}, "odd"),
        Page("none", {"names": []}, ""),
        Page("two", {"names": ["a", "b"]}, "a"),
    )
    assert Site(f"{theme} {{{{ page.content }}}}").served([*pages, *odd]) >= len(pages)


def test_blocks_includes_and_imports_are_followed() -> None:
    site = Site(
        {
            "base.html": "{% import 'lang.html' as lang with context %}<t>{% block a %}"
            "{{ page.meta.title }}{% endblock %}</t>"
            "{% include 'part.html' %}{{ lang.t('k') }}{% if self.b() %}<b>{% block b %}{% endblock %}</b>{% endif %}",
            "part.html": "[{{ page.content }}{{ page.meta.title | e }}]",
            "lang.html": "{% macro t(key) %}{{ {'k': 'Key'}[key] }}{{ page.meta.title }}{% endmacro %}",
            "main.html": "{% extends 'base.html' %}{% block a %}{{ super() | replace('a', 'A') }}{% endblock %}"
            "{% block b %}{{ page.meta.title | trim }}{% endblock %}",
        }
    )
    assert site.served(hostile_pages()) > 8


FORBIDDEN = {
    "all pages": "{% for one in pages %}{{ one }}{% endfor %}",
    "chance": "{{ ['a'] | random }}",
    "a change of the page": "{{ page.meta.update({'title': 'x'}) }}{{ page.meta.title }}",
    "a change of something else": "{% set all = [] %}{{ all.append(page.content) }}{{ all }}",
}


@pytest.mark.parametrize("theme", FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_cannot_be_done_beforehand_is_left_to_the_template(theme: str) -> None:
    pages = [Page(f"p{n}", {"title": "a"}, f"Words {n}.") for n in range(6)]
    assert Site(theme).served(pages) == 0


def test_a_page_that_the_template_fails_for_fails() -> None:
    site = Site("{{ 1 // page.meta.number }}")
    pages = [Page(f"p{n}", {"number": n}) for n in range(1, 6)]
    assert site.served(pages) == len(pages)
    with pytest.raises(ZeroDivisionError):
        site.frames.page(Page("zero", {"number": 0}))


def test_a_page_that_a_link_of_the_frame_leads_to_is_written_by_the_template() -> None:
    site = Site("{{ 'symptoms/p3/' | url }}{{ 'symptoms/p4/x/' | url }}")
    pages = [Page(f"p{n}", {}) for n in range(9)]
    assert site.served(pages) == len(pages) - 2


def test_pages_of_the_navigation_and_pages_at_other_places_are_written_by_the_template() -> None:
    site = Site("{{ page.content }}")
    pages = [Page(f"p{n}", {}) for n in range(6)]
    pages[1].url, pages[2].url = "symptoms/p1.html", ""
    site.nav.pages.append(pages[3])
    site.frames = Frames("mkdocs", site.environment, site.nav, site.context)
    assert site.served(pages) == len(pages) - 3


def test_each_folder_has_frames_of_its_own() -> None:
    site = Site("{{ 'x/' | url }}{{ base_url }}")
    pages = [Page(f"p{n}", {}) for n in range(12)]
    for page in pages[::2]:
        page.url = page.url.replace("symptoms/", "other/deep/")
    assert site.served(pages) == len(pages)


def test_a_page_names_its_template() -> None:
    site = Site({"main.html": "main {{ page.content }}", "other.html": "other {{ page.content }}"})
    pages = [Page(f"p{n}", {"template": "other.html"} if n % 2 else {}) for n in range(12)]
    for page in pages * 2:
        assert site.frames.page(page) == f"{page.meta.get('template', 'main.html')[:-5]} <p>Words.</p>"


def test_a_frame_that_gives_something_else_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    turns = iter(range(1000))
    site = Site("{{ count() }}")
    site.environment.globals["count"] = lambda: next(turns)
    written = [site.frames.page(Page(f"p{n}", {})) for n in range(6)]
    assert len(set(written)) == 6


def test_with_the_variable_set_there_are_no_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLAIN, "1")
    assert Site("{{ page.content }}").served([Page(f"p{n}", {}) for n in range(6)]) == 0


words = st.one_of(st.text(max_size=8), st.sampled_from(HOSTILE), st.none())
pages_by_chance = st.lists(
    st.builds(
        lambda title, content, names, kind: ({"title": title, "names": names, "kind": kind}, content),
        words, st.text(max_size=6), st.lists(words, max_size=3), st.sampled_from(["a", "b", None]),
    ),
    min_size=3, max_size=8,
)  # fmt: skip
parts = st.sampled_from(
    [
        "{{ page.meta.title }}", "{{ page.meta.title | e }}", "{{ page.content }}", "-",
        "{{ page.meta.names | tojson }}",
        "{% if page.meta.kind == 'a' %}A{% endif %}", "{% for n in page.meta.names %}<{{ n }}>{% endfor %}",
        "{% for n in page.meta.names %}{% if n %}{{ n | string | upper }}{% endif %}{% endfor %}",
        "{% set x %}{{ page.content }}{{ page.meta.title }}{% endset %}",
        "{{ x | d('-') | replace('a', page.content) }}",
        "{% if x %}{{ x ~ page.content }}{% endif %}", "{{ (page.meta.title or page.content) | string | trim }}",
        "{% if 'a' in page.content ~ '' %}!{% endif %}", "{{ page.meta.names | length + 1 }}",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(theme=st.lists(parts, min_size=1, max_size=6).map("".join), found=pages_by_chance)
def test_whatever_a_template_does_a_frame_does_the_same(theme: str, found: list[tuple[dict[str, Any], str]]) -> None:
    made: Callable[[int], Page] = lambda n: Page(f"p{n}", found[n % len(found)][0], found[n % len(found)][1])  # noqa: E731
    Site(theme).served([made(number) for number in range(3 * len(found))])
