"""So that builds can be measured at any size: a whole project of made-up articles, the same bytes for the same seed.

    .venv/bin/python tests/bench/corpus.py 1000 DIR

An article is a symptom and the condition behind it; what their two records say is about 1,800 words, and their pages
show more: names of others, labels, what stands around every page. The theme and the generator are those of this
project, by links; nothing in the content is true of any illness.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from tests.bench.articles import Names, files, names_of, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[2]
ARTICLES = ("symptoms/", "conditions/")
LONG = 90
"""Characters from which a text stands on lines of its own, as editors write it."""

ADDRESS = "https://example.org/made-up/"
SITE = f"""\
name: Made-up articles
tagline: A site to measure builds with
description: Made-up articles, to measure what a build costs. Nothing here is true of any illness.
url: {ADDRESS}
repository: https://github.com/example/made-up
language: en-US
spelling: american
locale: us
questionnaire:
  ages: [18, 120]
"""

PROSE = "# {title}\n\nThese pages are made up, to measure what a build costs. Nothing here is true of any illness.\n"


class Sizes(NamedTuple):
    """How much was written.

    `words` are those of an article's own two records on average, without ids and citations; `bytes` are of all records.
    """

    articles: int
    words: int
    bytes: int
    findings: int
    conditions: int
    references: int

    def __str__(self) -> str:
        return (
            f"{self.articles:,} articles of {self.words:,} words, {self.conditions:,} conditions, "
            f"{self.findings:,} findings, {self.references:,} references, {self.bytes / 1e6:.1f} MB of YAML"
        )


def write(folder: Path, articles: int, seed: int = 1) -> Sizes:
    """Write a project of so many articles into a folder that has no content yet, and return how much it is.

    Raises ValueError for a number that cannot be written, FileExistsError where there is content already.
    """
    names = names_of(articles, seed)
    content = folder / "content"
    content.mkdir(parents=True)
    written = counted = 0
    for path, record in files(names, seed):
        text = yaml.dump(record, Dumper=_Dumper, sort_keys=False, width=100)
        (content / path).parent.mkdir(exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
        written += len(text)
        counted += sum(len(text.split()) for text in _texts(record)) if path.startswith(ARTICLES) else 0
    (content / "prose").mkdir()
    for name in ("about", "editorial-policy", "privacy", "accessibility"):
        text = PROSE.format(title=name.replace("-", " ").capitalize())
        (content / "prose" / f"{name}.md").write_text(text, encoding="utf-8")
    _add_program(folder, names)
    findings = len(names.feelings) + len(names.shared) + len(names.dangers)
    return Sizes(articles, counted // articles, written, findings, articles, len(names.references))


def _add_program(folder: Path, names: Names) -> None:
    for name in ("theme", "generator", "CONTRIBUTING.md"):
        (folder / name).symlink_to(PROJECT / name)
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(re.sub(r'"https://[^"]*/"', f'"{ADDRESS}"', settings), encoding="utf-8")
    config = folder / "site_config"
    (config / "locales").mkdir(parents=True)
    for name in ("wording.yml", "locales/us.yml"):
        shutil.copy(PROJECT / "site_config" / name, config / name)
    home = ", ".join(slug(name) for name, _, _ in names.feelings[:5])
    for name, text in {
        "site.yml": SITE,
        "rules.yml": "levels: {}\nexceptions: []\n",
        "navigation.yml": f"home_symptoms: [{home}]\n",
    }.items():
        (config / name).write_text(text, encoding="utf-8")
    (folder / "build" / "docs").mkdir(parents=True)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever YAML can hold
    """Yield what readers get to read: every text with a space in it, without citations."""
    if isinstance(value, str):
        if " " in value:
            yield re.sub(r"\[@[^]]*\]", "", value)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


class _Dumper(yaml.CSafeDumper):
    """Writes long texts on lines of their own."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n- " in text else ">" if len(text) > LONG else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)


def main() -> None:
    """Write a project and say how much it is."""
    parser = argparse.ArgumentParser(description="Write a project of made-up articles.")
    parser.add_argument("articles", type=int, metavar="N", help="how many articles")
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to write, without content yet")
    parser.add_argument("--seed", type=int, default=1, help="another seed writes other articles (default: 1)")
    options = parser.parse_args()
    try:
        print(write(options.folder, options.articles, options.seed))  # noqa: T201 - a word to the terminal
    except (FileExistsError, ValueError) as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
