"""So that paragraphs, lists, headings, tables and code are told apart just as Python-Markdown does.

Names and order of the tests follow its block processors, one function for each; what none of them is certain about is
refused.
"""

from __future__ import annotations

import re

from markdown.blockprocessors import HashHeaderProcessor
from markdown.util import code_escape

from generator.quick_markdown.inline import Inline, attribute_list, inline
from generator.quick_markdown.unknown import UnknownError

_TAB = "    "
_LISTS = frozenset({"ol", "ul"})
_HOLDS_NO_TEXT = frozenset({"ol", "ul", "dl", "dd", "dt", "li"})

_HEADING = HashHeaderProcessor.RE
_LOWEST = 6
_HEADING_END = re.compile(
    r"[ ]+\{:?[ ]*((?! )(?:[^\\`*_\[\]<>!{}\n]|(?<=[^\W_])_+(?=[^\W_]))+)\}[ ]*$"
)  # see `inline`: nothing in it that is read before it
_ITEM = re.compile(r"[ ]{0,3}(?:(?P<number>\d+\.)|[*+-])[ ]+(?P<text>.*)")
_NESTED_ITEM = re.compile(r"[ ]{4,7}(?:\d+\.|[*+-])[ ]+.*")
_INDENT = re.compile(r"(?:[ ]{4})+")
_TABLE = re.compile(r"[^\n|]*\|[^\n]*\n")
_RULE_OF_TABLE = re.compile(r"\|(?:[ ]*-+[ ]*\|)+")
_UNKNOWN = (
    r"[ ]{0,3}(?:"
    r">"  # a quotation
    r"|:[ ]"  # a definition
    r"|\[[^\[\]]*\]:"  # the address of links by name
    r"|(?:[-_*][ ]*){3,}(?:\n|$)"  # a rule across the page
    r"|(?:=+|-+)[ ]*(?:\n|$)"  # the line below a heading
    r")"
)
_UNKNOWN_START = re.compile(_UNKNOWN)
_UNKNOWN_LINE = re.compile(rf"\n(?:#|{_UNKNOWN})")
_UNKNOWN_ROW = re.compile(r"\\[|`\\]|``")
_BEGINS = frozenset(" >:[-_*=#+0123456789")
"""Signs with which a line may be something else than words; a table has more than one line."""
# A line of which no test but that for a paragraph can be true.
_PLAIN_ITEM = re.compile(r"(?:[^\s>:\[\-_*=#+\d|]|\[(?:[^\[\]\\\n]|\\.)+\]\(|\*\*[^\s*_-])[^\n]*\Z")
_AT_ITEM = re.compile(r"[ ]|#|[ ]{0,3}(?:\d+\.|[*+-])[ ]")


class Node:
    """One block element: HTML as it is, or words, or other nodes, or words with a list below them.

    `start` is its start tag and `written` is true where it stands in the page as a tag; `attributes` are of a heading.
    """

    __slots__ = ("attributes", "children", "html", "start", "tag", "words", "written")

    def __init__(
        self,
        tag: str,
        words: Inline | None = None,
        *,
        start: str = "",
        html: str | None = None,
        attributes: dict[str, str] | None = None,
    ) -> None:
        self.tag, self.words, self.start, self.written = tag, words, start, bool(start)
        self.html, self.attributes = html, attributes
        self.children: list[Node] = []


def read(parent: Node, text: str) -> None:
    """Add the blocks of `text` to `parent`. Raises UnknownError where a block is none of those that are known."""
    text = text.strip("\n")
    if text:
        if parent.tag in _HOLDS_NO_TEXT:
            raise UnknownError
        _read(parent, text.split("\n\n"), "")


def _read(parent: Node, blocks: list[str], state: str) -> None:
    for block in blocks:
        last = parent.children[-1] if parent.children else None
        if not block or block[0] == "\n":
            raise UnknownError
        if block[0] not in _BEGINS and "\n" not in block:
            _paragraph(parent, block, state)
        elif block.startswith(_TAB):
            if state != "detabbed" and (
                parent.tag == "li" or (last is not None and not last.written and last.tag in _LISTS)
            ):
                _indented(parent, block, state)
            else:
                _code(parent, last, block)
        elif _UNKNOWN_START.match(block) or ("\n" in block and _UNKNOWN_LINE.search(block)):
            raise UnknownError
        elif _TABLE.match(block):
            _table(parent, block)
        elif block[0] == "#":
            _heading(parent, block)
        elif item := _ITEM.match(block):
            _list(parent, last, block, "ol" if item["number"] else "ul")
        else:
            _paragraph(parent, block, state)


