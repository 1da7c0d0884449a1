"""So that after an edit only the pages that it changed are indexed, and the index is still that of all pages.

Pagefind cannot add a page to an index. But what it writes of a page and a word depends on that page alone; only the
numbers of pages, the division into files and the names of these depend on the others. So the changed pages are indexed
by themselves, what the earlier index has of them is taken out, and the new is put in its place. Whatever is not certain
to be what Pagefind would write is left to Pagefind: then there is no update, and all is indexed anew.
"""

from __future__ import annotations

import json
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

from generator.finish.search import word_index
from generator.finish.search.fresh_index import FRAGMENT, META, WORDS, Index, PageEntry, Parts, parts_of
from generator.finish.search.pagefind_program import ENTRY, compact, program_key, run_pagefind
from generator.finish.search.spelling import words_of_names
from generator.finish.search.staged_page import staged_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.finish.search.search_page import SearchPage
    from generator.finish.search.word_index import Line, Pages, Word

STAGE = "search-index"
"""Under which name the last index is kept."""

LAST = "the last one"
"""The key of what says which pages the last index is of, and in which files its words are."""


class Kept(Protocol):
    """What is kept between builds of one version of this program: bytes by the name of a stage and a key."""

    def get(self, stage: str, key: str, /) -> bytes | None:
        """Return what was put there, whole; None where nothing was."""

    def put(self, stage: str, key: str, value: bytes, /) -> None:
        """Keep a value, as long as there is room."""


class _AnewError(Exception):
    """All pages are to be indexed: nothing less is certain to be right."""


def keep(kept: Kept, keys: Mapping[str, str], index: Index) -> None:
    """Keep an index for the next build; `keys` stand for its pages, by path."""
    if index.parts is None:
        return
    parts = index.parts
    for path, entry in parts.pages.items():
        key = _page_key(keys[path])
        if kept.get(STAGE, key) is None:
            words = json.dumps(index.words[path], ensure_ascii=False).encode()
            kept.put(STAGE, key, words + b"\n" + index.files[_fragment(entry.name)])
    chunks = {sha256(content).hexdigest(): content for path, content in index.files.items() if path.endswith(WORDS)}
    for key, content in chunks.items():
        if kept.get(STAGE, key) is None:
            kept.put(STAGE, key, content)
    pages = [(path, keys[path], *entry) for path, entry in parts.pages.items()]
    said = {
        "made by": _made_by(),
        "version": parts.version,
        "language": parts.language,
        "fields": parts.fields,
        "pages": pages,
        "words": list(chunks),
    }
    kept.put(STAGE, LAST, json.dumps(said, ensure_ascii=False).encode())


class EarlierIndex:
    """The index of an earlier build, and the pages of this one, by their paths in the order of these."""

    def __init__(self, kept: Kept, pages: Mapping[str, SearchPage]) -> None:
        self._kept, self._pages = kept, pages
        self.keys = {path: _key(page) for path, page in pages.items()}
        """What stands for all that is indexed of each page."""

    def updated(self) -> Index | None:
        """Return the index of the pages, made of the earlier one; None where all are to be indexed."""
        try:
            value = self._kept.get(STAGE, LAST)
            said = json.loads(value) if value is not None else {}
            if said.get("made by") != _made_by():
                return None
            pages = {path: (key, PageEntry(name, words, tuple(own))) for path, key, name, words, own in said["pages"]}
            parts = Parts(
                said["version"],
                said["language"],
                tuple(said["fields"]),
                {path: own for path, (_, own) in pages.items()},
            )
            earlier = {path: key for path, (key, _) in pages.items()}
            return _Update(parts, earlier, self).index(self._words(said["words"]))
        except (_AnewError, word_index.UnknownFormError):
            return None

    def _words(self, chunks: Sequence[str]) -> dict[bytes, bytes]:
        """Return the files of words of the earlier index, packed, by what is in them."""
        files = [self._kept.get(STAGE, key) for key in chunks]
        return {word_index.unpacked(content): content for content in map(_there, files)}

    def page(self, path: str) -> SearchPage:
        """Return a page of this build."""
        return self._pages[path]

    def seen(self, path: str) -> tuple[Mapping[str, int], bytes]:
        """Return what is kept of a page: the words of its names, and its fragment."""
        words, _, fragment = _there(self._kept.get(STAGE, _page_key(self.keys[path]))).partition(b"\n")
        return json.loads(words), fragment


