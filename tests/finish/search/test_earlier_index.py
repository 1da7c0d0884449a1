"""An index made of an earlier one is, to the byte, the one that is made of nothing."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.finish.search import SearchPage, build_index, earlier_index, fresh_index, word_index
from generator.finish.search.earlier_index import LAST, STAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from generator.finish.search.pagefind_program import Indexed

WORDS = (
    *("pain", "weak", "cough", "tired", "swallow", "stairs", "numb", "muscle", "muscles", "Sjögren", "Sjogren"),
    *(
        "Ménière",
        "café",
        "cafe",
        "naïve",
        "x-ray",
        "3",
        "2026",
        "don't",
        "it's",
        "Straße",
        "мышца",
        "痛み",
        "the",
        "and",
    ),
)
ELEMENTS = (
    "<p>{}</p>",
    "<h2 id='a'>{}</h2>",
    "<h3>{}</h3>",
    "<ul><li>{}</li></ul>",
    "<p><img src='a.png' alt='{}'></p>",
)


class Kept(dict[tuple[str, str], bytes]):
    """What is kept, in memory."""

    def get(self, stage: str, key: str, /) -> bytes | None:  # type: ignore[override] # it is what the search asks for
        return super().get((stage, key))

    def put(self, stage: str, key: str, value: bytes, /) -> None:
        self[stage, key] = value

    def last(self) -> dict[str, Any]:
        said: dict[str, Any] = json.loads(self[STAGE, LAST])
        return said


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Of which pages Pagefind was asked, each time."""
    asked: list[list[str]] = []

    def counted(run: Callable[..., Indexed]) -> Callable[..., Indexed]:
        def run_counted(paths: Collection[str], html_of: Callable[[str], str]) -> Indexed:
            asked.append(list(paths))
            return run(paths, html_of)

        return run_counted

    for module in (earlier_index, fresh_index):
        monkeypatch.setattr(module, "run_pagefind", counted(module.run_pagefind))
    return asked


def a_body(chance: random.Random, words: Sequence[str] = WORDS) -> str:
    parts = chance.choices(ELEMENTS[:4] * 5 + ELEMENTS[4:], k=chance.randint(1, 5))
    return "".join(part.format(" ".join(chance.choices(words, k=chance.randint(1, 12)))) for part in parts)


def a_page(number: int, body: str, also: tuple[str, ...] = ("other name",)) -> SearchPage:
    return SearchPage(f"pages/{number}/index.html", "en", f"Page {number}", "symptom", also, body)


def some_pages(count: int = 12) -> dict[int, SearchPage]:
    chance = random.Random(1)  # noqa: S311 - words by chance, and the same every time
    return {number: a_page(number, a_body(chance, WORDS[:8])) for number in range(count)}


def an_edit(chance: random.Random, pages: dict[int, SearchPage]) -> None:
    """Change, add or take away a page or a few, or a thing that only few of them have."""
    for _ in range(chance.randint(1, 3)):
        number = chance.choice(list(pages))
        kind = chance.randrange(7)
        if kind == 0 and len(pages) > 2:
            del pages[number]
        elif kind == 1:
            added = chance.randrange(1000)
            pages[added] = a_page(added, a_body(chance))
        elif kind == 2:
            pages[number] = replace(pages[number], also_called=tuple(chance.sample(WORDS, chance.randint(0, 2))))
        elif kind == 3:
            pages[number] = replace(pages[number], title=chance.choice(WORDS), kind=chance.choice(("", "symptom")))
        else:
            pages[number] = replace(pages[number], body=a_body(chance))


@pytest.mark.parametrize("seed", range(6))
def test_edits_by_chance_give_what_a_fresh_index_is(seed: int, indexed: list[list[str]]) -> None:
    chance = random.Random(seed)  # noqa: S311 - words by chance, and the same every time
    pages, kept, updates = some_pages(24), Kept(), 0
    build_index(list(pages.values()), kept)
    for _ in range(12):
        an_edit(chance, pages)
        indexed.clear()
        updated = build_index(list(pages.values()), kept)
        updates += all(len(asked) < len(pages) for asked in indexed)
        assert updated == build_index(list(pages.values()))
    assert updates


def test_words_that_fill_several_files_stay_divided_as_they_were(
    indexed: list[list[str]],
) -> None:
    chance = random.Random(7)  # noqa: S311 - words by chance, and the same every time
    words = [f"{''.join(chance.choices('abcdefghij', k=5))}" for _ in range(4000)]
    pages = {number: a_page(number, f"<p>{' '.join(chance.choices(words, k=1500))}</p>") for number in range(40)}
    kept = Kept()
    build_index(list(pages.values()), kept)
    pages[3] = replace(pages[3], body=f"<p>{' '.join(chance.choices(words, k=2500))}</p>")
    pages[100] = a_page(100, f"<p>{' '.join(chance.choices(words, k=900))}</p>")
    del pages[17]
    indexed.clear()
    updated = build_index(list(pages.values()), kept)
    assert indexed == [["pages/100/index.html", "pages/3/index.html"]]
    assert len([path for path in updated if path.endswith(".pf_index")]) > 2
    assert updated == build_index(list(pages.values()))


