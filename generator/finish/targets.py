"""So that all rules agree on what a page points to, and on which of it a browser fetches by itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
_NAMING = {
    tag: tuple((attribute, group is _LOADED) for attribute in attributes)
    for group in (_LOADED, _FOLLOWED)
    for tag, attributes in group.items()
}
_OTHERWISE = frozenset({"srcset", "imagesrcset", "ping"})
_OWN_ADDRESS = frozenset({"og:url", "og:image"})
_CANDIDATE = re.compile(r"(\S+)(?:\s+[\d.]+[wxh])*\s*,?")
_REFRESH = re.compile(r"^[\s\d.]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)

NAMING = ("href", "src", "srcset", "imagesrcset", "data", "poster", "action", "formaction", "ping", "background")
NAMING_SELECTORS = ", ".join(f"[{name}]" for name in (*NAMING, r"xlink\:href"))
"""Every element that may name an address, besides `meta`."""


class Target(NamedTuple):
    """One address that a page names, as written there; `loaded` says whether a browser asks for it unbidden."""

    written: str
    loaded: bool
    element: str


def targets_of(tag: str, attributes: Mapping[str, str | None]) -> Iterator[Target]:
    """Every address that an element names for a browser to load or for a reader to follow."""
    element = f"<{tag}>"
    for attribute, loaded in _NAMING.get(tag, ()):
        if (value := attributes.get(attribute)) is not None:
            yield Target(value.strip(), loaded, element)
    if tag == "link":
        kinds = frozenset((attributes.get("rel") or "").lower().split())
        loaded = bool(kinds & _LOADING_LINKS)
        yield Target((attributes.get("href") or "").strip(), loaded, f'<link rel="{" ".join(sorted(kinds))}">')
    elif tag == "meta":
        yield from _of_meta(attributes)
    if not _OTHERWISE.isdisjoint(attributes):
        for attribute in ("srcset", "imagesrcset"):
            for written in _CANDIDATE.findall(attributes.get(attribute) or ""):
                yield Target(written.rstrip(","), loaded=True, element=element)
        for value in (attributes.get(_SENT_TO.get(tag, "")) or "").split():
            yield Target(value, loaded=True, element=f"{element} ping")


def _of_meta(attributes: Mapping[str, str | None]) -> Iterator[Target]:
    content = attributes.get("content") or ""
    if (attributes.get("http-equiv") or "").lower() == "refresh" and (found := _REFRESH.match(content)):
        yield Target(found[1].strip(), loaded=True, element="meta refresh")
    if attributes.get("property") in _OWN_ADDRESS:
        yield Target(content.strip(), loaded=False, element="meta")


_BELOW = r"[\w-]+(?:[/.][\w-]+)*/?(?:#[\w-]+)?"
_PLAIN = re.compile(rf"(?:\./)?(?P<below>{_BELOW})|(?P<whole>https?://[\w.-]+/{_BELOW})", re.ASCII)


def joining_point(address: str, written: str) -> tuple[str, str]:
    """What stands for `address` and `written` when the two are joined, as few pairs as may be for a whole site.

    All pages of a folder lead on to the same address by the same `../…`, so their folder is joined in their place.
    """
    if written.startswith("../") and address.endswith("/") and _is_plain(address):
        above = address[: address.rfind("/", 0, -1) + 1]
        if not above.endswith("//"):  # the root of a host has nothing above it
            return above, f"./{written[3:]}"
    return address, written


@lru_cache(maxsize=1 << 16)
def joined(address: str, written: str) -> str:
    """The absolute address that a browser at `address` makes of `written`; `ValueError` where it cannot be read."""
    if _is_plain(address) and (plain := _PLAIN.fullmatch(written)):
        return plain["whole"] or address[: address.rindex("/") + 1] + plain["below"]
    return urljoin(address, written)


def _is_plain(address: str) -> bool:
    """Whether every `/` of an address begins a name: an empty one counts as a folder here and as nothing there."""
    return address.count("//") == 1
