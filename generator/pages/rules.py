"""So that an editor without a terminal can look up what a code means: every manual, on one page of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import addresses, text
from generator.manual import example_files
from generator.pages.contexts import RuleLine, RuleSection, RulesPage
from generator.pages.frame import frame, meta
from generator.pages.markdown import Prose
from generator.pages.page import Page
from generator.pages.voice import Voice

if TYPE_CHECKING:
    from generator.manual import Chapter, Taught
    from generator.pages.site_facts import SiteFacts

TITLE = "What the check says"

LEVELS = {
    "error": "An error on this site: it must be mended before a page is published.",
    "warning": "A warning on this site: it stops nothing.",
    "off": "Turned off on this site.",
}
ALWAYS = "An error on every site: it must be mended before a page is published."


def rules_page(facts: SiteFacts, chapters: tuple[Chapter, ...]) -> Page:
    """Return the page that explains every code of a problem."""
    voice = Voice(facts, addresses.RULES)
    sections = tuple(RuleSection(chapter.title, tuple(map(_line, chapter.codes))) for chapter in chapters)
    described = meta(
        voice, "rules", TITLE, "Every message about the content, with an example and a reason.", search=False
    )
    return Page(addresses.RULES, "rules", "rules", "", TITLE, RulesPage(frame(voice, TITLE), sections), described)


def _line(taught: Taught) -> RuleLine:
    manual, in_words = taught.manual, not example_files(taught.manual.wrong)
    example = _words if in_words else _typed
    level = ALWAYS if taught.locked and taught.level == "error" else LEVELS[taught.level]
    return RuleLine(
        code=taught.code,
        level=level,
        purpose=_words(manual.purpose),
        wrong=example(manual.wrong),
        right=example(manual.right),
        in_words=in_words,
        why=_words(manual.why),
    )


def _words(value: str) -> Prose:
    """Return words of a manual, in which only what stands between backticks is code."""
    pieces = " ".join(value.split()).split("`")
    return Prose("".join(f"`{piece}`" if place % 2 else text.escape(piece) for place, piece in enumerate(pieces)))


def _typed(example: str) -> Prose:
    """Return an example as a block of code, which shows every sign as it is; a tab as wide as elsewhere."""
    return Prose("\n".join(f"    {line}" if line else "" for line in example.expandtabs(4).split("\n")))
