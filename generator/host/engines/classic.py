"""So that MkDocs and its fork are driven by one piece of code: they share their modules' names and shapes."""

from __future__ import annotations

import logging
import os
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from generator.errors import ToolMissingError
from generator.host import quick_pages
from generator.host.engines import EngineError
from generator.host.progress import nobody
from generator.host.publisher import tell

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from generator.host.progress import Reached


def render(package: str, project: Path, into: Path, publisher: Mapping[str, str], reached: Reached = nobody) -> None:
    """Build with the package `mkdocs` or `properdocs`, with no hook but the quick pages: whoever calls takes its steps.

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
            str(project / "mkdocs.yml"), site_dir=str(into), hooks=[quick_pages.__file__], strict=True
        )
        tell(config, publisher)
        config.plugins["vademecum-progress"] = _counter(package, reached)
        config.plugins.on_startup(command="build", dirty=False)
        import_module(f"{package}.commands.build").build(config)
        config.plugins.on_shutdown()
    except failure as error:
        raise EngineError("\n".join([*said.messages, str(error)])) from error
    finally:
        for logger in loggers:
            logger.removeHandler(said)


def _counter(package: str, reached: Reached) -> Any:  # noqa: ANN401 - MkDocs and ProperDocs have one base each
    """Return a plugin that counts pages, and changes none: half of a page is its text, the other what is around it."""
    base: Any = import_module(f"{package}.plugins").BasePlugin

    class Counter(base):  # type: ignore[misc] # each engine takes only its own plugins
        halves = pages = 0

        def on_nav(self, _nav: Any, *, files: Any, **_: Any) -> None:  # noqa: ANN401 - as above
            self.pages = len(files.documentation_pages())

        def on_page_content(self, _html: str, **_: Any) -> None:  # noqa: ANN401 - as above
            self._count()

        def on_post_page(self, _output: str, **_: Any) -> None:  # noqa: ANN401 - as above
            self._count()

        def _count(self) -> None:
            self.halves += 1
            reached(self.halves // 2, self.pages)

    return Counter()


class _Warnings(logging.Handler):
    """Keeps what an engine warns of; a command line of its own would print it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
