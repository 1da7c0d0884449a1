"""So that a site is kept alive between edits, and an edit costs the pages that it changes."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2

from generator.collecting import uncollected
from generator.errors import ToolMissingError
from generator.host import quick_pages
from generator.host.engines import NO_AIDS, Aids, EngineError
from generator.host.engines.kept_site import KeptSite
from generator.host.engines.plugin_build import build_with_plugins
from generator.host.engines.site_update import WholeError, update
from generator.host.publisher import tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


class Updated(NamedTuple):
    """What one build or update did."""

    written: tuple[str, ...]
    """Addresses, relative to the site, of what is new, different or gone: `symptoms/tremor/`, `assets/x.js`."""
    whole: bool
    """Whether all of the site was made; `written` is empty then."""
    warnings: tuple[str, ...]
    """What the engine warned of, in its own words."""


class Session:
    """One site from its first build to its last update: `build_all()`, and then `update(...)` after every edit.

    It is built by the package `mkdocs` or `properdocs` from build/docs of `project` into the folder `into`. `told` are
    options of mkdocs.yml that it replaces: see `generator.host.publisher`. `strict` makes a warning an error.
    """

    def __init__(
        self, project: Path, into: Path, told: Mapping[str, str], package: str = "mkdocs", *, strict: bool = False
    ) -> None:
        """Raise ToolMissingError where the package is not installed; nothing is read yet."""
        if find_spec(package) is None:
            raise ToolMissingError(f"{package} is not installed in this environment.")
        self._project, self._into, self._told, self._package, self._strict = project, into, told, package, strict
        self._site: KeptSite | None = None
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material says that it ends; decision 1 has our answer

    def build_all(self, aids: Aids = NO_AIDS) -> Updated:
        """Read mkdocs.yml and the theme anew, and make the whole site; nothing else stays in its folder.

        Pages are written as `aids.finish` says for one build without updates; not all of them, with plugins none.
        Raises EngineError with every warning, for a warning of the engine is a dead link or a page that is lost.
        """
        self._site = None
        with self._listening() as said:
            config = self._config()
            if config.plugins:
                config = self._config(quick_pages.__file__)
                build_with_plugins(self._package, config, aids.reached)
            else:
                site = KeptSite(self._package, config, aids.kept)
                site.write(aids.reached, aids.finish)
                self._site = site
        return Updated((), whole=True, warnings=tuple(said.messages))

    def update(self, changed: Iterable[str], added: Iterable[str] = (), removed: Iterable[str] = ()) -> Updated:
        """Bring the site up to date with files of build/docs, given by their paths below it with forward slashes.

        What kind of change it was is seen on the disk. Pages that link to a file that came or went are made as well.
        All of the site is made where nothing less is certain to be right: at first, after an error, with plugins, and
        where a title in the navigation changed. Raises EngineError as `build_all` does.
        """
        paths = dict.fromkeys((*changed, *added, *removed))
        site, self._site = self._site, None
        if site is None:
            return self.build_all()
        try:
            with self._listening() as said:
                written = update(site, paths)
        except WholeError:
            return self.build_all()
        self._site = site
        return Updated(tuple(written), whole=False, warnings=tuple(said.messages))

    def _config(self, *hooks: str) -> Any:  # noqa: ANN401 - MkDocs and ProperDocs have one each
        config = import_module(f"{self._package}.config").load_config(
            str(self._project / "mkdocs.yml"), site_dir=str(self._into), hooks=list(hooks), strict=self._strict
        )
        tell(config, self._told)
        return config

    @contextmanager
    def _listening(self) -> Iterator[_Warnings]:
        """Keep what the engine says while it works, and make an EngineError of it when it fails."""
        said = _Warnings()
        exceptions = import_module(f"{self._package}.exceptions")
        loggers = [
            logging.getLogger(name) for name in {self._package, "mkdocs"}
        ]  # themes log as mkdocs in either engine
        for logger in loggers:
            logger.addHandler(said)
        try:
            with uncollected():
                yield said
            if self._strict and said.messages:
                raise EngineError(
                    "\n".join([*said.messages, f"Aborted with {len(said.messages)} warnings in strict mode!"])
                )
        except (exceptions.MkDocsException, jinja2.TemplateError) as error:
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
