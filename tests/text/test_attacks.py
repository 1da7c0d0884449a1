"""What a text field must not let through, each piece of it found at its line."""

import pytest

from generator.text import DISALLOWED, UNSAFE, check

# Each attack is the last line of a text; the second part is a piece that the fault must point at.
UNSAFE_ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<b>bold</b>",
    "<br>",
    "<br/>",
    "<!-- hidden -->",
    "<![CDATA[x]]>",
    "<!DOCTYPE html>",
    "<?php echo 1 ?>",
    "<a href='https://evil.example'>x</a>",
    "<svg/onload=alert(1)>",
    "<iframe src=https://evil.example></iframe>",
    "<div markdown>x</div>",
    "</div>",
    "</ div>",
    "<style>*{display:none}</style>",
    "<math><mi xlink:href='data:x,y'>",
    "\\<script>alert(1)\\</script>",
    "text <details open ontoggle=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1) )",
    "[x](javascript&colon;alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](java&#x73;cript:alert(1))",
    "[x](&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1))",
    "[x](&#0000106avascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](java\x01script:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](DATA:text/html,<script>)",
    "[x](tel:911)",
    "[x](tel:{emergency-number})",
    "[x](sms:5550100)",
    "[x](http://example.org)",
    "[x](HTTP://example.org)",
    "see http://example.org today",
    "[x](ftp://example.org/file)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/a)",
    "[x](///evil.example/a)",
    "[x](\\\\evil.example\\a)",
    "see //evil.example/a today",
    "[x](/absolute/path)",
    "[x](../conditions/stroke.md)",
    "[x](#fragment)",
    "[x](?query)",
    "[x](https:evil.example)",
    "[x](https:///evil.example)",
    "[x](https://user:password@evil.example)",
    "[x](https://evil.example\\@good.example)",
    "[x](blob:https://evil.example/1)",
    "[x](about:blank)",
    "[x](mailto:a@example.org?bcc=b@example.org)",
    "[x](mailto:)",
    "<https://example.org>",
    "<http://example.org>",
    "<a@example.org>",
    "<1@2>",
    "<javascript:alert(1)>",
    "[x]: https://evil.example",
    "[x][y] and\n\n[y]: javascript:alert(1)",
    "[foo]:\n    https://evil.example",
    "*words*{: onclick=alert(1) }",
    "*words*{.vm-care}",
    "*words*{#main}",
    "*words*{ onclick=alert(1) }",
    "words\n{: .vm-care style=color:red }",
    "- item {: onmouseover=alert(1) }",
    "{{ config }}",
    "{{ ''.__class__ }}",
    "{% include 'x' %}",
    "{# comment #}",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "&#x3C;b&#x3E;",
    "zero\u200bwidth",
    "soft\u00adhyphen",
    "right-to-left \u202e override",
    "isolate \u2066 x",
    "mark \u200f x",
    "byte order \ufeff mark",
    "line\u2028separator",
    "null \x00 byte",
    "escape \x1b[31m",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03",
    "tag \U000e0041 character",
    "tab\tstop",
    "carriage\rreturn",
    "- [ ] task",
    "- [x] task",
    '[=50% "half"]',
]

DISALLOWED_ATTACKS = [
    "# Heading",
    "#Heading without a space",
    "###### Small heading",
    "- # heading in a list",
    "Heading\n=======",
    "Heading\n-------",
    "---",
    "***",
    "* * *",
    "___",
    "![alt](https://example.org/x.png)",
    "![alt][x]",
    "[![x](https://example.org/x.png)](https://example.org)",
    "`code`",
    "``code ` code``",
    "```\ncode\n```",
    "```python\ncode\n```",
    "~~~\ncode\n~~~",
    "    code by indentation",
    "| a | b |\n| --- | --- |\n| c | d |",
    "a | b\n--- | ---\nc | d",
    "one | sign",
    "> quoted",
    "- > quoted in a list",
    ">no space",
    "Term\n:   definition",
    "[^1]",
    "[^1]: a footnote",
    "*[NHS]: National Health Service",
    '!!! danger "title"\n    text',
    "??? note\n    text",
    '=== "Tab"\n    text',
    "/// note\ntext\n///",
    '--8<-- "content/secret.yml"',
    ";--8<-- x",
    "[TOC]",
    "[[wiki link]]",
    "[words][name]",
    "[words] [name]",
    "[words][]",
    ":smile:",
    "==marked==",
    "^^inserted^^",
    "~~struck out~~",
    "++ctrl+c++",
    "H~2~O",
    "x^2^",
    "{++inserted++}",
    "3. starts at three",
    "1. one\n2. two\n5. five",
    "{unknown-thing}",
    "{emergency-nummber}",
    "{ emergency-number }",
    "a lone { brace",
    "a lone } brace",
    "[@Bad Id]",
    "[@]",
    "[ @spaced]",
    "[@one; @two]",
    "[@one, @two]",
    "[@unclosed",
    "[see [@cited] here](https://example.org)",
    "[@cited](https://example.org)",
    "[x](condition:Bad_Id)",
    "[x](condition:)",
    '[x](condition:stroke "title")',
    "[x](Condition:stroke)",
    "[x](condition:stroke#symptoms)",
    "[x](<condition:stroke>)",
    "[x] (https://example.org)",
    "https://example.org",
    "(https://example.org)",
    "[x]()",
    "[x](https://{emergency-number}.example.org)",
    "[x](https://example.org",
    "**unclosed",
]


