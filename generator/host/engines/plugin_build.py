"""So that plugins of a publisher take part in a build, which is then the engine's from its first step to its last."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.host.progress import Reached


def build_with_plugins(package: str, config: Any, reached: Reached) -> None:  # noqa: ANN401 - each engine has one
    """Build the site as the engine's command line does, and tell of pages that are done."""
    config.plugins["vademecum-progress"] = _counter(package, reached)
    config.plugins.on_startup(command="build", dirty=False)
    import_module(f"{package}.commands.build").build(config)
    config.plugins.on_shutdown()


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
