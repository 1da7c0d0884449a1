"""So that every page has the same frame: the way to it, who answers for it, and how to have it corrected."""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from generator import addresses, text
from generator.pages.contexts import Frame, Link, PageFoot, Person, ReviewLine
from generator.pages.days import written
from generator.pages.freshness import said_of_overdue
from generator.pages.markdown import NO_PROSE, Href
from generator.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import Article, Entry
    from generator.pages.contexts import PageContext
    from generator.pages.voice import Voice

SECTION_TITLES = {
    "symptom": "Symptoms",
    "condition": "Conditions",
    "cause": "Causes",
    "treatment": "Tests and treatments",
    "person": "People",
    "body-area": "Parts of the body",
}
"""The title of the page that lists all pages of a kind."""

NOT_COUNTED = frozenset({"frame", "review", "references", "people", "callout", "callouts"})
"""Parts of a page that nobody reads from end to end."""

NO_WORDS = frozenset({"Href", "Href | None", "bool", "int"})
"""The types of fields, as they are annotated, that hold no words."""

DESCRIPTION_LENGTH = 160
"""How much of a description search engines show, in characters."""


_MARKUP = re.compile(r"<[^>]*>|\]\([^)]*\)|\{[^}]*\}")


def frame(
    voice: Voice, title: str, section: str | None = None, source: str | None = None, below: Iterable[Link] = ()
) -> Frame:
    """Return the frame of a page that is made from the file `source`.

    It lies below the page that lists its `section`, and below that `below` other pages.
    """
    crumbs = [voice.to(addresses.HOME, "Home")]
    if section:
        crumbs.append(voice.to(addresses.section(section), SECTION_TITLES[section]))
    crumbs += (*below, Link(title))
    return Frame(title, tuple(crumbs), _foot(voice, title, source))


def _foot(voice: Voice, title: str, source: str | None) -> PageFoot:
    site = voice.facts.settings.site
    page = voice.address.absolute(site.url)
    report = addresses.issue_form(
        site.repository, "content-problem.yml", {"title": f"Problem on the page: {title}", "page": page}
    )
    story = addresses.issue_form(site.repository, "your-story.yml", {"title": f"My story: {title}", "page": page})
    edit = addresses.edit(site.repository, site.branch, source) if source else ""
    return PageFoot(Href(report), Href(story), Href(edit))


def review_line(voice: Voice, article: Article) -> ReviewLine:
    """Return who answers for an article; the reading time is put in when the page is whole."""
    wording, review = voice.facts.settings.wording, article.review
    updated = written(article.updated) if article.updated else ""
    note = voice.say(article.change_note, terms=False)
    if review is None:
        means = voice.say(wording.not_reviewed_means, terms=False)
        return ReviewLine(updated, note, wording.not_reviewed, means, None, "", "", NO_PROSE, 1)
    reviewer = voice.facts.library.people[review.by].record
    return ReviewLine(
        updated=updated,
        change_note=note,
        status=f"Reviewed by {reviewer.name}",
        means=NO_PROSE,
        reviewer=voice.to(addresses.page("person", review.by), reviewer.name),
        reviewed_on=written(review.on),
        due=written(review.due),
        overdue=said_of_overdue(voice, article),
        minutes=1,
    )


def people(voice: Voice, article: Article) -> tuple[Person, ...]:
    """Return the authors and the reviewer of an article, each once."""
    ids = dict.fromkeys((*article.authors, *((article.review.by,) if article.review else ())))
    found = []
    for identity in ids:
        person = voice.facts.library.people[identity].record
        link = voice.to(addresses.page("person", identity), person.name)
        found.append(Person(link, person.role, person.credentials or "", voice.say(person.bio, terms=False)))
    return tuple(found)


def article_page(voice: Voice, entry: Entry[Article], context: PageContext, description: str | None) -> Page:
    """Return the page of a record that has one of its own; `description` is Markdown, as in `meta`."""
    record = entry.record
    described = meta(
        voice,
        entry.kind,
        record.title,
        description,
        source=entry.source.path,
        article=record,
        also_called=(*record.other_names, *record.misspelled),
    )
    return Page(voice.address, entry.kind, entry.kind, entry.id, record.title, context, described)


def with_reading_time(context: Any) -> Any:  # noqa: ANN401 - any context that has a review line
    """Return the context with the minutes that reading it takes."""
    minutes = text.reading_minutes(words_in(context))
    return dataclasses.replace(context, review=dataclasses.replace(context.review, minutes=minutes))


def words_in(value: Any) -> int:  # noqa: ANN401 - any part of a context
    """Return how many words a part of a context has, without the targets of its links and the markup of our own."""
    if isinstance(value, str):
        if isinstance(value, Href):
            return 0
        return len((_MARKUP.sub(" ", value) if "<" in value or "]" in value or "{" in value else value).split())
    if isinstance(value, tuple):
        return sum(map(words_in, value))
    names = _counted(type(value))  # type: ignore[arg-type]  # mypy takes no class for hashable
    return sum([words_in(part) for name in names if (part := getattr(value, name))])


@cache
def _counted(part: type) -> tuple[str, ...]:
    """Return the fields of a part of a context that are read; none of what is no such part."""
    if not dataclasses.is_dataclass(part):
        return ()
    fields = dataclasses.fields(part)
    return tuple(field.name for field in fields if field.name not in NOT_COUNTED and field.type not in NO_WORDS)


def meta(  # noqa: PLR0913 - front matter has that many independent parts
    voice: Voice,
    kind: str,
    title: str,
    description: str | None,
    *,
    source: str | None = None,
    article: Article | None = None,
    also_called: tuple[str, ...] = (),
    search: bool = True,
) -> dict[str, Any]:
    """Return the front matter of a page; `description` may hold Markdown and is cut at the end of a sentence."""
    site = voice.facts.settings.site
    shown = voice.plain(description or "") or f"{title}. {site.tagline}."
    return {
        "title": title,
        "description": _excerpt(shown),
        "kind": kind,
        "source": source,
        "edit_url": addresses.edit(site.repository, site.branch, source) if source else None,
        "draft": draft_notice((article,) if article else ()),
        "updated": article.updated.isoformat() if article and article.updated else None,
        "also_called": list(also_called) or None,
        "search": "index" if search else "exclude",
        "hide": ["navigation"],
    }


def draft_notice(articles: Iterable[Article]) -> str | None:
    """Return what a page of these articles says of those that are not published; None where all are."""
    return draft_words([article.title for article in articles if article.draft])


def draft_words(names: Sequence[str]) -> str | None:
    """Return what a page says of records with these titles that are not published; None where there are none."""
    if not names:
        return None
    drafts, they, them = ("Draft", "It is", "it") if len(names) == 1 else ("Drafts", "They are", "them")
    return f"{drafts}: {'; '.join(names)}. {they} not published, and only this preview shows {them}."


def _excerpt(words: str) -> str:
    """Cut a text at the last sentence that fits, or at a word where the first sentence is too long."""
    words = " ".join(words.split())
    kept = ""
    for sentence in text.sentences(words):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > DESCRIPTION_LENGTH:
            break
        kept = longer
    return kept or words[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + "…"


def summary_note(entry: Entry[Any], voice: Voice) -> str:
    """Return the first sentence of an article's summary, for a list of links."""
    found = text.sentences(voice.plain(entry.record.summary or ""))
    return " ".join(found[0].split()) if found else ""
