"""So that all rules agree on what a page points to, and on which of it a browser fetches by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_LOADING_LINKS = frozenset(
    {
        "stylesheet",
        "icon",
        "apple-touch-icon",
        "apple-touch-icon-precomposed",
        "mask-icon",
        "manifest",
        "preload",
        "modulepreload",
        "prefetch",
        "prerender",
        "preconnect",
        "dns-prefetch",
    }
)
_LOADED = {
    "audio": ("src",),
    "body": ("background",),
    "embed": ("src",),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src", "href"),
    "source": ("src",),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_FOLLOWED = {"a": ("href", "xlink:href"), "area": ("href",), "form": ("action",), "button": ("formaction",)}
_SENT_TO = {"a": "ping", "area": "ping"}
_OWN_ADDRESS = 'meta[property="og:url"], meta[property="og:image"]'
_NAMING = "href src srcset imagesrcset data poster action formaction ping background xlink\\:href"
_WITH_TARGET = ", ".join(f"[{name}]" for name in _NAMING.split())
_CANDIDATE = re.compile(r"(\S+)(?:\s+[\d.]+[wxh])*\s*,?")
_REFRESH = re.compile(r"^[\s\d.]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """One address that a page names, as written there; `loaded` says whether a browser asks for it unbidden."""

    written: str
    loaded: bool
    element: str


def targets_of(tree: LexborHTMLParser) -> Iterator[Target]:
    """Every address that a page names for a browser to load or for a reader to follow."""
    for node in tree.css(_WITH_TARGET):
        yield from _of_element(node)
    for node in tree.css('meta[http-equiv="refresh" i]'):
        if found := _REFRESH.match(node.attributes.get("content") or ""):
            yield Target(found[1].strip(), loaded=True, element="meta refresh")
    for node in tree.css(_OWN_ADDRESS):
        yield Target((node.attributes.get("content") or "").strip(), loaded=False, element="meta")


def _of_element(node: LexborNode) -> Iterator[Target]:
    name, attributes = node.tag or "", node.attributes
    element = f"<{name}>"
    if name == "link":
        kinds = frozenset((attributes.get("rel") or "").lower().split())
        yield Target(
            (attributes.get("href") or "").strip(),
            bool(kinds & _LOADING_LINKS),
            f'<link rel="{" ".join(sorted(kinds))}">',
        )
    for attribute in _LOADED.get(name, ()):
        if (value := attributes.get(attribute)) is not None:
            yield Target(value.strip(), loaded=True, element=element)
    for attribute in ("srcset", "imagesrcset"):
        for written in _CANDIDATE.findall(attributes.get(attribute) or ""):
            yield Target(written.rstrip(","), loaded=True, element=element)
    for attribute in _FOLLOWED.get(name, ()):
        if (value := attributes.get(attribute)) is not None:
            yield Target(value.strip(), loaded=False, element=element)
    for value in (attributes.get(_SENT_TO.get(name, "")) or "").split():
        yield Target(value, loaded=True, element=f"{element} ping")
