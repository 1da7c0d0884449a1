"""A page must say what it is: its language, its title, and in one sentence what it is about.

Wrong: `<html>` without `lang`, an empty `<title>`, no description. Right: all three, from the page's own record.
Why: a screen reader speaks the language, and search engines show the other two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.finish.built_site import NOT_FOUND
from generator.finish.problem import FinishProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.finish.built_site import BuiltPage
    from generator.finish.policy import Policy

LANGUAGE = "no-language"
TITLE = "no-title"
DESCRIPTION = "no-description"


def check(page: BuiltPage, _policy: Policy) -> Iterator[FinishProblem]:
    """Report what `page` does not say of itself; the 404 page and redirects need no description."""
    if not page.outline.language:
        yield FinishProblem(page.path, 0, LANGUAGE, "<html> has no lang attribute")
    if not page.outline.title:
        yield FinishProblem(page.path, 0, TITLE, "the page has no <title>")
    if not page.meta("description") and page.path != NOT_FOUND and not page.outline.is_redirect:
        yield FinishProblem(page.path, 0, DESCRIPTION, 'the page has no <meta name="description">')
