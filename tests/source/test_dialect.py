from __future__ import annotations

import time

import pytest

from generator.source import MAX_DEPTH
from generator.source.dialect import Parsed, parse


def found(text: str) -> list[str]:
    """Return what is wrong with a text as "line:column code", in the order in which it is reported."""
    return [f"{problem.mark.line}:{problem.mark.column} {problem.code}" for problem in parse(text, "f.yml").problems]


def hint(text: str) -> str:
    (problem,) = parse(text, "f.yml").problems
    return problem.hint


def data(text: str) -> object:
    parsed = parse(text, "f.yml")
    assert parsed.problems == ()
    assert parsed.file
    return parsed.file.data


# --- What is refused, each at its place -------------------------------------------------------------------------------


@pytest.mark.smoke
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("name: a\nkind: b\nname: c\n", "3:1 duplicate-key", id="a key given twice"),
        pytest.param("a:\n  b: 1\n  'b': 2\n", "3:3 duplicate-key", id="a key given twice, once in quotes"),
        pytest.param("a: {b: 1, b: 2}\n", "1:11 duplicate-key", id="a key given twice in braces"),
        pytest.param("a: &x 1\n", "1:4 anchor", id="an anchor"),
        pytest.param("&x a: 1\n", "1:1 anchor", id="an anchor on a key"),
        pytest.param("a: !!str\n  &x 1\n", "1:4 tag|2:3 anchor", id="an anchor on the line below a tag"),
        pytest.param("a: &x [1]\nb: &y {c: 1}\n", "1:4 anchor|2:4 anchor", id="anchors on a list and on a mapping"),
        pytest.param("a: *x\n", "1:4 alias", id="an alias, even of nothing"),
        pytest.param("a: &x 1\nb: *x\n", "1:4 anchor|2:4 alias", id="an anchor and its alias"),
        pytest.param("*x : 1\n", "1:1 alias", id="an alias as a key"),
        pytest.param("a: &x\n  b: 1\nc:\n  <<: *x\n", "1:4 anchor|4:3 non-string-key|4:7 alias", id="a merge key"),
        pytest.param("a: !!python/object:os.system x\n", "1:4 tag", id="a tag for Python"),
        pytest.param("a: !!str 1\n", "1:4 tag", id="a tag of YAML's own"),
        pytest.param("a: ! 1\n", "1:4 tag", id="a bare tag"),
        pytest.param("!x a: 1\n", "1:1 tag", id="a tag on a key"),
        pytest.param("!x\na: 1\n", "1:1 tag", id="a tag on the whole file"),
        pytest.param("- a\n- !x\n  b: 1\n", "2:3 tag", id="a tag on a mapping"),
        pytest.param("1: a\n", "1:1 non-string-key", id="a number as a key"),
        pytest.param("a:\n  true: b\n", "2:3 non-string-key", id="true as a key"),
        pytest.param("null: a\n", "1:1 non-string-key", id="null as a key"),
        pytest.param("? [a, b]\n: c\n", "1:3 non-string-key", id="a list as a key"),
        pytest.param("? {a: b}\n: c\n", "1:3 non-string-key", id="a mapping as a key"),
        pytest.param("? |\n  long\n  key\n: c\n", "1:3 non-string-key", id="a block of text as a key"),
        pytest.param("'': a\n", "1:1 non-string-key", id="an empty key"),
        pytest.param("a:\n\tb: 1\n", "2:1 tab-indentation", id="a tab"),
        pytest.param("a:\n  \tb: 1\n", "2:3 tab-indentation", id="a tab after spaces"),
        pytest.param("a:\n\tb: 1\n\tc: 1\n", "2:1 tab-indentation|3:1 tab-indentation", id="two tabs"),
        pytest.param("a: 1\n\t# b\nc: 1\n", "2:1 tab-indentation", id="a tab before a comment"),
        pytest.param("a: 1\n\t\nb: 1\n", "2:1 tab-indentation", id="a tab on an empty line"),
        pytest.param("a:\n-\tb\n", "2:2 tab-indentation", id="a tab after a dash"),
        pytest.param("a: |\n  b\n  \tc\n", "3:3 tab-indentation", id="a tab that begins a line of a text"),
        pytest.param('a: "b\n\tc"\n', "2:1 tab-indentation", id="a tab that begins a line of a quoted text"),
        pytest.param("a: 1\n---\nb: 1\n", "2:1 many-documents", id="two documents"),
        pytest.param("---\na: 1\n---\nb: 1\n", "3:1 many-documents", id="two documents with markers"),
        pytest.param("a: b\x0cc\n", "1:5 control-character", id="a form feed"),
        pytest.param("a: b\x00\n", "1:5 half-saved", id="NUL, which a full disk leaves behind"),
        pytest.param("a: 1\nb: \x1b[31m\n", "2:4 control-character", id="an escape sequence"),
        pytest.param("a: b\u2028c\nd: \u2029\n", "1:5 control-character|2:4 control-character", id="line separators"),
        pytest.param("a: b\u0085c\n", "1:5 control-character", id="NEL, which YAML takes for the end of a line"),
        pytest.param("a: b\ufeffc\n", "1:5 control-character", id="a byte order mark in the middle"),
        pytest.param("a: \ud800\n", "1:4 control-character", id="half a character"),
        pytest.param('a: "b\\0"\n', "1:4 control-character", id="NUL written as an escape"),
        pytest.param('"b\\x07": 1\n', "1:1 control-character", id="a bell written as an escape in a key"),
        pytest.param(
            "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", "2:1 merge-conflict", id="a merge conflict"
        ),
        pytest.param("a: 1\n=======\nb: 2\n", "2:1 merge-conflict", id="half of a merge conflict"),
        pytest.param("", "1:1 empty-file", id="nothing"),
        pytest.param(" \n\n", "1:1 empty-file", id="blank lines"),
        pytest.param("# a\n# b\n", "1:1 empty-file", id="comments only"),
        pytest.param("---\n", "1:1 empty-file", id="a marker only"),
        pytest.param("--- # a\n...\n", "1:1 empty-file", id="markers with a comment"),
        pytest.param("null\n", "1:1 empty-file", id="null"),
        pytest.param("''\n", "1:1 empty-file", id="an empty text"),
        pytest.param("a: {b: 1\nc: 2\n", "1:4 yaml-syntax", id="a brace that is not closed"),
        pytest.param("a:\n  - [b, {c: d},\n", "2:5 yaml-syntax", id="a bracket that is not closed"),
        pytest.param("a: [\n", "1:4 yaml-syntax", id="a bracket at the end"),
        pytest.param("a: b: c\n", "1:5 yaml-syntax", id="a colon inside a text"),
        pytest.param("x: 1\na: @b\n", "2:4 yaml-syntax", id="a text that begins with @"),
        pytest.param('a: 1\nb: "c\nd: 1\n', "2:4 yaml-syntax", id="a quotation mark that is not closed"),
        pytest.param("a:\n  b: 1\n c: 2\n", "3:2 yaml-syntax", id="a line that is indented by one space too few"),
        pytest.param("a: 1\nb\nc: 2\n", "2:1 yaml-syntax", id="a line without a colon"),
        pytest.param("a: 1\n- b\n", "2:1 yaml-syntax", id="an item among fields"),
        pytest.param('a: "\\q"\n', "1:5 yaml-syntax", id="an escape that does not exist"),
        pytest.param('a: "\\ud800"\n', "1:7 yaml-syntax", id="half a character written as an escape"),
        pytest.param("%YAML 9.0\n---\na: 1\n", "1:1 yaml-syntax", id="a version that does not exist"),
        pytest.param("a: !e!x 1\n", "1:4 yaml-syntax", id="a tag that nobody declared"),
    ],
)
def test_each_refused_construct_is_reported_at_its_place(text: str, expected: str) -> None:
    assert found(text) == expected.split("|")
    assert parse(text, "f.yml").file is None


