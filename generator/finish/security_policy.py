"""So that a browser refuses everything that a page did not bring along itself.

The hashes are those of the page's own inline scripts, not of the whole site's: a page then depends on nothing but
itself, and allows nothing that it does not hold. (A union would be needed if pages were swapped without a page load.)
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache

DIRECTIVES = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
}
"""What every page may load; the hashes of a page's inline scripts are added to `script-src`."""

REFERRER = '<meta name="referrer" content="no-referrer">'

_CHARSET = re.compile(r"<meta\s+charset\s*=\s*[\"']?[\w-]+[\"']?\s*/?>", re.IGNORECASE)
_OURS = re.compile(
    r"<meta\s+(?:http-equiv=[\"']Content-Security-Policy[\"']|name=[\"']referrer[\"'])[^>]*>", re.IGNORECASE
)
_SCRIPT = re.compile(r"<script\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_SOURCE = re.compile(r"(?:^|\s)src\s*=", re.IGNORECASE)
_TYPE = re.compile(r"(?:^|\s)type\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_RUN = re.compile(r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script", re.IGNORECASE)


def secure(html: str) -> str:
    """Return the page with its policies right after the character set; a page that has them already comes out equal.

    A page without `<meta charset>` is returned as it is: the audit then reports that it has no policy.
    """
    head, end, rest = html.partition("</head>")
    head = _OURS.sub("", head)
    charset = _CHARSET.search(head)
    if charset is None:
        return html
    hashes = [hash_of(body) for attributes, body in _SCRIPT.findall(head + end + rest) if _is_inline(attributes)]
    policy = f'<meta http-equiv="Content-Security-Policy" content="{policy_text(hashes)}">'
    return head[: charset.end()] + policy + REFERRER + head[charset.end() :] + end + rest


def policy_text(hashes: list[str]) -> str:
    """Write the policy of a page whose inline scripts have these hashes, each once, in a stable order."""
    sources = DIRECTIVES | {"script-src": (*DIRECTIVES["script-src"], *sorted(set(hashes)))}
    return "; ".join(f"{name} {' '.join(values)}" for name, values in sources.items())


@lru_cache(maxsize=1 << 8)  # the theme's own scripts stand on every page
def hash_of(script: str) -> str:
    """The source expression that allows one inline script; a browser sees its line ends as plain line feeds."""
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def runs(script_type: str | None) -> bool:
    """Whether a browser acts on an inline script of this type; data blocks such as JSON-LD only lie there."""
    return _RUN.fullmatch((script_type or "").strip()) is not None


def _is_inline(attributes: str) -> bool:
    if _SOURCE.search(attributes):
        return False
    found = _TYPE.search(attributes)
    return runs(found[1] if found else None)
