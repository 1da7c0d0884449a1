"""The banner of a preview: on pages alone, once each, in words, and never as markup of the content."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from wsgiref.util import FileWrapper, setup_testing_defaults

from generator.host.banner import MOST, Mistake, with_banner

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

PAGE = b'<title>Tea</title><header>x</header><article class="md-content__inner md-typeset"><h1>Tea</h1></article>'
WRONG = Mistake("content/causes/tea.yml:1:2", "`nme` is not a field", "did you mean `name`?")


def answer(content: bytes, kind: str, *mistakes: Mistake) -> tuple[str, dict[str, str], str]:
    def app(_: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return FileWrapper(io.BytesIO(content), 10)

    told: list[tuple[str, dict[str, str]]] = []

    def begin(status: str, headers: list[tuple[str, str]], *_: object) -> object:
        told.append((status, dict(headers)))
        return lambda _: None

    environ: WSGIEnvironment = {}
    setup_testing_defaults(environ)
    body = b"".join(with_banner(app, lambda: mistakes)(environ, begin))  # type: ignore[arg-type]  # only what is used
    [(status, headers)] = told
    assert headers["Content-Length"] == str(len(body))
    return status, headers, body.decode()


def test_a_page_is_left_alone_where_nothing_is_wrong() -> None:
    assert answer(PAGE, "text/html")[2] == PAGE.decode()


def test_a_page_begins_with_what_is_wrong_where_and_what_to_write() -> None:
    status, _, page = answer(PAGE, "text/html; charset=utf-8", WRONG)

    assert status == "200 OK"
    assert page.startswith("<title>Mistake in the content: Tea</title><header>")
    assert page.index('role="alert"') < page.index("<h1>")
    assert (
        "<li><code>content/causes/tea.yml:1:2</code><br><code>nme</code> is not a field."
        "<br>Did you mean <code>name</code>?</li>"
    ) in page


def test_a_page_of_no_theme_has_the_banner_as_well() -> None:
    assert answer(b"404 Not Found", "text/html", WRONG)[2].startswith('\n<div class="vm-banner')


def test_what_is_no_page_is_left_alone() -> None:
    for kind in ("application/javascript", "text/css", "application/json", "text/plain"):
        assert answer(b"<title>", kind, WRONG)[2] == "<title>"


def test_words_of_the_content_are_words() -> None:
    page = answer(PAGE, "text/html", Mistake("a.yml:1:1", "<script>`<b>`", '"><img>'))[2]

    assert "<script>" not in page
    assert "<img>" not in page
    assert "<code>&lt;b&gt;</code>" in page


def test_many_mistakes_are_counted_and_the_first_are_shown() -> None:
    page = answer(PAGE, "text/html", *[WRONG] * (MOST + 5))[2]

    assert f"There are {MOST + 5} mistakes." in page
    assert page.count("tea.yml") == MOST
    assert "and 5 more: the terminal has them all." in page
