"""So that every page of a preview says what is wrong with the content, without being built again for it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

MOST = 20
"""How many mistakes are shown; the terminal has them all."""

CONTENT = re.compile(rb"<article class=\"[^\"]*md-typeset[^\"]*\"[^>]*>")
"""What the banner goes into, before everything else that a page of the theme has below its header."""


class Mistake(NamedTuple):
    """What keeps the preview from being up to date: its place in a file (or ""), and what to write instead (or "")."""

    place: str
    message: str
    hint: str


def with_banner(app: WSGIApplication, mistakes: Callable[[], Sequence[Mistake]]) -> WSGIApplication:
    """Wrap a server's application so that each page it answers with begins with what is wrong at that moment."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def begin(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
            begun.append((status, headers))
            return lambda _: None

        body = app(environ, begin)  # waits for a build that goes on, so that only now is known what it found
        found = mistakes()
        status, headers = begun[-1]
        if not found or not dict(headers).get("Content-Type", "").startswith("text/html"):
            start_response(status, headers)
            return body
        page = marked(b"".join(body), found)
        if close := getattr(body, "close", None):
            close()
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]

    return answer


def marked(page: bytes, mistakes: Sequence[Mistake]) -> bytes:
    """Put the banner on a page; its title says so too, for that is what a screen reader says of a page that reloads."""
    head, title, rest = page.partition(b"<title>")
    if title:
        page = b"".join((head, title, b"Mistake in the content: ", rest))
    found = CONTENT.search(page)
    at = found.end() if found else 0
    return b"".join((page[:at], _banner(mistakes).encode(), page[at:]))


def _banner(mistakes: Sequence[Mistake]) -> str:
    one = len(mistakes) == 1
    heading = "There is a mistake." if one else f"There are {len(mistakes)} mistakes."
    until = f"Until {'it is' if one else 'they are'} mended, this preview shows the pages from before."
    items = [_item(mistake) for mistake in mistakes[:MOST]]
    if len(mistakes) > MOST:
        items.append(f"<li>and {len(mistakes) - MOST} more: the terminal has them all.</li>")
    return (
        '\n<div class="vm-banner vm-banner--mistakes" role="alert">'
        f"<p><strong>{heading}</strong> {until}</p><ul>{''.join(items)}</ul></div>\n"
    )


def _item(mistake: Mistake) -> str:
    lines = (f"`{mistake.place}`" if mistake.place else "", _sentence(mistake.message), _sentence(mistake.hint))
    marked = (re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(line)) for line in lines if line)
    return f"<li>{'<br>'.join(marked)}</li>"


def _sentence(words: str) -> str:
    end = "" if not words or words[-1] in ".!?" else "."
    return f"{words[:1].upper()}{words[1:]}{end}"
