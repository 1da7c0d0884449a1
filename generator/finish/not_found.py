"""So that the page for unknown addresses works at every depth: its links must not depend on where it is shown."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_TAG = re.compile(r"<[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_LINK = re.compile(r"(\s(?:href|src)\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def root_links(html: str, base: str) -> str:
    """Return the page with every relative link written from the root of the host, below `base` (`/`, or `/name/`)."""

    def rooted(link: re.Match[str]) -> str:
        target = link[2] if link[2] is not None else link[3]
        try:
            parts = urlsplit(target)
        except ValueError:
            return link[0]  # the audit says that it cannot be read
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return link[0]
        return f'{link[1]}"{urljoin(base, target)}"'

    return _TAG.sub(lambda tag: _LINK.sub(rooted, tag[0]), html)
