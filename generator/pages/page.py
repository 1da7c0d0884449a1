"""So that a page is a value: where it lies, what it says, and what machines are told about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.addresses import Address
    from generator.pages.contexts import PageContext


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it becomes Markdown.

    `template` names a file of `theme/pages` without `.md.jinja`; `kind` and `id` say which record it is about, if any;
    `meta` is the front matter, without what linked data adds.
    """

    address: Address
    template: str
    kind: str
    id: str
    title: str
    context: PageContext
    meta: dict[str, Any] = field(default_factory=dict)
