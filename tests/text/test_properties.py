"""What holds for every text, whatever its characters."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text import (
    GlossaryTerms,
    absolutes,
    attribute,
    check,
    citations,
    escape,
    grade,
    indent,
    placeholders,
    plain,
    record_links,
    resolve,
    sentences,
    spelling_variants,
    statistics,
    words,
)
from generator.text.allow_list import is_harmless, what_is_refused
from generator.text.dialect import BARE_EXTENSIONS, EVERY_EXTENSION, SITE_EXTENSIONS, render
from generator.text.lexical import lexical

SIGNS = r"""
* ** _ ` ``` [ ] ( ) ]( ![ < > </ <b> <!-- --> { } {: {{ {.a} # | --- === & &#106; &lt; &colon; javascript: ^
++ :: a Z 0 data:text/html, https://a.example/ http://a.example //a.example mailto:a@b.example
condition:stroke symptom: [@a-b] [@ . ! {emergency-number} {x} :smile: == ~~ [^1] [^1]: *[A]: [a]: /// \ " '
words never é word-word <https://a.example> [TOC] ? % wzxhzdk:0 klzzwxh:0000 / ; colour atrophy ’
"""
SPACED = (
    "## ",
    "- ",
    "+ ",
    "1. ",
    "2. ",
    "> ",
    "| a |\n|---|\n",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "!!! note",
    "??? x",
    "[ ]",
)
PIECES = (*SIGNS.split(), *SPACED, "\u200b", "\x02", "\x03", "\x00", "More words.", " ", "5 mg", "1 in 10", ": ")
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14).map("".join)
SIMPLE = """
a Word 5 10 . , : - / ! ? ( ) ' " % & [@a-b] {family-doctor} [words](condition:stroke) smile: é – ° ; “
"""
LISTED = (*SIMPLE.split(), "- ", "1. ", "+ ", "* ", "\n", "\n\n", " ", ": ", "& ")
GLANCED = st.lists(st.sampled_from(LISTED), max_size=16).map("".join)

TAGS = {"a", "br", "em", "li", "ol", "p", "strong", "ul"}


class Everything(HTMLParser):
    """Collects tags, attributes and words of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.others: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def parse(html: str) -> Everything:
    parser = Everything()
    parser.feed(html)
    parser.close()
    return parser


class Page:
    """Answers as a page does, with nothing that a test would have to know about pages."""

    def cite(self, identity: str) -> str:
        return f'<sup class="vm-cite"><a href="#ref-{identity}">[1]</a></sup>'

    def link(self, kind: str, identity: str, label: str) -> str:
        return f"[{label}](../{kind}s/{identity}.md)"

    def placeholder(self, name: str) -> str:
        return escape({"emergency-number": "911"}.get(name, name))

    def term(self, term: str, shown: str) -> str | None:
        return f'<a href="../glossary.md#{term}">{shown}</a>'


@given(TEXTS)
@example("[x]: javascript:alert(1)\n\n[x]")
def test_no_text_makes_any_function_crash(text: str) -> None:
    for headings in (False, True):
        for fault in check(text, headings=headings):
            assert text.startswith(fault.snippet, fault.start)
    citations(text), record_links(text), placeholders(text)
    resolve(text, Page(), GlossaryTerms(["atrophy", "More words", "NHS"]))
    escape(text), attribute(text), indent(text)
    spoken = plain(text)
    words(spoken), sentences(spoken), grade(spoken, frozenset({"words"})), spelling_variants(spoken, "american")
    for claim in (*statistics(text), *absolutes(text)):
        assert text[claim.start :].startswith(claim.snippet)


@given(TEXTS)
@example("words[@a-b]:smile:")
def test_what_passes_can_become_nothing_but_what_is_allowed(text: str) -> None:
    if check(text):
        return
    resolved = resolve(text, Page())
    for extensions in (BARE_EXTENSIONS, SITE_EXTENSIONS, EVERY_EXTENSION):
        page = parse(render(resolved, extensions))
        assert page.tags <= TAGS | {"sup"}
        assert page.others == []
        for tag, name, value in page.attributes:
            assert (tag, name) in {("a", "href"), ("a", "title"), ("sup", "class")}
            if name == "href":
                assert value is not None
                assert value.startswith(("https://", "mailto:", "#ref-", "../"))


@given(GLANCED)
@example("a\n- b\n- ")
@example("[@a-b](c")
@example("See ![words](condition:stroke)")
@example("1. a\n\n1. b")
def test_what_passes_at_a_glance_would_pass_a_closer_look(text: str) -> None:
    if is_harmless(text):
        assert lexical(text, prose=False) == []
        assert what_is_refused(text, prose=False) == []


def seen(value: str) -> str:
    """Return a string as HTML shows it: no control characters, white space as single spaces."""
    return " ".join("".join(sign for sign in value if sign >= "\xa0" or sign.isprintable() or sign.isspace()).split())


PRINTED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=10).map("".join)


@pytest.mark.parametrize("extensions", [BARE_EXTENSIONS, SITE_EXTENSIONS, EVERY_EXTENSION])
@pytest.mark.parametrize(
    "form", ["{}", "Before {} after.", "- {}", "## {}", "[{}](https://a.example)", "<div markdown>\n{}\n</div>"]
)
@given(value=PRINTED)
@example(value="1. x")
@example(value="]: x")
@example(value="---")
@example(value="C# and *x* [y](z) <b> &amp; `q` \\ {a} | ~")
@example(value="a:b:c ::: == ++ !!! /// ???")
def test_an_escaped_string_shows_its_own_characters(extensions: tuple[str, ...], form: str, value: str) -> None:
    page = parse(render(form.format(escape(value)), extensions))
    shown = "Before {} after." if form.startswith("Before") else "{}"
    assert seen(page.words) == seen(shown.format(value))
    assert page.tags <= {"p", "ul", "li", "h2", "a", "div"}


@pytest.mark.parametrize("extensions", [BARE_EXTENSIONS, SITE_EXTENSIONS, EVERY_EXTENSION])
@pytest.mark.parametrize("form", ['Text <span title="{}">word</span>.', '<div>\n<span title="{}">word</span>\n</div>'])
@given(value=PRINTED)
@example(value='" onclick="alert(1)')
@example(value="[x](y) `z` \\* > <b>\n\nnew")
def test_an_attribute_holds_its_own_characters(extensions: tuple[str, ...], form: str, value: str) -> None:
    page = parse(render(form.format(attribute(value)), extensions))
    ((tag, name, shown),) = page.attributes
    assert (tag, name) == ("span", "title")
    assert seen(shown or "") == seen(value)


@given(TEXTS)
def test_plain_words_hold_no_markup_of_a_text_that_passed(text: str) -> None:
    if not check(text):
        assert "](" not in plain(text)
        assert "[@" not in plain(text)
        assert "**" not in plain(text)


@given(TEXTS)
def test_sentences_leave_no_word_out(text: str) -> None:
    told = " ".join(sentences(text))
    assert "".join(told.split()) == "".join(text.split())


@given(TEXTS, st.integers(min_value=0, max_value=8))
def test_indenting_changes_only_the_margins(text: str, width: int) -> None:
    assert [line.strip() for line in indent(text, width).split("\n")] == [line.strip() for line in text.split("\n")]
