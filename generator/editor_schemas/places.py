"""So that one table says which schema a file follows, and where that schema lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import KINDS
from generator.settings import Locale, Navigation, RuleSettings, Site, Wording

if TYPE_CHECKING:
    from generator.model import Kind, Record

CONTENT, SITE_CONFIG = "content", "site_config"
"""Where the records and the settings lie, below the project's folder."""

SCHEMAS = f"{SITE_CONFIG}/schemas"
"""Where the schemas lie, below the project's folder."""

SETTINGS: dict[str, tuple[str, type[Record]]] = {
    "site": ("site.yml", Site),
    "wording": ("wording.yml", Wording),
    "navigation": ("navigation.yml", Navigation),
    "rules": ("rules.yml", RuleSettings),
    "locale": ("locales/*.yml", Locale),
}
"""The name of each schema of `site_config`, with the files that follow it and what they hold."""


def modeline(kind: Kind) -> str:
    """Return the comment that begins a file of a kind: one line, without its end, with the way to the kind's schema.

    It is the comment of yaml-language-server, which VS Code's YAML extension, Neovim, Emacs, Helix and others run.
    """
    up = "../" * f"{CONTENT}/{kind.place}".count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{schema_file(kind.name)}"


def schema_file(name: str) -> str:
    """Return the name of the file of a schema, below SCHEMAS; `name` is that of a kind or of SETTINGS."""
    return f"{name}.json"


def files_of_schemas() -> dict[str, str]:
    """Return for the path of each schema a pattern of the files that follow it, both below the project's folder."""
    followers = {kind.name: f"{CONTENT}/{kind.place}{_any(kind)}" for kind in KINDS}
    followers |= {name: f"{SITE_CONFIG}/{files}" for name, (files, _) in SETTINGS.items()}
    return {f"{SCHEMAS}/{schema_file(name)}": files for name, files in followers.items()}


def _any(kind: Kind) -> str:
    return "*.yml" if kind.place.endswith("/") else ""
