"""So that what a text becomes in the page is compared with a short list of what it may become."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from generator.text.dialect import LINK_KINDS
from generator.text.faults import DISALLOWED, UNSAFE

TEXT_TAGS = frozenset({"a", "br", "em", "li", "ol", "p", "strong", "ul"})
"""Elements that a text field may become."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TABLE_PARTS = ("table", "thead", "tbody", "tr", "th", "td")
PROSE_TAGS = TEXT_TAGS | {*HEADINGS, *TABLE_PARTS, "pre", "code"}
"""Elements that a hand-written page may become."""

_HARMLESS = {
    "img": ("an image is not allowed", "describe in words what it shows"),
    "blockquote": ("a quotation block is not allowed", 'quote at most 25 words in "quotation marks" and cite them'),
    "code": ("code is not allowed", "use *emphasis* or plain words; begin no line with four spaces"),
    "pre": ("code is not allowed", "use *emphasis* or plain words; begin no line with four spaces"),
    "hr": ("a rule across the page is not allowed", "leave an empty line instead"),
    **dict.fromkeys(TABLE_PARTS, ("a table is not allowed", "write a list, or sentences")),
    **dict.fromkeys(("del", "ins", "kbd", "mark", "sub", "sup"), ("this markup is not allowed", "use *emphasis*")),
    "dl": ("a definition list is not allowed", 'write a list: "- " before each item'),
    **dict.fromkeys(HEADINGS, ("a heading is not allowed", "leave it out: the page makes its own headings")),
}

_HTTPS = re.compile(
    r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?(?:[/?#][A-Za-z0-9\-._~:/?#@!$&'*+,;=%]*)?", re.IGNORECASE
)
_MAILTO = re.compile(r"mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:\?subject=[A-Za-z0-9%._~-]*)?")
_PAGE = re.compile(r"(?:\.\./)*(?:[a-z0-9-]+/)*[a-z0-9-]+\.md(?:#[a-z0-9-]+)?|#[a-z0-9-]+")
_RECORD = re.compile(rf"(?:{'|'.join(LINK_KINDS)}):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in the rendered HTML that is not on the list; `needle` is a word of it, to find the place by."""

    code: str
    message: str
    hint: str
    needle: str = ""


class _Walker(HTMLParser):
    """Collects what is not on the list from rendered HTML."""

    def __init__(self, *, prose: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.refused: list[Refused] = []
        self._prose = prose
        self._tags = PROSE_TAGS if prose else TEXT_TAGS
        self._elements = 0
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._elements += 1
        if tag not in self._tags:
            if tag in _HARMLESS:
                self._refuse(DISALLOWED, *_HARMLESS[tag])
            else:
                message = f"this would become the element <{tag}>, which is not allowed"
                self._refuse(UNSAFE, message, "use emphasis, lists, links and citations only", f"<{tag}")
            return
        if tag == "h1" and self._elements > 1:
            message = "a page has one main heading, and it comes first"
            self._refuse(DISALLOWED, message, "begin the line with ## instead")
        self._code += tag == "code"
        self._attributes(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        if tag not in self._tags and tag not in _HARMLESS:
            message = f"this would close the element <{tag}>, which is not allowed"
            self._refuse(UNSAFE, message, "use emphasis, lists, links and citations only", f"</{tag}")

    def handle_comment(self, data: str) -> None:
        self._refuse(UNSAFE, "an HTML comment is not allowed", "write a YAML comment: # …", data.strip())

    def handle_decl(self, decl: str) -> None:
        self._refuse(UNSAFE, "an HTML declaration is not allowed", "delete it", decl)

    def unknown_decl(self, data: str) -> None:
        self._refuse(UNSAFE, "an HTML declaration is not allowed", "delete it", data)

    def handle_pi(self, data: str) -> None:
        self._refuse(UNSAFE, "an HTML instruction is not allowed", "delete it", data)

    def handle_data(self, data: str) -> None:
        if not self._code and "](" in data:
            message = "this link is not well formed"
            self._refuse(DISALLOWED, message, "write [words](address), with no space in the address", "](")
        if not self._code and "**" in data:
            self._refuse(DISALLOWED, "these stars mark nothing", "put ** right before and right after words", "**")

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if tag == "a" and name == "href":
                self._address(value or "")
            elif tag == "ol" and name == "start":
                message = "a numbered list begins with 1"
                self._refuse(DISALLOWED, message, 'number it from "1."; for a year at the start: 2024\\')
            elif not (tag == "a" and name == "title") and not (tag in HEADINGS and name == "id"):
                message = f"an attribute ({name}) is not allowed"
                self._refuse(UNSAFE, message, "leave it out: content says what, the theme says how it looks")

    def _address(self, address: str) -> None:
        if _HTTPS.fullmatch(address) or _MAILTO.fullmatch(address):
            return
        if self._prose and _PAGE.fullmatch(address):
            return
        if _RECORD.match(address):
            message = "this link to a record is not well formed"
            hint = "write [words](condition:its-id), with no title, brackets or space inside"
            self._refuse(DISALLOWED, message, hint, address)
            return
        kinds = ", ".join(f"{kind}:id" for kind in LINK_KINDS)
        message = f"a link to {address!r} is not allowed" if address else "a link without an address is not allowed"
        hint = f"link to an https:// page, to mailto:, or to a record: {kinds}"
        self._refuse(UNSAFE if address else DISALLOWED, message, hint, address)

    def _refuse(self, code: str, message: str, hint: str, needle: str = "") -> None:
        self.refused.append(Refused(code, message, hint, needle))


def walk(html: str, *, prose: bool) -> list[Refused]:
    """Return everything in `html` that is not on the list; `prose` = a hand-written page."""
    walker = _Walker(prose=prose)
    walker.feed(html)
    walker.close()
    return walker.refused