def test_every_mistake_of_a_file_is_reported_at_once() -> None:
    text = "a: &x 1\nb: *x\na: 2\nc: !!str d\n5: e\n"

    assert found(text) == ["1:4 anchor", "2:4 alias", "3:1 duplicate-key", "4:4 tag", "5:1 non-string-key"]


def test_mistakes_before_a_broken_line_are_reported_with_it() -> None:
    assert found("a: *x\nb: @c\n") == ["1:4 alias", "2:4 yaml-syntax"]


def test_every_problem_has_a_hint() -> None:
    texts = [
        "a: *x\n",
        "a: &x 1\n",
        "a: !x 1\n",
        "1: a\n",
        "a: 1\na: 1\n",
        "\ta: 1\n",
        "a: \x00\n",
        "",
        "a: @\n",
        "a: [\n",
    ]

    assert [text for text in texts if not hint(text)] == []


def test_a_tag_is_named_as_it_is_written() -> None:
    (problem,) = parse("a: !!str 1\n", "f.yml").problems

    assert "!!str" in problem.message


def test_a_duplicate_key_names_the_line_of_the_first_one() -> None:
    assert "line 2" in hint("x: 1\na: 1\nb: 1\na: 1\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: 1\nc: 2\n",
        "a: {b: 1, c: 2\n",
        "a: [b, c\nd: 1\n",
        "a: {b: c: d}\n",
        "a: {b: 1}}\n",
        "- {name: a, text: 'b' c}\n",
        "a: {b: 1} c\n",
    ],
)
def test_a_broken_flow_mapping_gets_the_hint_to_write_block_style(text: str) -> None:
    assert "block style" in hint(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("summary: See this: it helps. [@a-guide]\n", "quotation marks"),
        ("summary: [@a-guide] says so\n", "quotation marks"),
        ("summary: {family-doctor} knows\n", "quotation marks"),
        ("summary: @a\n", "quotation marks"),
        ("summary: `a`\n", "quotation marks"),
        ("summary: 100%\nb: %\n", "quotation marks"),
        ("a: 'b\n", "close the quotation mark"),
        ('a: "\\d"\n', "two backslashes"),
        ("a: - b\n", "on a line of its own"),
        ("a:\n  b: 1\n c: 1\n", "indentation"),
        ("a:\n  - b\n - c\n", "indentation"),
        ("a: 1\nb\nc: 1\n", "field: value"),
    ],
)
def test_broken_yaml_gets_a_hint_that_fits(text: str, words: str) -> None:
    assert words in hint(text)


