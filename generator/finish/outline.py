"""So that a page is walked through once, however many rules ask what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.finish.targets import NAMING_SELECTORS, Target, targets_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    Attributes = Mapping[str, str | None]

WIDGETS = (".mermaid", '[data-md-component="source"]', "base[href]")
"""Elements that become requests only when the theme's own script meets them."""

_ANY_WIDGET = f":is({', '.join(WIDGETS)})"
_RARE = frozenset({"style", "name", "srcset", "imagesrcset", "ping", "xlink:href"})
_ASKED_FOR = f":is({NAMING_SELECTORS}, [id], [style], style, [srcdoc], a[name], html, meta, script, title)"


@dataclass(slots=True)
class Outline:
    """What the rules ask of a page, each in the page's order.

    `ids` holds every id as often as it stands there, `names` the other ends of links, `written` every address once, and
    `loaded` those that a browser asks for unbidden.
    `metas` are the contents of `<meta name=…>`, stripped, without the empty ones; `policies` the content security
    policies in the head. `inline` holds the type and the text of every script without an address, `modules` the
    addresses of module scripts; `styles` the name and the style of every element that brings one; `widgets` those
    selectors of `WIDGETS` that select something.
    """

    language: str = ""
    title: str | None = None
    is_redirect: bool = False
    has_srcdoc: bool = False
    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    written: dict[str, None] = field(default_factory=dict)
    loaded: dict[Target, None] = field(default_factory=dict)
    metas: dict[str, list[str]] = field(default_factory=dict)
    policies: list[str] = field(default_factory=list)
    inline: list[tuple[str, str]] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    styles: list[tuple[str, str]] = field(default_factory=list)
    widgets: list[str] = field(default_factory=list)


def outline_of(tree: LexborHTMLParser) -> Outline:
    """Walk through a page once, and note what the rules ask for."""
    outline = Outline()
    ids, written, metas = outline.ids, outline.written, []
    for node in tree.css(_ASKED_FOR):
        tag, attributes = node.tag or "", node.attributes
        if "id" in attributes:
            ids.append(attributes["id"] or "")
        if not _RARE.isdisjoint(attributes):
            _note_rare(outline, tag, attributes)
        if tag == "a":  # most of what is asked for
            if (address := attributes.get("href")) is not None:
                written[address.strip()] = None
        elif tag == "meta":
            _note_meta(outline, node, attributes)
            metas.append(attributes)
        else:
            _note_targets(outline, tag, attributes)
            if note := _NOTES.get(tag):
                note(outline, node, attributes)
    for attributes in sorted(metas, key=lambda meta: "property" in meta):  # what readers may follow comes first
        _note_targets(outline, "meta", attributes)
    if tree.css_first(_ANY_WIDGET) is not None:
        outline.widgets.extend(selector for selector in WIDGETS if tree.css_first(selector) is not None)
    return outline


def _note_targets(outline: Outline, tag: str, attributes: Attributes) -> None:
    for target in targets_of(tag, attributes):
        outline.written[target.written] = None
        if target.loaded:
            outline.loaded[target] = None


def _note_rare(outline: Outline, tag: str, attributes: Attributes) -> None:
    """Note what only a few elements have."""
    if "style" in attributes and tag != "style":
        outline.styles.append((tag, attributes["style"] or ""))
    if tag == "a":
        _note_targets(outline, tag, attributes)
        if "name" in attributes:
            outline.names.append(attributes["name"] or "")


def _note_frame(outline: Outline, _node: LexborNode, attributes: Attributes) -> None:
    outline.has_srcdoc |= "srcdoc" in attributes


def _note_meta(outline: Outline, node: LexborNode, attributes: Attributes) -> None:
    content = attributes.get("content") or ""
    if (name := attributes.get("name")) is not None and (stripped := content.strip()):
        outline.metas.setdefault(name, []).append(stripped)
    role = (attributes.get("http-equiv") or "").lower()
    outline.is_redirect |= role == "refresh"
    if role == "content-security-policy" and _stands_in_head(node):
        outline.policies.append(content)


def _note_root(outline: Outline, _node: LexborNode, attributes: Attributes) -> None:
    outline.language = outline.language or (attributes.get("lang") or "").strip()


def _note_script(outline: Outline, node: LexborNode, attributes: Attributes) -> None:
    kind = attributes.get("type") or ""
    if "src" not in attributes:
        outline.inline.append((kind, node.text(deep=True, strip=False)))
    elif kind.lower() == "module":
        outline.modules.append(attributes["src"] or "")


def _note_style(outline: Outline, _node: LexborNode, attributes: Attributes) -> None:
    outline.styles.append(("style", attributes.get("style") or ""))


def _note_title(outline: Outline, node: LexborNode, _attributes: Attributes) -> None:
    if outline.title is None and node.parent is not None and node.parent.tag == "head":
        outline.title = node.text(strip=True)


_NOTES = {
    "html": _note_root,
    "iframe": _note_frame,
    "script": _note_script,
    "style": _note_style,
    "title": _note_title,
}


def _stands_in_head(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag != "head":
        above = above.parent
    return above is not None
