"""Piece by piece: what is known for certain, and what is left to Python-Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import text
from generator.quick_markdown import render

if TYPE_CHECKING:
    from collections.abc import Callable

KNOWN = {
    "words": "Some words, 5 > 4 & 3 < 4 &amp; &#42;.",
    "lines": "one\ntwo  \nthree\n    four",
    "emphasis": "*a* **b**. (*c*) a * b **[d](e)**<b>x</b>",
    "low lines": "a snake_case_word",
    "escapes": "\\*a\\* \\[b\\]\\(c\\) d\\\\ 2024\\. \\x",
    "code": "`a*b` ``c`d`` `&lt; < e` \\`e\\`",
    "link": "[a *b* \\[c\\]](../d_e.md#f) [g](https://h.example/?i=j&k)",
    "attributes of a link": '[a](b){ .vm-term data-meaning="The body&#39;s own." }',
    "address in angle brackets": "<http://127.0.0.1:8000/a_b>",
    "brackets": "[a] [b][c] [1] a] [",
    "tags": 'a<sup class="c"><a href="#d" id="e">[1]</a></sup><br> <input type="checkbox">',
    "headings": "# A\n\n## A\n\n### A { #b .c }\n\n## A *b* [c](d) `e` &amp; \\*\n\n# B\n\n#### C #",
    "labels of contents": '## A <span>b</span> { .c data-toc-label="D &amp; e" }',
    "tight list": "- a\n- b\n    c\n    - d\n        1. e\n    - f\n* g",
    "loose list": "1. a\n\n2. b\n3. c\n\n    d\n\n    - e\n\n    - f\n\n4. g",
    "list after list": "- a\n- b\n\n1. c\n2. d",
    "words after a list": "- a\n\nb",
    "code block": "a\n\n    b <b>c</b> & *d*\n      e\n\n    f\n\ng",
    "code in a list": "- a\n\n        b\n\n- c",
    "table": "| a | b |\n| --- | --- |\n| *c* | `d` |\n| e \\* |  |",
    "element": '<div id="b" class="a &amp; c" data-x hidden markdown>\n\nd\n\n- e\n\n</div>\n\nf',
    "elements in elements": "<nav markdown>\n<div markdown>\n\na\n</div>\n\n<div markdown>\nb\n\n</div>\nc\n\n</nav>",
    "words only": '<dl markdown>\n<dt id="a" markdown="span">b *c*</dt>\n<dd markdown="span">d<br>e</dd>\n</dl>',
    "not Markdown": "<details markdown>\n<summary>*a* &amp; <b>c</b> > d</summary>\n\ne\n\n</details>",
    "not Markdown, nested": '<div markdown>\n<form id="a">\n<label>b</label>\n<div>\n<input>\n</div>\n</form>\n</div>',
    "left as it is": '<div class="b" id="a"></div>\n\n<p class="c">*d* &amp;\n<b>e</b></p>\n\n# A',
    "one tag alone": '<br>\n\n&amp;\n\n<p markdown="span">&amp;</p>',
    "an empty element": "<div markdown>\n\n</div>",
    "ids that are taken": '<p id="a" markdown="span">x</p>\n\n# A\n\n# A\n\n## B { #a_1 }',
}

UNKNOWN = {
    "quotation": "> a",
    "definition": "a\n: b",
    "link by name": "[a][b]\n\n[b]: c",
    "image": "![a](b)",
    "title of a link": '[a](b "c")',
    "emphasis in emphasis": "**a *b* c**",
    "low lines around words": "_a_",
    "three stars": "***a***",
    "emphasis without an end": "a *b",
    "underlined heading": "a\n---",
    "rule": "a\n\n***",
    "fenced code": "```\na\n```",
    "a comment": "a <!-- b -->",
    "an unknown tag": "<video>a</video>",
    "script": "<script>a</script>",
    "an element inside a line": "a <div>b</div>",
    "an element that does not end": "<div markdown>\n\na",
    "an indented element": "- a\n\n    <div>b</div>",
    "attributes of a paragraph": "a\n{ .b }",
    "attributes of a list of attributes": "[a](b){ .c } and }",
    "aligned table": "| a | b |\n| :-- | --- |\n| c | d |",
    "a sign in code in a table": "| a | b |\n| --- | --- |\n| `c | d` | e |",
    "contents": "[TOC]",
    "marks": "a\u0002b",
    "tabs": "\ta",
    "a line of spaces": "a\n  \nb",
    "a line of spaces at the end": "a  \n  ",
    "code of nothing": "     ",
    "words right below what is left as it is": "<div></div>\na",
    "two empty lines": "a\n\n\nb",
    "list in a written list": "<ol markdown>\n\n1. a\n\n</ol>",
    "list after a written list": '<ul markdown>\n<li markdown="span">a</li>\n</ul>\n\n- b',
    "heading in a list": "- # a",
    "an entity without its end": "&#42 a",
    "an entity that an escape makes": "&\\#42;",
    "a name that an escape makes": "# a \\> b",
}


@pytest.mark.parametrize("source", KNOWN.values(), ids=KNOWN)
def test_it_is_known_and_the_same(source: str, agree: Callable[[str], bool]) -> None:
    assert agree(source)


@pytest.mark.parametrize("source", UNKNOWN.values(), ids=UNKNOWN)
def test_it_is_left_to_python_markdown(source: str) -> None:
    assert render(source) is None


@pytest.mark.parametrize(
    "around", ["{}", "# {}", "- {}", "1. a\n    - {}", "- a\n\n    {}", '<p markdown="span">{}</p>']
)
@pytest.mark.parametrize("mark", list("\\`*_{}[]()<>#+-.!|&~^=:@\"'/$%,;?1"))
def test_every_sign_is_the_same_or_left_and_known_when_it_is_escaped(
    mark: str, around: str, agree: Callable[[str], bool]
) -> None:
    for words in (
        mark,
        f"a {mark}",
        f"{mark} a",
        f"a{mark}b",
        f"{mark}a{mark}",
        f"{mark}{mark} a {mark}",
        f"a\n{mark} b",
    ):
        agree(around.format(words))
        if "\n" not in words:
            assert agree(around.format(text.escape(words)))


signs = st.sampled_from(
    (
        *(
            "a",
            "b c",
            "é",
            "1.",
            " ",
            "  \n",
            "\n",
            "    ",
            "\u00a0",
            "5 < 6 > 4",
            "&",
            "&amp;",
            "\\*",
            "\\>",
            "\\",
            "#",
            ": ",
        ),
        *("-", "+", "=", "|", "{", "}", "[", "]", "(", ")", "*", "**", "_", "`", "@", "!", "<", "a_b", "http://x"),
    )
)
wholes = st.sampled_from(
    (
        *(
            "*em*",
            "**strong**",
            "`code`",
            "`a*b`",
            "[l *e*](x.md)",
            "[m](https://e.example/a_b){ .k }",
            "<br>",
            "<b>*x*</b>",
        ),
        *('<sup><a href="#r" id="i">[1]</a></sup>', "<span>", "</span>", "[x]", "[a][b]", "_e_", "**a *b***", "{ .z }"),
    )
)
lines = st.lists(st.one_of(signs, wholes), min_size=1, max_size=6).map("".join)


@st.composite
def lists(draw: st.DrawFn, margin: str = "") -> str:
    written = []
    for _ in range(draw(st.integers(1, 4))):
        written.append(margin + draw(st.sampled_from(["- ", "1. ", "*   "])) + draw(lines))
        more = draw(st.sampled_from(["", "", "blank", "nested", "words"]))
        if more:
            written += [""] * (more != "nested" or draw(st.booleans()))
        if more == "nested" and len(margin) < 8:
            written.append(draw(lists(margin=margin + "    ")))
        if more == "words":
            written += [f"{margin}    {draw(lines)}", ""]
    return "\n".join(written)


headings = st.builds(
    "{} {}{}".format,
    st.sampled_from(["#", "##", "####"]),
    lines,
    st.sampled_from(["", " { #a }", ' {.b_c data-toc-label="D &amp; e"}', " #"]),
)
spans = st.builds(
    '<{0}{2} markdown="span">{1}</{0}>'.format,
    st.sampled_from(["p", "dt", "dd", "li", "summary"]),
    lines,
    st.sampled_from(["", ' id="a" class="b&amp;c"']),
)
raw = st.sampled_from(['<div class="t"></div>', "<p>x &amp; <b>y</b></p>", "<form>\n<div>\n<input>\n</div>\n</form>"])
pieces = st.one_of(lines, lines.map("    {}".format), lists(), headings, spans, raw)


@st.composite
def documents(draw: st.DrawFn, depth: int = 0) -> str:
    parts = draw(st.lists(pieces, min_size=1, max_size=4))
    if depth < 2 and draw(st.booleans()):
        tag = draw(st.sampled_from(["div", "section", "details", "dl", "ol"]))
        parts.append(f"<{tag} markdown>\n\n{draw(documents(depth=depth + 1))}\n\n</{tag}>")
    return "".join(part + draw(st.sampled_from(["\n\n", "\n\n", "\n"])) for part in parts)


@settings(max_examples=300)
@given(source=st.one_of(lines, lists(), documents(), st.text("ab \n*_`[]()<>{}#-+=1.|\\!&;:\"' \u00a0", max_size=30)))
def test_whatever_is_written_is_the_same_or_left(source: str, agree: Callable[[str], bool]) -> None:
    agree(source)
