"""Every page must carry the content security policy and the referrer policy, and allow its own inline scripts only.

Wrong: a page whose policy says `'unsafe-inline'`, or that was changed after its policy was written.
Right: what `finish` writes, untouched. Why: without it one mistake elsewhere is enough to leak what is read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.finish.problem import FinishProblem
from generator.finish.security_policy import DIRECTIVES, hash_of, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage
    from generator.finish.policy import Policy

MISSING = "missing-security-policy"
WEAK = "weak-security-policy"
LATE = "late-security-policy"
UNHASHED = "unhashed-script"
REFERRER = "missing-referrer-policy"

_BEFORE_POLICY = ("<script", "<link", "<style", "<img", "<body")


def check(page: BuiltPage, _policy: Policy) -> Iterator[FinishProblem]:
    """Report a policy that is missing, weaker than ours or too late, and scripts that it does not name."""
    if "no-referrer" not in page.meta("referrer"):
        yield FinishProblem(page.path, 0, REFERRER, 'there is no <meta name="referrer" content="no-referrer">')
    if not page.outline.policies:
        yield FinishProblem(page.path, 0, MISSING, "there is no content security policy; is <meta charset> missing?")
        return
    written = page.outline.policies[0]
    is_ours, hashes = _judged(written)
    if not is_ours:
        yield FinishProblem(
            page.path, page.line_of("Content-Security-Policy"), WEAK, f"the policy is not ours: {written}"
        )
    early = page.text[: page.text.find("Content-Security-Policy")].lower()
    if any(start in early for start in _BEFORE_POLICY):
        yield FinishProblem(page.path, 0, LATE, "something is loaded before the content security policy")
    for kind, body in page.outline.inline:
        if runs(kind) and hash_of(body) not in hashes:
            yield FinishProblem(page.path, page.line_of(body), UNHASHED, "the policy does not name this inline script")


@lru_cache(maxsize=1 << 10)
def _judged(written: str) -> tuple[bool, frozenset[str]]:
    """Whether a policy is ours, and the hashes of the scripts that it allows."""
    allowed = {
        name: frozenset(sources) for name, *sources in (part.split() for part in written.split(";") if part.strip())
    }
    scripts = allowed.get("script-src", frozenset())
    hashes = frozenset(source for source in scripts if source.startswith("'sha256-"))
    ours = {name: frozenset(sources) for name, sources in DIRECTIVES.items()}
    return allowed | {"script-src": scripts - hashes} == ours, hashes