def refuse(attack: str, code: str) -> None:
    text = f"First a harmless paragraph.\n\n{attack}"
    faults = check(text)
    assert faults
    assert code in {fault.code for fault in faults}
    for fault in faults:
        assert fault.message
        assert fault.hint
        assert fault.start >= len("First a harmless paragraph.\n\n"), fault
        assert text.startswith(fault.snippet, fault.start)


@pytest.mark.parametrize("attack", UNSAFE_ATTACKS)
def test_an_unsafe_text_is_refused_where_it_stands(attack: str) -> None:
    refuse(attack, UNSAFE)


@pytest.mark.parametrize("attack", DISALLOWED_ATTACKS)
def test_a_text_beyond_the_allowed_is_refused_where_it_stands(attack: str) -> None:
    code = UNSAFE if "<" in attack and "8<" not in attack else DISALLOWED
    refuse(attack, code)


def test_every_mistake_of_a_text_is_told_at_once() -> None:
    text = "A <b>bold</b> claim.\n\n# Heading\n\n[x](tel:911) and `code`."
    assert [fault.snippet for fault in check(text)] == ["<b>", "</b>", "# Heading", "tel:911", "`code`"]


def test_a_repeated_mistake_is_told_at_each_place() -> None:
    text = "One `a` here.\n\nTwo `a` there."
    assert [text[fault.start :] for fault in check(text)] == ["`a` here.\n\nTwo `a` there.", "`a` there."]


@pytest.mark.parametrize(
    "text",
    [
        "Plain words.",
        "*Emphasis*, **strong**, ***both***, _emphasis_ and __strong__.",
        "- one\n- two\n    - inner\n\n1. first\n2. second\n3. third",
        "[the NHS](https://www.nhs.uk/conditions/stroke/?a=1&b=2#x) and [mail](mailto:help@example.org).",
        '[with a title](https://www.nhs.uk/ "About strokes")',
        "[stroke](condition:stroke), [falls](symptom:frequent-falls), [rest](treatment:rest), [aging](cause:aging).",
        "A claim.[@nhs-stroke] Another [@a-1][@b-2], and [@c].",
        "Call {emergency-number} or go to {emergency-department}; ask {family-doctor}.",
        "5 < 6, 7 > 6, R&D, AT&T, 50 % & more; it's 1:30, and/or so.",
        "A bracketed [sic] word.",
        "Two lines\nof one paragraph.",
        "Escaped \\* star and \\# sign.",
        "An em dash — and a range of 5–10 – no problem.",
        "Blood pressure 120/80; vitamin B12; café, naïve.",
        "(In brackets.) \"Quoted.\" 'Quoted.' “Quoted.” ‘Quoted.’",
    ],
)
def test_what_a_text_may_hold_passes(text: str) -> None:
    assert check(text) == ()


@pytest.mark.parametrize(
    "page",
    [
        "# About us\n\nWords.\n\n## More\n\n### Deeper\n\n[A](privacy.md), [b](../data/index.md#files), [up](#more).",
        "Words with `code`.\n\n```\nindented\n```",
        "## Part\n\n- [source](https://example.org)",
        "# Part\n\n| a | b |\n| --- | --- |\n| c | d |",
    ],
)
def test_a_hand_written_page_may_hold_headings_code_and_links_to_pages(page: str) -> None:
    assert check(page, headings=True) == ()


@pytest.mark.parametrize(
    ("page", "snippet"),
    [
        ("# One\n\nWords.\n\n# Two", "# Two"),
        ("# One\n\n<div>x</div>", "<div>"),
        ("# One\n\n[x](javascript:alert(1))", "javascript:alert(1"),
        ("# One\n\n[x](/absolute.md)", "/absolute.md"),
        ("# One\n\n[x](page.html)", "page.html"),
        ("# One {: .vm-care }", "{: .vm-care }"),
        ("# One\n\n| a |\n|--:|\n| b |", "| a |\n|--:|\n| b |"),
        ("# One\n\n![x](y.png)", "![x](y.png)"),
        ("# One\n\n{{ x }}", "{{ x }}"),
        ("# One\n\nWords.[@study]", "[@study]"),
        ("# One\n\n[x](condition:stroke)", "[x](condition:stroke)"),
        ("# One\n\nCall {emergency-number}.", "{emergency-number}"),
        ("---\ntitle: x\n---\n\n# One", "---"),
    ],
)
def test_a_hand_written_page_may_hold_nothing_else(page: str, snippet: str) -> None:
    assert snippet in [fault.snippet for fault in check(page, headings=True)]


@pytest.mark.parametrize(
    "unit",
    [
        *("[", "[a](", "*a **b ", "`", "> ", "- ", "](", "<", "<a ", "{", "{=", "_a_ __b", "\n", " ", "&#", "|a", "!["),
        *("~a~~b", "(", ":a", "#", "[@", "1. ", "\\", "=\n", "a\n=\n", "<!--", "a b c\n\n", '[a](b"'),
    ],
)
def test_a_text_made_to_keep_a_parser_busy_is_answered_soon(unit: str) -> None:
    check(unit * (19_000 // len(unit)))


def test_a_text_longer_than_any_field_is_refused_unread() -> None:
    (fault,) = check("word " * 10_000)
    assert fault.code == DISALLOWED
