"""What lies apart from the pages, such as the form for editors, keeps a policy of its own and is hidden from search.

Wrong: a page under `admin/` that allows inline scripts, asks a host that is not named here, or may be found by search
engines. Right: `theme/form/index.html` as it is. Why: an editor is signed in there and may change the content; and a
reader who comes upon it would think that they must fill it in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish.audit import inline_code, third_party
from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage, BuiltSite
    from generator.finish.policy import Policy

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'", "'unsafe-inline'"},  # the program writes its own styles into the page
    "font-src": {"'self'"},
    "img-src": {"'self'", "data:", "blob:", "https://avatars.githubusercontent.com"},
    "connect-src": {"'self'", "https://api.github.com"},  # where the content is kept
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
}
"""What a page apart may load, at the most."""

WEAK = "weak-security-policy"
INDEXED = "page-apart-indexed"
REFERRER = "missing-referrer-policy"


def check(site: BuiltSite, policy: Policy) -> Iterator[FinishProblem]:
    """Report pages apart that allow more than they need, load anything from elsewhere, or may be indexed."""
    for page in site.pages_apart():
        yield from _policies(page)
        yield from third_party.check(page, policy)
        yield from inline_code.check(page, policy)
        if not any("noindex" in content for content in page.meta("robots")):
            yield FinishProblem(page.path, 0, INDEXED, 'there is no <meta name="robots" content="noindex">')


def _policies(page: BuiltPage) -> Iterator[FinishProblem]:
    if "no-referrer" not in page.meta("referrer"):
        yield FinishProblem(page.path, 0, REFERRER, 'there is no <meta name="referrer" content="no-referrer">')
    node = page.tree.css_first('head meta[http-equiv="Content-Security-Policy" i]')
    written = (node.attributes.get("content") or "") if node else ""
    allowed = {name: set(sources) for name, *sources in (part.split() for part in written.split(";") if part.strip())}
    if allowed != POLICY:
        message = f"the policy is not that of pages apart: {written}"
        yield FinishProblem(page.path, page.line_of("Content-Security-Policy"), WEAK, message)
