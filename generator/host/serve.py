"""So that an editor sees the site change while writing, with one command."""

from __future__ import annotations

import errno
import logging
import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from generator.errors import VademecumError
from generator.host.live import Live

HERE = "127.0.0.1"
"""The preview is for this machine alone."""


def serve(project: Path, port: int = 8000) -> int:
    """Serve a preview on this machine alone until it is interrupted; return 0.

    Raises VademecumError where the port cannot be used, and for settings of the engine that cannot be read.
    """
    _try_port(port)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    shown = logging.StreamHandler(sys.stderr)
    shown.setFormatter(logging.Formatter("%(message)s"))
    log.addHandler(shown)
    failure: type[Exception] = import_module("mkdocs.exceptions").MkDocsException
    try:
        with TemporaryDirectory(prefix="vademecum-") as folder:
            Live(project.resolve(), Path(folder), (HERE, port)).run()
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
