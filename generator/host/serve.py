"""So that an editor sees the site change while writing, with one command."""

from __future__ import annotations

import errno
import logging
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from generator.errors import VademecumError

if TYPE_CHECKING:
    from pathlib import Path

HERE = "127.0.0.1"
"""The preview is for this machine alone."""


def serve(project: Path, port: int = 8000) -> int:
    """Serve a preview on this machine alone until it is interrupted; MkDocs' hook does our part. Return 0.

    Raises VademecumError where the port cannot be used, and for settings of the engine that cannot be read.
    """
    _try_port(port)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    shown = logging.StreamHandler(sys.stderr)
    shown.setFormatter(logging.Formatter("%(message)s"))
    shown.addFilter(_is_for_editors)
    log.addHandler(shown)
    failure: type[Exception] = import_module("mkdocs.exceptions").MkDocsException
    try:
        # Given in so many words, because the command line's own default for it depends on the version of click.
        import_module("mkdocs.commands.serve").serve(
            str(project.resolve() / "mkdocs.yml"), livereload=True, build_type="dirty", dev_addr=f"{HERE}:{port}"
        )
    except failure as error:
        raise VademecumError(str(error)) from error
    finally:
        log.removeHandler(shown)
    return 0


def _try_port(port: int) -> None:
    """Listen as the preview will, and stop at once: better now than after a build."""
    try:
        WSGIServer((HERE, port), WSGIRequestHandler).server_close()
    except OverflowError:
        raise VademecumError(f"{port} is no port: choose one from 1024 to 65535, such as 8000") from None
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise VademecumError(
                f"port {port} cannot be used ({error.strerror}): choose another, such as 8000"
            ) from None
        other = f"vademecum serve --port {port + 1}"
        raise VademecumError(
            f"port {port} is taken: maybe another preview is running at http://{HERE}:{port}/\n"
            f"Stop that one, or choose another port: {other}"
        ) from None


def _is_for_editors(record: logging.LogRecord) -> bool:
    """Leave out what the engine says of partial builds: `partial` takes care of what they are said to lack."""
    return not record.getMessage().startswith("A 'dirty' build")
