"""So that a reader who follows a source arrives there, and not at a door that only its makers or a library can open.

Wrong
    # references/muscles.yml
    muscle-guide:
      title: A guide to muscles
      publisher: Example Institute
      url: https://staging.example.org/muscles

Right
    # references/muscles.yml
    muscle-guide:
      title: A guide to muscles
      publisher: Example Institute
      url: https://www.example.org/muscles

Why
    The address of a test server (`staging.`, `test.`, `beta.`), of a library's gate to what it pays for
    (`www-example-org.library.example.edu`), or of one machine (with a port, or a number for a name) opens for few
    people, or not for long. Write the address where everybody finds the same text, and open it before you save it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.errors import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model import Library
    from generator.rules.context import RuleContext

CODE = "address-not-public"
LEVEL = Level.WARNING
EACH = True

TRIAL = re.compile(r"(?:localhost|staging|stage|uat|test|dev|qa|preprod|preview|beta)[0-9]*")
"""Words in the name of a server that is for trying things out; they stand alone or between hyphens."""
GATE = re.compile(r".+-(?:com|org|net|gov|edu|uk)")
"""A whole address inside a name, with hyphens for its dots, as the gates of libraries write it."""
OWN = 2
"""The last parts of a name, which its owner chose: whoever is called Stage may be."""


def check(library: Library, context: RuleContext) -> Iterator[Problem]:
    """Yield a problem for each reference whose address is not one for everybody."""
    del context
    for entry in library.references.values():
        why = entry.record.url and _not_public(entry.record.url)
        if why:
            hint = "write the address where everybody finds the same text; with a `doi` or `pmid` it can be left out"
            yield Problem(entry.at("url"), CODE, f"this address {why}", hint=hint)


def _not_public(url: str) -> str | None:
    host = urlsplit(url).netloc.lower()
    parts = host.split(".")
    if ":" in host or "@" in host or host.endswith(".") or parts[-1].isdigit():
        return "is that of one machine, and not of a site"
    before = parts[:-OWN] if len(parts) > 1 else parts
    if any(TRIAL.fullmatch(word) for part in before for word in part.split("-")):
        return "is that of a server for trying things out"
    if any(GATE.fullmatch(part) for part in before):
        return "leads through a library's gate"
    return None
