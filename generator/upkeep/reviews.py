"""So that a reviewer is asked again before readers are told that a review is overdue, and not after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages import SiteFacts, with_questionnaire

if TYPE_CHECKING:
    from generator.errors import Mark
    from generator.model import Library
    from generator.settings import Settings


@dataclass(frozen=True, order=True, slots=True)
class DueReview:
    """An article's next review: `due` and for which page; `mark` is where the day stands. They sort by day.

    `page` and `edit` are whole addresses: of the page, and of the place where its file is changed.
    """

    due: date
    kind: str
    id: str
    name: str
    reviewer: str
    mark: Mark
    page: str
    edit: str


@dataclass(frozen=True, slots=True)
class Reviews:
    """What must be reviewed again, the earliest day first.

    `overdue` were due before `day`; `soon` are due from then on, within `within` days. `withdrawn` are those of the
    overdue articles whose questionnaire was taken away. `current` counts all other articles with a review, `never`
    those without any; people have none.
    """

    day: date
    within: int
    overdue: tuple[DueReview, ...]
    soon: tuple[DueReview, ...]
    withdrawn: tuple[DueReview, ...]
    current: int
    never: int

    @property
    def todo(self) -> int:
        """How many articles somebody should look after."""
        return len(self.overdue) + len(self.soon)


def reviews(library: Library, settings: Settings, day: date, within: int) -> Reviews:
    """Return which reviews are due on `day` or up to `within` days (0 or more) later."""
    asked = set(with_questionnaire(SiteFacts(library, settings, day)))
    every = sorted(_every(library, settings))
    overdue = tuple(review for review in every if review.due < day)
    soon = tuple(review for review in every if day <= review.due <= day + timedelta(days=within))
    withdrawn = tuple(review for review in overdue if review.kind == "symptom" and review.id not in asked)
    never = sum(1 for entry in library.articles if entry.kind != "person" and entry.record.review is None)
    return Reviews(day, within, overdue, soon, withdrawn, len(every) - len(overdue) - len(soon), never)


def _every(library: Library, settings: Settings) -> list[DueReview]:
    site = settings.site
    return [
        DueReview(
            due=entry.record.review.due,
            kind=entry.kind,
            id=entry.id,
            name=entry.record.title,
            reviewer=library.people[entry.record.review.by].record.name,
            mark=entry.at("review", "due"),
            page=addresses.page(entry.kind, entry.id).absolute(site.url),
            edit=addresses.edit(site.repository, site.branch, entry.source.path),
        )
        for entry in library.articles
        if entry.record.review
    ]
