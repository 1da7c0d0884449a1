"""So that a publisher gets a whole site of their own with one command, and never half of somebody else's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator import addresses, site
from generator.errors import VademecumError
from generator.output import write_folder
from generator.scaffold.checkout import checkout
from generator.scaffold.colors import brand_of, recolored
from generator.scaffold.own_site import TOKENS, own_site
from generator.scaffold.publisher import NOBODY, Answers, Publisher, settle
from generator.scaffold.terminal import at_terminal
from generator.settings import Locale, load_settings
from generator.source import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date


def init(project: Path, folder: Path, answers: Answers, day: date, *, ask: bool) -> int:
    """Make a site of one's own in a new folder, and say what to do next.

    Raises `VademecumError`, and makes nothing, where the folder is in use or an answer cannot be.
    """
    folder = Path(folder.absolute())
    if not _is_free(folder):
        raise VademecumError(f"{folder} is not empty; name a folder that is new or empty")
    if folder.resolve().is_relative_to(project.resolve()):
        raise VademecumError(f"{folder} lies inside this project; name a folder beside it, such as ../{folder.name}")
    settings, problems = load_settings(project / site.SITE_CONFIG, project)
    if settings is None:
        raise VademecumError(f"the settings of this site cannot be read: {problems[0].mark}: {problems[0].message}")
    found = checkout(project)
    tokens = (project / TOKENS).read_text(encoding="utf-8")
    locales = _locales(project)
    publisher = settle(answers, folder.name, locales, _color(tokens, answers), ask=ask and at_terminal())
    files = own_site(found, settings.site, publisher, addresses.slug(folder.name), day)
    if not write_folder(folder, files):
        raise VademecumError(f"{folder} is not empty; nothing was written")
    sys.stdout.write("\n".join(_next_steps(folder, publisher, known_to_git=found.known_to_git)) + "\n")
    return 0


def _is_free(folder: Path) -> bool:
    return not folder.is_symlink() and (not folder.exists() or (folder.is_dir() and not any(folder.iterdir())))


def _locales(project: Path) -> dict[str, Locale]:
    """Return the regions there are, the usual one first."""
    found = {}
    for path in sorted((project / site.SITE_CONFIG / "locales").glob("*.yml"), reverse=True):
        read = read_file(path, project).file
        if read is not None:
            found[path.stem] = Locale.model_validate(read.data)
    return found


def _color(tokens: str, answers: Answers) -> Callable[[str], str]:
    def accept(value: str) -> str:
        color = (value or brand_of(tokens)).lower()
        if color != brand_of(tokens) or answers.dark_color:
            recolored(tokens, color, answers.dark_color)  # raises for a color that cannot be read
        return color

    return accept


def _next_steps(folder: Path, publisher: Publisher, *, known_to_git: bool) -> Iterator[str]:
    if not known_to_git:
        yield "This is no repository of git, so the files were taken that a checkout is known by. Look them over."
        yield ""
    yield f"{folder} holds the site “{publisher.name}”, with one example article."
    yield ""
    yield f"1. Look at it:    cd {folder}, then make serve, and open http://127.0.0.1:8000"
    yield "2. Make it yours: make check lists each TODO that only you can fill in"
    if NOBODY in publisher.repository:
        yield f"   In site_config/site.yml and .github/CODEOWNERS, {NOBODY} stands for your account."
    yield "3. Keep it:       git init -b main, git add ., git commit -m 'Our site', and push it to"
    yield f"                  {publisher.repository}"
    yield "4. Publish it:    PUBLISHING.md leads you through, in about an hour"
