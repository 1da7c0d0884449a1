"""So that plain `mkdocs build` and `mkdocs serve` give the whole site, on a fresh clone as well.

MkDocs and ProperDocs load this file by its path. `vademecum build` leaves it out and takes the same steps itself.
"""

from __future__ import annotations

import logging
from importlib import import_module
from pathlib import Path
from typing import Any

log = logging.getLogger("mkdocs.vademecum")

try:
    from generator import site
    from generator.host import publisher
    from generator.host.attend import attend
    from generator.host.finishing import finish_rest, finisher_for
    from generator.host.preview import Preview, stand_in
    from generator.host.quick_pages import on_pre_page  # noqa: F401 - the engine looks for it here
    from generator.host.refresh import refresh
    from generator.host.turn import turn
    from generator.report import report
    from generator.settings import Settings, load_settings
except ModuleNotFoundError as missing:
    if (missing.name or "").startswith("generator."):
        raise  # a mistake of ours, not an environment without the generator
    READY = False
    log.warning("No pages are generated, because %s is not installed here. Try .venv/bin/mkdocs.", missing.name)
else:
    READY = True

# The engine says it once, and loads its configuration again for every rebuild. `told` is what the engine was told about
# the publisher.
_run: dict[str, Any] = {"command": "build", "preview": None, "told": {}}


def on_startup(*, command: str, **_: object) -> None:
    """Remember whether this is `serve`."""
    _run.update(command=command)


def on_config(config: Any) -> Any:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Build for the publisher, whom mkdocs.yml only repeats; a preview has an address of its own."""
    if not READY:
        return config
    if settings := _settings(config):
        _run["told"] = publisher.options(settings.site)
    told = dict(_run["told"])  # settings with mistakes change nothing
    if _run["command"] == "serve":
        told.pop("site_url", None)
    publisher.tell(config, told)
    return config


def on_pre_build(*, config: Any) -> None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Generate the pages. Content with errors ends a build; a preview shows them, and its last good pages."""
    if not READY:
        return
    project = _project(config)
    if _run["command"] == "serve":
        with turn(project) as alone:  # no draft of ours comes between the pages of a build that runs beside us
            _preview(config).refresh(alone=alone)
        return
    with turn(project):
        problems = refresh(project, site.today())
    if site.has_errors(problems):
        raise _abort(config, report(problems, project))


def on_files(files: Any, *, config: Any) -> Any:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Put a page where the very first preview has none."""
    if not READY or _run["command"] != "serve":
        return files
    if _preview(config).mistakes and files.get_file_from_path("index.md") is None:
        file = import_module(f"{_engine(config)}.structure.files").File
        files.append(file.generated(config, "index.md", content=stand_in()))
        config.nav = ["index.md"]
    return files


def on_post_build(*, config: Any) -> None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Make the finished site safe and searchable, and audit it; a preview needs its own script, and no index."""
    if not READY or _run["command"] == "serve":
        return
    settings = _settings(config)
    if settings and (problems := finish_rest(finisher_for(settings.site), Path(config.site_dir))):
        raise _abort(config, "\n".join(map(str, problems)))


def on_serve(server: Any, *, config: Any, **_: object) -> Any:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Follow the content instead of the pages made from it."""
    if READY:
        attend(server, _preview(config), config.config_file_path, config.docs_dir)
    return server


def _preview(config: Any) -> Preview:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    preview: Preview = _run["preview"] or Preview(_project(config))
    _run["preview"] = preview
    return preview


def _settings(config: Any) -> Settings | None:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    project = _project(config)
    return load_settings(project / site.SITE_CONFIG, project).settings


def _project(config: Any) -> Path:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    return Path(config.config_file_path).parent


def _engine(config: Any) -> str:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    return type(config).__module__.partition(".")[0]


def _abort(config: Any, message: str) -> Exception:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    abort: type[Exception] = import_module(f"{_engine(config)}.exceptions").Abort
    return abort(message)
