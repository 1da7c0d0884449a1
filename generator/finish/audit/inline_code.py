"""A page must hold no inline styles, no event attributes and no `javascript:` addresses.

Wrong: `<p style="color:red" onclick="x()">`. Right: a class, and a listener in a script file.
Why: the content security policy blocks them; where they came from content, they are an attack.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage, BuiltSite
    from generator.finish.policy import Policy

HANDLER = "inline-handler"
STYLE = "inline-style"
ADDRESS = "script-address"

_MAYBE_HANDLER = re.compile(r"[\s\"'/]on[a-z]+\s*=", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20]")
_RUNNABLE = ("javascript:", "vbscript:")


def check(page: BuiltPage, _site: BuiltSite, _policy: Policy) -> Iterator[FinishProblem]:
    """Report inline styles, event attributes and addresses that run code."""
    for node in page.tree.css("style, [style]"):
        written = node.attributes.get("style") or ""
        line = page.line_of(written) if written else page.line_of("<style")
        yield FinishProblem(
            page.path, line, STYLE, f"<{node.tag}> brings a style of its own: {written[:60]}".rstrip(": ")
        )
    if _MAYBE_HANDLER.search(page.text):  # looking at every attribute of every element is slow, so only where needed
        for node in page.tree.css("*"):
            for name in node.attributes:
                if name.lower().startswith("on"):
                    yield FinishProblem(
                        page.path, page.line_of(f"{name}="), HANDLER, f"<{node.tag}> has the attribute {name}"
                    )
    for target in page.targets:
        if _INVISIBLE.sub("", target.written).lower().startswith(_RUNNABLE):
            line = page.line_of(target.written)
            yield FinishProblem(page.path, line, ADDRESS, f"{target.element} runs code: {target.written[:60]}")
    if page.tree.css_first("iframe[srcdoc]") is not None:
        yield FinishProblem(page.path, page.line_of("srcdoc"), ADDRESS, "<iframe> brings a page of its own in srcdoc")
