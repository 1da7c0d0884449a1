"""So that a look at what grows old needs content that can be read, and does not ask whether it is in good style."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from generator.evaluation.project import read
from generator.output import write_atomically
from generator.report import report
from generator.upkeep.links import outside_links
from generator.upkeep.reviews import reviews
from generator.upkeep.told import tell_links, tell_reviews

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from generator.evaluation.project import Subject


def look_at_reviews(project: Path, day: date, within: int, form: str, output: Path | None = None) -> int:
    """Tell which reviews are overdue or due within so many days, in `output` or on the terminal.

    Return 0 however many there are, and 1, with what is wrong, where the content cannot be read.
    """
    subject = _subject(project)
    if subject is None:
        return 1
    _say(tell_reviews(reviews(subject.library, subject.settings, day, within), form), output)
    return 0


def look_at_links(project: Path, form: str, output: Path | None = None) -> int:
    """List every address outside, in `output` or on the terminal; return as `look_at_reviews` does."""
    subject = _subject(project)
    if subject is None:
        return 1
    _say(tell_links(outside_links(subject.library), subject.settings.site, form), output)
    return 0


def _subject(project: Path) -> Subject | None:
    subject, problems = read(project)
    if subject is None:
        sys.stdout.write(report(problems, project))
    return subject


def _say(told: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(told)
    else:
        write_atomically(output, told.encode())
