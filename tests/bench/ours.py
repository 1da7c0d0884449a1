"""So that our own builds are measured as people run them: the whole command, with or without what earlier ones left."""

from __future__ import annotations

import hashlib
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import searching
from tests.bench.articles import names_of, slug
from tests.bench.aside import put_aside
from tests.bench.cost import Cost, FailedError, cost

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = Path(sys.executable).with_name("vademecum")
SEARCHING = Path(__file__).with_name("searching.py")
DAY = "2026-11-15"
"""Every build is one of the same day, so that equal content gives equal bytes."""
BUILT = ("build", "site", ".cache")
"""All that a build leaves behind, as `make clean` has it."""


@dataclass(frozen=True)
class Ours:
    """A project of made-up articles, written by `corpus.write` with its first seed."""

    project: Path
    articles: int

    @property
    def name(self) -> str:
        """What the article is about that is edited and looked at: the first one."""
        return names_of(self.articles, 1).feelings[0][0]

    @property
    def title(self) -> str:
        """The title of its page, as its record has it."""
        return self.name[0].upper() + self.name[1:]

    @property
    def words(self) -> str:
        """What a reader would type to find it."""
        feeling, _, where = self.name.partition(" in the ")
        return f"{feeling} {where.split()[0]}"

    @property
    def address(self) -> str:
        """Where its page is, below the site."""
        return f"symptoms/{slug(self.name)}/"

    def leading_there(self) -> list[str]:
        """Return where the pages are, below the site, that a build made with a link of the article's title.

        Conditions and other articles are left out: most of their links have the name of the finding, which is equal.
        """
        link = f"[{self.title}]("
        pages = (path for path in sorted(self.docs.rglob("*.md")) if link in path.read_text(encoding="utf-8"))
        found = (path.relative_to(self.docs).as_posix().removesuffix(".md") + "/" for path in pages)
        paths = (path.removesuffix("index/") for path in found)
        return [path for path in paths if path == "symptoms/" or not path.startswith(("symptoms/", "conditions/"))]

    @property
    def record(self) -> Path:
        """The file of its record."""
        return self.project / "content" / "symptoms" / f"{slug(self.name)}.yml"

    @property
    def docs(self) -> Path:
        """The folder of the Markdown that a build makes."""
        return self.project / "build" / "docs"

    @property
    def site(self) -> Path:
        """The folder of the site that a build makes."""
        return self.project / "site"

    def cold(self, *, search: bool) -> Cost:
        """Build with nothing left from an earlier build."""
        self.forget()
        return self.build(search=search)

    def build(self, *, search: bool) -> Cost:
        """Build with whatever earlier builds left; raise FailedError also where the search is not what it should be."""
        share = self.project / "build" / ".search"
        mode = share if search else searching.WITHOUT
        took = cost(self.project, sys.executable, SEARCHING, mode, "build", "--day", DAY)
        if (self.site / "pagefind").is_dir() != search:
            raise FailedError("the search could not be told apart: see searching.py")
        return took._replace(search=float(share.read_text(encoding="utf-8"))) if search else took

    def check(self) -> Cost:
        """Read, validate and judge the content, and build nothing."""
        return cost(self.project, PROGRAM, "check", "--day", DAY)

    def forget(self) -> None:
        """Put aside all that builds left."""
        put_aside(self.project.parent, *(self.project / name for name in BUILT))
        self.docs.mkdir(parents=True)

    def edit(self, old: str, new: str) -> None:
        """Replace a text of the record, once."""
        text = self.record.read_text(encoding="utf-8")
        if old not in text:
            message = f"the article to edit does not hold {old!r}"
            raise ValueError(message)
        self.record.write_text(text.replace(old, new, 1), encoding="utf-8")

    @contextmanager
    def titled(self, title: str) -> Iterator[None]:
        """Give the article another title for a while."""
        own, other = f"name: {self.title}\n", f"name: {title}\n"
        self.edit(own, other)
        try:
            yield
        finally:
            self.edit(other, own)

    def files(self) -> dict[str, tuple[int, str]]:
        """Return the size and the hash of each file of the site."""
        return {
            path.relative_to(self.site).as_posix(): (path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
            for path in self.site.rglob("*")
            if path.is_file()
        }


def differing_bytes(one: dict[str, tuple[int, str]], other: dict[str, tuple[int, str]]) -> int:
    """Return the size of all files that are not the same in both."""
    return sum(
        max(one.get(path, (0, ""))[0], other.get(path, (0, ""))[0])
        for path in one.keys() | other.keys()
        if one.get(path) != other.get(path)
    )
