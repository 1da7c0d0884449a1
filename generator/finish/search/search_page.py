"""So that readers find a page by what it says, and not by what surrounds every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from generator.finish.built_site import BuiltPage

BODY = "[data-pagefind-body]"
"""The element whose text is searched; a page without it is not found by search."""

BOILERPLATE = (
    ".headerlink, .vm-back, .vm-badges, .vm-banner, .vm-breadcrumbs, .vm-callout, .vm-cite, .vm-contents--folded, "
    ".vm-hidden, .vm-page-footer, .vm-references, .vm-review, [data-search-ignore], aside, form, nav, script, style, "
    "template"
)
"""What stands on many pages alike, or is no sentence of its own."""


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
    """Take from `page` what is worth finding; none where it has no searchable body."""
    body = page.tree.css_first(BODY)
    if body is None or page.is_redirect:
        return None
    content = LexborHTMLParser(body.html or "")  # a copy: the audit may still read the page
    for part in content.css(f"h1, {BOILERPLATE}"):  # the title is searched as a field of its own
        part.decompose()
    html = page.tree.css_first("html")
    return SearchPage(
        path=page.path,
        language=((html.attributes.get("lang") if html else None) or "en").lower(),
        title=_title(page),
        kind=next(iter(page.meta("vm-kind")), ""),
        also_called=page.meta("vm-also-called"),
        body=content.body.inner_html or "" if content.body else "",
    )


def _title(page: BuiltPage) -> str:
    """The page's own heading: what stands in `<title>` may name the site too."""
    heading = page.tree.css_first("h1")
    if heading is None:
        heading = page.tree.css_first("head > title")
        return heading.text(strip=True) if heading else ""
    content = LexborHTMLParser(heading.html or "")
    for part in content.css(BOILERPLATE):
        part.decompose()
    return " ".join(content.text(separator=" ").split())
