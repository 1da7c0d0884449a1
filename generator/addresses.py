"""So that an address is decided in one place: where each page lies, and how any page links to any other.

Nothing else in the generator makes a URL, inside the site or outside.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

if TYPE_CHECKING:
    from datetime import date

FOLDERS = {
    "symptom": "symptoms",
    "condition": "conditions",
    "cause": "causes",
    "treatment": "treatments",
    "person": "people",
    "body-area": "body-areas",
}
"""The folder of each kind of page that has one page a record."""


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a page: `path` is its Markdown file below the docs folder, `anchor` a place on the page."""

    path: str
    anchor: str = ""

    def to(self, anchor: str) -> Address:
        """Return the address of a place on this page."""
        return replace(self, anchor=anchor)

    @property
    def url(self) -> str:
        """The address below the site's root, without a leading slash: `symptoms/tremor/`, or `` for the home page."""
        path = self.path
        if path.endswith("/index.md") or path == "index.md":
            return path[: -len("index.md")]
        return f"{path[: -len('.md')]}/" if path.endswith(".md") else path

    def absolute(self, site_url: str) -> str:
        """Return the whole address, for what leaves the site; `site_url` ends in a slash."""
        return site_url + self.url + self._fragment

    def in_markdown(self, page: Address) -> str:
        """Return the target of a Markdown link on `page`, which the site engine turns into an address."""
        if self.path == page.path and self.anchor:
            return self._fragment
        folder, _, name = self.path.rpartition("/")
        return _way(page.path.rpartition("/")[0], folder) + name + self._fragment

    def in_html(self, page: Address) -> str:
        """Return the relative address for an `href` on `page`, which the engine leaves as it is."""
        if self.path == page.path and self.anchor:
            return self._fragment
        start = page.url or "."
        relative = posixpath.relpath(self.url or ".", start)
        slash = "/" if self.url.endswith("/") or not self.url else ""
        return relative + slash + self._fragment

    @property
    def _fragment(self) -> str:
        return f"#{self.anchor}" if self.anchor else ""


@lru_cache(maxsize=4096)  # folders are few, and every link of the site goes from one to another
def _way(start: str, folder: str) -> str:
    """Return how one folder is reached from another: `` or `../conditions/`."""
    way = posixpath.relpath(folder or ".", start or ".")
    return "" if way == "." else f"{way}/"


HOME = Address("index.md")
A_TO_Z = Address("a-z.md")
GLOSSARY = Address("glossary.md")
REFERENCES = Address("references.md")
QUESTIONNAIRE = Address("questionnaire/index.md")
DATA = Address("data/index.md")
ACCURACY = Address("how-often-is-this-right.md")
BODY_AREAS = Address("body-areas/index.md")
CHANGES = Address("changes/index.md")
FEED = Address("changes/feed.xml")
EDITORS = Address("editors/index.md")
FIELDS = Address("editors/fields.md")
RULES = Address("editors/rules.md")

GENERAL = "general"
"""The name of the questionnaire about everything, beside those of the articles."""

WORDS = "words"
"""The name of the file of words that all questionnaires load."""

INDEX = "index"
"""The name that no record may have: the list of all records of a kind bears it."""

LETTERS = "letters"
"""The folder, below a page that lists too much, of the pages for each letter."""

RESERVED = frozenset(
    {INDEX, "404", "admin", "assets", "pagefind", "search", *FOLDERS.values()}
    | {
        address.url.split("/")[0]
        for address in (A_TO_Z, GLOSSARY, REFERENCES, QUESTIONNAIRE, DATA, ACCURACY, BODY_AREAS, RULES, CHANGES)
    }
)
"""The names that no hand-written page may have: those of the site's own pages and folders."""


def page(kind: str, identity: str) -> Address:
    """Return the address of the page of one record."""
    return Address(f"{FOLDERS[kind]}/{identity}.md")


def section(kind: str) -> Address:
    """Return the address of the page that lists all records of a kind."""
    return Address(f"{FOLDERS[kind]}/index.md")


def questionnaire(symptom: str) -> Address:
    """Return the address of the questionnaire of one symptom article."""
    return Address(f"questionnaire/{symptom}.md")


def questionnaire_data(name: str) -> Address:
    """Return the address of a file that questionnaires load."""
    return Address(f"questionnaire/data/{name}")


def prose(name: str) -> Address:
    """Return the address of a hand-written page."""
    return Address(f"{name}.md")


def data_file(name: str) -> Address:
    """Return the address of a file of the open data."""
    return Address(f"data/{name}")


def letter(index: Address, name: str) -> Address:
    """Return the address of one page of a list that is cut by letter; the way in is the page `index`."""
    folder, page_name = posixpath.split(index.path.removesuffix(".md"))
    return Address(posixpath.join(folder, "" if page_name == INDEX else page_name, LETTERS, f"{name}.md"))


def reference(identity: str, on: Address = REFERENCES) -> Address:
    """Return the address of one reference on the page that lists it."""
    return on.to(f"reference-{identity}")


def slug(word: str) -> str:
    """Return the letters and digits of a word, in lower case, with hyphens for everything between them."""
    return "-".join("".join(char if char.isalnum() else " " for char in word.lower()).split())


def term(word: str, on: Address = GLOSSARY) -> Address:
    """Return the address of one word on the page of the glossary that explains it."""
    return on.to(f"term-{quote(slug(word))}")


def edit(repository: str, branch: str, path: str) -> str:
    """Return the address at which an editor changes a file of the publisher's repository."""
    return f"{repository}/edit/{quote(branch)}/{quote(path)}"


def file(repository: str, branch: str, path: str) -> str:
    """Return the address at which a file of the publisher's repository is shown; `path` may end in an anchor."""
    return f"{repository}/blob/{quote(branch)}/{quote(path, safe='/#')}"


def history(repository: str, branch: str, path: str) -> str:
    """Return the address of every change that was made to a file or folder of the publisher's repository."""
    return f"{repository}/commits/{quote(branch)}/{quote(path)}"


def change(site_url: str, page: Address, day: date) -> str:
    """Return the name by which feed readers know one change of a page, as a tag (RFC 4151); it leads nowhere."""
    site = urlsplit(site_url)
    return f"tag:{site.hostname},{day.isoformat()}:{site.path}{page.url}"


def issue_form(repository: str, template: str, fields: dict[str, str]) -> str:
    """Return the address of an issue form of the publisher's repository, with some fields filled in."""
    return f"{repository}/issues/new?{urlencode({'template': template, **fields})}"


def outside(url: str) -> str:
    """Return a foreign address so that it can stand in a Markdown link: brackets and quotes are encoded."""
    return quote(url, safe="/:?#@!$&*+,;=%-._~")


def doi(identity: str) -> str:
    """Return the address that leads to a work by its doi."""
    return f"https://doi.org/{quote(identity, safe='/.;:')}"


def pubmed(identity: str) -> str:
    """Return the address of a work in PubMed."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{quote(identity)}/"


def licence(name: str) -> str | None:
    """Return the address of a Creative Commons licence by its short name, as in `CC BY 4.0`; None for any other."""
    if name == "CC0 1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    found = re.fullmatch(r"CC (BY(?:-NC)?(?:-SA|-ND)?) ([1-4]\.[05])", name)
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/" if found else None


def telephone(number: str) -> str:
    """Return the address that calls a number on a phone."""
    return "tel:" + "".join(char for char in number if char.isdigit() or char == "+")