def _indented(parent: Node, block: str, state: str) -> None:
    """Read what belongs to an item of the list above."""
    indent = _INDENT.match(block)
    level, wanted = (1 if state == "list" else 0), len(indent.group()) // 4 if indent else 0
    sibling = parent
    while wanted > level:
        child = sibling.children[-1] if sibling.children else None
        if child is None or child.written or (child.tag not in _LISTS and child.tag != "li"):
            break
        level += child.tag in _LISTS
        sibling = child
    margin = _TAB * level
    block = "\n".join(line.removeprefix(margin) for line in block.split("\n"))
    if parent.tag == "li":
        last = parent.children[-1] if parent.children else None
        _read(last if last is not None and last.tag in _LISTS else parent, [block], "detabbed")
    elif sibling.tag == "li":
        _read(sibling, [block], "detabbed")
    elif sibling.children and sibling.children[-1].tag == "li":
        item = sibling.children[-1]
        _wrap(item)
        _read(item, [block], "detabbed")
    else:
        raise UnknownError


def _wrap(item: Node) -> None:
    """Make the words of an item a paragraph, as a blank line after them asks for."""
    if item.words:
        item.children.insert(0, Node("p", item.words))
        item.words = None


def _code(parent: Node, last: Node | None, block: str) -> None:
    if last is not None and last.written and last.tag in _HOLDS_NO_TEXT:
        raise UnknownError
    lines = block.split("\n")
    if not all(line.startswith(_TAB) for line in lines):
        raise UnknownError
    code = code_escape("\n".join(line[4:] for line in lines).rstrip())
    if not code:
        raise UnknownError
    if last is not None and last.tag == "pre":
        last.html = f"{last.html}\n\n{code}"
    else:
        parent.children.append(Node("pre", html=code))


def _table(parent: Node, block: str) -> None:
    rows = [row.strip(" ") for row in block.split("\n")]
    if len(rows) == 2 or not _RULE_OF_TABLE.fullmatch(rows[1]):  # noqa: PLR2004 - a head, and the rule below it
        raise UnknownError
    columns = rows[1].count("|") - 1
    table = Node("table")
    for number, row in enumerate(rows):
        if number == 1:
            continue
        cells = row[1:-1].split("|")
        if columns == 1 or len(cells) != columns or row[0] != "|" or row[-1] != "|" or _UNKNOWN_ROW.search(row):
            raise UnknownError
        if any(cell.count("`") % 2 for cell in cells):
            raise UnknownError  # a sign | inside code
        tag = "td" if number else "th"
        line = Node("tr")
        line.children += [Node(tag, inline(cell.strip(" "), braces=False)) for cell in cells]
        if number < 3:  # noqa: PLR2004 - the first row opens the head, the second the body
            table.children.append(Node("tbody" if number else "thead"))
        table.children[-1].children.append(line)
    parent.children.append(table)


def _heading(parent: Node, block: str) -> None:
    level = len(block) - len(block.lstrip("#"))
    words = block[level:]
    if level > _LOWEST or "\n" in block or block.endswith(("#", "\\")):
        match = _HEADING.match(block)
        if match is None or match.end() != len(block):
            raise UnknownError
        level, words = len(match["level"]), match["header"]
    words = words.strip()
    attributes: dict[str, str] = {}
    if "{" in words and (end := _HEADING_END.search(words)):
        attributes = dict(attribute_list(end[1]))
        words = words[: end.start()]
        if words != words.rstrip().rstrip("#"):
            raise UnknownError
    parent.children.append(Node(f"h{level}", inline(words, braces=False), attributes=attributes))


def _list(parent: Node, last: Node | None, block: str, tag: str) -> None:
    items = _items(block)
    if last is not None and last.tag in _LISTS:
        if last.written:
            raise UnknownError
        found = last
        _wrap(found.children[-1])
        first = Node("li")
        found.children.append(first)
        _item(first, items.pop(0), "looselist")
    elif parent.tag in _LISTS:
        found = parent
    else:
        found = Node(tag)
        parent.children.append(found)
    for text in items:
        if text.startswith(_TAB):
            _read(found.children[-1], [text], "list")
        else:
            item = Node("li")
            found.children.append(item)
            _item(item, text, "list")


def _item(item: Node, text: str, state: str) -> None:
    if state == "list" and _PLAIN_ITEM.match(text):
        item.words = inline(text)
        return
    if not text or _AT_ITEM.match(text):
        raise UnknownError
    _read(item, [text], state)


def _items(block: str) -> list[str]:
    items: list[str] = []
    for line in block.split("\n"):
        if match := _ITEM.match(line):
            items.append(match["text"])
        elif _NESTED_ITEM.match(line) and not items[-1].startswith(_TAB):
            items.append(line)
        else:
            items[-1] = f"{items[-1]}\n{line}"
    return items


def _paragraph(parent: Node, block: str, state: str) -> None:
    if not block.strip():
        raise UnknownError
    if state != "list":
        parent.children.append(Node("p", inline(block.lstrip())))
    elif parent.children or parent.words:
        raise UnknownError
    else:
        parent.words = inline(block.lstrip())
