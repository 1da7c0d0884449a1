"""So that a new site begins with an article to look at and pages about itself, in the words of its publisher."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.output import NewFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.scaffold.publisher import Publisher

STARTER = Path(__file__).with_name("starter")
"""The files that every new site has instead of ours; words in double braces are filled in."""

EXAMPLE = "example-muscle-loss"
"""The id of the article that a new site begins with."""

PERSON = "content/people/PERSON.yml"
"""The file that is named after the organization."""


def starter(publisher: Publisher, folder: str, day: date) -> Iterator[tuple[str, NewFile]]:
    """Yield each file that a new site begins with, by its path; `folder` is what a clone of it is called."""
    # Nothing here is HTML: what could harm a reader is refused before, and by the check of the new site.
    environment = Environment(  # noqa: S701 - see above
        loader=FileSystemLoader(STARTER), undefined=StrictUndefined, keep_trailing_newline=True
    )
    words = {**publisher._asdict(), "author": publisher.author, "folder": folder, "day": day.isoformat()}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            name = path.relative_to(STARTER).as_posix()
            text = environment.get_template(name).render(words)
            place = name.replace("PERSON", publisher.author) if name == PERSON else name
            yield place, NewFile(text.encode(), executable=bool(path.stat().st_mode & 0o100))
