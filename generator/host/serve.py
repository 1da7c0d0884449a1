"""So that an editor sees the site change while writing, with one command."""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def serve(project: Path, port: int = 8000) -> int:
    """Serve a preview on this machine alone until it is interrupted; MkDocs' hook does our part. Return 0."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    shown = logging.StreamHandler(sys.stderr)
    shown.setFormatter(logging.Formatter("%(message)s"))
    log.addHandler(shown)
    try:
        # Given in so many words, because the command line's own default for it depends on the version of click.
        import_module("mkdocs.commands.serve").serve(
            str(project.resolve() / "mkdocs.yml"), livereload=True, dev_addr=f"127.0.0.1:{port}"
        )
    finally:
        log.removeHandler(shown)
    return 0
