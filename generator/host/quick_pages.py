"""So that MkDocs and its fork take the quick way for a page that is known for certain, and their own for any other.

A `Session` renders pages by it; it is also the hook of builds with plugins, and plain `mkdocs build` has its event.
"""

from __future__ import annotations

import json
import os
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator import quick_markdown
from generator.host.links import Links, PageLinks
from generator.kept import key_of

if TYPE_CHECKING:
    from generator.kept import Store

STAGE = "rendered-pages"
"""Under which name it is kept what the Markdown of a page makes of it."""

_LINK = "\x02"
"""Stands between the parts of a page that is kept, where a link is: no page that is rendered here has such a sign."""

PLAIN = "VADEMECUM_PLAIN_MARKDOWN"
"""An environment variable: where it is set, every page is given to Python-Markdown."""

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "def_list", "md_in_html"]
"""What MkDocs and mkdocs.yml turn on, and what the quick way stands for. With any other there is none."""

_last: list[Links] = []
"""The links of the build that goes on, where plugins or hooks take part in it."""


def on_pre_page(page: Any, *, config: Any, **_: object) -> Any:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Give the page a way of its own to be rendered."""
    if is_known(config):
        page.render = partial(_render, page)
    return page


def is_known(config: Any) -> bool:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Tell whether the quick way stands for what this configuration asks of Python-Markdown."""
    return config.markdown_extensions == EXTENSIONS and not config.mdx_configs and not os.environ.get(PLAIN)


def _render(page: Any, config: Any, files: Any) -> None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    if not _last or _last[0].files is not files:
        _last[:] = [Links(type(page).__module__.partition(".")[0], config, files)]
    render(page, _last[0])


def render(page: Any, links: Links, kept: Store | None = None) -> tuple[str, ...] | None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Do what the engine's `Page.render` does; only the engine says where a link leads, and what is wrong with it.

    Returns the paths below docs_dir that the page links to, or None where the engine rendered it and did not tell. What
    is `kept` of a page is what its Markdown alone makes of it: links are followed each time.
    """
    followed = PageLinks(links, page.file)
    unlinked = quick_markdown.unlinked(page.markdown) if kept is None else _unlinked(page.markdown, kept)
    if unlinked is None:
        type(page).render(page, links.config, links.files)
        return None
    rendered = unlinked.linked(followed)
    page.content = rendered.html
    page.toc = import_module(f"{links.package}.structure.toc").get_toc(rendered.toc)
    page._title_from_render = rendered.title  # noqa: SLF001 - it has no other name
    page.present_anchor_ids = set(rendered.ids)
    page.links_to_anchors = followed.to_anchors
    return tuple(followed.targets)


def _unlinked(markdown: str, kept: Store) -> quick_markdown.Unlinked | None:
    """Return what the Markdown of a page makes of it, or what is kept of the very same Markdown."""
    key = key_of(markdown)
    if (value := kept.get(STAGE, key)) is not None:
        said, _, html = value.partition(b"\n")
        links, toc, title, ids = json.loads(said)
        return quick_markdown.Unlinked(tuple(html.decode().split(_LINK)), tuple(links), toc, title, frozenset(ids))
    found = quick_markdown.unlinked(markdown)
    if found is not None:
        said = json.dumps((found.links, found.toc, found.title, sorted(found.ids))).encode()
        # The HTML as it is: written as JSON, it would take as long as all else that is kept of a page.
        kept.put(STAGE, key, said + b"\n" + _LINK.join(found.parts).encode())
    return found
