"""So that readers find a page by what it says, and not by what surrounds every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from generator.finish.built_site import BuiltPage

BODY = "[data-pagefind-body]"
"""The element whose text is searched; a page without it is not found by search."""

BOILERPLATE = (
    ".headerlink, .vm-back, .vm-badges, .vm-banner, .vm-breadcrumbs, .vm-callout, .vm-cite, .vm-contents--folded, "
    ".vm-hidden, .vm-page-footer, .vm-references, .vm-review, [data-search-ignore], aside, form, nav, script, style, "
    "template"
)
"""What stands on many pages alike, or is no sentence of its own."""

_BOILERPLATE = f":is({BOILERPLATE})"
_NOT_SEARCHED = f":is(h1, {BOILERPLATE})"  # the title is searched as a field of its own


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What search knows of one page: `also_called` are further names, `kind` one word, `body` the HTML to search."""

    path: str
    language: str
    title: str
    kind: str
    also_called: tuple[str, ...]
    body: str


def search_page(page: BuiltPage) -> SearchPage | None:
    """Take from `page` what is worth finding; none where it has no searchable body.

    What is not worth it is taken out of the page's tree, so nobody may look at that afterwards.
    """
    body = page.tree.css_first(BODY)
    if body is None or page.outline.is_redirect:
        return None
    title = _title(page)
    _take_out(body, _NOT_SEARCHED)
    return SearchPage(
        path=page.path,
        language=(page.outline.language or "en").lower(),
        title=title,
        kind=next(iter(page.meta("vm-kind")), ""),
        also_called=page.meta("vm-also-called"),
        body=body.html or "",
    )


def _title(page: BuiltPage) -> str:
    """The page's own heading: what stands in `<title>` may name the site too."""
    heading = page.tree.css_first("h1")
    if heading is None:
        return page.outline.title or ""
    _take_out(heading, _BOILERPLATE)
    return " ".join(heading.text(separator=" ").split())


def _take_out(above: LexborNode, selector: str) -> None:
    for part in reversed(above.css(selector)):  # inner parts first: they are gone with the outer ones
        part.decompose()
