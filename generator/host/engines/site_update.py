"""So that an edit costs the pages that it changes, and the site is what a whole build would make it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from generator.output import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.host.engines.kept_site import KeptSite

_BESIDE_TITLE = ("icon", "status", "subtitle")
"""What Material shows, from the head of a page, in the navigation on all others."""


class WholeError(Exception):
    """More than single pages is to be made, or nothing less is certain to be right."""


def update(site: KeptSite, paths: Iterable[str]) -> list[str]:
    """Bring the site up to date with the files at these paths below docs_dir; return addresses of what is different.

    Raises WholeError, and then the site is in between and must be built as a whole.
    """
    if site.templates_read_all_pages:
        raise WholeError
    changed, added, removed = _sorted(site, paths)
    before = _shown(site.nav.items)
    written = [*_remove(site, removed), *_write_files(site, [*changed, *_add(site, added)])]
    came_or_went = {*added, *removed}
    pages = dict.fromkeys((*changed, *added, *_linking(site, came_or_went)))
    written += _write_pages(site, pages)
    if _shown(site.nav.items) != before:
        raise WholeError
    if came_or_went:
        site.write_templates()
    return written


def _sorted(site: KeptSite, paths: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Sort paths into those that changed, came and went."""
    changed: list[str] = []
    added: list[str] = []
    removed: list[str] = []
    for path in paths:
        file = site.files.src_uris.get(path)
        if (Path(site.config.docs_dir) / path).is_file():
            (added if file is None else changed).append(path)
        elif file is not None:
            removed.append(path)
        if file is not None and file.src_dir != site.config.docs_dir:
            raise WholeError  # it comes in the place of a file of the theme
    for path in (*added, *removed):
        if _is_special(site, path):
            raise WholeError
    return changed, added, removed


def _is_special(site: KeptSite, path: str) -> bool:
    """Tell whether other files may be built, or the navigation may differ, because this one came or went."""
    plain = PurePosixPath(path)
    docs = Path(site.config.docs_dir)
    if plain.suffix != ".md":
        rivals = [path.removesuffix("/index.html") + ".md", path.removesuffix(".html") + ".md"]
    elif plain.stem == "index":
        rivals = [str(plain.with_name("README.md")), f"{plain.parent}.md", str(plain.with_suffix(".html"))]
    else:
        rivals = [str(plain.with_suffix("") / name) for name in ("index.md", "README.md", "index.html")]
    return (
        plain.stem == "README"
        or path in _named(site.config.nav)
        or any((docs / rival).is_file() for rival in rivals if rival != path)
        or any((Path(folder) / path).is_file() for folder in site.config.theme.dirs)
        or plain.with_suffix("").name + ".html" in site.config.theme.static_templates
    )


def _named(nav: Any) -> set[str]:  # noqa: ANN401 - lists and dicts of lists, dicts and paths
    """Return all that the navigation may name."""
    if isinstance(nav, str):
        return {nav}
    parts = nav.values() if isinstance(nav, dict) else nav or ()
    return set().union(*map(_named, parts))


def _shown(items: Iterable[Any]) -> list[Any]:
    """Return what of the navigation stands on every page."""
    return [
        (item.title, getattr(item, "url", None), [item.meta.get(name) for name in _BESIDE_TITLE])
        if item.is_page
        else (item.title, getattr(item, "url", None), _shown(item.children or ()))
        for item in items
    ]


def _remove(site: KeptSite, paths: list[str]) -> list[str]:
    gone = []
    for path in paths:
        file = site.files.src_uris[path]
        site.files.remove(file)
        site.targets.pop(path, None)
        if file.inclusion.is_included():
            gone.append(_address(file))
            built = Path(file.abs_dest_path)
            built.unlink(missing_ok=True)
            _remove_empty(built.parent, Path(site.config.site_dir))
    return gone


def _remove_empty(folder: Path, site: Path) -> None:
    while folder != site and site in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _add(site: KeptSite, paths: list[str]) -> list[str]:
    """Make files of what came, in the order in which the engine finds files."""
    structure = import_module(f"{site.package}.structure.files")
    config = site.config
    for path in paths:
        file = structure.File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        structure.set_exclusions([file], config)
        if file.inclusion.is_in_nav() and file.is_documentation_page():
            raise WholeError  # the engine has a word to say about a page that is left out of the navigation
        site.files.append(file)
        if file.is_documentation_page() and file.inclusion.is_included():
            import_module(f"{site.package}.structure.pages").Page(None, file, config)
    return paths


def _linking(site: KeptSite, paths: set[str]) -> list[str]:
    """Return the pages that link to any of these files, or may."""
    if not paths:
        return []
    site.look_for_files_again()
    return [page for page, targets in site.targets.items() if targets is None or not paths.isdisjoint(targets)]


def _write_files(site: KeptSite, paths: Iterable[str]) -> list[str]:
    """Copy those files that are no pages."""
    written = []
    for path in paths:
        file = site.files.src_uris[path]
        if file.is_documentation_page() or not file.inclusion.is_included():
            continue
        if write_atomically(Path(file.abs_dest_path), file.content_bytes):
            written.append(_address(file))
    return written


def _write_pages(site: KeptSite, paths: Iterable[str]) -> list[str]:
    files = [site.files.src_uris[path] for path in paths]
    pages = [file.page for file in files if file.page is not None]
    for page in pages:
        site.read(page)
    written = [_address(page.file) for page in pages if site.write_page(page)]
    site.check_anchors(pages)
    return written


def _address(file: Any) -> str:  # noqa: ANN401 - MkDocs and ProperDocs have one each
    """Return where a file of the site is found, relative to the site."""
    return "" if file.url in {".", "./"} else str(file.url)
