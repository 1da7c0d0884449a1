"""So that a theme's unnamed controls have a name for screen readers, without a copy of the theme's templates."""

from __future__ import annotations

import re

_SEARCH_DIALOG = re.compile(r'<div class="md-search"(?![^>]*\saria-label=)(?=[^>]*\srole="dialog")')


def name_controls(html: str) -> str:
    """Return the page with a label on Material's search dialog, where it has that dialog."""
    if '<div class="md-search"' not in html:  # quicker to look for
        return html
    return _SEARCH_DIALOG.sub('<div class="md-search" aria-label="Search"', html)
