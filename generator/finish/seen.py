"""So that all that a whole site needs of a page is one plain value, which can be kept from one build to the next."""

from __future__ import annotations

import json
from dataclasses import asdict, astuple, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from generator.finish import audit, search
from generator.finish.problem import FinishProblem
from generator.finish.scripts import module_scripts
from generator.finish.search import SearchPage
from generator.finish.sitemap import SitemapEntry, sitemap_entry

if TYPE_CHECKING:
    from generator.finish.built_site import BuiltPage
    from generator.finish.policy import Policy

STAGE = "finished-pages"
"""Under which name the pages seen are kept."""


class Kept(Protocol):
    """What is kept between builds of one version of this program: bytes by the name of a stage and a key."""

    def get(self, stage: str, key: str, /) -> bytes | None:
        """Return what was put there, whole; None where nothing was."""

    def put(self, stage: str, key: str, value: bytes, /) -> None:
        """Keep a value, as long as there is room."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is left of a page once it was looked at: it depends on nothing but the page's text, place and policy.

    `links` are those that only the whole site can judge, as written in the page; `programs` are the module scripts of
    this site that it names.
    """

    problems: tuple[FinishProblem, ...]
    links: tuple[str, ...]
    anchors: frozenset[str]
    sitemap: SitemapEntry | None
    programs: tuple[str, ...]
    searched: SearchPage | None


def see(page: BuiltPage, policy: Policy, kept: Kept | None = None) -> Seen:
    """Look at a finished page, or at what is kept of the very same page."""
    if kept is None:
        return _look_at(page, policy)
    place = f"{page.path}\n{page.site}\n{policy.page_gzip_bytes}\n"
    key = sha256(place.encode() + page.content).hexdigest()
    if (value := kept.get(STAGE, key)) is not None:
        return _read(value)
    seen = _look_at(page, policy)
    kept.put(STAGE, key, _written(seen))
    return seen


def _look_at(page: BuiltPage, policy: Policy) -> Seen:
    return Seen(
        problems=audit.page_problems(page, policy),
        links=audit.links_of(page),
        anchors=audit.anchors_of(page),
        sitemap=sitemap_entry(page),
        programs=tuple(sorted(module_scripts(page))),
        searched=search.search_page(page),
    )


def _written(seen: Seen) -> bytes:
    values = {
        "problems": [astuple(problem) for problem in seen.problems],
        "links": seen.links,
        "anchors": sorted(seen.anchors),
        "sitemap": seen.sitemap and astuple(seen.sitemap),
        "programs": seen.programs,
        "searched": seen.searched and asdict(seen.searched),
    }
    return json.dumps(values, ensure_ascii=False).encode()


def _read(value: bytes) -> Seen:
    values = json.loads(value)
    searched = values["searched"]
    return Seen(
        problems=tuple(FinishProblem(*problem) for problem in values["problems"]),
        links=tuple(values["links"]),
        anchors=frozenset(values["anchors"]),
        sitemap=values["sitemap"] and SitemapEntry(*values["sitemap"]),
        programs=tuple(values["programs"]),
        searched=searched and SearchPage(**searched | {"also_called": tuple(searched["also_called"])}),
    )
