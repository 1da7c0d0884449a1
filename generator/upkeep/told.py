"""So that the same lists serve an editor at a terminal, the issue that a weekly job keeps, and another program."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from generator import addresses, text
from generator.pages.days import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.settings import Site
    from generator.upkeep.links import Link
    from generator.upkeep.reviews import DueReview, Reviews

MOST = 30
"""How many reviews a list has in Markdown at most: an issue on GitHub holds 65,536 characters."""


def tell_reviews(found: Reviews, form: str = "terminal") -> str:
    """Return all reviews that are due in one of `REVIEW_FORMATS`."""
    return REVIEW_FORMATS[form](found)


def tell_links(links: Sequence[Link], site: Site, form: str = "terminal") -> str:
    """Return all addresses outside in one of `LINK_FORMATS`; `site` says whose they are."""
    return LINK_FORMATS[form](links, site)


def _terminal(found: Reviews) -> str:
    lines = []
    for title, listed in _lists(found):
        lines += [f"{title}: {len(listed)}", *(line for review in listed for line in _two_lines(review)), ""]
    return "\n".join([*lines, *_closing(found)]) + "\n"


def _two_lines(review: DueReview) -> Iterator[str]:
    yield f"  {review.due}  {review.name} ({review.kind}), reviewed by {review.reviewer}"
    yield f"              {review.mark}  {review.page}"


def _markdown(found: Reviews) -> str:
    lines = ["## Reviews", ""]
    for title, listed in _lists(found):
        lines += [f"**{title}: {len(listed)}**", "", *map(_item, listed[:MOST])]
        if len(listed) > MOST:
            lines.append(f"- … and {len(listed) - MOST} more: `make reviews` lists all of them")
        lines.append("")
    if found.todo:
        lines += [
            "Ask the reviewer, or another clinician, to read the whole page again. Only then change the days.",
            "",
        ]
    return "\n".join([*lines, " ".join(_closing(found))]) + "\n"


def _item(review: DueReview) -> str:
    file = f"[`{review.mark.path}:{review.mark.line}`]({review.edit})"
    name, reviewer = text.escape(review.name), text.escape(review.reviewer)
    return f"- {written(review.due)}: [{name}]({review.page}), reviewed by {reviewer}, in {file}"


def _json(found: Reviews) -> str:
    told = {
        "day": found.day.isoformat(),
        "within": found.within,
        "todo": found.todo,
        **{name: [_facts(review) for review in getattr(found, name)] for name in ("overdue", "soon", "withdrawn")},
        "current": found.current,
        "never": found.never,
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _facts(review: DueReview) -> dict[str, str | int]:
    return {
        "due": review.due.isoformat(),
        "kind": review.kind,
        "id": review.id,
        "name": review.name,
        "reviewer": review.reviewer,
        "path": review.mark.path,
        "line": review.mark.line,
        "page": review.page,
        "edit": review.edit,
    }


def _lists(found: Reviews) -> Iterator[tuple[str, tuple[DueReview, ...]]]:
    """Yield the lists that are not empty, the gravest first, each with its title."""
    titles = (
        ("Overdue so long that the questionnaire is withdrawn", found.withdrawn),
        ("Overdue", tuple(review for review in found.overdue if review not in found.withdrawn)),
        (f"Due by {written(found.day + timedelta(days=found.within))}", found.soon),
    )
    return ((title, listed) for title, listed in titles if listed)


def _closing(found: Reviews) -> Iterator[str]:
    if not found.todo:
        yield f"No review is overdue, and none is due by {written(found.day + timedelta(days=found.within))}."
    yield f"Reviewed, and due later: {found.current}. Never reviewed by a clinician: {found.never}."


def _links_at_a_terminal(links: Sequence[Link], site: Site) -> str:
    del site  # the addresses are enough for a person
    lines = [line for link in links for line in (link.url, *(f"  {mark}" for mark in link.marks))]
    return "\n".join([*lines, f"addresses outside: {len(links)}"]) + "\n"


def _links_as_json(links: Sequence[Link], site: Site) -> str:
    told = {
        "site": site.name,
        "repository": site.repository,
        "links": [
            {
                "url": link.url,
                "identifier": link.identifier,
                "places": [
                    {
                        "path": mark.path,
                        "line": mark.line,
                        "edit": addresses.edit(site.repository, site.branch, mark.path),
                    }
                    for mark in link.marks
                ],
            }
            for link in links
        ],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


REVIEW_FORMATS: Mapping[str, Callable[[Reviews], str]] = {
    "terminal": _terminal,
    "markdown": _markdown,
    "json": _json,
}
"""The ways to tell which reviews are due, by the name that `vademecum reviews --format` takes."""

LINK_FORMATS: Mapping[str, Callable[[Sequence[Link], Site], str]] = {
    "terminal": _links_at_a_terminal,
    "json": _links_as_json,
}
"""The ways to tell the addresses outside, by the name that `vademecum links --format` takes."""
