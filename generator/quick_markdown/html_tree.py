"""So that a page's own tags tell what is Markdown, what is words only, and what is left as it is.

This is Python-Markdown's md_in_html for tags that stand where our templates put them: each at the start of its line,
the end tag too, unless the element holds nothing but words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.quick_markdown import blocks, tags
from generator.quick_markdown.blocks import Node
from generator.quick_markdown.inline import inline
from generator.quick_markdown.unknown import UnknownError

_BLOCK, _SPAN = "block", "span"
_OFF = "off"
"""Inside Markdown and not read as such: written anew, its attributes in order."""
_RAW = "raw"
"""Outside of any Markdown: left as it is."""

_LINE_END = "\n"
_GAP = 2
"""Signs between two elements that have nothing between them but line ends."""

_INLINE_TAG = re.compile(r"</?[a-z][^<>]*>")
_UNCERTAIN = re.compile(r"\{|<http|&[a-zA-Z][a-zA-Z0-9]*[-.]")


@dataclass(slots=True)
class Tree:
    """A page as nodes, and the ids in it."""

    root: Node = field(default_factory=lambda: Node("div"))
    written_ids: set[str] = field(default_factory=set)
    """Of all its tags."""
    ids: set[str] = field(default_factory=set)
    """Of its block elements, apart from those that are left as they are: what no heading may be given."""


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet; `begun` is where its tag begins."""

    node: Node
    reading: str
    begun: int


def read(source: str) -> Tree:
    """Read a page, which neither begins nor ends with a line end. Raises UnknownError."""
    tree = Tree(written_ids=tags.ids(source))
    opened = [_Open(tree.root, _BLOCK, 0)]
    at = 0
    for tag in tags.BLOCK_TAG.finditer(source):
        if tag["end"]:
            _end(opened, source, at, tag)
        else:
            _start(opened, source, at, tag, tree.ids)
        at = tag.end()
    if len(opened) > 1:
        raise UnknownError
    blocks.read(tree.root, source[at:])
    return tree


def _start(opened: list[_Open], source: str, at: int, tag: re.Match[str], ids: set[str]) -> None:
    around = opened[-1]
    start = tags.start(tag["name"], tag["attributes"])
    if around.reading == _RAW:
        opened.append(_Open(Node(tag["name"]), _RAW, tag.start()))
        return
    if around.reading == _SPAN or not _at_line_start(source, tag.start()):
        raise UnknownError
    node = Node(tag["name"], start=start.html)
    if around.reading == _OFF:
        if start.reading:
            raise UnknownError
        before = source[at : tag.start()]
        around.node.html = f"{around.node.html}{_unread(before) if before.strip() else _LINE_END}"
        reading = _OFF
    else:
        if tag.start() - at > _GAP or source[at : tag.start()].strip("\n"):
            blocks.read(around.node, source[at : tag.start()])
        reading = start.reading or (_OFF if len(opened) > 1 else _RAW)
    if reading == _OFF:
        node.html = start.html
    if reading != _RAW and start.id is not None:
        ids.add(start.id)
    around.node.children.append(node)
    opened.append(_Open(node, reading, tag.start()))


def _end(opened: list[_Open], source: str, at: int, tag: re.Match[str]) -> None:
    ended = opened.pop()
    node = ended.node
    if not opened or tag["name"] != node.tag or tag["attributes"]:
        raise UnknownError
    around = opened[-1]
    after = source[tag.end() : tag.end() + 2]
    if ended.reading == _RAW:
        if around.reading != _RAW:
            _need(after in {"", "\n\n"})
            node.html = f"{source[ended.begun : tag.end()]}\n"
        return
    _need(around.reading == _OFF or after[:1] in {"", "\n"})
    content = source[at : tag.start()]
    if ended.reading == _BLOCK:
        _need(_at_line_start(source, tag.start()))
        blocks.read(node, content)
    elif ended.reading == _SPAN:
        _need("\n" not in content)
        node.words = inline(content, braces=node.tag != "dt")
    else:
        rest = _LINE_END if node.children and not content.strip() else _unread(content)
        node.html = f"{node.html}{rest}</{node.tag}>"
        if around.reading == _OFF:
            around.node.html = f"{around.node.html}{node.html}"


def _need(certain: bool) -> None:  # noqa: FBT001 - it is a question
    if not certain:
        raise UnknownError


def _at_line_start(source: str, at: int) -> bool:
    return at == 0 or source[at - 1] == "\n"


def _unread(text: str) -> str:
    """Write words that are not read as Markdown, with the tags among them."""
    if _UNCERTAIN.search(text):
        raise UnknownError
    written, at = "", 0
    for tag in _INLINE_TAG.finditer(text):
        written += tags.escape_text(text[at : tag.start()]) + tag.group()
        at = tag.end()
    return written + tags.escape_text(text[at:])