def test_only_what_changed_is_indexed(indexed: list[list[str]]) -> None:
    pages, kept = some_pages(), Kept()
    build_index(list(pages.values()), kept)
    pages[4] = replace(pages[4], body="<h2>Pain</h2><p>A new word.</p>")
    indexed.clear()
    build_index(list(pages.values()), kept)
    assert indexed == [["pages/4/index.html"]]


def test_the_pages_as_they_were_give_the_index_as_it_was(indexed: list[list[str]]) -> None:
    pages, kept = list(some_pages().values()), Kept()
    made = build_index(pages, kept)
    indexed.clear()
    assert build_index(pages, kept) == made
    assert len(indexed) == 1
    assert len(indexed[0]) == 1


@pytest.mark.parametrize("lost", range(4))
def test_what_is_lost_or_cannot_be_read_is_made_again(lost: int, indexed: list[list[str]]) -> None:
    pages, kept = some_pages(), Kept()
    build_index(list(pages.values()), kept)
    pages[4] = replace(pages[4], body="<p>Another.</p>")
    said = kept.last()
    if lost == 0:
        del kept[STAGE, said["words"][0]]
    elif lost == 1:
        del kept[STAGE, earlier_index._page_key(said["pages"][0][1])]  # noqa: SLF001 - one page of those kept
    elif lost == 2:
        kept[STAGE, said["words"][0]] = gzip.compress(b"something else")
    else:
        kept[STAGE, said["words"][0]] = word_index.packed(b"\x81\x81\x83\x61a\x82\x83\x00\x80\x80\x80")
    indexed.clear()
    assert build_index(list(pages.values()), kept) == build_index(list(pages.values()))
    assert len(indexed[-2]) == len(pages)


def test_names_that_begin_alike_are_left_to_pagefind(indexed: list[list[str]]) -> None:
    pages, kept = some_pages(), Kept()
    build_index(list(pages.values()), kept)
    said = kept.last()
    changed, other = said["pages"][0], said["pages"][1]
    other[2] = f"{changed[2]}0"  # as if the other page had come second
    kept.put(STAGE, LAST, json.dumps(said).encode())
    number = int(changed[0].split("/")[1])
    pages[number] = replace(pages[number], body="<p>Another.</p>")
    indexed.clear()
    assert build_index(list(pages.values()), kept) == build_index(list(pages.values()))
    assert len(indexed[-2]) == len(pages)


def test_an_index_by_another_program_is_not_looked_at(
    indexed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, kept = list(some_pages().values()), Kept()
    build_index(pages, kept)
    indexed.clear()
    monkeypatch.setattr(earlier_index, "program_key", lambda: "another")
    build_index(pages, kept)
    assert [len(asked) for asked in indexed] == [len(pages)]


def test_a_site_in_two_languages_is_indexed_anew(indexed: list[list[str]]) -> None:
    pages, kept = list(some_pages().values()), Kept()
    build_index(pages, kept)
    for language in ("de", "en-us"):
        changed = [replace(pages[0], language=language), *pages[1:]]
        indexed.clear()
        assert build_index(changed, kept) == build_index(changed)
        assert [len(asked) for asked in indexed[-2:]] == [len(pages), len(pages)]


def test_what_an_index_holds_is_read_and_written_as_pagefind_writes_it() -> None:
    chance = random.Random(3)  # noqa: S311 - words by chance, and the same every time
    pages = {f"pages/{number}/index.html": a_page(number, a_body(chance) * 30) for number in range(300)}
    files = build_index(list(pages.values()))
    contents = [word_index.unpacked(content) for path, content in files.items() if path.endswith(".pf_index")]
    words = [word for content in contents for word in word_index.words_of(content)]
    for word in words:
        forms = {form: dict(zip(found.numbers, found.places, strict=True)) for form, found in word.forms.items()}
        own = dict(zip(word.pages.numbers, word.pages.places, strict=True))
        assert word_index.word_of(word.line.word, own, forms) == word.line
    assert any(word.forms for word in words)
    chunks = word_index.chunks_of(sorted(word.line for word in words))
    names = [word_index.name_of("en", word_index.file_of(chunk)) for chunk in chunks]
    assert {f"index/{name}.pf_index" for name in names} == {path for path in files if path.startswith("index/")}
    (meta,) = (word_index.unpacked(content) for path, content in files.items() if path.endswith(".pf_meta"))
    assert word_index.written(word_index.read(meta)) == meta
    ranges = [[*found, name] for found, name in zip(word_index.ranges_of(chunks), names, strict=True)]
    assert word_index.read(meta)[2] == ranges


@pytest.mark.parametrize(
    "content", [b"", b"\x80", b"\x81", b"\x81\x81", b"\x81\x80\x00", b"\x81\x81\x83\x61\xff\x80\x80"]
)
def test_words_of_another_form_are_not_guessed(content: bytes) -> None:
    with pytest.raises(word_index.UnknownFormError):
        list(word_index.words_of(content))