class _Update:
    """One way from an earlier index, `parts`, to that of other pages; `was` has the keys of the earlier pages."""

    def __init__(self, parts: Parts, was: Mapping[str, str], earlier: EarlierIndex) -> None:
        self._parts, self._earlier = parts, earlier
        self._order = list(earlier.keys)
        self._changed = [path for path, key in earlier.keys.items() if was.get(path) != key]
        self._same = earlier.keys.keys() - set(self._changed)
        if 2 * len(self._changed) > len(self._order):
            raise _AnewError
        asked = self._changed or self._order[:1]  # a page that is the same changes nothing, and brings the rest
        self._made = run_pagefind(asked, lambda path: staged_html(earlier.page(path)))
        self._new = self._new_parts()

    def index(self, words: Mapping[bytes, bytes]) -> Index:
        """Return the new index; `words` are the files of words of the earlier one, packed, by what is in them."""
        parts, language = self._new, self._new.language
        chunks = word_index.chunks_of(sorted(self._lines(words)))
        contents = [word_index.file_of(chunk) for chunk in chunks]
        names = [word_index.name_of(language, content) for content in contents]
        if len(set(names)) < len(names):
            raise _AnewError
        ranges = [[*found, name] for found, name in zip(word_index.ranges_of(chunks), names, strict=True)]
        pages = [entry[:2] for entry in parts.pages.values()]
        meta = word_index.written([parts.version, pages, ranges, [], [], parts.fields])
        meta_name = word_index.name_of(language, meta, len(language) + 8)
        others = {
            path: content for path, content in self._made.files.items() if not path.endswith((META, WORDS, FRAGMENT))
        }
        said, fragments = self._pages_seen()
        files = {
            **others,
            ENTRY: self._entry(meta_name),
            f"pagefind.{meta_name}{META}": word_index.packed(meta),
            **{
                f"index/{name}{WORDS}": words.get(content) or word_index.packed(content)
                for name, content in zip(names, contents, strict=True)
            },
            **fragments,
        }
        return Index(dict(sorted(files.items())), said, parts)

    def _new_parts(self) -> Parts:
        """Return what the new index consists of, where it is of the earlier one's kind and each name is sure."""
        made, was = parts_of(self._made), self._parts
        if made is None or (made.version, made.language) != (was.version, was.language):
            raise _AnewError
        if {self._earlier.page(path).language for path in self._order} != {was.language}:
            raise _AnewError
        pages = {path: made.pages[path] if path in made.pages else was.pages[path] for path in self._order}
        if was.fields != tuple(sorted({field for entry in pages.values() for field in entry.fields})):
            raise _AnewError
        # A name is the beginning of a hash, and longer where another's begins alike: which of them, Pagefind knows.
        length = len(was.language) + 1 + word_index.HASH
        rest = [
            entry.name[:length] for path, entry in was.pages.items() if path in self._same and path not in made.pages
        ]
        before = [
            entry.name[:length] for path, entry in was.pages.items() if path not in self._same or path in made.pages
        ]
        after = [entry.name for entry in made.pages.values()]
        if len(set(after)) < len(after) or any(len(name) != length for name in after):
            raise _AnewError
        if not set(rest).isdisjoint((*before, *after)) or len(set(before)) < len(before):
            raise _AnewError
        return Parts(was.version, was.language, was.fields, pages)

    def _lines(self, words: Mapping[bytes, bytes]) -> Iterator[Line]:
        """Give each word of the new index, in no order."""
        numbers = {path: number for number, path in enumerate(self._order)}
        replaced = {
            number
            for number, path in enumerate(self._parts.pages)
            if path not in self._same or path in self._made.fields
        }
        moved = [numbers.get(path, -1) for path in self._parts.pages]
        in_place = all(number in replaced or number == new for number, new in enumerate(moved))
        fresh = self._fresh(numbers)
        for content in words:
            for word in word_index.words_of(content):
                new = fresh.pop(word.line.word, None)
                if new is None and in_place and not word.stands_on(replaced):
                    yield word.line
                else:
                    yield from _changed(word, new, replaced, moved)
        for text, (pages, forms) in fresh.items():
            if len(forms) > 1:
                raise _AnewError
            yield word_index.word_of(text, pages, forms)

    def _fresh(self, numbers: Mapping[str, int]) -> dict[str, tuple[dict[int, bytes], dict[str, dict[int, bytes]]]]:
        """Return where each word of the pages that were indexed now stands, by the numbers of the new index."""
        made = parts_of(self._made)
        if made is None:
            raise _AnewError
        fields = {place: self._parts.fields.index(field) for place, field in enumerate(made.fields)}
        order = [numbers[path] for path in self._made.fields]

        def placed(pages: Pages) -> dict[int, bytes]:
            return {
                order[number]: word_index.with_fields(places, fields)
                for number, places in zip(pages.numbers, pages.places, strict=True)
            }

        return {
            word.line.word: (placed(word.pages), {form: placed(pages) for form, pages in word.forms.items()})
            for path, content in self._made.files.items()
            if path.endswith(WORDS)
            for word in word_index.words_of(word_index.unpacked(content))
        }

    def _pages_seen(self) -> tuple[dict[str, Mapping[str, int]], dict[str, bytes]]:
        """Return the words of the names of each page, and all fragments by the names of their files."""
        said: dict[str, Mapping[str, int]] = {}
        fragments: dict[str, bytes] = {}
        for path, entry in self._new.pages.items():
            file = _fragment(entry.name)
            if path in self._made.fields:
                said[path], fragments[file] = words_of_names(self._earlier.page(path)), self._made.files[file]
            else:
                said[path], fragments[file] = self._earlier.seen(path)
        return said, fragments

    def _entry(self, meta_name: str) -> bytes:
        """Return the file that a search begins with."""
        said: Any = json.loads(self._made.files[ENTRY])
        said["languages"][self._new.language] |= {"hash": meta_name, "page_count": len(self._order)}
        return compact(said)


