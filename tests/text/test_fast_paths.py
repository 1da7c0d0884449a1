"""What is done fast comes out as its plain definition says, for every text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text import (
    GlossaryTerms,
    Statistic,
    absolutes,
    attribute,
    check_words,
    escape,
    grade,
    is_spelled_one_way,
    plain,
    resolve,
    sentence_spans,
    sentences,
    spelling_variants,
    statistics,
    syllables,
    unfinished,
    words,
)
from generator.text.claims import _ABSOLUTES, _STATISTICS, _without_markup
from generator.text.dialect import CITATION, LINK, PLACEHOLDER, RECORD_LINK
from generator.text.glance import letter_runs
from generator.text.lexical import unseen_characters
from generator.text.literal import _AT_START, _UNSHOWN, _WHITE, _escaped
from generator.text.plain import rendered_lines
from generator.text.spelling_pairs import AMERICAN_OF_BRITISH
from generator.text.words_only import _MARKUP

if TYPE_CHECKING:
    from collections.abc import Iterator

SAID = r"""
a Word b. 5 10. 1. 2024. , : ; - / ! ? ( ) ' " % & é – ° “ ” ’ ½ µ ≥ € … $ @ ~ ^ | # = + one ONE two ten-fold tenfold
half thirds of each every in out percent mg people twice as the risk doubles never always not you have n't Dr. e.g. I.
U.S. No. figs. TODO TODOS colour Colour's self-colour anaemia x's heart attack heart's non-heart B12 [@a-b]
[@one-ten] {family-doctor} {x} [words](condition:stroke) [*x*](https://a.example/b_c?d=1#e) [1.·x](https://a.b)
![x](https://a.b) [m](mailto:a@b.example) *a* **b** *** * ** _ __a__ _x_ *1.·x* *-·x* ` `` `code` \ < > <b> &amp; [ ] ](
## ---
"""
WORDS = [word.replace("·", " ") for word in SAID.split()]
SPACED = (
    "- ",
    "1. ",
    "+ ",
    "* ",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    " ",
    "  ",
    "\t",
    "\u00a0",
    ". ",
    "? ",
    "! ",
    ".\n",
    " [@a-b]",
)
PIECES = st.sampled_from((*WORDS, *SPACED, "\u212ag", "\u017fix", "\u0131n", "\u0130f"))
GAP = st.sampled_from(("", " ", " ", " "))
TEXTS = st.lists(st.builds(str.__add__, PIECES, GAP), max_size=14).map("".join)
EASY = [piece for piece in (*WORDS, *SPACED) if not set(piece) & set("_\\<>`&\t\u00a0")]
SIMPLE = st.lists(st.builds(str.__add__, st.sampled_from(EASY), GAP), max_size=14).map(
    lambda all_: "".join(all_).strip()
)
BOTH = st.one_of(TEXTS, SIMPLE)


@given(BOTH)
@example("Look for:\n\n- one\n- two\nlines\n\nThen *rest*.")
@example("words\n- no list")
@example("two  \nlines")
@example("*- x*\n\ny")
def test_plain_words_are_those_of_the_rendered_text(text: str) -> None:
    bare = re.sub(rf"[ ]*{CITATION.pattern}", "", text)
    bare = PLACEHOLDER.sub(lambda match: match[1].replace("-", " "), bare)
    bare = RECORD_LINK.sub(r"\1", bare)
    is_markup = re.search(r"[^\w\s.,;:!?()'\"’‘“”%/–—-]|^\s*[-\d]|[_]|\s\s|\n", bare, re.MULTILINE)
    assert plain(text) == ("\n".join(rendered_lines(bare)) if is_markup else bare)


_END = re.compile(
    r"[.!?…]+[\"'”’)\]*_]*(?:[ ]*\n?[ ]*\[@[a-z0-9-]+\])*[\"'”’)*_]*(?=(\s+)[\"'“‘(\[*_¿¡{]*[\w{])"
    r"|\n[ ]*\n|\n(?=[ ]*(?:[-*+]|\d+\.)[ ]|[|#])"
)
_ABBREVIATION = re.compile(
    r"dr|mr|mrs|ms|prof|st|vs|e\.g|i\.e|etc|approx|nos?|figs?|ca|cf|al|jr|sr|inc|ltd|u\.s|u\.k|a\.m|p\.m"
)


def ends(value: str, match: re.Match[str]) -> bool:
    if match[1] is None or not match[0].startswith((".", "…")):
        return True
    if value[match.end() :].lstrip()[:1].islower():
        return False
    last = re.search(r"([\w.]+)\Z", value[max(0, match.start() - 20) : match.start()])
    word = last[1] if last else "word"
    return not _ABBREVIATION.fullmatch(word.lower().strip(".")) and (len(word) > 1 or not word.isupper() or word == "I")


def spans(value: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(value):
        if ends(value, match):
            yield start, match.end() if match[1] is not None else match.start()
            start = match.end()
    if value[start:].strip():
        yield start, len(value)


@given(BOTH)
@example("It is so… No. 5 of figs. Dr. No came. [@a-b] So.")
def test_sentences_end_where_they_should(text: str) -> None:
    assert list(sentence_spans(text)) == list(spans(text))


def claims(value: str, pattern: re.Pattern[str]) -> list[Statistic]:
    bare = _without_markup(value)
    return [
        Statistic(
            value[match.start() : match.end()], match.start(), CITATION.search(value, match.end(), end) is not None
        )
        for start, end in spans(value)
        for match in pattern.finditer(bare, start, end)
    ]


@given(BOTH)
@example("of each one of these, half a million, a third of people, tenfold")
@example("\u017fix percent")
@example("Half of people")
def test_every_claim_is_found(text: str) -> None:
    assert list(statistics(text)) == claims(text, _STATISTICS)
    assert set(absolutes(text)) <= set(claims(text, _ABSOLUTES))
    assert not _ABSOLUTES.search(text) or {"never", "always"} & letter_runs(text)


@given(BOTH)
def test_every_other_spelling_is_found(text: str) -> None:
    found = {part for word in words(text) for part in (word, *word.split("-"))}
    bare = {part.removesuffix("'s").removesuffix("’s") for part in found}
    assert {word for word, _ in spelling_variants(text, "american")} == {
        word for word in bare if word.lower() in AMERICAN_OF_BRITISH
    }


@given(BOTH)
@example("A *col*our, a col[@a-b]our, a [col](condition:x)our")
@example("A col*our*")
def test_no_spelling_is_overlooked_at_a_glance(text: str) -> None:
    if is_spelled_one_way(text, "american"):
        assert spelling_variants(plain(text), "american") == ()


NAMES = frozenset({"heart attack", "heart", "b12", "one of each", "ten-fold", "é", "x's", "never always", "in", "kg"})
TERMS = (*NAMES, "ONE", "Dr. e.g.", "U.S. No.", "I. TODO", "a  Word", "colour\tColour's", "5 mg", "½", "µ")


def term_uses(value: str, terms: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    end = 0
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    for word in re.finditer(r"(?<![\w-])\w+(?:-\w+)*(?![\w-])", value):
        for term in longest_first if word.start() >= end else ():
            first = re.search(r"(?<![\w-])\w+(?:-\w+)*(?![\w-])", term)
            pattern = r"\s+".join(re.escape(part) for part in term.split()) + r"(?![\w-])"
            flags = re.IGNORECASE if term == term.lower() else re.NOFLAG
            match = re.compile(pattern, flags).match(value, word.start())
            if match and first and first[0].lower() == word[0].lower():
                yield match.start(), match.end(), term
                end = match.end()
                break


@given(BOTH)
@example("A HEART\n attack, a heart attack's B12, no heart-attack")
@example("\u212aG and \u0130n, \u0131n")
def test_every_term_is_found(text: str) -> None:
    assert [tuple(use) for use in GlossaryTerms(TERMS).find(text)] == list(term_uses(text, TERMS))


@given(BOTH, st.booleans())
def test_a_grade_is_that_of_its_formula(text: str, leave_out: bool) -> None:  # noqa: FBT001 - drawn by the test
    text += " Some more words. " * 20
    counted = text
    if leave_out:
        kept, end = [], 0
        for start, stop, _ in term_uses(text, tuple({form for name in NAMES for form in (name, f"{name}s")})):
            kept.append(text[end:start])
            possessive = re.compile(r"['’]s\b").match(text, stop)
            end = possessive.end() if possessive else stop
        counted = " ".join((*kept, text[end:]))
    spoken = words(counted)
    told = [sentence for sentence in sentences(counted) if words(sentence)]
    sounds = sum(syllables(part) for word in spoken for part in ("one" if word[0].isdigit() else word).split("-"))
    expected = 0.39 * len(spoken) / len(told) + 11.8 * sounds / len(spoken) - 15.59
    assert grade(text, NAMES if leave_out else frozenset()) == expected


SIGNS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=8).map("".join)


@given(SIGNS)
@example("Words, plain.")
@example("two  spaces")
def test_words_are_escaped_sign_by_sign(text: str) -> None:
    line = _WHITE.sub(" ", _UNSHOWN.sub("", text))
    start = _AT_START.match(line)
    end = start.end() if start else 0
    if start and line[end - 1].isdigit():
        assert escape(text) == f"{line[:end]}\\{line[end]}{_escaped(line[end + 1 :])}"
    elif start:
        assert escape(text) == f"{line[: end - 1]}&#{ord(line[end - 1])};{_escaped(line[end:])}"
    else:
        assert escape(text) == _escaped(line)
    assert '"' not in attribute(text)


@given(SIGNS)
@example("__strong__")
def test_markup_among_plain_words_is_never_overlooked(text: str) -> None:
    is_wrong = any(pattern.search(text) for pattern, _, _ in _MARKUP) or any(unseen_characters(text))
    assert bool(check_words(text)) == is_wrong


@given(SIGNS)
def test_every_place_to_write_is_found(text: str) -> None:
    assert list(unfinished(text)) == [match.span() for match in re.finditer(r"\bTODO\b", text)]


class Page:
    """Says what it was asked."""

    def cite(self, identity: str) -> str:
        return f"<cite {identity}>"

    def link(self, kind: str, identity: str, label: str) -> str:
        return f"<link {kind} {identity} {label}>"

    def placeholder(self, name: str) -> str:
        return f"<name {name}>"

    def term(self, term: str, shown: str) -> str | None:
        return f"<term {term} {shown}>"


_PLACES = re.compile(
    rf"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|(?P<cite>{CITATION.pattern})|(?P<record>{RECORD_LINK.pattern})"
    rf"|(?P<name>{PLACEHOLDER.pattern})|(?P<link>{LINK.pattern})|(?P<heading>^#+[^\n]*)",
    re.DOTALL | re.MULTILINE,
)


def resolved(value: str) -> str:
    """Resolve a text as `resolve` says, without glossary terms."""
    page, out, end = Page(), "", 0
    for match in _PLACES.finditer(value):
        out += value[end : match.start()]
        end = match.end()
        if cited := match["cite"] and CITATION.fullmatch(match[0]):
            begins = re.fullmatch(
                r"[ ]*(?:(?:[-*+]|\d+\.)[ ]+)?", value[value.rfind("\n", 0, match.start()) + 1 : match.start()]
            )
            out = out if begins else out.rstrip(" ")
            out += page.cite(cited[1])
        elif linked := match["record"] and RECORD_LINK.fullmatch(match[0]):
            out += page.link(linked[2], linked[3], linked[1])
        elif named := match["name"] and PLACEHOLDER.fullmatch(match[0]):
            out += page.placeholder(named[1])
        elif match["heading"]:
            bare = match[0].lstrip("#")
            out += "#" * (len(match[0]) - len(bare)) + resolved(bare)
        else:
            out += match[0]
    return out + value[end:]


@given(st.lists(st.one_of(PIECES, st.just("\n# ")), max_size=14).map("".join))
def test_everything_that_is_resolved_is_resolved(text: str) -> None:
    assert resolve(text, Page()) == resolved(text)


@pytest.mark.parametrize(
    ("pattern", "plainly"),
    [
        (CITATION, r"(?<!\\)\[@([a-z0-9]+(?:-[a-z0-9]+)*)\]"),
        (
            RECORD_LINK,
            r"(?<![\\!])\[(?!@)([^\[\]]+)\]\((symptom|condition|treatment|cause):([a-z0-9]+(?:-[a-z0-9]+)*)\)",
        ),
        (PLACEHOLDER, r"(?<!\\)\{(emergency-number|emergency-department|family-doctor)\}"),
        (LINK, r"(?<![\\!])\[(?!@)([^\[\]]+)\]\(([^()\s]+)(?:\s+\"[^\"]*\")?\)"),
    ],
    ids=["citation", "link to a record", "placeholder", "link"],
)
@given(text=st.lists(st.one_of(PIECES, st.sampled_from(("\\", "!", "[@a", '[x](y "z")'))), max_size=10).map("".join))
def test_what_stands_before_a_sign_counts(pattern: re.Pattern[str], plainly: str, text: str) -> None:
    assert [match.groups() for match in pattern.finditer(text)] == [m.groups() for m in re.finditer(plainly, text)]
