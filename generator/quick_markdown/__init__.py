"""So that a page costs a fraction of what Python-Markdown takes for it, and is the same to the byte.

Our pages hold little of what Markdown can: what the templates write, around texts that were checked. `render` knows
that much and answers None to all else, so that whoever asks can take the long way. Decision 11 has the reasons.
"""

from __future__ import annotations

from generator.quick_markdown.page import Rendered, Unlinked, render, unlinked

__all__ = ["Rendered", "Unlinked", "render", "unlinked"]
