"""So that MkDocs' own `serve` follows the content instead of the pages made from it, and outlives every mistake."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.collecting import uncollected
from generator.host.banner import with_banner
from generator.host.live import WATCHED
from generator.host.preview import not_shown
from generator.host.watch import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.host.banner import Mistake
    from generator.host.preview import Preview


def attend(server: Any, preview: Preview, config_file: str, docs: str) -> None:  # noqa: ANN401 - each engine has one
    """Follow what people edit, and show what is wrong with it on every page; `server` was made and not started."""
    engine: list[Mistake] = []
    server.unwatch(docs)
    server.unwatch(config_file)
    server.observer = Watcher()
    for name in WATCHED:
        if (path := Path(config_file).parent / name).exists():
            server.watch(str(path))
    server.set_app(with_banner(server.serve_request, lambda: (*preview.mistakes, *engine)))
    server.builder = _calm(server.builder, engine)


def _calm(builder: Callable[[], None], mistakes: list[Mistake]) -> Callable[[], None]:
    """Wrap a build so that it does not raise: the server answers no request at all after one that did."""

    def build() -> None:
        mistakes.clear()
        try:
            with uncollected():
                builder()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - MkDocs ends by SystemExit, themes raise anything
            mistakes.append(not_shown(error))

    return build
