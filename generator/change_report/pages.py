"""So that what readers will see differently is read as sentences, page by page, and not as markup."""

from __future__ import annotations

import difflib
import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

AROUND = 6
"""How many unchanged words are shown on each side of changed ones."""

ALIKE = 0.5
"""How alike two sentences must be to be shown as one that changed, from 0 to 1."""

_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_SHOWN_META = re.compile(r'^(title|description): "(.*)"$', re.MULTILINE)
_CITATION = re.compile(r'<sup class="vm-cite"><a href="#ref-([a-z0-9-]+)".*?</sup>', re.DOTALL)
_VERSION = re.compile(r"\.[0-9a-f]{12}\b")
_ATTRIBUTES = re.compile(r"\{:?\s*[.#a-z][^{}]*\}")
_TAG = re.compile(r"</?[a-z][^<>]*>")
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]*)\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"#{1,6} ")


@dataclass(frozen=True, slots=True)
class Hunk:
    """Some lines of one section that differ; each line begins with `- ` (before) or `+ ` (after)."""

    section: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageChange:
    """One page that is new, gone or different; `hunks` is empty where only links, order or markup differ."""

    path: str
    title: str
    how: str
    hunks: tuple[Hunk, ...] = ()


def compare(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[PageChange, ...]:
    """Return every Markdown page that differs, by path."""
    return tuple(_changes(_pages(before), _pages(after)))


def _pages(files: Mapping[str, str]) -> dict[str, str]:
    return {path: _VERSION.sub("", text) for path, text in files.items() if path.endswith(".md")}


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[PageChange]:
    for path in sorted({*before, *after}):
        if path not in before:
            yield PageChange(path, _title(after[path]), "added")
        elif path not in after:
            yield PageChange(path, _title(before[path]), "removed")
        elif before[path] != after[path]:
            yield PageChange(path, _title(after[path]), "changed", tuple(hunks(before[path], after[path])))


def _title(page: str) -> str:
    found = re.search(r'^title: "(.*)"$', page, re.MULTILINE)
    return _words(found[1]) if found else ""


def hunks(before: str, after: str) -> Iterator[Hunk]:
    """Yield what differs between two pages, section by section, in the words that readers see."""
    old, new = _unmoved(readable(before), readable(after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    gathered: dict[str, list[str]] = {}
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            section = _section(new, new_from) or _section(old, old_from)
            gathered.setdefault(section, []).extend(_lines(old[old_from:old_to], new[new_from:new_to]))
    yield from (Hunk(section, tuple(lines)) for section, lines in gathered.items())


def _unmoved(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Leave out of both sides what only stands elsewhere: its words are the same."""
    lost, found = Counter(old) - Counter(new), Counter(new) - Counter(old)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    kept_old, kept_new = [], []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        same = tag == "equal"
        kept_old += [line for line in old[old_from:old_to] if same or lost[line]]
        kept_new += [line for line in new[new_from:new_to] if same or found[line]]
    return kept_old, kept_new


def readable(page: str) -> list[str]:
    """Return a page's paragraphs as plain words; a citation is the id of its source, so that numbers do not matter."""
    front = _FRONT_MATTER.match(page)
    meta = [f"{name}: {_words(value)}" for name, value in _SHOWN_META.findall(front[1])] if front else []
    body = page[front.end() :] if front else page
    body = _CITATION.sub(r" [\1]", body)
    lines = (_words(line) for line in body.split("\n"))
    return [*meta, *(line for line in lines if re.search(r"\w", line))]


def _words(line: str) -> str:
    line = _ATTRIBUTES.sub("", line)
    for _ in range(2):  # a label may hold a bracketed number
        line = _LINK.sub(lambda match: f"{match[1]} ({match[2]})" if "://" in match[2] else match[1], line)
    line = _ESCAPE.sub(r"\1", _TAG.sub("", line))
    return html.unescape(" ".join(line.replace("**", "").split()))


def _section(lines: Sequence[str], place: int) -> str:
    """Return the heading above a place, or nothing."""
    for line in reversed(lines[: place + 1]):
        if _HEADING.match(line):
            return line.lstrip("#").strip()
    return ""


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield removed and added lines; two that are alike are cut to the words that differ."""
    waiting = list(new)
    for line in old:
        close = difflib.get_close_matches(line, waiting, n=1, cutoff=ALIKE)
        if close:
            place = waiting.index(close[0])
            yield from (f"+ {earlier}" for earlier in waiting[:place])
            del waiting[: place + 1]
            before, after = _cut(line.split(" "), close[0].split(" "))
            yield f"- {before}"
            yield f"+ {after}"
        else:
            yield f"- {line}"
    yield from (f"+ {line}" for line in waiting)


def _cut(old: list[str], new: list[str]) -> tuple[str, str]:
    """Leave out what two lines have in common at their beginnings and ends, but for a few words."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    first, last = max(0, start - AROUND), max(0, end - AROUND)
    head, tail = "… " if first else "", " …" if last else ""
    return tuple(f"{head}{' '.join(words[first : len(words) - last])}{tail}" for words in (old, new))  # type: ignore[return-value]
