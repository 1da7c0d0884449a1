"""A publisher changes site_config/site.yml and nothing else, and every page says so, whoever drives the engine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.host.publisher import FORM

PROJECT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
OURS = re.compile("Vademecum|vademecum-health", re.IGNORECASE)
COMMAND = re.compile("<code>vademecum [a-z]")
"""The program keeps its name, whoever publishes."""
SITE = """\
name: Wellmere Health
tagline: What it may be, and what to do
description: Written by the clinics of Wellmere.
url: https://wellmere.example/help/symptoms/
repository: https://github.com/wellmere/pages
branch: live
locale: uk
"""
LOCALE = """\
region: United Kingdom
emergency_number: "999"
emergency_department: A&E
family_doctor: GP
"""


@pytest.mark.parametrize(
    "command",
    ["vademecum build", "vademecum build --engine properdocs", "mkdocs build", "properdocs build -f mkdocs.yml"],
)
def test_who_publishes_is_said_in_one_file(command: str, buildable: Path) -> None:
    (buildable / "site_config" / "site.yml").write_text(SITE)
    (buildable / "site_config" / "locales" / "uk.yml").write_text(LOCALE)
    program, *arguments = command.split()

    done = subprocess.run([PROGRAMS / program, *arguments], cwd=buildable, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    built = {path: path.read_text(encoding="utf-8") for path in (buildable / "site").rglob("*.html")}
    pages = {path: COMMAND.sub("<code>", page) for path, page in built.items()}
    assert [path for path, page in pages.items() if OURS.search(page)] == []
    page = pages[buildable / "site" / "symptoms" / "tremor" / "index.html"]
    assert "<title>Tremor – Wellmere Health</title>" in page
    assert '<link rel="canonical" href="https://wellmere.example/help/symptoms/symptoms/tremor/"' in page
    assert "https://github.com/wellmere/pages/edit/live/content/symptoms/tremor.yml" in page
    assert f'href="https://github.com/wellmere/pages/issues/new?template={FORM}"' in page
    home = pages[buildable / "site" / "index.html"]
    assert "Written by the clinics of Wellmere." in home
    assert 'href="tel:999"' in home


def test_the_form_that_every_page_leads_to_is_there() -> None:
    assert (PROJECT / ".github" / "ISSUE_TEMPLATE" / FORM).is_file()