# --- What is read, and as what ----------------------------------------------------------------------------------------


@pytest.mark.smoke
@pytest.mark.parametrize(
    "word",
    [
        *("no", "No", "NO", "yes", "on", "off", "y", "n", "True", "TRUE", "False", "Null", "NULL"),
        *("1:30", "012", "00", "0x1F", "0o7", "0b1", "1_000", "1e3", "1.5e3", "1.", ".inf", "-.inf", ".nan", "1,5"),
        *("2026-11-22", "2026-11-22T10:00:00Z", "12:30:45", "=", "<=", "+", "--1", "1-2", "½", "٣"),
        *("9" * 19, "9" * 5000, "1" * 400 + ".5", "." + "9" * 400),
    ],
)
def test_words_that_other_readers_turn_into_something_else_stay_text(word: str) -> None:
    assert data(f"a: {word}\n") == {"a": word}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *(("true", True), ("false", False), ("null", None), ("~", None), ("", None)),
        *(("0", 0), ("-0", 0), ("12", 12), ("-12", -12), ("+12", 12), ("9" * 18, 10**18 - 1)),
        *(("0.5", 0.5), (".5", 0.5), ("-1.25", -1.25), ("+3.0", 3.0)),
    ],
)
def test_true_false_null_and_plain_numbers_are_typed(word: str, value: object) -> None:
    read = data(f"a: {word}\n")

    assert read == {"a": value}
    assert isinstance(read, dict)
    assert type(read["a"]) is type(value)


@pytest.mark.parametrize("written", ["'12'", '"12"', "|-\n  12", ">-\n  12"])
def test_a_number_in_quotation_marks_or_in_a_block_stays_text(written: str) -> None:
    assert data(f"a: {written}\n") == {"a": "12"}


@pytest.mark.parametrize("key", ["no", "on", "y", "1:30", "012", "1e3", "2026-11-22", "'1'", '"true"'])
def test_a_key_that_only_looks_like_something_else_is_a_word(key: str) -> None:
    assert data(f"{key}: a\n") == {key.strip("'\""): "a"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b\tc\n", {"a": "b\tc"}),
        ("a:\tb\n", {"a": "b"}),
        ("a: 1 \t\nb: 2\n", {"a": 1, "b": 2}),
        ("a: |\n  b\tc\n", {"a": "b\tc\n"}),
        ("a: 1\t# c\n", {"a": 1}),
    ],
)
def test_a_tab_inside_a_line_is_white_space(text: str, value: object) -> None:
    assert data(text) == value


def test_an_equals_line_inside_a_text_is_no_merge_conflict() -> None:
    assert data("a: |\n  b\n  =======\n  <<<<<<< c\n") == {"a": "b\n=======\n<<<<<<< c\n"}


@pytest.mark.parametrize("text", ["\ufeffa: 1\nb: *x\n", "a: 1\r\nb: *x\r\n", "a: 1\rb: *x\r", "\ufeffa: 1\r\nb: *x"])
def test_a_byte_order_mark_and_other_line_ends_do_not_move_a_mark(text: str) -> None:
    assert found(text) == ["2:4 alias"]


def test_a_byte_order_mark_does_not_count_as_a_column() -> None:
    assert found("\ufeffa: *x\n") == ["1:4 alias"]


def test_characters_outside_the_basic_plane_count_as_one_column() -> None:
    assert found("😀 é: *x\n") == ["1:6 alias"]