def _changed(
    word: Word,
    new: tuple[dict[int, bytes], dict[str, dict[int, bytes]]] | None,
    replaced: set[int],
    moved: Sequence[int],
) -> Iterator[Line]:
    """Give a word without what it had on pages that are replaced, and with what it has there now; or nothing."""

    def left(pages: Pages) -> dict[int, bytes]:
        found = zip(pages.numbers, pages.places, strict=True)
        return {moved[number]: places for number, places in found if number not in replaced}

    pages, forms = new or ({}, {})
    own = left(word.pages) | pages
    others = {form: left(found) for form, found in word.forms.items()}
    if len(others.keys() | forms.keys()) > 1 and (new is not None or word.stands_on(replaced)):
        raise _AnewError  # in which order a word's forms with accents are written is not known
    others = {form: others.get(form, {}) | forms.get(form, {}) for form in (*others, *(forms.keys() - others.keys()))}
    others = {form: found for form, found in others.items() if found}
    if own or others:
        yield word_index.word_of(word.line.word, own, others)


def _key(page: SearchPage) -> str:
    """Return what stands for all that is indexed of a page."""
    said = json.dumps((page.path, page.language, page.title, page.kind, page.also_called, page.body))
    return sha256(said.encode()).hexdigest()


def _page_key(key: str) -> str:
    return f"{key} {_made_by()}"


def _made_by() -> str:
    """Return what else an index depends on, beside its pages and our own program."""
    return f"{program_key()} {zlib.ZLIB_RUNTIME_VERSION}"


def _there(value: bytes | None) -> bytes:
    if value is None:
        raise _AnewError
    return value


def _fragment(name: str) -> str:
    return f"fragment/{name}{FRAGMENT}"
