"""So that the files that editors of text keep beside the one they have open are nobody's content."""

from __future__ import annotations


def is_scratch(name: str) -> bool:
    """Tell whether a file of this name comes and goes with an editor, such as `.x.yml.swp`, `x.yml~` and `#x.yml#`.

    Every hidden name counts.
    """
    return name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#"))
