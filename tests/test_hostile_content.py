"""Whatever stands in the content, the answer is a problem or a page: never a crash, never markup of a stranger's."""

from __future__ import annotations

import copy
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from generator import linked_data, open_data, rules
from generator.model import load
from generator.pages import Renderer, SiteFacts, all_pages
from generator.settings import Settings, load_settings
from generator.source import SourceFile, SourceTree, read_tree
from generator.source.dialect import parse

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 22)
TREE = read_tree(ROOT / "tests/sites/complete", ROOT)
FILES = tuple(file for file in TREE.files if file.data)

HOSTILE = (
    "<script>alert(1)</script>",
    "**bold** _it_ `code` [a](javascript:alert(1)) ![x](https://evil.example/p.png)",
    "# heading\n## another",
    "</section></article>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %} {: onclick=x } { .vm-button }",
    "--- === +++ *** 1. a - b > c | d | e",
    "&lt;b&gt; &#106;avascript &amp;",
    "a\\b\\\\c\\*",
    "[@no-such] [^1] *[X]: y !!! note",
    "https://evil.example //evil.example",
    "\u202eright to left\u202c \u200b",
)

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.sampled_from((*HOSTILE, "", " ", "always", "never", "2026-13-40", "0", "no")),
    st.text(max_size=30),
    st.lists(st.sampled_from(("itchy-elbow", "x", 3, None)), max_size=3),
    st.dictionaries(
        st.sampled_from(("id", "ref", "all", "any", "name", "text", "<b>")), st.text(max_size=5), max_size=3
    ),
)


@pytest.fixture(scope="module")
def own_settings() -> Settings:
    loaded = load_settings(ROOT / "site_config", ROOT)
    assert loaded.settings
    return loaded.settings


def trails(data: Any, trail: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any YAML
    found = [trail] if trail else []
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        found += trails(value, (*trail, key))
    return found


def changed(data: Any, trail: tuple[Any, ...], value: Any, *, rename: bool) -> Any:  # noqa: ANN401 - any YAML
    whole = copy.deepcopy(data)
    node = whole
    for part in trail[:-1]:
        node = node[part]
    if rename and isinstance(node, dict):
        node[f"{value}"[:20]] = node.pop(trail[-1])
    else:
        node[trail[-1]] = value
    return whole


def through_everything(tree: SourceTree, own_settings: Settings) -> dict[str, str]:
    """Take content through everything that a build does with it; return its pages, if it is good enough for any."""
    library, problems = load(tree)
    if problems:
        return {}
    rules.run(library, own_settings, DAY)
    renderer = Renderer(ROOT / "theme/pages")
    open_data.open_data(library, own_settings)
    pages = {}
    for page in all_pages(SiteFacts(library, own_settings, DAY), "1", (), ()):
        linked_data.linked_data(library, own_settings, page.kind, page.id)
        pages[page.address.path] = renderer.render(page).content
    return pages


def with_file(file: SourceFile, data: Any) -> SourceTree:  # noqa: ANN401 - any YAML
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    made, problems = parse(text, file.path)
    others = tuple(other for other in TREE.files if other.path != file.path)
    return SourceTree(TREE.root, (*others, made) if made else others, TREE.prose, problems)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), value=values, rename=st.booleans())
def test_any_value_anywhere_is_a_problem_or_a_page_but_never_a_crash(
    data: st.DataObject,
    value: Any,  # noqa: ANN401 - any YAML
    rename: bool,  # noqa: FBT001 - hypothesis gives it
    own_settings: Settings,
) -> None:
    file = data.draw(st.sampled_from(FILES), label="file")
    trail = data.draw(st.sampled_from(trails(file.data)), label="trail")
    through_everything(with_file(file, changed(file.data, trail, value, rename=rename)), own_settings)


class Tags(HTMLParser):
    """Collects what the browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def built(markdown: str) -> Tags:
    engine = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV", ""))
    names, options = [], {}
    for extension in engine["markdown_extensions"]:
        name = extension if isinstance(extension, str) else next(iter(extension))
        names.append(name)
        options[name] = {} if isinstance(extension, str) else extension[name] or {}
    parser = Tags()
    parser.feed(Markdown(extensions=names, extension_configs=options).convert(markdown.split("\n---\n", 1)[1]))
    return parser


PLAIN_FIELDS = (
    ("symptoms/itchy-elbow.yml", ("name",)),
    ("symptoms/itchy-elbow.yml", ("also_called", 0)),
    ("symptoms/itchy-elbow.yml", ("causes", 0, "items", 0, "name")),
    ("symptoms/itchy-elbow.yml", ("doctor_questions", 0, "text")),
    ("symptoms/itchy-elbow.yml", ("questions_to_ask", 0)),
    ("symptoms/itchy-elbow.yml", ("faq", 0, "question")),
    ("symptoms/itchy-elbow.yml", ("red_flags", 0, "cite", "says")),
    ("conditions/dry-skin.yml", ("name",)),
    ("conditions/dry-skin.yml", ("lay_name",)),
    ("conditions/dry-skin.yml", ("prevalence", "region")),
    ("treatments/plain-cream.yml", ("name",)),
    ("people/ada-example.yml", ("credentials",)),
    ("findings/skin.yml", ("red-patch", "name")),
    ("findings/skin.yml", ("red-patch", "question")),
    ("questions/skin.yml", ("itch-course", "text")),
    ("questions/skin.yml", ("itch-course", "options", 0, "label")),
    ("references/skin.yml", ("clinic-cream", "title")),
    ("references/skin.yml", ("journal-itch", "authors")),
    ("glossary.yml", ("itch",)),
)
"""Fields of plain words: whatever stands there must be shown as it is."""


@pytest.mark.parametrize("hostile", [text.replace("\n", " ") for text in HOSTILE])
def test_words_are_shown_as_words_in_every_plain_field(hostile: str, own_settings: Settings) -> None:
    calm = {path: built(page) for path, page in through_everything(TREE, own_settings).items()}
    tree = TREE
    for name, trail in PLAIN_FIELDS:
        file = next(file for file in tree.files if file.path.endswith(name))
        made, problems = parse(
            yaml.safe_dump(changed(file.data, trail, f"Zz {hostile} zZ", rename=False), allow_unicode=True), file.path
        )
        assert made, problems
        others = tuple(other for other in tree.files if other.path != file.path)
        tree = SourceTree(tree.root, (*others, made), tree.prose, ())
    pages = through_everything(tree, own_settings)
    assert pages, load(tree).problems
    seen = 0
    for path, page in pages.items():
        shown = built(page)
        seen += shown.words.count(f"Zz {' '.join(hostile.split())} zZ")
        before = sorted(tag for tag, _ in calm[path].tags)
        assert sorted(tag for tag, _ in shown.tags) == before, path
        assert {name for _, attrs in shown.tags for name, _ in attrs} <= {
            name for _, attrs in calm[path].tags for name, _ in attrs
        }, path
    assert seen >= len(PLAIN_FIELDS)