def test_folded_lines_end_as_yaml_says_whatever_the_line_ends_are() -> None:
    assert data("a: >\r\n  b\r\n  c\r\n") == {"a": "b c\n"}


# --- Limits -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("opened", "closed", "column"), [("[", "]", 1), ("{a: ", "}", 4)])
def test_nesting_is_read_down_to_the_limit_and_refused_below_it(opened: str, closed: str, column: int) -> None:
    assert found(opened * MAX_DEPTH + closed * MAX_DEPTH) == []
    deeper = MAX_DEPTH + 1
    assert found(opened * deeper + closed * deeper) == [f"1:{MAX_DEPTH * column + 1} too-deep"]


def test_block_style_is_refused_below_the_limit_too() -> None:
    lines = [f"{'  ' * level}a:" for level in range(MAX_DEPTH)]

    assert found("\n".join([*lines, "  " * MAX_DEPTH + "1"])) == []
    assert found("\n".join([*lines, "  " * MAX_DEPTH + "a: 1"])) == [f"{MAX_DEPTH + 1}:{2 * MAX_DEPTH + 1} too-deep"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 200_000, id="brackets"),
        pytest.param("{a: " * 100_000, id="braces"),
        pytest.param("- " * 200_000 + "a", id="dashes"),
        pytest.param("? " + "[" * 200_000, id="brackets in a key"),
        pytest.param("? " * 200_000 + "a", id="keys of keys"),
        pytest.param("\n" * 1_000_000, id="empty lines"),
        pytest.param(" \n" * 500_000 + "a: 1", id="lines of one space"),
        pytest.param(" " * 1_000_000, id="spaces"),
        pytest.param("\t" * 1_000_000, id="tabs"),
        pytest.param("\x00" * 1_000_000, id="NUL"),
        pytest.param("#\n" * 500_000, id="comments"),
        pytest.param("a: " + "9" * 1_000_000, id="digits"),
        pytest.param("a: *x\n" * 20_000, id="aliases"),
        pytest.param("a: '" + " \n" * 400_000 + "'", id="a text of blank lines"),
    ],
)
def test_no_file_takes_long_to_read(text: str) -> None:
    start = time.process_time()

    parse(text, "f.yml")

    assert time.process_time() - start < 5  # it took minutes where it grew with the square


def test_parsing_gives_a_file_or_problems_and_never_both() -> None:
    assert parse("a: 1\n", "f.yml").problems == ()
    assert parse("a: *x\n", "f.yml") == Parsed(None, parse("a: *x\n", "f.yml").problems)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_ends_of_lines_and_a_mark_at_the_beginning_change_no_place(start: str, end: str) -> None:
    text = f"{start}name: Gout{end}{end}urgency: a: b{end}"

    assert [str(problem.mark) for problem in parse(text, "f.yml").problems] == ["f.yml:3:11"]


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("name\u00a0: a\n", "1:5", "no-break space, U+00A0"),
        ("a: 1\n\u200bname: a\n", "2:1", "zero width space, U+200B"),
        ("a: {so\u2060on: b}\n", "1:7", "word joiner, U+2060"),
        ('"na\\u00a0me": a\n', "1:1", "no-break space, U+00A0"),
        ("\uff4eame\u3000: a\n", "1:5", "ideographic space, U+3000"),
    ],
)
def test_a_sign_that_nobody_sees_in_a_name_is_called_by_its_own(text: str, place: str, name: str) -> None:
    (problem,) = parse(text, "f.yml").problems

    assert (str(problem.mark), problem.code) == (f"f.yml:{place}", "hidden-character")
    assert name in problem.message
    assert "--fix" in problem.hint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sex: {female: 0,25, male: 0,75}\n", [("1:15", "0.25"), ("1:27", "0.75")]),
        ("a: {b: 12,5}\n", [("1:8", "12.5")]),
        ("a: {b: 1, 2: c}\n", []),
        ("a: [0,5]\n", []),
    ],
)
def test_a_number_that_a_comma_cut_in_two_is_told_whole(text: str, told: list[tuple[str, str]]) -> None:
    problems = [problem for problem in parse(text, "f.yml").problems if problem.code == "decimal-comma"]

    assert [(str(problem.mark).removeprefix("f.yml:"), problem.hint) for problem in problems] == [
        (place, f"write a point: `{number}`") for place, number in told
    ]


@pytest.mark.parametrize("text", ["name: Gout\nurg", 'name: "Go', "name: [a, b", "name: {a: b", "name: 'Go"])
def test_a_file_that_breaks_off_in_its_last_line_may_have_lost_its_end(text: str) -> None:
    assert "not saved whole" in hint(text)
    assert "not saved whole" not in hint(f"{text}\n")
