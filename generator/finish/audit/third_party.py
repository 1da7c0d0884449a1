"""A page must not make the reader's browser ask anyone but this site.

Wrong: `<img src="https://elsewhere.example/x.png">`. Right: the image in the site's own folder.
Why: whoever serves that image learns who reads about which symptom, and when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage, BuiltSite
    from generator.finish.policy import Policy

CODE = "third-party-request"

WIDGETS = {
    ".mermaid": "the theme's script fetches a diagram library from a public server for it",
    '[data-md-component="source"]': "the theme's script asks the code host how many stars the repository has",
    "base[href]": "it turns every relative address into another one",
}
"""Elements that become requests only when the theme's own script meets them, and why."""


def check(page: BuiltPage, site: BuiltSite, _policy: Policy) -> Iterator[FinishProblem]:
    """Report every address of another host that a browser would load with `page`."""
    for target in page.targets:
        if target.loaded and is_foreign(target.written, page.address, site.address):
            message = f"{target.element} loads {target.written} from another host"
            yield FinishProblem(page.path, page.line_of(target.written), CODE, message)
    for selector, reason in WIDGETS.items():
        if page.tree.css_first(selector) is not None:
            yield FinishProblem(page.path, 0, CODE, f"the page holds {selector}: {reason}")


def is_foreign(written: str, address: str, site_address: str) -> bool:
    """Whether a browser at `address` that follows `written` talks to another host than the site's."""
    try:
        parts = urlsplit(urljoin(address, written))
    except ValueError:
        return True  # an address that cannot be read is not known to be ours
    own = urlsplit(site_address)
    return bool(parts.netloc) and (parts.scheme, parts.netloc.lower()) != (own.scheme, own.netloc.lower())
