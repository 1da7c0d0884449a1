"""So that MkDocs and its fork are driven by one piece of code: they share their modules' names and shapes."""

from __future__ import annotations

import logging
import os
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.errors import ToolMissingError
from generator.host.engines import EngineError
from generator.host.publisher import tell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def render(package: str, project: Path, into: Path, publisher: Mapping[str, str]) -> None:
    """Build with the package `mkdocs` or `properdocs`, without the hook: whoever calls takes its steps.

    Raises EngineError with every warning, for a warning of the engine is a dead link or a page that is lost.
    """
    if find_spec(package) is None:
        raise ToolMissingError(f"{package} is not installed in this environment.")
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material says that it ends; decision 1 has our answer
    failure: type[Exception] = import_module(f"{package}.exceptions").MkDocsException
    said = _Warnings()
    loggers = [logging.getLogger(name) for name in {package, "mkdocs"}]  # themes log as mkdocs in either engine
    for logger in loggers:
        logger.addHandler(said)
    try:
        config = import_module(f"{package}.config").load_config(
            str(project / "mkdocs.yml"), site_dir=str(into), hooks=[], strict=True
        )
        tell(config, publisher)
        config.plugins.on_startup(command="build", dirty=False)
        import_module(f"{package}.commands.build").build(config)
        config.plugins.on_shutdown()
    except failure as error:
        raise EngineError("\n".join([*said.messages, str(error)])) from error
    finally:
        for logger in loggers:
            logger.removeHandler(said)


class _Warnings(logging.Handler):
    """Keeps what an engine warns of; a command line of its own would print it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
