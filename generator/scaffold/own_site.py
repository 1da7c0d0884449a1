"""So that a new site is whole from the start: the program as it is, and everything of its first publisher exchanged."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.errors import VademecumError
from generator.output import NewFile
from generator.scaffold.colors import brand_of, recolored
from generator.scaffold.pictures import mark, share_picture
from generator.scaffold.skeleton import quoted
from generator.scaffold.starter import EXAMPLE, starter
from generator.source.dialect import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from generator.scaffold.checkout import Checkout
    from generator.scaffold.publisher import Publisher
    from generator.settings import Site
    from generator.source import Trail

TOKENS = "theme/overrides/assets/stylesheets/tokens.css"
IMAGES = "theme/overrides/assets/images/"

LEFT_BEHIND = (
    "content/",
    "site_config/evaluation.json",  # figures of the content that stays here
    # What follows are tests of the content that stays here, and of guides that are exchanged: decision 8.
    "tests/browser/test_",
    "tests/publishing/",
    "tests/scaffold/test_init.py",
    "tests/search_queries.yml",
    "tests/test_readme.py",
)
"""Paths, and beginnings of paths, that a new site does not get."""

OF_THE_PROGRAM = ("generator/", "tests/", "CHANGELOG.md", "PUBLISHING.md")
"""Paths, and beginnings of paths, in which the name of this repository is that of the program and its source."""


def own_site(found: Checkout, old: Site, publisher: Publisher, folder: str, day: date) -> dict[str, NewFile]:
    """Return every file of the new site, by its path; `found` is what it is made from, and `old` who publishes that.

    Raises `VademecumError` for a file that is not written as this program writes it, so that a new site is never half
    that of somebody else.
    """
    files = {path: _copied(found.project / path) for path in found.paths if not path.startswith(LEFT_BEHIND)}
    for path, change in _changes(old, publisher).items():
        if path not in files:
            raise VademecumError(f"there is no {path} here, from which a new site could get its own")
        text = change(files[path].content.decode("utf-8"))
        files[path] = replace(files[path], content=text.encode())
    for path, file in files.items():
        if not path.startswith(OF_THE_PROGRAM):
            files[path] = replace(file, content=_exchanged(file.content, old, publisher))
    files |= {f"{IMAGES}{name}": NewFile(content) for name, content in _pictures(publisher).items()}
    return files | dict(starter(publisher, folder, day))


def _copied(path: Path) -> NewFile:
    if path.is_symlink():
        return NewFile(os.fsencode(path.readlink()), link=True)
    return NewFile(path.read_bytes(), executable=bool(path.stat().st_mode & 0o100))


def _changes(old: Site, publisher: Publisher) -> Mapping[str, Callable[[str], str]]:
    """Return, for each file that says who publishes or how it looks, what makes it the new publisher's."""
    site = {name: getattr(publisher, name) for name in ("name", "description", "url", "repository", "locale")}
    return {
        "site_config/site.yml": lambda text: _with_values(text, site),
        "site_config/navigation.yml": lambda text: _with_list(text, "home_symptoms", f"[{EXAMPLE}]"),
        "site_config/rules.yml": lambda text: _with_list(text, "exceptions", "[]"),
        f"site_config/locales/{publisher.locale}.yml": lambda text: _with_values(text, publisher.local),
        "mkdocs.yml": lambda text: _named_in_engine(text, old, publisher),
        TOKENS: lambda text: _in_color(text, publisher),
        "LICENSE": lambda text: re.sub(r"\A.* has two parts", "This site has two parts", text),
    }


def _in_color(tokens: str, publisher: Publisher) -> str:
    """Change the colors, where the publisher wants others than those that there are."""
    if publisher.dark_color is None and publisher.color == brand_of(tokens):
        return tokens
    return recolored(tokens, publisher.color, publisher.dark_color)


def _with_values(text: str, values: Mapping[str, str]) -> str:
    """Put other values at the top of a YAML file, in place of those that stand there."""
    for name, value in values.items():
        start, end = _span(text, (name,))
        written = value if re.fullmatch(r"https://[!-~]+", value) else quoted(value)
        end -= len(text[start:end]) - len(text[start:end].rstrip())  # a text over several lines ends with its last one
        text = text[:start] + written + text[end:]
    return text


def _with_list(text: str, name: str, value: str) -> str:
    """Put another list at the top of a YAML file, in place of the one that stands there, on however many lines."""
    changed, count = re.subn(rf"^{name}:.*\n(?:[ -].*\n|\n(?=[ -]))*", f"{name}: {value}\n", text, flags=re.MULTILINE)
    if count != 1:
        raise VademecumError(f"there is no list `{name}` where a new site needs its own")
    return changed


def _span(text: str, trail: Trail) -> tuple[int, int]:
    parsed = parse(text, "").file
    if parsed is None or trail not in parsed.values:
        raise VademecumError(f"there is no `{trail[-1]}` where a new site needs its own")
    span = parsed.values[trail]
    return span.start, span.end


def _named_in_engine(text: str, old: Site, publisher: Publisher) -> str:
    """Change what an engine says of a site when nobody tells it."""
    changed = text.replace(f"[VADEMECUM_SITE_NAME, {old.name}]", f"[VADEMECUM_SITE_NAME, {_flow(publisher.name)}]")
    if changed == text:
        raise VademecumError("mkdocs.yml does not name the site as site_config/site.yml does")
    return changed


def _flow(words: str) -> str:
    """Write words as YAML needs them between brackets."""
    return words if re.fullmatch(r"[A-Za-z][\w ]*", words) else json.dumps(words, ensure_ascii=False)


def _exchanged(content: bytes, old: Site, publisher: Publisher) -> bytes:
    """Put the publisher's addresses and account in place of the old ones, in a file of any kind."""
    account = old.repository.split("/")[3]
    for before, after in (
        (old.repository, publisher.repository),
        (old.url, publisher.url),
        (f"@{account}/", f"@{publisher.account}/"),
    ):
        content = content.replace(before.encode(), after.encode())
    return content


def _pictures(publisher: Publisher) -> Mapping[str, bytes]:
    letter = publisher.name[0].upper()
    drawn = mark(letter, publisher.color).encode()
    return {
        "mark.svg": drawn,
        "favicon.svg": drawn,
        **share_picture(letter, publisher.color),
    }
