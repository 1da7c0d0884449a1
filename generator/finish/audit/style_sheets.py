"""A style sheet or script file must not fetch from another host, nor a style sheet name a file that is not there.

Wrong: `@import "https://fonts.example/x.css"`. Right: the fonts of the reader's own device.
Why: the content security policy would refuse the request, and the page would be shown without it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from generator.finish.audit.third_party import CODE, is_foreign
from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltSite
    from generator.finish.policy import Policy

MISSING = "dead-style-url"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_JS_IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*|\bimportScripts\(\s*)["']((?:https?:)?//[^"']+)["']""")


def check(site: BuiltSite, _policy: Policy) -> Iterator[FinishProblem]:
    """Report foreign addresses in every style sheet and script file, and dead ones in style sheets."""
    for path in sorted(site.files):
        if path.endswith(".css"):
            yield from _check_style_sheet(path, site)
        elif path.endswith((".js", ".mjs")):
            for written in _JS_IMPORT.findall((site.root / path).read_text("utf-8", errors="replace")):
                if is_foreign(written, site.address_of(path), site.address):
                    yield FinishProblem(path, 0, CODE, f"the script imports {written} from another host")


def _check_style_sheet(path: str, site: BuiltSite) -> Iterator[FinishProblem]:
    address = site.address_of(path)
    text = _COMMENT.sub("", (site.root / path).read_text("utf-8", errors="replace"))
    for found in _CSS_URL.finditer(text):
        written = next((group for group in found.groups() if group), "")
        resolved = urljoin(address, written)
        if is_foreign(written, address, site.address):
            yield FinishProblem(path, 0, CODE, f"the style sheet loads {written} from another host")
        elif resolved.startswith(site.address) and _file_at(resolved, site) not in site.files:
            yield FinishProblem(path, 0, MISSING, f"the style sheet names {written}, which does not exist")


def _file_at(address: str, site: BuiltSite) -> str:
    return unquote(urlsplit(address).path.removeprefix(site.base))
