"""So that the engine's files, navigation and templates serve one build and every update after it.

The steps are those of the engine's own build, which makes all of this anew each time; its own parts do the work.
"""

from __future__ import annotations

import logging
import os
import re
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.host import front_matter, quick_pages
from generator.host.frames import Frames
from generator.host.links import Links
from generator.output import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.host.engines import Finish
    from generator.host.progress import Reached
    from generator.kept import Store

_ALL_PAGES = re.compile(r"\bpages\b")


class KeptSite:
    """One site without plugins: what the engine knows of its files and pages, and how they are written."""

    def __init__(self, package: str, config: Any, kept: Store | None = None) -> None:  # noqa: ANN401 - here and below: MkDocs and ProperDocs have one each
        """Look which files and pages there are; nothing is written yet."""
        self.package, self.config, self._kept = package, config, kept
        self._log = logging.getLogger(f"{package}.commands.build")
        self._engine = import_module(f"{package}.commands.build")
        structure = import_module(f"{package}.structure.files")
        self.files: Any = structure.get_files(config)
        self._environment = config.theme.get_env()
        self.files.add_files_from_theme(self._environment, config)
        structure.set_exclusions(self.files, config)
        self.nav: Any = import_module(f"{package}.structure.nav").get_navigation(self.files, config)
        self._in_nav = {id(page) for page in self.nav.pages}
        self.documents: list[Any] = self.files.documentation_pages()
        self.links = Links(package, config, self.files)
        self.targets: dict[str, tuple[str, ...] | None] = {}
        """For each page, by its path below docs_dir, the files that it links to; None where the engine did not tell."""
        self._frames = Frames(package, self._environment, self.nav, self._context)
        self._is_quick = quick_pages.is_known(config)
        self.templates_read_all_pages = bool(config.extra_templates) or _read_all_pages(config.theme)
        """Whether each page has to be kept whole, because others may be written from it."""
        self._folders: set[str] = set()

    def is_in_nav(self, page: Any) -> bool:  # noqa: ANN401 - see above
        """Tell whether the navigation holds the page: then its title stands on all pages."""
        return id(page) in self._in_nav

    def look_for_files_again(self) -> None:
        """Put files that came among the others, as the engine would find them, and follow every link anew."""
        found = sorted(self.files, key=lambda file: _place(file, self.config.docs_dir))
        for file in found:
            self.files.remove(file)
            self.files.append(file)
        self.documents[:] = self.files.documentation_pages()
        self.links.forget()

    def write(self, reached: Reached, finish: Finish | None = None) -> None:
        """Write the whole site into its folder, and delete there whatever is no part of it.

        Pages are written as `finish` says; what templates make of the site as a whole is left to whoever comes later.
        """
        site = Path(self.config.site_dir)
        was_empty = not site.is_dir() or not any(site.iterdir())
        pages = [file.page for file in self.documents]
        first = [page for page in pages if self.templates_read_all_pages or self.is_in_nav(page)]
        others = [] if self.templates_read_all_pages else [page for page in pages if not self.is_in_nav(page)]
        for page in first:
            self.read(page)
        self.files.copy_static_files()
        self.write_templates()
        for number, page in enumerate((*first, *others), 1):
            if number > len(first):
                self.read(page)
            self.write_page(page, anew=was_empty, finish=finish)
            reached(number, len(pages))
        self.check_anchors(pages)
        if not was_empty:
            _remove_others(site, set(self._wanted()))

    def read(self, page: Any) -> None:  # noqa: ANN401 - see above
        """Read the page, and render its Markdown."""
        try:
            page.markdown, page.meta = front_matter.read(self.package, page.file.content_string)
            self.targets[page.file.src_uri] = (
                quick_pages.render(page, self.links, self._kept) if self._is_quick else None
            )
            if not self._is_quick:
                page.render(self.config, self.files)
        except Exception as error:
            self._log.error("Error reading page '%s': %s", page.file.src_uri, error)
            raise

    def write_page(self, page: Any, *, anew: bool = False, finish: Finish | None = None) -> bool:  # noqa: ANN401 - see above
        """Write a page that was read; return False if it is there already, to the byte. `anew`: it is not there."""
        try:
            written = self._frames.page(page)
        except Exception as error:
            self._log.error("Error building page '%s': %s", page.file.src_uri, error)
            raise
        if not self.templates_read_all_pages and not self.is_in_nav(page):
            _release(page)
        if not written.strip():
            self._log.info("Page skipped: '%s'. Generated empty output.", page.file.src_uri)
            return False
        content, path = written.encode("utf-8", errors="xmlcharrefreplace"), page.file.abs_dest_path
        if finish:
            content = finish(page.file.dest_uri, content.decode())
        if not anew:
            return write_atomically(Path(path), content)
        folder = path.rpartition(os.sep)[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(path, "wb") as stream:  # noqa: PTH123 - a Path for each page takes a tenth of its time
            stream.write(content)
        return True

    def write_templates(self) -> None:
        """Write what the theme makes of the site as a whole, such as the list of its pages for search engines."""
        for name in self.config.theme.static_templates:
            self._engine._build_theme_template(name, self._environment, self.files, self.config, self.nav)  # noqa: SLF001 - it has no other name
        for name in self.config.extra_templates:
            self._engine._build_extra_template(name, self.files, self.config, self.nav)  # noqa: SLF001 - it has no other name

    def check_anchors(self, pages: Iterable[Any]) -> None:
        """Warn of links to places of a page that are not there."""
        level = self.config.validation.links.anchors
        for page in pages:
            page.validate_anchor_links(files=self.files, log_level=level)

    def _context(self, page: Any) -> Any:  # noqa: ANN401 - the engine's own
        return self._engine.get_context(self.nav, self.documents, self.config, page)

    def _wanted(self) -> Iterator[str]:
        for file in self.files:
            if file.inclusion.is_included():
                yield file.abs_dest_path
        for name in (*self.config.theme.static_templates, *self.config.extra_templates):
            path = Path(self.config.site_dir) / name
            yield from (str(path), f"{path}.gz")


def _place(file: Any, docs: str) -> tuple[bool, list[tuple[bool, bool, str]]]:  # noqa: ANN401 - see above
    """Return where a file stands: before the folders beside it, the index first; those of the theme at the end."""
    *folders, name = file.src_uri.split("/")
    if file.src_dir != docs:
        return True, []
    last = (False, PurePosixPath(name).stem not in {"index", "README"}, name)
    return False, [*((True, True, folder) for folder in folders), last]


def _remove_others(site: Path, wanted: set[str]) -> None:
    """Delete every file of the site's folder that is not wanted; as the engine does, leave what is hidden."""
    for entry in site.iterdir():
        if not entry.name.startswith("."):
            for path in entry.rglob("*") if entry.is_dir() else (entry,):
                if path.is_file() and str(path) not in wanted:
                    path.unlink()


def _release(page: Any) -> None:  # noqa: ANN401 - see above
    """Forget what nobody asks for after a page is written, so that a large site does not fill the memory."""
    page.markdown, page.content, page.toc = "", None, []
    page.meta = {name: page.meta[name] for name in ("title",) if name in page.meta}


def _read_all_pages(theme: Any) -> bool:  # noqa: ANN401 - the engine's own
    """Tell whether the theme may write one page from others; Material does only by what stands in the navigation."""
    if theme.name != "material":
        return True
    own = [path for path in Path(theme.custom_dir).rglob("*") if path.is_file()] if theme.custom_dir else []
    return any(
        path.suffix in {".html", ".xml", ".txt", ".json"} and _ALL_PAGES.search(path.read_text(encoding="utf-8"))
        for path in own
    )
