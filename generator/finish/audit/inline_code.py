"""A page must hold no inline styles, no event attributes and no `javascript:` addresses.

Wrong: `<p style="color:red" onclick="x()">`. Right: a class, and a listener in a script file.
Why: the content security policy blocks them; where they came from content, they are an attack.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage
    from generator.finish.policy import Policy

HANDLER = "inline-handler"
STYLE = "inline-style"
ADDRESS = "script-address"

_MAYBE_HANDLERS = {on: re.compile(rf"{on}(?<=[\s\"'/]{on})[a-zA-Z]+\s*=") for on in ("on", "On", "oN", "ON")}
"""What event attributes look like, by their first letters, which are quick to look for."""
_INVISIBLE = re.compile(r"[\x00-\x20]")
_RUNNABLE = ("javascript:", "vbscript:")


def check(page: BuiltPage, _policy: Policy) -> Iterator[FinishProblem]:
    """Report inline styles, event attributes and addresses that run code."""
    for tag, written in page.outline.styles:
        line = page.line_of(written) if written else page.line_of("<style")
        yield FinishProblem(page.path, line, STYLE, f"<{tag}> brings a style of its own: {written[:60]}".rstrip(": "))
    if any(on in page.text and handler.search(page.text) for on, handler in _MAYBE_HANDLERS.items()):
        # Looking at every attribute of every element is slow, so only where needed.
        for node in page.tree.css("*"):
            for name in node.attributes:
                if name.lower().startswith("on"):
                    yield FinishProblem(
                        page.path, page.line_of(f"{name}="), HANDLER, f"<{node.tag}> has the attribute {name}"
                    )
    if any(map(_runs_code, page.outline.written)):
        for target in filter(lambda target: _runs_code(target.written), page.targets()):
            line = page.line_of(target.written)
            yield FinishProblem(page.path, line, ADDRESS, f"{target.element} runs code: {target.written[:60]}")
    if page.outline.has_srcdoc:
        yield FinishProblem(page.path, page.line_of("srcdoc"), ADDRESS, "<iframe> brings a page of its own in srcdoc")


@lru_cache(maxsize=1 << 16)
def _runs_code(written: str) -> bool:
    return _INVISIBLE.sub("", written).lower().startswith(_RUNNABLE)
