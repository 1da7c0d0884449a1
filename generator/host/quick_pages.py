"""So that MkDocs and its fork take the quick way for a page that is known for certain, and their own for any other.

`vademecum build` names this file as a hook, and the hook of plain `mkdocs build` has its event, too.
"""

from __future__ import annotations

import os
from functools import partial
from importlib import import_module
from typing import Any

from generator import quick_markdown

PLAIN = "VADEMECUM_PLAIN_MARKDOWN"
"""An environment variable: where it is set, every page is given to Python-Markdown."""

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "def_list", "md_in_html"]
"""What MkDocs and mkdocs.yml turn on, and what the quick way stands for. With any other there is none."""

OUTSIDE = ("https://", "http://", "mailto:", "tel:")


def on_pre_page(page: Any, *, config: Any, **_: object) -> Any:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Give the page a way of its own to be rendered."""
    if config.markdown_extensions == EXTENSIONS and not config.mdx_configs and not os.environ.get(PLAIN):
        page.render = partial(_render, page)
    return page


def _render(page: Any, config: Any, files: Any) -> None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Do what the engine's `Page.render` does; only the engine says where a link leads, and what is wrong with it."""
    structure = f"{type(page).__module__.partition('.')[0]}.structure"
    links = import_module(f"{structure}.pages")._RelativePathTreeprocessor(page.file, files, config)  # noqa: SLF001 - it has no other name
    rendered = quick_markdown.render(
        page.markdown, lambda url: url if url.startswith(OUTSIDE) else links.path_to_url(url)
    )
    if rendered is None:
        type(page).render(page, config, files)
        return
    page.content = rendered.html
    page.toc = import_module(f"{structure}.toc").get_toc(rendered.toc)
    page._title_from_render = rendered.title  # noqa: SLF001 - it has no other name
    page.present_anchor_ids = set(rendered.ids)
    page.links_to_anchors = links.links_to_anchors
