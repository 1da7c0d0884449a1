"""A page must not make the reader's browser ask anyone but this site.

Wrong: `<img src="https://elsewhere.example/x.png">`. Right: the image in the site's own folder.
Why: whoever serves that image learns who reads about which symptom, and when.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.finish.problem import FinishProblem
from generator.finish.targets import joined, joining_point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage
    from generator.finish.policy import Policy

CODE = "third-party-request"

_REASONS = {
    ".mermaid": "the theme's script fetches a diagram library from a public server for it",
    '[data-md-component="source"]': "the theme's script asks the code host how many stars the repository has",
    "base[href]": "it turns every relative address into another one",
}
"""Why an element becomes a request, or would lead to one, only when a browser or the theme's own script meets it."""


def check(page: BuiltPage, _policy: Policy) -> Iterator[FinishProblem]:
    """Report every address of another host that a browser would load with `page`."""
    for target in page.outline.loaded:
        if is_foreign(target.written, page.address, page.site):
            message = f"{target.element} loads {target.written} from another host"
            yield FinishProblem(page.path, page.line_of(target.written), CODE, message)
    for selector in page.outline.widgets:
        yield FinishProblem(page.path, 0, CODE, f"the page holds {selector}: {_REASONS[selector]}")


def is_foreign(written: str, address: str, site_address: str) -> bool:
    """Whether a browser at `address` that follows `written` talks to another host than the site's."""
    return _is_foreign(*joining_point(address, written), site_address)


@lru_cache(maxsize=1 << 14)
def _is_foreign(address: str, written: str, site_address: str) -> bool:
    try:
        parts = urlsplit(joined(address, written))
    except ValueError:
        return True  # an address that cannot be read is not known to be ours
    own = urlsplit(site_address)
    return bool(parts.netloc) and (parts.scheme, parts.netloc.lower()) != (own.scheme, own.netloc.lower())
