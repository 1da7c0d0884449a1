"""So that a publisher who turns the form for editors on serves all of it, in the very version that was tried.

Nearly all of it is a program of others, two megabytes long: `package-lock.json` pins it with its hash. It lies apart
from the pages, in a folder of its own.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, NamedTuple

from generator.editor_schemas import form_config, form_shapes
from generator.errors import ToolMissingError
from generator.finish import APART

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import Library
    from generator.settings import Site

OURS = "theme/form"
"""Our own part of the form, below the project's folder."""


class Program(NamedTuple):
    """A package of others: where its files for browsers begin, which of them are needed, and its licence."""

    package: str
    part: str
    files: tuple[str, ...]
    licence: str


PROGRAMS = {
    "sveltia": Program(
        "@sveltia/cms", "npm", ("index.js", "chunks/react*.js", "assets/*.woff2", "assets/*.txt"), "LICENSE.txt"
    ),
    "yaml": Program("yaml", "browser", ("index.js", "dist/**/*.js"), "LICENSE"),
}
"""What the form stands on, by the name of its folder."""


def add_form(project: Path, into: Path, library: Library, publisher: Site) -> None:
    """Put the form into the site in the folder `into`; raise `ToolMissingError` where its program is not installed."""
    folder = into / APART
    shutil.copytree(project / OURS, folder, ignore=shutil.ignore_patterns("*.d.ts"))
    for name, program in PROGRAMS.items():
        home = _installed(project, program.package)
        part = home / program.part
        for path in (path for pattern in program.files for path in sorted(part.glob(pattern))):
            _copy(path, folder / name / path.relative_to(part))
        _copy(home / program.licence, folder / name / "LICENSE.txt")
    forms = {"config": form_config(library, publisher), "kinds": form_shapes()}
    (folder / "forms.json").write_text(json.dumps(forms, ensure_ascii=False), encoding="utf-8")


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def _installed(project: Path, package: str) -> Path:
    """Return the folder of a package of the version that the lock names."""
    folder = project / "node_modules" / package
    lock = json.loads((project / "package-lock.json").read_text(encoding="utf-8"))
    wanted = lock["packages"][f"node_modules/{package}"]["version"]
    described = folder / "package.json"
    there = json.loads(described.read_text(encoding="utf-8"))["version"] if described.is_file() else "none"
    if there != wanted:
        raise ToolMissingError(
            f"The form for editors is turned on in site_config/site.yml. It needs {package} {wanted}; installed is"
            f" {there}. Run `make site`: it installs what is missing."
        )
    return folder
